"""Finds months, quarters and parts of years, and with `years_named` all periods: text in, `Spotted` out.

Called by `scan`, after the days, whose places it must not touch.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.shapes import (
    COUNTED_BY_MONTH,
    DASH,
    JOIN,
    MONTH,
    MONTH_WORDS,
    QUARTERS,
    SPELLED_MONTH,
    THIS_AGE,
    YEAR,
    G,
)
from nhipcau.reading.languages.vi.dates.spotted import Spotted, months, over_new_year
from nhipcau.reading.languages.vi.dates.years_named import REL, spot_years, with_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OF_YEAR = rf"(?:(?:{G}/{G}|{DASH}|\.|{G},?{G}(?:của{G})?năm{G})(?P<year>{YEAR})|{G}(?:của{G})?năm{REL})?"
_MONTH = re.compile(
    rf"(?<!\w)(?P<head>tháng){G}(?P<list>(?:{MONTH}(?:{G}(?:,|và|"
    rf"{JOIN}){G}(?:tháng{G})?{MONTH}(?![./]\d{{1,3}}(?!\d))){{0,5}})|{SPELLED_MONTH})"
    rf"{_OF_YEAR}(?![\w%]|[.,]\d|/\d)",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(
    rf"(?:(?<![\w.,/:+-])|(?<=/\d{{4}}-))(?P<m>0?[1-9]|1[0-2])(?P<sep>/|-)(?P<y>{THIS_AGE})(?![\w/]|[.,]\d|-[\wĐ])"
)
_QUARTER = re.compile(
    rf"(?<!\w)(?:qu[ýí]{G}|Q\.?{G}(?=[IV1-4]))(?P<list>(?:IV|I{{1,3}}|[1-4]|một|hai|ba|bốn|tư)(?!\w)"
    rf"(?:{G}(?:,|và|{JOIN}){G}(?:qu[ýí]{G})?(?:IV|I{{1,3}}|[1-4])(?![\w]|\.\d)){{0,3}})"
    rf"{_OF_YEAR}(?!\w|[.,]\d|/\d)",
    re.IGNORECASE,
)
_COUNT = rf"(?P<n>1[01]|0?[1-9]|{SPELLED_MONTH})"
_PART = re.compile(
    rf"(?<![\w.,/])(?:{_COUNT}{G}tháng{G}(?P<part>đầu|cuối)|(?P<whole>nửa){G}(?P<side>đầu|"
    rf"cuối)){G}(?:của{G})?"
    rf"(?:năm(?:{G}(?P<year>{YEAR})|{REL})?(?!{G}(?:học|thứ|tài))|(?P<bare>{THIS_AGE}))(?!\w)",
    re.IGNORECASE,
)
_MONTHS_OF = re.compile(
    rf"(?<![\w.,/]){_COUNT}{G}tháng(?:{G},?{G}năm{G}|{G}/{G}|{G})(?P<year>{THIS_AGE})(?!\w|[.,]\d|/\d)",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    rf"(?<![\w.,/])(?:(?<=\btrong )|(?<=\bqua )|(?<=\bchung )|(?<=\bkế )|(?P<free>))"
    rf"(?P<n>1[01]|0?[2-9]){G}tháng(?:(?={G},{G}[^\W\d_])(?(free)(?!))|"
    rf"(?={G},?{G}(?:ước|đạt|tăng|giảm|cũng{G}tăng)(?!\w)))",
    re.IGNORECASE,
)
"""The months of the year that are over: "Trong 9 tháng, thu …", "tăng trưởng 9 tháng đạt …"."""
_LASTS = re.compile(
    r"(?:sau|hạn|gian|suốt|dài|hơn|gần|khoảng|mỗi|cứ|thêm|được|mất|tù|dưới|trên|đến|tới|là|với|từ|và|"
    r"nhất|đa|thiểu|mới|bé|trẻ|cháu|thai|lãi|vay)[^\S\n]*$|\d[^\S\n]*[-\u2013][^\S\n]*$",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    r"(?:\d|mỗi|một|hằng|hàng|từng|mấy|vài|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|những|các|"
    r"lương|rằm|mùng|mồng)[^\S\n]*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?:đường|phố|nhà hát|cách mạng|quảng trường|rạp|số|nghị định|thông tư|luật|"
    r"quyết định)[^\S\n]*(?:số[^\S\n]*)?\d{0,2}[^\S\n]*$",
    re.IGNORECASE,
)
_LUNAR_AFTER = re.compile(rf"{G}\(?(?:âm{G}lịch|ÂL(?!\w))", re.IGNORECASE)
_COUNTED = re.compile(rf"{G}{COUNTED_BY_MONTH}(?!\w)", re.IGNORECASE)
_ROMAN_OR_ARABIC = re.compile(r"IV|I{1,3}|[1-4]|một|hai|ba|bốn|tư", re.IGNORECASE)


def spot_periods(text: str) -> Iterator[Spotted]:
    """Yield every period; a longer shape comes before a shorter one at the same place."""
    for pattern, reader in _READERS:
        for found in pattern.finditer(text):
            yield from reader(text, found)
    yield from spot_years(text)


def _number(written: str) -> int:
    plain = re.sub(r"\s+", " ", written.lower())
    return int(plain) if plain.isdigit() else MONTH_WORDS[plain]


def _part(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    groups = found.groupdict()
    written = groups.get("year") or groups.get("bare")
    count = 6 if groups.get("whole") else _number(groups["n"])
    late = (groups.get("part") or groups.get("side") or "").lower() == "cuối"
    first, last = (13 - count, 12) if late else (1, count)
    spotted = months(found.start(), found.end(), int(written) if written else None, first, last)
    yield with_year(spotted, found) if "rel" in groups else spotted


def _so_far(text: str, found: re.Match[str]) -> Iterator[Spotted]:
    if not _LASTS.search(text[max(0, found.start() - 12) : found.start()]):
        yield months(found.start(), found.end(), None, 1, int(found["n"]))


def _month(text: str, found: re.Match[str]) -> Iterator[Spotted]:
    before = text[max(0, found.start() - 30) : found.start()]
    dated = found["year"] or found["rel"]
    if _COUNT_BEFORE.search(before) and not (
        found["year"] and re.search(r"(?:những|các)\s*$", before, re.IGNORECASE)
    ):
        return
    if _NAME_BEFORE.search(before) and not dated:
        return
    if not dated and (_COUNTED.match(text, found.end()) or _LUNAR_AFTER.match(text, found.end())):
        return
    spelled = not found["list"][0].isdigit()
    if spelled and not dated and not _spelled_month_alone(text, found):
        return
    year = int(found["year"]) if found["year"] else None
    numbers = [_number(found["list"])] if spelled else [int(n) for n in re.findall(r"\d+", found["list"])]
    joined = re.search(JOIN, found["list"], re.IGNORECASE) is not None
    for spotted in _listed(found, numbers, year, joined=joined, size=1):
        yield with_year(spotted, found)


def _spelled_month_alone(text: str, found: re.Match[str]) -> bool:
    """Tell the month "tháng Bảy" from "tháng ba lần": a capital, and no number word goes on."""
    return found["list"][0].isupper() and not re.match(
        r"[^\S\n]+(?:mươi|trăm)", text[found.end() : found.end() + 8]
    )


def _listed(
    found: re.Match[str], numbers: list[int], year: int | None, *, joined: bool, size: int
) -> Iterator[Spotted]:
    """Yield one period for parts that follow each other, else each part on its own."""
    consecutive = all(b - a == 1 for a, b in itertools.pairwise(numbers))
    if consecutive or (joined and len(numbers) == 2 and numbers[0] < numbers[1]):  # noqa: PLR2004
        yield months(found.start(), found.end(), year, numbers[0] * size - size + 1, numbers[-1] * size)
        return
    if joined and len(numbers) == 2 and size == 1 and numbers[0] > numbers[1]:  # noqa: PLR2004
        yield over_new_year(found.start(), found.end(), year, numbers[0], numbers[1])
        return
    places = (
        list(_ROMAN_OR_ARABIC.finditer(found["list"]))
        if size > 1
        else list(re.finditer(r"\d+", found["list"]))
    )
    offset = found.start("list")
    for index, (number, place) in enumerate(zip(numbers, places, strict=False)):
        start = found.start() if index == 0 else offset + place.start()
        end = found.end() if index == len(numbers) - 1 else offset + place.end()
        yield months(start, end, year, number * size - size + 1, number * size)


def _month_of(text: str, found: re.Match[str]) -> Iterator[Spotted]:
    before = text[max(0, found.start() - 30) : found.start()]
    if not _NAME_BEFORE.search(before) and (
        found["sep"] == "/" or re.search(r"(?:từ|đến|tới|vào|trong|kỳ)\s*$", before, re.IGNORECASE)
    ):
        yield months(found.start(), found.end(), int(found["y"]), int(found["m"]), int(found["m"]))


def _quarter(text: str, found: re.Match[str]) -> Iterator[Spotted]:
    spelled = found["list"].lower() in {"một", "hai", "ba", "bốn", "tư"}
    if (
        spelled
        and not (found["year"] or found["rel"])
        and found["list"][0].islower()
        and _COUNTED.match(text, found.end())
    ):
        return
    numbers = [QUARTERS.get(q.lower()) or int(q) for q in _ROMAN_OR_ARABIC.findall(found["list"])]
    joined = re.search(JOIN, found["list"], re.IGNORECASE) is not None
    year = int(found["year"]) if found["year"] else None
    for spotted in _listed(found, numbers, year, joined=joined, size=3):
        yield with_year(spotted, found)


_READERS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Iterator[Spotted]]], ...] = (
    (_PART, _part),
    (_MONTHS_OF, _part),
    (_SO_FAR, _so_far),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_MONTH_OF, _month_of),
)
