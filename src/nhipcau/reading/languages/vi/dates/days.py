"""Finds single days and short runs of days ("14 và 15/9"): text in, `Spotted` out.

Called by `scan`. A bare "3/4" is a fraction as often as a day, so each shape asks its neighbours.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.doubts import Written
from nhipcau.reading.languages.vi.dates.shapes import DASH, DAY, JOIN, MONTH, SPELLED_MONTH, YEAR, G
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted, one_day, possible

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = rf"{DASH}(?={G}{DAY}{G}(?:/|\.\d|,?{G}tháng))"
"""A dash links two days only when the month comes with another sign: "14-15/9", but "30-4 và 1-5"."""
_LINK = rf"{G}(?:,|và|&|{_RUN}|đến{G}hết|đến|tới){G}(?:(?:ngày|sáng|chiều|tối|hết{G}ngày){G})?"
_DAYS = re.compile(
    rf"(?<![\w./+])(?<!\d[,:])(?<![^\W\d_]-)(?<![^/.\d]\d{{4}}-)(?P<days>{DAY}(?:{_LINK}{DAY}){{0,6}})"
    rf"(?:(?P<sep>{G}(?:/|{DASH}){G}|\.)(?P<month>{MONTH})|{G},?{G}(?P<word>tháng){G}(?P<named>{MONTH}|"
    rf"{SPELLED_MONTH}))"
    rf"(?:(?:{G}(?:/|{DASH}){G}|\.|{G},?{G}năm{G}|(?<=\d)[^\S\n](?=20))(?P<year>{YEAR})|"
    rf"(?P=sep)(?P<brief>\d\d)(?![\d/]))?"
    rf"(?![\w%]|[.,]\d|{G}/|{DASH}[A-ZĐ])",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])"
)
_NUMBER = re.compile(r"\d+")
_TIME_BEFORE = re.compile(
    rf"(?<![\w.,/])(?:[01]?\d|2[0-4]){G}(?:(?:giờ|h|g){G}(?:\d{{1,2}}{G}(?:phút|['\u2019\u2032])?)?|"
    rf":\d\d){G},?{G}"
    rf"(?:(?:sáng|chiều|tối|đêm|trưa){G},?{G})?(?:hôm{G})?(?:thứ{G}\w{{1,4}}{G},?{G}|"
    rf"chủ{G}nhật{G},?{G})?(?:\(?ngày{G})?$",
    re.IGNORECASE,
)
_HOUR_BEFORE = re.compile(rf"\d{G}(?:giờ|h|g){G}$", re.IGNORECASE)
_MINUTES = re.compile(rf"\d\d{G},")
"""The first number after "7 giờ" and before a comma: "7 giờ 30, ngày 8/5"."""
_JOINED = re.compile(rf"\d{G}{JOIN}", re.IGNORECASE)
_WORD_OR_HOUR = re.compile(r"[^\W\d_]|:")
_CLOSE = 24
_WINDOW = 44
"""How far back the hour before a day may begin: "17 giờ 30 phút, sáng thứ hai, ngày"."""


def spot_days(text: str) -> Iterator[Spotted]:
    """Yield every day and run of days of ``text``."""
    for iso in _ISO.finditer(text):
        year, month, day = int(iso["y"]), int(iso["m"]), int(iso["d"])
        if possible(year, month, day):
            yield one_day(iso.start(), iso.end(), year, month, day)
    position = 0
    while found := _DAYS.search(text, position):
        position = found.end()
        if _is_bare_pair(text, found):
            continue
        spotted = list(_read(Written(text, found)))
        if not spotted and len(_NUMBER.findall(found["days"])) > 1:
            position = _past_number(text, found.start())
        yield from spotted


def _is_bare_pair(text: str, found: re.Match[str]) -> bool:
    """Tell "3-1" among numbers and signs, a score or a part of a code, before anything dear is asked."""
    if (found["sep"] or "/").strip() == "/" or found["year"] or found["brief"]:
        return False
    before = text[max(0, found.start() - _CLOSE) : found.start()]
    return not (before.endswith("(") or before[-1:] in {"", "\n"} or _WORD_OR_HOUR.search(before))


def _past_number(text: str, start: int) -> int:
    return start + (2 if text[start : start + 2].isdecimal() else 1)


def _read(written: Written) -> Iterator[Spotted]:
    numbers = [(int(m[0]), written.start + m.start()) for m in _NUMBER.finditer(written.found["days"])]
    if (
        len(numbers) > 1
        and written.wordy
        and _MINUTES.match(written.found["days"])
        and _HOUR_BEFORE.search(written.before)
    ):
        numbers = numbers[1:]
    if not all(possible(written.year, written.month, day) for day, _ in numbers):
        return
    if written.is_a_day(numbers[-1][0]):
        yield from _runs(written, numbers)


def _runs(written: Written, numbers: list[tuple[int, int]]) -> Iterator[Spotted]:
    """Yield one range for days that follow each other, else each day on its own."""
    text, year, month, end = written.text, written.year, written.month, written.end
    if len(numbers) == 1 and not written.temporal:
        yield one_day(numbers[0][1], end, year, month, numbers[0][0])
        return
    days = [day for day, _ in numbers]
    joined = _JOINED.search(written.found["days"]) is not None
    consecutive = all(later - earlier == 1 for earlier, later in itertools.pairwise(days))
    if not (consecutive or written.temporal or joined or "," not in written.found["days"]):
        numbers, days = numbers[-1:], days[-1:]
    start = numbers[0][1]
    if len(days) == 1:
        only = one_day(start, end, year, month, days[0])
        yield _with_hour(only, text) if written.temporal else only
    elif consecutive or (len(days) == 2 and joined and days[0] < days[1]):  # noqa: PLR2004
        yield Spotted(start, end, End(year, month, days[0]), End(year, month, days[-1]), "day", "day")
    else:
        for day, place in numbers[:-1]:
            yield one_day(place, _past_number(text, place), year, month, day)
        yield one_day(numbers[-1][1], end, year, month, days[-1])


def _with_hour(day: Spotted, text: str) -> Spotted:
    """Take "15h30 ngày" before the day into it; the ends stay days."""
    before = text[max(0, day.start - _WINDOW) : day.start]
    hour = _TIME_BEFORE.search(before)
    if hour is None or "\n" in hour[0]:
        return day
    start = day.start - (len(before) - hour.start())
    return Spotted(start, day.end, day.first, day.last, day.grain, "minute")
