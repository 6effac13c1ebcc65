"""Days, months, years, weekdays, quarters and hours that a text names, as parts to compare.

In: a prepared text. Out: `When` in text order. Buddhist years (2569) become common ones (2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.matching.facts.said import Said, matching_form, table, words_pattern

YEARS = range(1900, 2101)
BUDDHIST = range(2443, 2644)
BUDDHIST_OFFSET = 543
DAYS, MONTHS, HOURS = 31, 12, 24
_D, _M, _Y = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>\d{4})"
_NUMERIC = (
    rf"(?<!\d){_Y}-{_M}-{_D}(?!\d)",
    rf"(?<![\d/.,-]){_D}\s?[/.-]\s?{_M}\s?[/.-]\s?{_Y}(?!\d)",
    rf"(?<![\d/.,]){_M}/{_Y}(?!\d)",
    rf"(?<![\d/.,-]){_D}/{_M}(?![\d/%]|[.,]\d)",
)
_OWN = {
    "vi": (
        rf"(?<!\d){_D}\s+(?:tháng|thang)\s+{_M}(?!\d)(?:\s*(?:,|năm|nam|/)\s*{_Y}(?!\d))?",
        rf"(?<!\w)(?:tháng|thang)\s+{_M}(?!\d)(?:\s*(?:,|năm|nam|/|-)\s*{_Y}(?!\d))?",
        rf"(?<!\w)(?:ngày|ngay|mùng|mung|mồng|mong)\s+{_D}(?![\d/%-]|[.,]\d|\s+(?:tháng|thang))",
    ),
    "en": (
        rf"(?<!\d){_D}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>NAMES)\.?(?!\w)(?:,?\s+{_Y}(?!\d))?",
        rf"(?<!\w)(?P<name>NAMES)\.?\s+{_D}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)(?:,?\s+{_Y}(?!\d))?",
        rf"(?<!\w)(?P<name>NAMES)\.?,?(?:\s+{_Y})(?!\d)",
        r"(?<!\w)(?:in|since|until|from|by|of|this|last|next|mid|early|late)[\s-]+(?P<name>NAMES)(?!\w)",
    ),
    "fr": (
        rf"(?<!\d){_D}(?:er)?\s+(?P<name>NAMES)\.?(?!\w)(?:\s+{_Y}(?!\d))?",
        rf"(?<!\w)(?P<name>NAMES)(?!\w)(?:\s+{_Y}(?!\d))?",
        r"(?<!\w)(?P<d>1)er(?!\w)",
    ),
    "zh": (
        rf"{_Y}\s?年\s?{_M}\s?月(?:\s?{_D}\s?[日号])?",
        rf"(?<!\d){_M}\s?月(?:\s?{_D}\s?[日号])?(?!份?以?内)",
        r"(?:(?P<y>\d{4})\s?年)?(?P<name>NAMES)",
        rf"(?<!\d){_D}\s?[日号](?!线)",
    ),
    "lo": (
        rf"(?<!\d){_D}\s*(?:ເດືອນ)?\s*(?P<name>NAMES)(?:\s*(?:ປີ|,)?\s*{_Y}(?!\d))?",
        rf"(?<!\d){_D}\s*ເດືອນ\s*{_M}(?!\d)(?:\s*(?:ປີ|,)?\s*{_Y}(?!\d))?",
        rf"ເດືອນ\s*(?:(?P<name>NAMES)|{_M}(?!\d))(?:\s*(?:ປີ|/)?\s*{_Y}(?!\d))?",
        rf"(?P<name>NAMES)\s*(?:ປີ)?\s*{_Y}(?!\d)",
        rf"ວັນທີ\s*{_D}(?![\d/%]|[.,]\d)",
    ),
    "km": (
        rf"(?<!\d){_D}\s*(?:ខែ)?\s*(?P<name>NAMES)(?:\s*(?:ឆ្នាំ)?\s*{_Y}(?!\d))?",
        rf"(?<!\d){_D}\s*ខែ\s*{_M}(?!\d)(?:\s*(?:ឆ្នាំ)?\s*{_Y}(?!\d))?",
        rf"ខែ\s*(?:(?P<name>NAMES)|{_M}(?!\d))(?:\s*(?:ឆ្នាំ|/)?\s*{_Y}(?!\d))?",
        rf"ថ្ងៃទី\s*{_D}(?![\d/%]|[.,]\d)",
    ),
}
_HOURS = {
    "vi": r"(?<![\d.,])(?P<h>\d{1,2})\s?(?:giờ|gio|h)\s?(?:\d{2}\s?(?:phút|phut|ph)?)?\s*"
    r"(?:sáng|chiều|tối|trưa|đêm|sang|chieu|toi|trua|dem)(?!\w)"
    r"|(?<!\w)(?:lúc|luc)\s+(?P<h2>\d{1,2})\s?(?:giờ|gio|h)(?:\s?\d{2})?",
    "en": r"(?<![\d.,])(?P<h>\d{1,2})(?:[:.]\d\d)?\s?(?:a\.?m|p\.?m|o'clock)(?!\w)",
    "fr": r"(?<!\w)(?:à|a|vers|dès|des)\s+(?P<h>\d{1,2})\s?(?:h|heures)\s?(?:\d\d)?(?!\w)",
    "zh": r"(?:凌晨|早上|上午|中午|下午|晚上|晚|清晨)\s?(?P<h>\d{1,2})\s?[点时](?:半|\d{1,2}分)?",
    "lo": r"(?P<h>\d{1,2})(?:[:.]\d\d)?\s*ໂມງ",
    "km": r"ម៉ោង\s*(?P<h>\d{1,2})(?:[:.]\d\d)?",
    "": r"(?<![\d:.,])(?P<h>\d{1,2}):\d\d(?![\d:])",
}
_YEAR = re.compile(r"(?<![\d.,/-])(?P<y>\d{4})(?![\d/]|[.,-]\d|\s?%)")


@dataclass(frozen=True, slots=True)
class When:
    """What a text says of a time: only the parts it names."""

    parts: tuple[tuple[str, int], ...]
    start: int
    end: int

    def meets(self, other: When) -> bool:
        """Tell whether both name some part alike and none differently."""
        mine, theirs = dict(self.parts), dict(other.parts)
        both = mine.keys() & theirs.keys()
        return bool(both) and all(mine[part] == theirs[part] for part in both)

    def parts_from(self, other: When) -> bool:
        """Tell whether both name some part, and differently."""
        mine, theirs = dict(self.parts), dict(other.parts)
        return any(mine[part] != theirs[part] for part in mine.keys() & theirs.keys())


@lru_cache(maxsize=4096)
def find_dates(said: Said) -> tuple[When, ...]:
    """Return the times that a text names, in text order, none inside another."""
    found: list[When] = []
    free = list(said.form)
    for when in _candidates(said):
        if all(free[when.start : when.end]):
            found.append(when)
            free[when.start : when.end] = [""] * (when.end - when.start)
    return tuple(sorted(found, key=lambda when: when.start))


def _candidates(said: Said) -> Iterator[When]:
    names = _names("months", said)
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
    for shape in (*_NUMERIC, *_OWN.get(said.language, ())):
        for match in re.finditer(shape.replace("NAMES", listed), said.form):
            yield from _dated(match, names)
    for kind, part in (("months", "m"), ("weekdays", "w"), ("quarters", "q")):
        if kind != "months" or said.language == "vi":
            yield from _named(said, kind, part)
    for shape in (_HOURS.get(said.language, ""), _HOURS[""]):
        for match in re.finditer(shape or "(?!)", said.form):
            hour = int(next(value for value in match.groups() if value))
            if hour <= HOURS:
                yield When((("h", hour % 12),), match.start(), match.end())
    for match in _YEAR.finditer(said.form):
        if (year := _year(match["y"])) is not None:
            yield When((("y", year),), match.start(), match.end())


def _dated(match: re.Match[str], names: dict[str, int]) -> Iterator[When]:
    groups = match.groupdict()
    day, month = int(groups.get("d") or 0), int(groups.get("m") or names.get(groups.get("name") or "", 0))
    year = _year(groups.get("y"))
    if day > DAYS or month > MONTHS or not (day or month) or (groups.get("y") and year is None):
        return
    parts = (("y", year or 0), ("m", month), ("d", day))
    yield When(tuple((part, value) for part, value in parts if value), match.start(), match.end())


def _named(said: Said, kind: str, part: str) -> Iterator[When]:
    names = _names(kind, said)
    for match in words_pattern(names, said).finditer(said.form):
        yield When(((part, names[match.group()]),), match.start(), match.end())


def _names(kind: str, said: Said) -> dict[str, int]:
    listed: list[str] = table("calendar")[kind].get(said.language, [])
    return {
        matching_form(name, said): number
        for number, spelled in enumerate(listed, start=1)
        for name in spelled.split("|")
    }


def _year(written: str | None) -> int | None:
    year = int(written or 0)
    if year in YEARS:
        return year
    return year - BUDDHIST_OFFSET if year in BUDDHIST else None
