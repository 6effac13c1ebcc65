"""Finds years, spans of years, decades, and what is told from today ("năm nay", "hôm qua").

Text in, `Spotted` out. Called by `periods`.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.shapes import DASH, JOIN, THIS_AGE, YEAR, G
from nhipcau.reading.languages.vi.dates.spotted import End, Spotted, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REL = rf"(?:{G}(?P<rel>nay|ngoái)(?!\w))"
_DECADE = re.compile(
    rf"(?<!\w)(?:(?:những|các|đầu|cuối|giữa){G}(?:những{G})?năm|thập{G}(?:niên|k[ỷỉ])(?:{G}năm)?){G}"
    rf"(?P<d>(?:1[5-9]|20)\d0|[1-9]0)(?P<age>{G}(?:của{G})?thế{G}k[ỷỉ]{G}(?:\w+))?(?![\w%]|[.,]\d|"
    rf"{G}{DASH}{G}\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"(?<!\w)năm{G}(?P<first>{YEAR})(?P<rest>(?:{G}(?:,|và|hoặc|"
    rf"hay){G}(?:năm{G})?{THIS_AGE}(?!{G}[/\w]{{0,2}}\d)){{0,8}})(?![\w%]|[.,]\d|[./-]\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?<![\w.,/:+-])(?P<first>{YEAR}){G}(?:{JOIN}){G}(?:(?:hết{G})?năm{G})?(?P<last>{YEAR})(?!\w|"
    rf"[.,]\d|{G}/|-\d)",
    re.IGNORECASE,
)
_CUED_YEAR = re.compile(
    rf"(?<!\w)(?:từ|đến|tới|trước|sau|kể{G}từ|giai{G}đoạn|vào|cho{G}đến|đến{G}hết|cuối|đầu|tầm{G}nhìn|"
    rf"mốc){G}(?P<y>{THIS_AGE})"
    rf"(?!\w|[.,]\d|{G}[/%]|{DASH}\d|{G}(?:người|đồng|ha|m|m2|km|tỷ|tỉ|triệu|nghìn|ngàn|USD|xã|hộ|đại|"
    rf"lượt|cán|học|sinh|suất|tấn|trường|doanh|"
    rf"đơn|điểm|em|con|cái|căn|ngôi|bài|tin|tác|sản|hồ|ca|vụ|giờ|ngày|tháng|chiếc|kg|lít|MW|kW|bộ|cuốn|"
    rf"chỗ|thành|công|cây|phần|đoàn|khách|lao|đảng)(?!\w))",
    re.IGNORECASE,
)
_RELATIVE_YEAR = re.compile(rf"(?<!\w)năm{REL}", re.IGNORECASE)
_RELATIVE_DAY = re.compile(
    rf"(?<!\w)(?:(?P<today>hôm{G}nay|sáng{G}nay|chiều{G}nay|tối{G}nay|trưa{G}nay|đêm{G}nay)|"
    rf"(?P<yesterday>hôm{G}qua|sáng{G}qua|chiều{G}qua|tối{G}qua|đêm{G}qua|trưa{G}qua)|"
    rf"(?P<tomorrow>ngày{G}mai|sáng{G}mai|chiều{G}mai|tối{G}mai))(?!\w)"
    rf"(?!{G}[,(]{{0,2}}{G}(?:ngày{G})?(?:0?[1-9]|[12]\d|3[01])(?:/|\.|{DASH}|{G}tháng{G})(?:0?[1-9]|1[0-2])(?!\d))",
    re.IGNORECASE,
)
"""A day written beside it says the same and better: "hôm qua (11/3)"."""
_COUNT_OF_YEARS = re.compile(r"(?<!thứ[^\S\n])(?<!số[^\S\n])(?<!\w)\d{1,3}[^\S\n]$")
_LATEST_TWO_DIGIT = 1900


def spot_years(text: str) -> Iterator[Spotted]:
    """Yield every year and span of years, then what hangs on the day of publication."""
    for pattern, reader in _READERS:
        for found in pattern.finditer(text):
            yield from reader(text, found)


def with_year(spotted: Spotted, found: re.Match[str]) -> Spotted:
    """Add "nay" or "ngoái" as a shift from the year of publication."""
    rel = found["rel"]
    if not rel:
        return spotted
    shift = 0 if rel.lower() == "nay" else -1
    return Spotted(
        spotted.start, spotted.end, spotted.first, spotted.last, spotted.grain, spotted.precision, shift
    )


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
    if len(listed) > 1 and all(b - a == 1 for a, b in itertools.pairwise(listed)):
        yield years(start, found.end(), listed[0], listed[-1])
        return
    yield years(start, found.end("first"), listed[0], listed[0])
    for year, place in rest:
        yield years(place, place + 4, year, year)


def _cued_year(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    yield years(found.start("y"), found.end("y"), int(found["y"]), int(found["y"]))


def _relative(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    yield with_year(
        Spotted(found.start(), found.end(), End(None, 1, 1), End(None, 12, 31), "year", "year"), found
    )


def _relative_day(_text: str, found: re.Match[str]) -> Iterator[Spotted]:
    days = 0 if found["today"] else -1 if found["yesterday"] else 1
    yield Spotted(found.start(), found.end(), End(None, 1, 1), End(None, 1, 1), "day", "day", None, days)


_READERS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Iterator[Spotted]]], ...] = (
    (_DECADE, _decade),
    (_SPAN, _span),
    (_YEAR, _years),
    (_CUED_YEAR, _cued_year),
    (_RELATIVE_YEAR, _relative),
    (_RELATIVE_DAY, _relative_day),
)
