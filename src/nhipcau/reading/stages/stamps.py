"""One line in, the day and hour that it prints out; used by `tidy` to know date lines and by `identify`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from nhipcau.reading.folding import fold

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
"""Where a page names no zone (reading.md, Rules)."""


@cache
def _names(table: str) -> str:
    source = files("nhipcau.reading.stages") / "lexicons" / "dates.toml"
    return "|".join(tomllib.loads(source.read_text(encoding="utf-8"))[table]["any"])


@cache
def _months() -> dict[str, int]:
    source = files("nhipcau.reading.stages") / "lexicons" / "dates.toml"
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["months"]
    return {fold(name): int(number) for number, names in rows.items() for name in names}


_YEAR = r"((?:19|20)\d{2})"
_NUMERIC = re.compile(
    r"(?<![\d:])(\d{1,2})\s*([/.\-–|])\s*(\d{1,2})\s*\2\s*((?:19|20)\d{2}|\d{2})(?![\d:]|\s*/\s*\d)"
)
_ISO = re.compile(rf"(?<!\d){_YEAR}\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})(?!\d)")
_MIXED = re.compile(rf"(?<![\d:])(\d{{1,2}})\s*[/.\-]\s*(\d{{1,2}})\s*(?:[/.,\-]|nam)\s*{_YEAR}(?!\d)")
_AMERICAN = re.compile(
    rf"(?<!\d)([1-9]|1[0-2])/([1-9]|[12]\d|3[01])/{_YEAR},?\s+\d{{1,2}}:\d{{2}}:\d{{2}}\s*[ap]m\b"
)
"""As programs print by American custom: no zeros before, seconds and half of the day behind."""
_HAN = re.compile(rf"{_YEAR}\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*日?")
_SPELLED = re.compile(
    rf"(?<![\d:])(\d{{1,2}})\s*[,./-]?\s*(?:thang|thg|th|t)\.?\s*(\d{{1,2}})\s*(?:nam|[,./-])*\s*{_YEAR}(?!\d)"
)
_THANG_FIRST = re.compile(rf"\b(?:thang|thg)\s*(\d{{1,2}})\s+(\d{{1,2}})\s*,?\s*{_YEAR}(?!\d)")
_TIME = re.compile(
    r"(?P<before>下午|晚上|上午)?(?<![\d/.\-])(?P<h>\d{1,2})\s*(?::|h|g(?!mt)|gio|点|時|时|ໂມງ)\s*(?P<m>\d{2}|(?<=:)\d(?!\s*[/.\-\d]))?(?!\d)"
    r"(?::\d{2})?(?:\s*(?:phut|分))?\s*(?P<half>am\b|pm\b|a\.m\.?|p\.m\.?|sa\b|ch\b|sang\b|chieu\b|toi\b)?"
)
_BARE_HALF = re.compile(r"(?<![\d/.:\-])(?P<h>\d{1,2})\s*(?P<half>am|pm|a\.m\.|p\.m\.)(?![a-z])")
_ZONE = re.compile(
    r"(?:gmt|utc)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?|(?<=\d)([+-])(\d{2}):?(\d{2})(?!\d)|(?<=\d)z\b|\bict\b"
)
_MONTHS = 12
_NEAR = 40
"""Letters between a day and its hour; sites put a weekday or a label between them."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, maybe with an hour, as one line prints it."""

    when: datetime | date
    has_weekday: bool
    label: str
    """published, updated, clock or nothing."""
    rest: str
    """What the line says besides: mostly the by-line."""


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    link = r"\s*(?:of\s+|de\s+|ខែ\s*|ເດືອນ\s*)?"
    year = rf"[\s,.\-/]*(?:nam|ឆ្នាំ|ປີ|ຄ\.ສ\.?)?\s*{_YEAR}(?!\d)"
    first = rf"(?<![\d:])(\d{{1,2}})(?:er|st|nd|rd|th)?[\s,.\-/]*{link}({names})\.?{year}"
    then = rf"(?<![a-z])({names})\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*{_YEAR}(?!\d)"
    return re.compile(first), re.compile(then)


def level(text: str) -> str:
    """Fold a line without changing its length; digits of every script become ASCII."""
    folded = []
    for letter in text:
        digit = unicodedata.digit(letter, None)
        plain = str(digit) if digit is not None else fold(letter)
        folded.append(plain if len(plain) == 1 else letter)
    return "".join(folded)


