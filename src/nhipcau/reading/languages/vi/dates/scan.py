"""All days and periods of a text in order, none over another, the two ends of "từ … đến …" joined.

Called by `find_dates`, which settles the years, and by `figures`, which keeps out of their places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.days import spot_days
from nhipcau.reading.languages.vi.dates.periods import spot_periods
from nhipcau.reading.languages.vi.dates.shapes import JOIN, G
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.records import Precision, Span

_BETWEEN = re.compile(
    rf"{G}(?:{JOIN}){G}(?:(?:hết|cuối|đầu|giữa|hết{G}ngày|ngày|sáng|trưa|chiều|tối|đêm|khoảng|"
    rf"nay{G}là){G}){{0,3}}",
    re.IGNORECASE,
)
_LONGEST_BETWEEN = 24


def scan(text: str, taken: Sequence[Span] = ()) -> list[Spotted]:
    """Return what the shapes find outside ``taken``; days win over periods, longer over shorter."""
    days = _free(sorted(spot_days(text), key=lambda one: one.start), taken)
    busy = [*taken, *((one.start, one.end) for one in days)]
    periods = _free(sorted(spot_periods(text), key=lambda one: (one.start, -one.end)), busy)
    return _joined(text, sorted([*days, *periods], key=lambda one: one.start))


def _free(spotted: Sequence[Spotted], busy: Sequence[Span]) -> list[Spotted]:
    """Keep, in text order, what touches neither ``busy`` nor an earlier one."""
    blocks = sorted(busy)
    kept: list[Spotted] = []
    reached, block = 0, 0
    for one in spotted:
        while block < len(blocks) and blocks[block][1] <= one.start:
            block += 1
        hits = block < len(blocks) and blocks[block][0] < one.end
        if not hits and one.start >= reached:
            kept.append(one)
            reached = one.end
    return kept


def _joined(text: str, spotted: Sequence[Spotted]) -> list[Spotted]:
    """Join pairs such as "28/12/2023 đến 3/1/2024" into one period."""
    result: list[Spotted] = []
    for one in spotted:
        before = result[-1] if result else None
        pair = _pair(text, before, one) if before else None
        if pair is None:
            result.append(one)
        else:
            result[-1] = pair
    return result


def _is_anniversary(text: str, a: Spotted, b: Spotted) -> bool:
    """Tell the two days of "(9/7/1960 - 9/7/2025)" from a period."""
    if not (a.grain == b.grain == "day" and a.known and b.known) or a.first.year == b.first.year:
        return False
    return (a.first.month, a.first.day) == (b.first.month, b.first.day) and "(" in text[
        max(0, a.start - 2) : a.start
    ]


def _pair(text: str, a: Spotted, b: Spotted) -> Spotted | None:
    if (
        b.start - a.end > _LONGEST_BETWEEN
        or a.days is not None
        or b.days is not None
        or "decade" in {a.grain, b.grain}
    ):
        return None
    if (
        not _BETWEEN.fullmatch(text, a.end, b.start)
        or a.grain == "years"
        or (a.first != a.last and a.grain == "day")
    ):
        return None
    if _is_anniversary(text, a, b):
        return None
    first, last = a.first, b.last
    if first.year is None and last.year is not None:
        earlier = (first.month, first.day) <= (last.month, last.day)
        first = End(last.year if earlier else last.year - 1, first.month, first.day)
    if (
        first.year is not None
        and last.year is not None
        and (first.year, first.month, first.day) > (last.year, last.month, last.day)
    ):
        return None
    both_days = a.grain == b.grain == "day"
    precision: Precision = "day" if both_days else "range"
    return Spotted(a.start, b.end, first, last, "day" if both_days else "month", precision, b.shift)
