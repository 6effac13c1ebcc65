"""The year of days told from history: "Năm 1941, …, ngày 28/1, Người về nước" in an article of 2024.

In come all days and periods of a text, out goes the year of one of them or None. Called by `years`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nhipcau.reading.languages.vi.dates.spotted import Spotted

_OPENS = re.compile(
    r"(?:^|[\n.!?:;…])[^\S\n\w]*(?:(?:vào|khoảng|đầu|cuối|giữa|từ|trong|rồi|đến|tới|ngày|sáng|chiều|đêm|tối|"
    r"mùa[^\S\n](?:xuân|hạ|hè|thu|đông)|tết|[a-zà-ỹ]+[^\S\n]tết)[^\S\n,]*){0,3}$",
    re.IGNORECASE,
)
"""What may stand between the head of a sentence and its year."""
_THAT_YEAR = re.compile(r"[^\S\n]*,?[^\S\n]*(?:cùng năm|(?:của[^\S\n])?năm (?:ấy|đó))(?!\w)", re.IGNORECASE)
_OF_TODAY = re.compile(
    r"(?<!\w)(?:năm nay|hôm nay|hiện nay|sáng nay|chiều nay|tối nay|vừa qua|kỷ niệm|kỉ niệm|hôm qua|nhân dịp|"
    r"tưởng niệm|phóng viên|dâng hương)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][^\S\n]+[^\W\d_]")
_LONG_AGO = 10
"""Years after which an article no longer tells news."""
_PAST = 2
_FARTHEST = 12
"""How many days and periods are passed on the way back."""
_WINDOW = 40


def told_year(text: str, spotted: Sequence[Spotted], index: int, published_on: date) -> int | None:
    """Return the year in which the story that the paragraph tells has come to this day."""
    one = spotted[index]
    same = _THAT_YEAR.match(text, one.end) is not None
    for other in reversed(spotted[max(0, index - _FARTHEST) : index]):
        between = text[other.end : one.start]
        if "\n" in between or other.days is not None or other.shift is not None:
            return None
        year = other.last.year
        if year is None or other.grain in {"years", "decade"}:
            continue
        if same:
            return year
        if (other.first.month, other.first.day) == (one.first.month, one.first.day):
            return None
        told = _is_story(between, published_on.year - year) and _opens(text, other.start)
        return year if told else None
    return None


def _is_story(between: str, age: int) -> bool:
    if _OF_TODAY.search(between) or age < _PAST:
        return False
    return age >= _LONG_AGO or not _SENTENCE_END.search(between)


def _opens(text: str, start: int) -> bool:
    low = max(0, start - _WINDOW)
    before = text[low:start]
    return _OPENS.search(before if low else "\n" + before) is not None
