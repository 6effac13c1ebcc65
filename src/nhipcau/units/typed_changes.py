"""Rows of a decree as people type them: texts in, changes with our ids or a refusal at its field out.

Called by the forms of a decree and by its sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE, Change, new_id
from nhipcau.units.rules.decree_sheets import share_of
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import titled
from nhipcau.units.rules.typed import meant
from nhipcau.units.rules.validity import DAY
from nhipcau.units.wording_decrees import Names

PARTS = 5
"""An old commune went to two to five new ones (the seed of 2025)."""
OFFERED = 4
NAME_LENGTH, CODE_LENGTH = 80, 5


@dataclass(slots=True)
class Reader:
    """Finds the units that texts mean, those begun by earlier rows too."""

    gazetteer: Gazetteer
    on: date
    changes: list[Change] = field(default_factory=list)

    def unit(self, text: str, name: str) -> str:
        """Return the unit that stands before the day or begins by an earlier row."""
        born = [change.unit for change in self.changes if change.what == NEW and _is_called(change, text)]
        found = born or [period.unit_id for period in meant(self.gazetteer, text, self.on - DAY)]
        if not found:
            words = _("Không thấy đơn vị “%(said)s” vào trước ngày hiệu lực. Hãy ghi đúng tên hoặc mã.")
            raise Refused(words % {"said": text[:60]}, field=name)
        if len(found) > 1:
            names = Names(self.gazetteer, self.changes)
            said = "; ".join(f"{names.placed(each)}, {self._code(each)}" for each in found[:OFFERED])
            words = _("Có nhiều đơn vị “%(said)s”: %(names)s. Hãy ghi mã.")
            raise Refused(words % {"said": text[:60], "names": said}, field=name)
        return found[0]

    def _code(self, unit_id: str) -> str:
        return self.gazetteer.units[unit_id][-1].code

    def born(self, said: Mapping[str, Any]) -> Change:
        """Return the row of a unit that begins."""
        code, parent = code_of(said["code"]), said.get("parent", "")
        above = self.unit(parent, "parent") if parent else ""
        for name in ("name", "kind"):
            if not said[name]:
                raise Refused(_("Hãy ghi tên, loại và mã của đơn vị mới."), field=name)
        taken = {*self.gazetteer.units, *(change.unit for change in self.changes)}
        unit_id = new_id(code=code, parent=above, on=self.on, taken=taken)
        return Change(
            NEW, unit_id, name=name_of(said["name"]), kind=said["kind"], code=code, parent=above
        )  # fmt: skip


def typed(what: str, said: Mapping[str, Any], reader: Reader) -> list[Change]:
    """Return the rows that one form says."""
    readers = {RENAME: _renames, UNITE: _unions, SPLIT: _splits, MOVE: _moves}
    return readers[what](said, reader) if what in readers else [reader.born(said)]


def code_of(text: str) -> str:
    """Return a state code as it is kept, or refuse it."""
    code = text.strip()
    if not (code.isascii() and code.isdigit() and len(code) <= CODE_LENGTH):
        raise Refused(_("Mã gồm các chữ số, nhiều nhất năm chữ số."), field="code")
    return code


def name_of(text: str) -> str:
    """Return a name as it is kept, or refuse it."""
    name = " ".join(text.split())
    if len(name) > NAME_LENGTH:
        raise Refused(_("Tên dài quá 80 chữ."), field="name")
    return name


def with_main(rows: Sequence[Change]) -> list[Change]:
    """Mark the largest stated part of each split as its main one, where nobody marked one."""
    found: dict[str, Change] = {}
    for row in rows:
        best = found.get(row.unit)
        if row.what == SPLIT and row.share and (best is None or float(row.share) > float(best.share)):
            found[row.unit] = row
    marked = {row.unit for row in rows if row.is_main}
    return [
        replace(row, is_main=True) if found.get(row.unit) is row and row.unit not in marked else row
        for row in rows
    ]


def _is_called(change: Change, text: str) -> bool:
    folded = fold(" ".join(text.split()))
    return folded in {change.unit, change.code, fold(change.name), fold(titled(change.kind, change.name))}


def _renames(said: Mapping[str, Any], reader: Reader) -> list[Change]:
    code = code_of(said["code"]) if said["code"] else ""
    unit = reader.unit(said["unit"], "unit")
    return [Change(RENAME, unit, name=name_of(said["name"]), kind=said["kind"], code=code)]


def _unions(said: Mapping[str, Any], reader: Reader) -> list[Change]:
    sources = [reader.unit(line, "units") for line in lines_of(said["units"])]
    if said["target"]:
        target, rows = reader.unit(said["target"], "target"), list[Change]()
    else:
        rows = [reader.born(said)]
        target = rows[0].unit
    return [*rows, *(Change(UNITE, source, target) for source in sources if source != target)]


def _splits(said: Mapping[str, Any], reader: Reader) -> list[Change]:
    source, rows = reader.unit(said["unit"], "unit"), list[Change]()
    for place in range(1, PARTS + 1):
        text, share = said[f"target{place}"], share_of(said[f"share{place}"])
        if share is None:
            raise Refused(_("Tỷ lệ là một số từ 0 đến 100."), field=f"share{place}")
        if text:
            target = reader.unit(text, f"target{place}")
            is_main = not share and said["main"] == str(place)
            rows.append(Change(SPLIT, source, target, share, is_main=is_main))
    return with_main(rows)


def _moves(said: Mapping[str, Any], reader: Reader) -> list[Change]:
    parent = reader.unit(said["parent"], "parent")
    return [Change(MOVE, reader.unit(line, "units"), parent=parent) for line in lines_of(said["units"])]


def lines_of(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
