"""Settles years that the text leaves out: from the day of publication, then from the text and the title.

In comes what `scan` spotted, out goes the same with as many years as can be known. Called by `find_dates`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nhipcau.reading.languages.vi.dates.scan import scan
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted, possible
from nhipcau.reading.records import Span

_AIM_BEFORE = re.compile(
    r"(?:đến|tới|tầm nhìn|hướng tới|trước|sau|kể từ|từ|so với|cùng kỳ|cùng kì|so cùng kỳ|thành lập|khởi nghĩa|sinh|chiến dịch|nhiệm vụ|kế hoạch|"
    r"phương hướng|dự toán)[^\S\n]+(?:\w+[^\S\n]+){0,1}$",
    re.IGNORECASE,
)
_DOCUMENT_BEFORE = re.compile(
    r"(?:/|-)[A-ZĐ][\w.&-]{0,15},?[^\S\n]+(?:\(?ngày[^\S\n]+)?$|số[^\S\n]+\d+[^\S\n]+ngày[^\S\n]+$"
)
_AHEAD = re.compile(
    r"[^\S\n]*,?[^\S\n]*(?:sắp tới|tới(?![^\S\n]+(?:nay|ngày|hết|\d))|tới đây|năm tới|năm sau)(?!\w)"
)
_BEHIND = re.compile(r"[^\S\n]*,?[^\S\n]*(?:vừa qua|vừa rồi|năm ngoái|năm trước|mới đây|qua)(?!\w)")
_BARE_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/]|-\w)")
_LINKED = re.compile(r"[^\S\n]*(?:và|,|;|hoặc)[^\S\n]*(?:ngày|sáng|chiều|tối)?[^\S\n]*$", re.IGNORECASE)
_OLDEST_GUESS = 1995
"""Press pages are not older; an older lone year is history told, not the year of the event."""
_SAME_EVENT = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """A year that the text names, and where."""

    place: int
    year: int
    weak: bool


def settle(
    text: str,
    spotted: Sequence[Spotted],
    *,
    published_on: date | None,
    title: str,
    taken: Sequence[Span] = (),
) -> list[Spotted]:
    """Return ``spotted`` in order with open years filled where something tells them."""
    evidence = _evidence(text, spotted, taken)
    strong = [e for e in evidence if not e.weak and e.year >= _OLDEST_GUESS]
    weak_year = _from_weak(evidence)
    same_days = _years_by_day(spotted)
    title_year = _title_year(title)
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
            result.append(_nearest_to(one, published_on, text))
            continue
        if year is None:
            year = _from_text(one, strong) or title_year or weak_year
        result.append(one if year is None else in_year(one, year))
    return result


def in_year(one: Spotted, year: int) -> Spotted:
    """Return the period in ``year``; its end falls into the next one when it runs over New Year."""
    over = (one.last.month, one.last.day) < (one.first.month, one.first.day)
    last_year = year + 1 if over else year
    return replace(one, first=_dated(one.first, year), last=_dated(one.last, last_year))


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
    near = abs(year - published_on.year) <= 1 if published_on else year >= _OLDEST_GUESS
    return year if near else None


def _nearest_to(one: Spotted, published_on: date, text: str) -> Spotted:
    """Choose the year that puts the period nearest to publication, on the side that the words tell."""
    tail = text[one.end : one.end + 16]
    candidates = [in_year(one, published_on.year + shift) for shift in (-1, 0, 1)]
    if _AHEAD.match(tail):
        ahead = [c for c in candidates if _days_away(c, published_on, side=1) >= 0]
        return ahead[0] if ahead else candidates[1]
    if _BEHIND.match(tail):
        behind = [c for c in candidates if _days_away(c, published_on, side=-1) >= 0]
        return behind[-1] if behind else candidates[1]
    return min(candidates, key=lambda c: _days_away(c, published_on))


def _days_away(one: Spotted, day: date, side: int = 0) -> int:
    """Return how many days lie between; with a ``side``, negative when the period lies on the other one."""
    first, last = date.fromisoformat(one.first.iso()), date.fromisoformat(one.last.iso())
    if side > 0:
        return (last - day).days
    if side < 0:
        return (day - first).days
    return max((first - day).days, (day - last).days, 0)


def _evidence(text: str, spotted: Sequence[Spotted], taken: Sequence[Span]) -> list[Evidence]:
    ends = {end for _, end in taken}
    found: list[Evidence] = []
    for one in spotted:
        if not one.known or one.grain in {"years", "decade"} or one.first.year is None:
            continue
        before = text[max(0, one.start - 40) : one.start]
        of_document = _DOCUMENT_BEFORE.search(before) is not None or any(
            one.start - gap in ends for gap in range(1, 9)
        )
        aimed = one.grain == "year" and _AIM_BEFORE.search(before) is not None
        found.append(Evidence(one.start, one.first.year, weak=of_document or aimed))
    counts = Counter(e.year for e in found if not e.weak)
    if not counts:
        return found
    now = max(counts, key=lambda year: (counts[year], year))
    return [e if abs(now - e.year) <= _SAME_EVENT else replace(e, weak=True) for e in found]


def _from_text(one: Spotted, strong: Sequence[Evidence]) -> int | None:
    """Take the nearest year that speaks of the event itself."""
    if not strong:
        return None
    place = bisect_left(strong, one.start, key=lambda e: e.place)
    nearby = strong[max(0, place - 1) : place + 1]
    return min(nearby, key=lambda e: abs(e.place - one.start)).year


def _from_weak(evidence: Sequence[Evidence]) -> int | None:
    """Take a directive's own year only when nothing contradicts it: events come soon after."""
    years = {e.year for e in evidence if e.weak and e.year >= _OLDEST_GUESS}
    return years.pop() if len(years) == 1 and not any(not e.weak for e in evidence) else None


def _title_year(title: str) -> int | None:
    """Return the one year that the title names, written with or without "năm"."""
    years = {one.first.year for one in scan(title) if one.known and one.grain not in {"years", "decade"}}
    if not years:
        spans = [(one.start, one.end) for one in scan(title)]
        years = {
            int(found[0])
            for found in _BARE_YEAR.finditer(title)
            if not any(a <= found.start() < b for a, b in spans)
        }
    recent = {year for year in years if year is not None and year >= _OLDEST_GUESS}
    return recent.pop() if len(recent) == 1 else None
