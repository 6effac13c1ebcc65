"""Finds months, quarters, parts of years, years and spans of years: text in, `Spotted` out.

Called by `scan`, after the days, whose places it must not touch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted, months, years

_REL = rf"(?:{G}(?P<rel>nay|ngoái)(?!\w))"
_OF_YEAR = rf"(?:(?:{G}/{G}|{DASH}|\.|{G},?{G}(?:của{G})?năm{G})(?P<year>{YEAR})|{G}(?:của{G})?năm{_REL})?"
_NOT_A_COUNT = r"(?<!\d[ \u00a0])(?<!\d)"
_MONTH = re.compile(
    rf"(?<!\w)(?P<head>tháng){G}(?P<list>(?:{MONTH}(?:{G}(?:,|và|{JOIN}){G}(?:tháng{G})?{MONTH}(?![./]\d{{1,3}}(?!\d))){{0,5}})|{SPELLED_MONTH})"
    rf"{_OF_YEAR}(?![\w%]|[.,]\d|/\d)",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(
    rf"(?<![\w.,/:+-])(?P<m>0?[1-9]|1[0-2])(?P<sep>/|-)(?P<y>{THIS_AGE})(?![\w/]|[.,]\d|-[\wĐ])"
)
_QUARTER = re.compile(
    rf"(?<!\w)(?:qu[ýí]{G}|Q\.?{G}(?=[IV1-4]))(?P<list>(?:IV|I{{1,3}}|[1-4]|một|hai|ba|bốn|tư)(?!\w)"
    rf"(?:{G}(?:,|và|{JOIN}){G}(?:qu[ýí]{G})?(?:IV|I{{1,3}}|[1-4])(?![\w]|\.\d)){{0,3}})"
    rf"{_OF_YEAR}(?!\w|[.,]\d|/\d)",
    re.IGNORECASE,
)
_SPELLED_COUNT = {**MONTH_WORDS}
_COUNT = rf"(?P<n>1[01]|0?[1-9]|{SPELLED_MONTH})"
_PART = re.compile(
    rf"(?<![\w.,/])(?:{_COUNT}{G}tháng{G}(?P<part>đầu|cuối)|(?P<whole>nửa){G}(?P<side>đầu|cuối)){G}(?:của{G})?"
    rf"(?:năm(?:{G}(?P<year>{YEAR})|{_REL})?(?!{G}(?:học|thứ|tài))|(?P<bare>{THIS_AGE}))(?!\w)",
    re.IGNORECASE,
)
_MONTHS_OF = re.compile(
    rf"(?<![\w.,/]){_COUNT}{G}tháng(?:{G},?{G}năm{G}|{G}/{G}|{G})(?P<year>{THIS_AGE})(?!\w|[.,]\d|/\d)",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"(?<!\w)(?:(?:những|các|đầu|cuối|giữa){G}(?:những{G})?năm|thập{G}(?:niên|k[ỷỉ])(?:{G}năm)?){G}"
    rf"(?P<d>(?:1[5-9]|20)\d0|[1-9]0)(?P<age>{G}(?:của{G})?thế{G}k[ỷỉ]{G}(?:\w+))?(?![\w%]|[.,]\d|{G}{DASH}{G}\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"(?<!\w)năm{G}(?P<first>{YEAR})(?P<rest>(?:{G}(?:,|và|hoặc|hay){G}(?:năm{G})?{THIS_AGE}(?!{G}[/\w]{{0,2}}\d)){{0,8}})(?![\w%]|[.,]\d|[./-]\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?<![\w.,/:+-])(?P<first>{YEAR}){G}(?:{JOIN}){G}(?:(?:hết{G})?năm{G})?(?P<last>{YEAR})(?!\w|[.,]\d|{G}/|-\d)",
    re.IGNORECASE,
)
_CUED_YEAR = re.compile(
    rf"(?<!\w)(?:từ|đến|tới|trước|sau|kể{G}từ|giai{G}đoạn|vào|cho{G}đến|đến{G}hết|cuối|đầu|tầm{G}nhìn|mốc){G}(?P<y>{THIS_AGE})"
    rf"(?!\w|[.,]\d|{G}[/%]|{DASH}\d|{G}(?:người|đồng|ha|m|m2|km|tỷ|tỉ|triệu|nghìn|ngàn|USD|xã|hộ|đại|lượt|cán|học|sinh|suất|tấn|trường|doanh|"
    rf"đơn|điểm|em|con|cái|căn|ngôi|bài|tin|tác|sản|hồ|ca|vụ|giờ|ngày|tháng|chiếc|kg|lít|MW|kW|bộ|cuốn|chỗ|thành|công|cây|phần|đoàn|khách|lao|đảng)(?!\w))",
    re.IGNORECASE,
)
_RELATIVE_YEAR = re.compile(rf"(?<!\w)năm{_REL}", re.IGNORECASE)
_RELATIVE_DAY = re.compile(
    rf"(?<!\w)(?:(?P<today>hôm{G}nay|sáng{G}nay|chiều{G}nay|tối{G}nay|trưa{G}nay|đêm{G}nay)|"
    rf"(?P<yesterday>hôm{G}qua|sáng{G}qua|chiều{G}qua|tối{G}qua|đêm{G}qua|trưa{G}qua)|(?P<tomorrow>ngày{G}mai|sáng{G}mai|chiều{G}mai|tối{G}mai))(?!\w)",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    r"(?:\d|mỗi|một|hằng|hàng|từng|mấy|vài|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|những|các|lương|rằm|mùng|mồng)[^\S\n]*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?:đường|phố|nhà hát|cách mạng|quảng trường|rạp|số|nghị định|thông tư|luật|quyết định)[^\S\n]*(?:số[^\S\n]*)?\d{0,2}[^\S\n]*$",
    re.IGNORECASE,
)
_PERIOD_OF_TWO = re.compile(rf"^(?:{G}(?:từ{G})?(?:{JOIN}))", re.IGNORECASE)
_LUNAR_AFTER = re.compile(rf"{G}\(?(?:âm{G}lịch|ÂL(?!\w))", re.IGNORECASE)
_COUNTED = re.compile(rf"{G}{COUNTED_BY_MONTH}(?!\w)", re.IGNORECASE)
_ROMAN_OR_ARABIC = re.compile(r"IV|I{1,3}|[1-4]|một|hai|ba|bốn|tư", re.IGNORECASE)
_COUNT_OF_YEARS = re.compile(r"(?<!thứ[^\S\n])(?<!số[^\S\n])(?<!\d)\d{1,3}[^\S\n]$")
_LATEST_TWO_DIGIT = 1900


def spot_periods(text: str) -> Iterator[Spotted]:
    """Yield every period; a longer shape comes before a shorter one at the same place."""
    readers: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Iterator[Spotted]]], ...] = (
        (_PART, _part), (_MONTHS_OF, _part), (_QUARTER, _quarter), (_MONTH, _month), (_MONTH_OF, _month_of), (_DECADE, _decade),
        (_SPAN, _span), (_YEAR, _years), (_CUED_YEAR, _cued_year), (_RELATIVE_YEAR, _relative), (_RELATIVE_DAY, _relative_day),
    )  # fmt: skip
    for pattern, reader in readers:
        for found in pattern.finditer(text):
            yield from reader(text, found)


def _with_year(spotted: Spotted, found: re.Match[str]) -> Spotted:
    rel = found["rel"]
    if not rel:
        return spotted
    shift = 0 if rel.lower() == "nay" else -1
    return Spotted(
        spotted.start, spotted.end, spotted.first, spotted.last, spotted.grain, spotted.precision, shift
    )


def _number(written: str) -> int:
    plain = re.sub(r"\s+", " ", written.lower())
    return int(plain) if plain.isdigit() else _SPELLED_COUNT[plain]


def _part(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    groups = found.groupdict()
    written = groups.get("year") or groups.get("bare")
    count = 6 if groups.get("whole") else _number(groups["n"])
    late = (groups.get("part") or groups.get("side") or "").lower() == "cuối"
    first, last = (13 - count, 12) if late else (1, count)
    spotted = months(found.start(), found.end(), int(written) if written else None, first, last)
    yield _with_year(spotted, found) if "rel" in groups else spotted


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
        yield _with_year(spotted, found)


def _spelled_month_alone(text: str, found: re.Match[str]) -> bool:
    """Tell the month "tháng Bảy" from "tháng ba lần": a capital, and no number word goes on."""
    return found["list"][0].isupper() and not re.match(
        r"[^\S\n]+(?:mươi|trăm)", text[found.end() : found.end() + 8]
    )


def _listed(
    found: re.Match[str], numbers: list[int], year: int | None, *, joined: bool, size: int
) -> Iterator[Spotted]:
    """Yield one period for parts that follow each other, else each part on its own."""
    consecutive = all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))
    if consecutive or (joined and len(numbers) == 2 and numbers[0] < numbers[1]):  # noqa: PLR2004
        yield months(found.start(), found.end(), year, numbers[0] * size - size + 1, numbers[-1] * size)
        return
    places = (
        [m for m in _ROMAN_OR_ARABIC.finditer(found["list"])]
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
        yield _with_year(spotted, found)


def _decade(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    century = 2000 if re.search(r"\b(?:21|XXI)$", found["age"] or "", re.IGNORECASE) else _LATEST_TWO_DIGIT
    first = int(found["d"]) if len(found["d"]) == 4 else century + int(found["d"])  # noqa: PLR2004
    yield Spotted(found.start(), found.end(), End(first, 1, 1), End(first + 9, 12, 31), "decade", "decade")


def _span(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    first, last = int(found["first"]), int(found["last"])
    if first < last:
        yield years(found.start(), found.end(), first, last)


def _years(text: str, found: re.Match[str]) -> Iterator[Spotted]:
    rest = [(int(m[0]), found.start("rest") + m.start()) for m in re.finditer(r"\d{4}", found["rest"])]
    listed = [int(found["first"]), *(year for year, _ in rest)]
    counted = _COUNT_OF_YEARS.search(text[max(0, found.start() - 10) : found.start()])
    start = (
        found.start("first") if counted else found.start()
    )  # "trong 2 năm 2022, 2023": the figure is "2 năm"
    if len(listed) > 1 and all(b - a == 1 for a, b in zip(listed, listed[1:], strict=False)):
        yield years(start, found.end(), listed[0], listed[-1])
        return
    yield years(start, found.end("first"), listed[0], listed[0])
    for year, place in rest:
        yield years(place, place + 4, year, year)


def _cued_year(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    yield years(found.start("y"), found.end("y"), int(found["y"]), int(found["y"]))


def _relative(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    yield _with_year(
        Spotted(found.start(), found.end(), End(None, 1, 1), End(None, 12, 31), "year", "year"), found
    )


def _relative_day(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    days = 0 if found["today"] else -1 if found["yesterday"] else 1
    yield Spotted(found.start(), found.end(), End(None, 1, 1), End(None, 1, 1), "day", "day", None, days)
