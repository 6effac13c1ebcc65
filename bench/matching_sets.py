"""Sets of claims and queries: our own labelled one, or two files of anybody's; faults are told by file and line.

In: paths. Out: claims, queries with their right claims. Called by bench/matching.py and tests/reading/matching.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "matching_set"
HEADS = {
    "id", "claim_id", "query_id", "vclaim_id", "tweet_id", "iclaim_id", "qid", "docid", "key", "claim", "text", "title",
    "vclaim", "iclaim", "tweet", "tweet_content", "right claim id", "right_claim_id", "language", "lang", "style",
    "content", "query", "kind",
}  # fmt: skip
ENCODINGS = ("utf-8-sig", "cp1252")


class UnreadableSetError(SystemExit):
    """A file is no set of claims or queries; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An earlier claim."""

    key: str
    title: str
    text: str


@dataclass(slots=True)
class Query:
    """A text whose right claims are known."""

    key: str
    text: str
    right: set[str] = field(default_factory=set)
    language: str | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Flip:
    """A text that looks like a claim and says the opposite or another thing."""

    key: str
    text: str
    language: str
    claim: str
    kind: str


def read_claims(path: Path) -> list[Claim]:
    """Read `id, title, text`; two columns are id and text. The same id twice is an error."""
    found: dict[str, Claim] = {}
    for line, row in rows_of(path):
        if len(row) < 2:
            raise _fault(path, line, f"{len(row)} column(s) where id, title and text are expected")
        key, title, text = row[0], row[1] if len(row) > 2 else "", row[2] if len(row) > 2 else row[1]
        if not (title or text):
            print(f"{path.name}, line {line}: claim {key} is empty, left out", file=sys.stderr)
            continue
        if key in found and found[key] != Claim(key, title, text):
            raise _fault(path, line, f"the claim id {key!r} stands twice with different texts")
        found[key] = Claim(key, title, text)
    if not found:
        raise UnreadableSetError(f"{path}: no claims")
    return list(found.values())


def read_queries(path: Path, claims: list[Claim]) -> list[Query]:
    """Read `id, text, right claim id` and where there are more columns language and style; one id may have many rows."""
    known = {claim.key for claim in claims}
    found: dict[str, Query] = {}
    lost = 0
    for line, row in rows_of(path):
        if len(row) < 3:
            raise _fault(path, line, f"{len(row)} column(s) where id, text and right claim id are expected")
        key, text, right = row[0], row[1], row[2]
        if right not in known:
            lost += 1
            if lost <= 3:
                print(f"{path.name}, line {line}: no claim {right!r}; the row is left out", file=sys.stderr)
            continue
        language = row[3] if len(row) > 3 and len(row[3]) == 2 else None
        query = found.setdefault(key, Query(key, text, set(), language, row[4] if len(row) > 4 else ""))
        query.right.add(right)
    if lost:
        print(f"{path.name}: {lost} rows name a claim that is not in the claims", file=sys.stderr)
    if not found:
        raise UnreadableSetError(f"{path}: no query names a claim of the claims file")
    return list(found.values())


def read_flips(path: Path) -> list[Flip]:
    """Read `id, text, language, claim, kind`."""
    return [Flip(*row[:5]) for _, row in rows_of(path)]


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each row; a head line, empty lines and a byte order mark are passed over."""
    content = _decoded(path)
    quoted = _is_quoted(content)
    csv.field_size_limit(10_000_000)
    style = {"quoting": csv.QUOTE_MINIMAL} if quoted else {"quoting": csv.QUOTE_NONE}
    reader = csv.reader(io.StringIO(content, newline=""), delimiter="\t", **style)  # type: ignore[arg-type]
    try:
        for number, row in enumerate(reader):
            cells = [cell.strip() for cell in row]
            if not any(cells) or (number == 0 and _is_head(cells)):
                continue
            yield reader.line_num, cells
    except csv.Error as fault:
        raise _fault(path, reader.line_num, str(fault)) from fault


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise UnreadableSetError(f"{path}: {fault.strerror}") from fault
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16").replace("\x00", "")
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as fault:
            line = content[: fault.start].count(b"\n") + 1
            print(f"{path.name}, line {line}: not {encoding.removesuffix('-sig')}", file=sys.stderr)
            continue
        return text.replace("\x00", "")
    return content.decode("utf-8", errors="replace").replace("\x00", "")


def _is_quoted(content: str) -> bool:
    """Tell whether cells are CSV-quoted: read so, every row has as many cells as the first; raw, some have not."""
    if '"' not in content:
        return False
    raw = {line.count("\t") for line in content.splitlines() if line.strip()}
    try:
        reader = csv.reader(io.StringIO(content, newline=""), delimiter="\t", strict=True)
        widths = {len(row) for row in reader if any(row)}
    except csv.Error:
        return False
    opened = sum(cell.startswith('"') for line in content.splitlines() for cell in line.split("\t"))
    closed = sum(cell.rstrip().endswith('"') for line in content.splitlines() for cell in line.split("\t"))
    return len(widths) == 1 and (len(raw) > 1 or opened == closed)


def _is_head(cells: list[str]) -> bool:
    named = [cell.lower() in HEADS for cell in cells if cell]
    return sum(named) * 2 > len(named)


def _fault(path: Path, line: int, what: str) -> UnreadableSetError:
    return UnreadableSetError(f"{path}, line {line}: {what}. Columns are parted by tabs.")
