"""A sheet of a decree's changes: cells in, rows as typed and every bad cell by its name out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nhipcau.reading.folding import fold
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE
from nhipcau.units.rules.kinds import LABELS
from nhipcau.units.rules.sheets import EMPTY, NO_COLUMN, NO_HEADER, TOO_MANY, Bad, cell_name

NO_WHAT, NO_KIND, NO_SHARE = "no_what", "no_kind", "no_share"
COLUMNS = ("what", "unit", "target", "share", "name", "kind", "code", "parent")
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "what": ("viec", "thay doi", "action", "what"), "unit": ("don vi", "unit"),
    "target": ("vao don vi", "don vi nhan", "into"), "share": ("ty le", "share"),
    "name": ("ten moi", "ten", "name", "new name"), "kind": ("loai moi", "loai", "kind", "new kind"),
    "code": ("ma moi", "ma", "code", "new code"), "parent": ("thuoc", "cap tren", "parent"),
}  # fmt: skip
"""How the columns are headed, folded, in Vietnamese and English; a heading may go on after these words."""
WHATS = {"lap": NEW, "nhap": UNITE, "chia": SPLIT, "doi": RENAME, "chuyen": MOVE}
"""The first word of what a cell says, folded; the English code stands too."""
NEEDED = {
    NEW: ("name", "kind", "code"), UNITE: ("unit", "target"), SPLIT: ("unit", "target"), RENAME: ("unit",),
    MOVE: ("unit", "parent"),
}  # fmt: skip
MAIN = frozenset({"phan chinh", "main part"})
KINDS = {fold(label): kind for kind, label in LABELS.items()}
HEADER_WITHIN, MOST_ROWS = 15, 5000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it was typed, and where its cells stand."""

    what: str
    said: Mapping[str, str]
    cells: Mapping[str, str]
    """Column → "C7"."""
    share: str = ""
    is_main: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What stands in a sheet."""

    rows: list[SheetRow] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)


def read_changes(cells: Sequence[Sequence[object]]) -> SheetRead:
    """Read the table below its headings; a row without a word in "Việc" and "Đơn vị" is no row."""
    top, columns = _header(cells)
    if top < 0:
        return SheetRead(bad=[Bad("A1", NO_HEADER)])
    missing = [name for name in ("what", "unit") if name not in columns]
    if missing:
        return SheetRead(bad=[Bad(cell_name(top, 0), NO_COLUMN, column=name) for name in missing])
    if len(cells) - top > MOST_ROWS + 1:
        return SheetRead(bad=[Bad(cell_name(top + MOST_ROWS + 1, 0), TOO_MANY)])
    read = SheetRead()
    for line, row in enumerate(cells[top + 1 :], start=top + 1):
        said = {name: text_of(row[place]) if place < len(row) else "" for name, place in columns.items()}
        if any(said.values()):
            _take(read, said, {name: cell_name(line, place) for name, place in columns.items()})
    return read


def share_of(said: str) -> str | None:
    """Return "0.6" for 60, "60 %" or 60,0; empty for nothing; None for what is no share."""
    text = said.replace("%", "").replace(",", ".").strip()
    if not text:
        return ""
    whole, _point, rest = text.partition(".")
    if not (whole.isascii() and f"{whole}{rest}".isdigit()):
        return None
    share = round(float(text) / 100, 8)
    return str(share) if 0 < share <= 1 else None


def text_of(cell: object) -> str:
    """Return a cell's words; Excel keeps the code 04012 as 4012.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split()) if cell is not None else ""


def _header(cells: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    best, columns = -1, dict[str, int]()
    for line, row in enumerate(cells[:HEADER_WITHIN]):
        named: dict[str, int] = {}
        for place, cell in enumerate(row):
            heading = fold(text_of(cell))
            name = next((key for key, starts in HEADINGS.items() if _heads(heading, starts)), "")
            if name:
                named.setdefault(name, place)
        if len(named) > max(len(columns), 1):
            best, columns = line, named
    return best, columns


def _heads(heading: str, starts: Sequence[str]) -> bool:
    return any(heading == start or heading.startswith((f"{start} ", f"{start}(")) for start in starts)


def _take(read: SheetRead, said: dict[str, str], cells: dict[str, str]) -> None:
    """Put a row in, or its bad cells."""
    first = fold(said["what"]).split(" ")[0].strip(",.;:")
    what = WHATS.get(first, first if first in NEEDED else "")
    if not what:
        read.bad.append(Bad(cells["what"], NO_WHAT if said["what"] else EMPTY, said["what"]))
        return
    bad = [
        Bad(cells.get(name, cells["what"]), EMPTY, column=name) for name in NEEDED[what] if not said.get(name)
    ]
    kind = _kind(said.get("kind", ""))
    if kind is None:
        bad.append(Bad(cells["kind"], NO_KIND, said["kind"]))
    share, is_main = _share(said.get("share", ""))
    if share is None:
        bad.append(Bad(cells["share"], NO_SHARE, said["share"]))
    if bad:
        read.bad.extend(bad)
        return
    read.rows.append(SheetRow(what, said, cells, share or "", is_main, kind or ""))


def _kind(said: str) -> str | None:
    if not said:
        return ""
    return said if said in LABELS else KINDS.get(fold(said))


def _share(said: str) -> tuple[str | None, bool]:
    if fold(said) in MAIN:
        return "", True
    return share_of(said), False
