"""Where a saved page prints the article's own date and what its lines may head; read by `headline`."""

from __future__ import annotations

import re

from nhipcau.reading.folding import is_unspaced
from nhipcau.reading.stages.boxes import Sheet
from nhipcau.reading.stages.kinds import Kind, is_name, looks_like_title
from nhipcau.reading.stages.lexicon import is_whole
from nhipcau.reading.stages.lines import Line
from nhipcau.reading.stages.stamps import Stamp, stamps

_HIGH = 3
"""Lines from the top among which a weekday and a date are the site's clock."""
_BETWEEN = 3
"""Lines between title and date: author, office, buttons."""
_SAPO = 2
"""Paragraphs and author that may stand between the title and its date."""
_ITEM = 3
"""Words of a menu's item."""
_ITEMS = 3
_MENU = 7
"""Lines below a site's name among which its menu begins."""


def own_date(sheet: Sheet, first: int) -> int | None:
    """Find the last date line above the first paragraph that is no clock."""
    reach = min(first + _SAPO, len(sheet.lines))
    dated = [i for i in range(reach) if sheet.kinds[i] in {Kind.DATE, Kind.CREDIT}]
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
        sapo = above >= first and line.stops
        if kind in {Kind.TOOL, Kind.CREDIT, Kind.DATE, Kind.IMAGE} or byline or sapo:
            continue
        return above if kind in {Kind.SHORT, Kind.PROSE} else None
    return None


def is_menu(line: Line) -> bool:
    """Tell a line joined of section names."""
    return is_whole("sections", "menu", line.text)


def is_short_title(line: Line) -> bool:
    """Tell the few words under which papers print notices."""
    return is_whole("sections", "notices", line.text)


def heads_menu(sheet: Sheet, index: int) -> bool:
    """Tell a site's name: the items of its menu follow, or its clock stands on the same line."""
    line = sheet.lines[index]
    if index < _HIGH and any(stamp.has_weekday and not stamp.label for stamp in stamps(line.text)):
        return True
    below = sheet.lines[index + 1 : index + 1 + _MENU]
    items = [each for each in below if sheet.kinds[each.index] is Kind.SHORT and _is_item(each)]
    return len(items) >= _ITEMS


def _is_item(line: Line) -> bool:
    brief = line.weight <= 4 * _ITEM if is_unspaced(line.text) else len(line.text.split()) <= _ITEM
    return brief and not line.ends and not any(letter.isdigit() for letter in line.text)


def below_date(sheet: Sheet, first: int) -> int | None:
    """Find the line right under the article's own date, where sites print it above the title."""
    index = own_date(sheet, first)
    below = len(sheet.lines) if index is None else index + 1
    while below < first and sheet.kinds[below] in {Kind.TOOL, Kind.IMAGE}:
        below += 1
    return below if below < first else None


_NAME = 10
"""Words of the longest name of an office or a portal."""
_ITEMS_ON_LINE = re.compile(r"\s[|»>•·]\s|\S {2,}\S")


def tops_page(sheet: Sheet, index: int) -> bool:
    """Tell the name of a site or an office: few words on top, the clock, the menu or the path below."""
    line = sheet.lines[index]
    if index >= _HIGH or len(line.text.split()) > _NAME or line.ends:
        return False
    return any(
        _is_clock(below.index, printed[0], [])
        if (printed := stamps(below.text))
        else is_menu(below) or _ITEMS_ON_LINE.search(below.text) is not None or _is_item(below)
        for below in sheet.lines[index + 1 : index + 3]
    )


_HEADLINE = 8
"""Words of a headline; names of sections and most offices have fewer."""


def is_long_title(sheet: Sheet, index: int) -> bool:
    """Tell a headline as long as a paragraph: no stop, its date right below, no headline above."""
    line = sheet.lines[index]
    if line.ends or line.bullet or not looks_like_title(line):
        return False
    below = index + 1
    while below < len(sheet.lines) and below <= index + 2 and is_name(sheet.lines[below].text):
        below += 1
    if below >= len(sheet.lines) or sheet.kinds[below] is not Kind.DATE:
        return False
    above = sheet.lines[max(0, index - _BETWEEN) : index]
    return not any(
        len(each.text.split()) >= _HEADLINE and looks_like_title(each) and len(each.terms & line.terms) > 1
        for each in above
        if sheet.kinds[each.index] is Kind.SHORT
    )
