"""Which line of a saved page is its title, and where the article begins. Called by `tidy`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from nhipcau.reading.stages.anchors import (
    above_date,
    below_date,
    heads_menu,
    is_long_title,
    is_menu,
    is_short_title,
    tops_page,
)
from nhipcau.reading.stages.boxes import Sheet, after_box
from nhipcau.reading.stages.kinds import PASSING, Kind, looks_like_title
from nhipcau.reading.stages.lexicon import opens_with
from nhipcau.reading.stages.lines import Line
from nhipcau.reading.stages.sites import names_site

_REACH = 30
"""Lines above the first paragraph in which the title is sought: toolbars and captions stand between."""
_CRUMBS = re.compile(r"\s(?:>|\u203a|»|/|»|→|\|)\s|^(?:trang chu|home|accueil|首页)\b")
_SITE = re.compile(r"\s+[-–—|_»]\s+[^-–—|_»]{2,60}$")
_KNOWN = 0.12
"""Share of a title's word pairs that its article repeats; names of sites and slogans stay below."""
_LONG = 8
"""Words that no section's name has."""
_EARLY_MASS = 300
_LATER_RUN = 3


def first_paragraph(sheet: Sheet) -> int:
    """Find the first paragraph that stands in no box; the page's end when there is none."""
    index, total = 0, len(sheet.lines)
    while index < total:
        kind = sheet.kinds[index]
        if kind is Kind.PROSE and not _is_teaser_only(sheet, index) and not is_long_title(sheet, index):
            return index
        if kind is Kind.RELATED and not _heads_article(sheet, index):
            index = _skip_items(sheet, index)
            continue
        index += 1
    return next((i for i, kind in enumerate(sheet.kinds) if kind is Kind.PROSE), total)


def _heads_article(sheet: Sheet, index: int) -> bool:
    """A section name that is also a box heading ("Tin tức nổi bật") may stand right above the title."""
    below = sheet.next_of(index)
    run = sheet.run(sheet.next_of(below)) if below < len(sheet.lines) else []
    return len(run) >= 2  # noqa: PLR2004


def _skip_items(sheet: Sheet, index: int) -> int:
    """Pass over headline-and-blurb pairs under a box heading above the article."""
    index += 1
    while index < len(sheet.lines):
        if sheet.kinds[index] is Kind.PROSE:
            run = sheet.run(index) or [index]
            if len(run) > 1 or not _followed_by_pair(sheet, run[-1]):
                return index
        index += 1
    return index


def _followed_by_pair(sheet: Sheet, index: int) -> bool:
    head = sheet.next_of(index)
    body = sheet.next_of(head) if head < len(sheet.lines) else head
    return body < len(sheet.lines) and sheet.kinds[head] is Kind.SHORT and sheet.kinds[body] is Kind.PROSE


def _is_teaser_only(sheet: Sheet, index: int) -> bool:
    """A lone long line high in the page while a run of paragraphs comes later (cookie notes, tickers)."""
    run = sheet.run(index) or [index]  # a paragraph that a dash opens makes no run
    if len(run) > 1 or sheet.lines[index].weight > _EARLY_MASS:
        return False
    nearest = next((i for i in range(run[-1] + 1, len(sheet.lines)) if sheet.kinds[i] is Kind.PROSE), None)
    if nearest is None or nearest - index < 8:  # noqa: PLR2004  a sapo, then captions and buttons
        return False
    return len(sheet.run(nearest)) >= _LATER_RUN


@dataclass(frozen=True)
class Clues:
    """What a title is measured by."""

    first: int
    counts: Counter[str]
    body: set[str]
    lead: set[str]
    dated: int | None
    """The line above the article's own date."""
    under: int | None
    """The line below it."""


def find_title(sheet: Sheet, first: int) -> int | None:
    """Pick the title's line above the first paragraph."""
    prose = [line.terms for line in sheet.lines[first:] if sheet.kinds[line.index] is Kind.PROSE]
    lead = sheet.lines[first].terms if first < len(sheet.lines) else set()
    body = set[str]().union(*prose)
    counts = Counter(line.bare for line in sheet.lines)
    clues = Clues(first, counts, body, lead, *_around_date(sheet, first, body))
    above = range(max(0, first - _REACH), first)
    scored = [
        (_score(sheet, index, clues), -index)
        for index in above
        if _may_be_title(sheet, index) or (index == clues.dated and is_short_title(sheet.lines[index]))
    ]
    return -max(scored)[1] if scored else None


