"""Decides whether a written "3/4" is a day: what stands before and after it tells.

Called by `days` with one match of its pattern.
"""

from __future__ import annotations

import re

from nhipcau.reading.languages.vi.dates.shapes import (
    FEASTS,
    FRACTION_OF,
    LEADING,
    MONTH_WORDS,
    NAMED_AFTER_A_DAY,
    TEMPORAL,
    G,
)

_TEMPORAL_BEFORE = re.compile(
    rf"(?<!\w){TEMPORAL}{G}[,(]?{G}(?:(?:ngày|hôm|từ|các ngày){G})?$", re.IGNORECASE
)
_LEADING_BEFORE = re.compile(rf"(?:(?<!\w){LEADING}{G}|[(\[{{\u2013-]{G}|^{G}|\n{G})$", re.IGNORECASE)
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
_OPENERS = ("", "\n", "(", "[", "{", "\u2013", "-")
_LETTER = re.compile(r"[^\W\d_]")
_EVERY_DAY = (24, 7)
"""Day and month of "24/7", which nearly always means round the clock."""
_SENTENCE = 90
_SURELY_A_DAY = re.compile(r"(?:đến|từ|trước|sau)\s*$", re.IGNORECASE)
_SECOND_END = re.compile(
    r"(?:ngày|từ|sáng|chiều|tối)\s+\d{1,2}[.\u2013-]\d{1,2}\s*(?:đến|tới)\s*(?:hết\s*)?$", re.IGNORECASE
)
"""The first end was announced: "từ ngày 1-9 đến 5-9"."""
_VERSION = re.compile(r"(?:v|bản|version)\.?\s*$", re.IGNORECASE)
_CENTURY = 2000
_NEAR = 24
"""How far before or after a day the words that decide may stand."""


class Written:
    """One day or run of days as written, with its neighbours."""

    def __init__(self, text: str, found: re.Match[str]) -> None:
        self.text, self.found = text, found
        self.start, self.end = found.span()
        self.before = text[max(0, self.start - _NEAR) : self.start]
        self.after = text[self.end : self.end + _NEAR]
        self.sign = (found["sep"] or "").strip()
        self.wordy = _LETTER.search(self.before) is not None
        """Words stand before it, so that they are worth asking; rows of bare numbers are long."""
        self.temporal = (self.wordy or ":" in self.before) and _TEMPORAL_BEFORE.search(
            self.before
        ) is not None
        """A word such as "ngày" or "sáng" announces it."""
        named = (found["month"] or found["named"]).lower()
        self.month = int(named) if named.isdecimal() else MONTH_WORDS[re.sub(r"\s+", " ", named)]
        brief = found["brief"]
        self.year = int(found["year"]) if found["year"] else _CENTURY + int(brief) if brief else None

    def is_a_day(self, day: int) -> bool:
        """Tell a day of the calendar from a fraction, a name, a lunar day or a count."""
        if _LUNAR_AFTER.match(self.after):
            return False
        if self.wordy and not self.year and _LUNAR_BEFORE.search(self.before):
            return False
        if not self.temporal:
            return (
                not self.found["brief"]
                and not (self.wordy and _NAME_BEFORE.search(self.before))
                and ((self.wordy and _SECOND_END.search(self.before) is not None) or self._unannounced(day))
            )
        counted = self.year is None and self.sign not in {"/", "."} and _COUNTED_AFTER.match(self.after)
        return not counted

    def _unannounced(self, day: int) -> bool:
        """Weigh a day that no word such as "ngày" announces."""
        if self.year is not None:
            return self.sign != "." or not _VERSION.search(self.before)
        leading = self.wordy or self.before.rstrip(" \t\xa0")[-1:] in _OPENERS
        leading = leading and _LEADING_BEFORE.search(self.before) is not None
        feast = (self.month, day) in FEASTS
        if self.found["word"] or self.sign == ".":
            return (
                bool(self.found["word"])
                and leading
                and (feast or _SURELY_A_DAY.search(self.before) is not None)
            )
        if _FRACTION_AFTER.match(self.after) and not (feast and leading):
            return False
        if self.sign != "/":
            return self._in_brackets() or (leading and feast and not _COUNTED_AFTER.match(self.after))
        if (day, self.month) == _EVERY_DAY:
            return _SURELY_A_DAY.search(self.before) is not None
        return leading or feast or day > self.month

    def _in_brackets(self) -> bool:
        """Tell "Ngày Dân số thế giới (11-7)" from a score in brackets."""
        sentence = self.text[max(0, self.start - _SENTENCE) : self.start]
        return self.before.endswith("(") and self.after.startswith(")") and "gày" in sentence
