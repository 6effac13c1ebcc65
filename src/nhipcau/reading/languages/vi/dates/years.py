"""Settles years that the text leaves out: from the day of publication, then from the text and the title.

In comes what `scan` spotted, out goes the same with as many years as can be known. Called by `find_dates`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.evidence import (
    OLDEST_GUESS,
    lone_weak_year,
    nearest_year,
    title_year,
    year_evidence,
)
from nhipcau.reading.languages.vi.dates.history import told_year
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted, possible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.records import Span

_AHEAD = re.compile(
    r"[^\S\n]*,?[^\S\n]*(?:sắp tới|tới(?![^\S\n]+(?:nay|ngày|hết|\d))|tới đây|năm tới|năm sau)(?!\w)"
)
_BEHIND = re.compile(r"[^\S\n]*,?[^\S\n]*(?:vừa qua|vừa rồi|năm ngoái|năm trước|mới đây|qua)(?!\w)")
_SO_FAR = re.compile(r"\d{1,2}[^\S\n]{0,2}tháng", re.IGNORECASE)
"""The months of a year that are over, or nearly: "9 tháng đạt …"."""
_LINKED = re.compile(r"[^\S\n]*(?:và|,|;|hoặc)[^\S\n]*(?:ngày|sáng|chiều|tối)?[^\S\n]*$", re.IGNORECASE)


def settle(
    text: str,
    spotted: Sequence[Spotted],
    *,
    published_on: date | None,
    title: str,
    taken: Sequence[Span] = (),
) -> list[Spotted]:
    """Return ``spotted`` in order with open years filled where something tells them."""
    evidence = year_evidence(text, spotted, taken)
    strong = [e for e in evidence if not e.weak and e.year >= OLDEST_GUESS]
    weak_year = lone_weak_year(evidence)
    same_days = _years_by_day(spotted)
    of_title = title_year(title)
    result: list[Spotted] = []
    for index, one in enumerate(spotted):
        if one.days is not None or one.shift is not None:
            settled = _relative(one, published_on)
            if settled is not None:
                result.append(settled)
            continue
        if one.known:
            result.append(one)
            continue
        year = _neighbour(text, spotted, index)
        if year is None:
            year = _repeated(one, same_days, published_on)
        if year is None and published_on is not None:
            year = told_year(text, spotted, index, published_on)
        if year is None and published_on is not None:
            result.append(_nearest_to(one, published_on, text))
            continue
        if year is None:
            year = nearest_year(one, strong) or of_title or weak_year
        result.append(one if year is None else in_year(one, year))
    return result


def in_year(one: Spotted, year: int) -> Spotted:
    """Return the period in ``year``; its end falls into the next one when it runs over New Year."""
    first, last = _ends_in(one.first, one.last, year)
    return Spotted(one.start, one.end, first, last, one.grain, one.precision, one.shift, one.days)


@lru_cache(maxsize=4096)
def _ends_in(first: End, last: End, year: int) -> tuple[End, End]:
    over = (last.month, last.day) < (first.month, first.day)
    return _dated(first, year), _dated(last, year + 1 if over else year)


def _dated(end: End, year: int) -> End:
    leap_end = end.month == 2 and end.day == 28 and possible(year, 2, 29)  # noqa: PLR2004
    return End(year, end.month, 29 if leap_end else end.day)


def _relative(one: Spotted, published_on: date | None) -> Spotted | None:
    if published_on is None:
        return one if one.days is None and one.grain != "year" else None
    if one.days is not None:
        day = published_on + timedelta(days=one.days)
        only = End(day.year, day.month, day.day)
        return replace(one, first=only, last=only)
    return in_year(one, published_on.year + (one.shift or 0))


def _neighbour(text: str, spotted: Sequence[Spotted], index: int) -> int | None:
    """Take the year of the next one in a list: "30/4 và 1/5/2024"."""
    one = spotted[index]
    if index + 1 < len(spotted) and one.grain in {"day", "month", "quarter"}:
        after = spotted[index + 1]
        close = after.start - one.end < 20 and _LINKED.fullmatch(text[one.end : after.start])  # noqa: PLR2004
        if close and after.grain == one.grain and after.first.year is not None:
            later = (one.first.month, one.first.day) > (after.first.month, after.first.day)
            return after.first.year - later
    return None


def _years_by_day(spotted: Sequence[Spotted]) -> dict[tuple[int, int, int, int], set[int]]:
    found: dict[tuple[int, int, int, int], set[int]] = {}
    for one in spotted:
        if one.known and one.first.year is not None and one.grain in {"day", "month", "quarter", "half"}:
            found.setdefault(_month_days(one), set()).add(one.first.year)
    return found


def _month_days(one: Spotted) -> tuple[int, int, int, int]:
    return (one.first.month, one.first.day, one.last.month, one.last.day)


def _repeated(
    one: Spotted, same: dict[tuple[int, int, int, int], set[int]], published_on: date | None
) -> int | None:
    """Take the year with which the same day stands elsewhere, unless that is another time's."""
    years = same.get(_month_days(one), set())
    if len(years) != 1:
        return None
    year = next(iter(years))
    near = abs(year - published_on.year) <= 1 if published_on else year >= OLDEST_GUESS
    return year if near else None


def _nearest_to(one: Spotted, published_on: date, text: str) -> Spotted:
    """Choose the year that puts the period nearest to publication, on the side that the words tell."""
    tail = text[one.end : one.end + 16]
    if _SO_FAR.fullmatch(text, one.start, one.end):
        over = one.last.month <= published_on.month + 1
        return in_year(one, published_on.year if over else published_on.year - 1)
    side = 1 if _AHEAD.match(tail) else -1 if _BEHIND.match(tail) else 0
    return in_year(one, _nearest_year(one.first, one.last, published_on, side))


@lru_cache(maxsize=4096)
def _nearest_year(first: End, last: End, published_on: date, side: int) -> int:
    earliest, latest = max(MINYEAR, published_on.year - 1), min(MAXYEAR, published_on.year + 1)
    years = range(earliest, latest + 1)
    candidates = [(year, *_ends_in(first, last, year)) for year in years]
    if side:
        chosen = [c[0] for c in candidates if _days_away(c[1], c[2], published_on, side) >= 0]
        return published_on.year if not chosen else chosen[0] if side > 0 else chosen[-1]
    return min(candidates, key=lambda c: _days_away(c[1], c[2], published_on))[0]


def _days_away(begin: End, end: End, day: date, side: int = 0) -> int:
    """Return how many days lie between; with a ``side``, negative when the period lies on the other one."""
    first, last = date.fromisoformat(begin.iso()), date.fromisoformat(end.iso())
    if side > 0:
        return (last - day).days
    if side < 0:
        return (day - first).days
    return max((first - day).days, (day - last).days, 0)
