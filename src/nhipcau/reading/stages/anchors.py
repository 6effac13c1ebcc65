"""Where a saved page prints the article's own date and what its lines may head; read by `headline`."""

from __future__ import annotations

from nhipcau.reading.stages.boxes import Sheet
from nhipcau.reading.stages.kinds import Kind, is_name
from nhipcau.reading.stages.lexicon import is_whole
from nhipcau.reading.stages.lines import Line
from nhipcau.reading.stages.stamps import Stamp, stamps

_HIGH = 3
"""Lines from the top among which a weekday and a date are the site's clock."""
_BETWEEN = 3
"""Lines between title and date: author, office, buttons."""


def own_date(sheet: Sheet, first: int) -> int | None:
    """Find the last date line above the first paragraph that is no clock."""
    dated = [i for i in range(min(first, len(sheet.lines))) if sheet.kinds[i] in {Kind.DATE, Kind.CREDIT}]
    found = [(i, printed[0]) for i in dated if (printed := stamps(sheet.lines[i].text))]
    for place in range(len(found) - 1, -1, -1):
        index, stamp = found[place]
        if not _is_clock(index, stamp, [day for _, day in found[:place]]):
            return index
    return None


def _is_clock(index: int, stamp: Stamp, before: list[Stamp]) -> bool:
    if stamp.label in {"published", "updated"} or not stamp.has_weekday:
        return stamp.label == "clock"
    return not any(other.has_weekday for other in before) and index < _HIGH


def above_date(sheet: Sheet, first: int) -> int | None:
    """Find the line that the article's own date stands under, its author passed over."""
    index = own_date(sheet, first)
    if index is None:
        return None
    for above in range(index - 1, max(-1, index - 1 - _BETWEEN), -1):
        line, kind = sheet.lines[above], sheet.kinds[above]
        byline = is_name(line.text) and not is_short_title(line)
        if kind in {Kind.TOOL, Kind.CREDIT, Kind.DATE, Kind.IMAGE} or byline:
            continue
        return above if kind in {Kind.SHORT, Kind.PROSE} else None
    return None


def is_menu(line: Line) -> bool:
    """Tell a line joined of section names."""
    return is_whole("sections", "menu", line.text)


def is_short_title(line: Line) -> bool:
    """Tell the few words under which papers print notices."""
    return is_whole("sections", "notices", line.text)
