"""Finds single days and short runs of days ("14 và 15/9"): text in, `Spotted` out.

Called by `scan`. A bare "3/4" is a fraction as often as a day, so each shape asks its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.reading.languages.vi.dates.shapes import (
    DASH,
    DAY,
    FEASTS,
    FRACTION_OF,
    JOIN,
    LEADING,
    MONTH,
    MONTH_WORDS,
    NAMED_AFTER_A_DAY,
    SPELLED_MONTH,
    TEMPORAL,
    YEAR,
    G,
)
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted, one_day, possible

_RUN = rf"{DASH}(?={G}{DAY}{G}(?:/|\.\d|,?{G}tháng))"
"""A dash links two days only when the month comes with another sign: "14-15/9", but "30-4 và 1-5"."""
_LINK = rf"{G}(?:,|và|&|{_RUN}|đến{G}hết|đến|tới){G}(?:(?:ngày|sáng|chiều|tối|hết{G}ngày){G})?"
_DAYS = re.compile(
    rf"(?<![\w./+])(?<!\d[,:])(?<![^\W\d_]-)(?<![^/.\d]\d{{4}}-)(?P<days>{DAY}(?:{_LINK}{DAY}){{0,6}})"
    rf"(?:(?P<sep>{G}(?:/|{DASH}){G}|\.)(?P<month>{MONTH})|{G},?{G}(?P<word>tháng){G}(?P<named>{MONTH}|{SPELLED_MONTH}))"
    rf"(?:(?:{G}(?:/|{DASH}){G}|\.|{G},?{G}năm{G}|(?<=\d)[^\S\n](?=20))(?P<year>{YEAR})|(?P=sep)(?P<brief>\d\d)(?![\d/]))?"
    rf"(?![\w%]|[.,]\d|{G}/|{DASH}[A-ZĐ])",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])"
)
_NUMBER = re.compile(r"\d+")
_TEMPORAL_BEFORE = re.compile(
    rf"(?<!\w){TEMPORAL}{G}[,(]?{G}(?:(?:ngày|hôm|từ|các ngày){G})?$", re.IGNORECASE
)
_LEADING_BEFORE = re.compile(rf"(?:(?<!\w){LEADING}{G}|[(\[{{–-]{G}|^{G}|\n{G})$", re.IGNORECASE)
_NAME_BEFORE = re.compile(rf"(?<!\w){NAMED_AFTER_A_DAY}{G}$", re.IGNORECASE)
_LUNAR_BEFORE = re.compile(rf"(?<!\w)(?:mùng|mồng|rằm){G}$", re.IGNORECASE)
_LUNAR_AFTER = re.compile(
    rf"{G}\(?{G}(?:âm{G}lịch|ÂL|al(?!\w)|tết(?!\w)|Giêng|Chạp|theo{G}âm)", re.IGNORECASE
)
_FRACTION_AFTER = re.compile(rf"{G}{FRACTION_OF}(?!\w)", re.IGNORECASE)
_COUNTED_AFTER = re.compile(
    rf"{G}(?:lần|bữa|viên|buổi|giờ|tiếng|cuộc|lượt|ca|người|triệu|tỷ|tỉ|kg|%|ngày|tháng|năm(?!{G}\d))",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    rf"(?<![\w.,/])(?:[01]?\d|2[0-3]){G}(?:(?:giờ|h|g){G}(?:\d{{1,2}}{G}(?:phút|['\u2019\u2032])?)?|:\d\d){G},?{G}"
    rf"(?:(?:sáng|chiều|tối|đêm|trưa){G},?{G})?(?:hôm{G})?(?:thứ{G}\w{{1,4}}{G},?{G}|chủ{G}nhật{G},?{G})?(?:\(?ngày{G})?$",
    re.IGNORECASE,
)
_EVERY_DAY = (24, 7)
"""Day and month of "24/7", which nearly always means round the clock."""
_SENTENCE = 90
_WINDOW, _NEAR = 44, 24
"""How far back the hour before a day may begin, and how far any other word that decides may stand."""
_CENTURY = 2000


def spot_days(text: str) -> Iterator[Spotted]:
    """Yield every day and run of days of ``text``."""
    for iso in _ISO.finditer(text):
        year, month, day = int(iso["y"]), int(iso["m"]), int(iso["d"])
        if possible(year, month, day):
            yield one_day(iso.start(), iso.end(), year, month, day)
    position = 0
    while found := _DAYS.search(text, position):
        position = found.end()
        spotted = list(_read(text, found))
        if not spotted and len(_NUMBER.findall(found["days"])) > 1:
            position = found.start() + (2 if text[found.start() : found.start() + 2].isdecimal() else 1)
        yield from spotted


def _read(text: str, found: re.Match[str]) -> Iterator[Spotted]:
    before = text[max(0, found.start() - _NEAR) : found.start()]
    after = text[found.end() : found.end() + _WINDOW]
    if _LUNAR_AFTER.match(after) or (_LUNAR_BEFORE.search(before) and not found["year"]):
        return
    month = _month(found)
    year = int(found["year"]) if found["year"] else None
    temporal = _TEMPORAL_BEFORE.search(before) is not None
    if found["brief"]:
        if not temporal:
            return
        year = _CENTURY + int(found["brief"])
    numbers = [(int(m[0]), found.start() + m.start()) for m in _NUMBER.finditer(found["days"])]
    if not all(possible(year, month, day) for day, _ in numbers):
        return
    if not (
        temporal
        or _convincing(
            found,
            before,
            after,
            text[max(0, found.start() - _SENTENCE) : found.start()],
            year,
            month,
            numbers[-1][0],
        )
    ):
        return
    if temporal and _COUNTED_AFTER.match(after) and _sep(found) not in {"/", "."} and year is None:
        return
    yield from _runs(text, found, numbers, year, month, temporal=temporal)


def _sep(found: re.Match[str]) -> str:
    return (found["sep"] or "").strip()


def _month(found: re.Match[str]) -> int:
    written = (found["month"] or found["named"]).lower()
    return int(written) if written.isdigit() else MONTH_WORDS[re.sub(r"\s+", " ", written)]


def _convincing(
    found: re.Match[str], before: str, after: str, text_before: str, year: int | None, month: int, day: int
) -> bool:
    """Weigh a day that no word such as "ngày" or "sáng" announces."""
    if _NAME_BEFORE.search(before):
        return False
    if year is not None:
        return _sep(found) != "." or not re.search(r"(?:v|bản|version)\.?\s*$", before, re.IGNORECASE)
    leading = _LEADING_BEFORE.search(before) is not None
    feast = (month, day) in FEASTS
    if found["word"] or _sep(found) == ".":
        return bool(found["word"]) and leading and (feast or "đến" in before[-5:] or "từ" in before[-4:])
    if _FRACTION_AFTER.match(after) and not (feast and leading):
        return False
    if _sep(found) != "/":
        named = before.endswith("(") and after.startswith(")") and "gày" in text_before
        return named or leading and feast and not _COUNTED_AFTER.match(after)
    if (day, month) == _EVERY_DAY:
        return re.search(r"(?:đến|từ|trước|sau)\s*$", before, re.IGNORECASE) is not None
    return leading or feast or day > month


def _runs(
    text: str,
    found: re.Match[str],
    numbers: list[tuple[int, int]],
    year: int | None,
    month: int,
    *,
    temporal: bool,
) -> Iterator[Spotted]:
    """Yield one range for days that follow each other, else each day on its own."""
    days = [day for day, _ in numbers]
    joined = re.search(rf"\d{G}{JOIN}", found["days"], re.IGNORECASE) is not None
    consecutive = all(later - earlier == 1 for earlier, later in zip(days, days[1:], strict=False))
    if not (consecutive or temporal or joined or "," not in found["days"]):
        numbers, days = numbers[-1:], days[-1:]
    start = numbers[0][1]
    if len(days) > 1 and (consecutive or (len(days) == 2 and joined and days[0] < days[1])):  # noqa: PLR2004
        yield Spotted(start, found.end(), End(year, month, days[0]), End(year, month, days[-1]), "day", "day")
        return
    if len(days) == 1:
        yield (
            _with_hour(one_day(start, found.end(), year, month, days[0]), text)
            if temporal
            else one_day(start, found.end(), year, month, days[0])
        )
        return
    for day, place in numbers[:-1]:
        yield one_day(place, place + (2 if text[place : place + 2].isdecimal() else 1), year, month, day)
    yield one_day(numbers[-1][1], found.end(), year, month, days[-1])


def _with_hour(day: Spotted, text: str) -> Spotted:
    """Take "15h30 ngày" before the day into it; the ends stay days."""
    before = text[max(0, day.start - _WINDOW) : day.start]
    hour = _TIME_BEFORE.search(before)
    if hour is None or "\n" in hour[0]:
        return day
    start = day.start - (len(before) - hour.start())
    return Spotted(start, day.end, day.first, day.last, day.grain, "minute")
