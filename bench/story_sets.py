"""Labelled sets for grouping: our own fifty events in six languages, the sample press, or a file of yours.

In: nothing or a path. Out: rows in time order. Called by bench/stories.py and tests/reading/test_group.py.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from nhipcau.reading.languages.identify import identify
from nhipcau.sample.edition import articles

FOLDER = Path(__file__).resolve().parent / "stories_set"
TODAY = date(2026, 11, 20)
VIETNAM = timezone(timedelta(hours=7))
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Of a row before the first dated one; later rows without a date came with the row above them."""
_EVENT = re.compile(r"== (?P<story>\S+) (?P<day>\d{4}-\d\d-\d\d)")
_TELLING = re.compile(
    r"(?P<language>\w\w) (?P<after>-?\d+) (?P<hour>\d\d:\d\d) (?P<title>.+?) \| (?P<text>.+)"
)
TEXT_NAMES = ("text", "body", "content")


@dataclass(frozen=True, slots=True)
class Row:
    """One article with the story a person says it belongs to."""

    key: str
    story: str
    language: str
    at: datetime
    title: str
    text: str


class UnreadableSetError(SystemExit):
    """The file is no labelled set; the message says which line and why."""


def own() -> list[Row]:
    """Return the fifty made events, with pieces that belong to nothing among them."""
    rows = [row for path in sorted(FOLDER.glob("*.txt")) for row in _told(path)]
    return sorted(rows, key=lambda row: (row.at, row.key))


def _told(path: Path) -> Iterator[Row]:
    story, day = "", date.min
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if event := _EVENT.fullmatch(line):
            story, day = event["story"], date.fromisoformat(event["day"])
        elif telling := _TELLING.fullmatch(line):
            at = datetime.fromisoformat(f"{day}T{telling['hour']}").replace(tzinfo=VIETNAM)
            at += timedelta(days=int(telling["after"]))
            key = f"{path.stem}:{number}"
            yield Row(key, story, telling["language"], at, telling["title"], telling["text"])
        elif line:
            raise UnreadableSetError(f"{path.name}:{number}: neither an event nor a telling of one")


def sample_press() -> list[Row]:
    """Return the articles of the demo's press."""
    rows = [
        Row(piece.key, piece.story, piece.language, piece.published_at, piece.title, piece.text)
        for piece in articles(TODAY)
    ]
    return sorted(rows, key=lambda row: (row.at, row.key))


def halves(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Part a set by whole stories, neighbours kept together so that distractors meet: to tune, to report."""
    stories = list(dict.fromkeys(row.story for row in rows))
    first = {story for number, story in enumerate(stories) if number // 4 % 2 == 0}
    return [row for row in rows if row.story in first], [row for row in rows if row.story not in first]


def from_file(path: Path) -> list[Row]:
    """Read TSV (with a head line) or JSONL: id, story, title, text; language, published_at, lead if there."""
    if not path.is_file():
        raise UnreadableSetError(f"{path}: no such file")
    table = _json_lines(path) if path.suffix in {".jsonl", ".ndjson", ".json"} else _table(path)
    rows, at = [], UNDATED
    for number, fields in table:
        at = _moment(path, number, fields.get("published_at", "")) or at
        rows.append(_row(path, number, fields, at))
    if not rows:
        raise UnreadableSetError(f"{path}: no rows")
    first = min((row.at for row in rows if row.at != UNDATED), default=UNDATED)
    return sorted((replace(row, at=max(row.at, first)) for row in rows), key=lambda row: row.at)


def _json_lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if line.strip():
            try:
                fields = json.loads(line)
            except ValueError as flaw:
                raise UnreadableSetError(f"{path}:{number}: not JSON ({flaw})") from flaw
            if not isinstance(fields, dict):
                raise UnreadableSetError(f"{path}:{number}: one object a line is needed")
            yield number, {name: "" if said is None else str(said) for name, said in fields.items()}


def _table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, dialect="excel" if path.suffix == ".csv" else "excel-tab")
        for fields in reader:
            yield reader.line_num, {name: said or "" for name, said in fields.items() if name}


def _row(path: Path, number: int, fields: dict[str, str], at: datetime) -> Row:
    if missing := [name for name in ("story", "title") if not fields.get(name)]:
        raise UnreadableSetError(
            f"{path}:{number}: {' and '.join(missing)} missing (has {', '.join(fields)})"
        )
    body = next((fields[name] for name in TEXT_NAMES if fields.get(name)), "")
    text = " ".join(part for part in (fields.get("lead", ""), body) if part)
    title = fields["title"]
    language = fields.get("language") or identify(f"{title}\n{text[:1000]}") or "und"
    return Row(fields.get("id") or str(number), fields["story"], language, at, title, text)


def _moment(path: Path, number: int, said: str) -> datetime | None:
    if not said.strip():
        return None
    day_first = re.sub(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})", _year_first, said.strip())
    try:
        at = datetime.fromisoformat(day_first)
    except ValueError as flaw:
        raise UnreadableSetError(f"{path}:{number}: published_at {said!r} is no ISO date") from flaw
    return at if at.tzinfo else at.replace(tzinfo=VIETNAM)


def _year_first(found: re.Match[str]) -> str:
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