def _around_date(sheet: Sheet, first: int, body: set[str]) -> tuple[int | None, int | None]:
    """Find the lines above and below the article's own date; below only when the one above is no title."""
    above, below = above_date(sheet, first), below_date(sheet, first)
    if above is not None and _heads_page(sheet, above, body):
        return above, None
    return above, below if below is not None and _is_known(sheet.lines[below], body) else None


def _heads_page(sheet: Sheet, index: int, body: set[str]) -> bool:
    """Tell a title over its date from a site's name or a section over the clock."""
    line = sheet.lines[index]
    if not _may_be_title(sheet, index) or heads_menu(sheet, index) or names_site(line.text):
        return False
    signed = index + 1 < len(sheet.lines) and sheet.kinds[index + 1] not in PASSING
    return _is_known(line, body) or signed or len(line.text.split()) >= _LONG


def _is_known(line: Line, body: set[str]) -> bool:
    return bool(line.terms) and len(line.terms & body) / len(line.terms) >= _KNOWN


def _may_be_title(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if sheet.kinds[index] not in {Kind.SHORT, Kind.CAPTION, Kind.CREDIT, Kind.POINTER, Kind.PROSE}:
        return False
    if is_menu(line) or (line.ends and sheet.kinds[index] is Kind.CAPTION):
        return False
    if _CRUMBS.search(line.folded) and not _SITE.search(line.text):
        return False
    if line.text.endswith(",") or (index and _is_office(line) and sheet.lines[index - 1].text.endswith(",")):
        return False
    return looks_like_title(line) and line.weight >= 12  # noqa: PLR2004


def _is_office(line: Line) -> bool:
    """Tell a line of an author's offices."""
    return opens_with("sections", "offices", line.text)


def _score(sheet: Sheet, index: int, clues: Clues) -> float:
    """Weigh length, words shared with the text, distance to it, echoes on the page, and the line below."""
    line = sheet.lines[index]
    own = line.terms or {""}
    score = 4.0 * len(own & clues.body) / len(own) + 1.5 * len(own & clues.lead) / len(own)
    score += min(line.weight, 90) / 60 - max(0, line.weight - 150) / 60
    score -= 0.08 * _distance(sheet, index, clues.first)
    score += 1.2 * (clues.counts[line.bare] > 1 or _is_echoed(sheet, line))
    known = _is_known(line, clues.body)
    score += 2.0 * (index == clues.under) - 4.0 * heads_menu(sheet, index)
    if clues.dated is not None and index > clues.dated and _heads_page(sheet, clues.dated, clues.body):
        score -= 3.0  # a sub-heading under title, author and date
    if clues.dated is not None and index < clues.dated and tops_page(sheet, index):
        score -= 4.0 * _heads_page(sheet, clues.dated, clues.body)
    if index == clues.dated:
        score += 3.0 if known or is_short_title(line) else 1.2
    else:
        following = sheet.kinds[index + 1] if index + 1 < len(sheet.kinds) else Kind.SHORT
        score += (1.2 if known else 0.3) * (following in {Kind.DATE, Kind.TOOL, Kind.CREDIT})
    score += (0.8 if known else 0.2) * (index == 0)
    score -= 1.5 * (sheet.kinds[index] in {Kind.CAPTION, Kind.CREDIT})
    return score - 2.0 * line.bullet - 1.0 * (sheet.kinds[index - 1] is Kind.IMAGE if index else 0)


def _distance(sheet: Sheet, index: int, first: int) -> int:
    return sum(sheet.kinds[i] not in PASSING for i in range(index, first))


def _is_echoed(sheet: Sheet, line: Line) -> bool:
    """The window's title repeats it with the site's name behind."""
    return any(
        other is not line and other.bare.startswith(line.bare + " ") and len(other.bare) < len(line.bare) + 60
        for other in sheet.lines[:_REACH]
    )


__all__ = ["after_box", "find_title", "first_paragraph"]
