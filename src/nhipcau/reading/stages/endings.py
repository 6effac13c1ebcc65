"""A last line under an article that alone names somebody and what they did. Called by `body`.

Portals print it as the last picture's caption; without it the one who spoke is lost.
"""

from __future__ import annotations

import re

from nhipcau.reading.stages.boxes import COHERENT, Sheet
from nhipcau.reading.stages.captions import may_close
from nhipcau.reading.stages.kinds import Kind
from nhipcau.reading.stages.lines import Line

_SOMEONE = re.compile(
    r"^(?:đ/c|đ\.c|các đồng chí|đồng chí|ông|bà|ngài)\.?\s+"
    r"(?P<name>[A-ZÀ-ỸĐ][\w’']*(?:[ -]+[A-ZÀ-ỸĐ][\w’']*){1,5})(?=\s*[,–—-])",
)
_WORDS = range(12, 45)
_FURNITURE = frozenset({Kind.TOOL, Kind.DATE, Kind.CREDIT, Kind.TAGS, Kind.RELATED, Kind.CLOSING})
_FURNITURE_TOO = _FURNITURE | {Kind.FOOTER, Kind.COMMENTS, Kind.POINTER}


def last_of_someone(sheet: Sheet, last: int) -> int | None:
    """Find the line right below the last paragraph that names somebody with an office, and a deed."""
    index = last + 1
    if index >= len(sheet.lines) or sheet.kinds[index] not in {Kind.CAPTION, Kind.SHORT}:
        return None
    line = sheet.lines[index]
    if line.bullet or len(line.text.split()) not in _WORDS or not may_close(line):
        return None
    below = index + 1
    if below < len(sheet.lines) and sheet.kinds[below] not in _FURNITURE_TOO:
        return None
    return index if _names_anew(sheet, line, last) else None


def _names_anew(sheet: Sheet, line: Line, last: int) -> bool:
    """A caption must name whom the text does not; another line must go on with the text."""
    match = _SOMEONE.match(line.text[:1].lower() + line.text[1:])
    if match is None:
        return False
    named = any(match["name"] in each.text for each in sheet.lines[: last + 1])
    if sheet.kinds[line.index] is Kind.CAPTION:
        return not named
    return named and sheet.cohesion(line.index) >= 2 * COHERENT
