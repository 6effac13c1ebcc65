"""The years that a text and its title name, and how far each may lend itself to a day without one.

Called by `years`. Weak are years of directives, aims ("đến năm 2030"), comparisons and history.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.dates.spotted import Spotted
    from nhipcau.reading.records import Span

_AIM_BEFORE = re.compile(
    r"(?:đến|tới|tầm nhìn|hướng tới|trước|sau|kể từ|từ|so với|cùng kỳ|cùng kì|so cùng kỳ|thành lập|"
    r"khởi nghĩa|sinh|chiến dịch|nhiệm vụ|kế hoạch|"
    r"phương hướng|dự toán)[^\S\n]+(?:\w+[^\S\n]+){0,1}$",
    re.IGNORECASE,
)
_DOCUMENT_BEFORE = re.compile(
    r"(?:/|-)[A-ZĐ][\w.&-]{0,15},?[^\S\n]+(?:\(?ngày[^\S\n]+)?$|số[^\S\n]+\d+[^\S\n]+ngày[^\S\n]+$"
)
_BARE_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/]|-\w)")
OLDEST_GUESS = 1995
"""Press pages are not older; an older lone year is history told, not the year of the event."""
_SAME_EVENT = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """A year that the text names, and where."""

    place: int
    year: int
    weak: bool


def year_evidence(text: str, spotted: Sequence[Spotted], taken: Sequence[Span]) -> list[Evidence]:
    """Gather the years that the text names and tell which speak of the event itself."""
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


def nearest_year(one: Spotted, strong: Sequence[Evidence]) -> int | None:
    """Take the nearest year that speaks of the event itself."""
    if not strong:
        return None
    place = bisect_left(strong, one.start, key=lambda e: e.place)
    nearby = strong[max(0, place - 1) : place + 1]
    return min(nearby, key=lambda e: abs(e.place - one.start)).year


def lone_weak_year(evidence: Sequence[Evidence]) -> int | None:
    """Take a directive's own year only when nothing contradicts it: events come soon after."""
    years = {e.year for e in evidence if e.weak and e.year >= OLDEST_GUESS}
    return years.pop() if len(years) == 1 and not any(not e.weak for e in evidence) else None


def title_year(title: str) -> int | None:
    """Return the one year that the title names, written with or without "năm"."""
    years = {one.first.year for one in scan(title) if one.known and one.grain not in {"years", "decade"}}
    if not years:
        spans = [(one.start, one.end) for one in scan(title)]
        years = {
            int(found[0])
            for found in _BARE_YEAR.finditer(title)
            if not any(a <= found.start() < b for a, b in spans)
        }
    recent = {year for year in years if year is not None and year >= OLDEST_GUESS}
    return recent.pop() if len(recent) == 1 else None