def _days(text: str) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield (start, end, year, month, day) for every shape that stands in the line."""
    for match in _ISO.finditer(text):
        yield *match.span(), int(match[1]), int(match[2]), int(match[3])
    for match in _HAN.finditer(text):
        yield *match.span(), int(match[1]), int(match[2]), int(match[3])
    american = _AMERICAN.search(text)
    if american:
        yield american.start(), american.end(3), int(american[3]), int(american[1]), int(american[2])
    for match in _NUMERIC.finditer(text):
        year = int(match[4])
        yield *match.span(), year if year > 99 else 2000 + year, int(match[3]), int(match[1])  # noqa: PLR2004
    for match in (*_MIXED.finditer(text), *_SPELLED.finditer(text)):
        yield *match.span(), int(match[3]), int(match[2]), int(match[1])
    for match in _THANG_FIRST.finditer(text):
        yield *match.span(), int(match[3]), int(match[1]), int(match[2])
    day_first, month_first = _named()
    for match in day_first.finditer(text):
        yield *match.span(), int(match[3]), _months()[match[2]], int(match[1])
    for match in month_first.finditer(text):
        yield *match.span(), int(match[3]), _months()[match[1]], int(match[2])


def _day(year: int, month: int, day: int) -> date | None:
    """Make a date; American pages put the month first."""
    try:
        return date(year, month, day) if month <= _MONTHS else date(year, day, month)
    except ValueError:
        return None


def _valid_days(text: str) -> list[tuple[int, int, date]]:
    found: dict[int, tuple[int, int, date]] = {}
    for start, end, year, month, day in _days(text):
        real = _day(year, month, day)
        if real:
            found.setdefault(start, (start, end, real))
    kept: list[tuple[int, int, date]] = []
    for item in sorted(found.values()):
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _hour(match: re.Match[str]) -> tuple[int, int] | None:
    hour, minute = int(match["h"]), int(match.groupdict().get("m") or 0)
    half = (match["half"] or "").replace(".", "")
    late = half in {"pm", "ch", "chieu", "toi"} or match.groupdict().get("before") in {"下午", "晚上"}
    if late and hour < 12:  # noqa: PLR2004
        hour += 12
    elif half in {"am", "sa"} and hour == 12:  # noqa: PLR2004
        hour = 0
    return (hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004


def _clock_time(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the hour nearest to the day."""
    best: tuple[int, tuple[int, int]] | None = None
    for pattern in (_TIME, _BARE_HALF):
        for match in pattern.finditer(text):
            if match.start() < end and match.end() > start:
                continue
            far = match.start() - end if match.start() >= end else start - match.end()
            hour = _hour(match)
            if hour and far <= _NEAR and (best is None or far < best[0]):
                best = (far, hour)
    return best[1] if best else None


def _zone(text: str, end: int) -> timezone | ZoneInfo:
    match = _ZONE.search(text, max(0, end - 1)) or _ZONE.search(text)
    if not match or match[0] == "ict":
        return HOME
    sign, hours, minutes = (match[1], match[2], match[3]) if match[2] else (match[4], match[5], match[6])
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return timezone(-offset if sign == "-" else offset) if offset < timedelta(hours=15) else HOME


def _label(text: str) -> str:
    return next((kind for kind in ("clock", "published", "updated") if re.search(_names(kind), text)), "")


def stamps(line: str) -> list[Stamp]:
    """Find every day that the line prints, in order, with the label that stands before it."""
    text = level(line)
    days = _valid_days(text)
    if not days:
        return []
    rest = _rest(line, text, days)
    found: list[Stamp] = []
    edge = 0
    for number, (start, end, day) in enumerate(days):
        until = days[number + 1][0] if number + 1 < len(days) else len(text)
        around = text[edge:until]
        hour = _clock_time(around, start - edge, end - edge)
        when: datetime | date = day
        if hour:
            when = datetime(day.year, day.month, day.day, *hour, tzinfo=_zone(around, end - edge))
        weekday = re.search(_names("weekday"), around) is not None
        found.append(Stamp(when, weekday, _label(text[edge:end]), rest))
        edge = end
    return found


def _rest(line: str, text: str, days: list[tuple[int, int, date]]) -> str:
    """Say what is left of the line when dates, hours, zones, labels and rules are taken away."""
    keep = [True] * len(line)
    spans = [(start, end) for start, end, _ in days]
    for pattern in (
        _TIME.pattern,
        _ZONE.pattern,
        *(_names(t) for t in ("weekday", "published", "updated", "clock", "filler")),
    ):
        spans.extend(match.span() for match in re.finditer(pattern, text))
    for start, end in spans:
        keep[start:end] = [False] * (end - start)
    left = "".join(letter if kept else " " for letter, kept in zip(line, keep, strict=True))
    plain = re.sub(r"\s+", " ", left).strip(" |-–—,.:;/()[]•·，：、")
    return plain + ")" * (plain.count("(") - plain.count(")"))
