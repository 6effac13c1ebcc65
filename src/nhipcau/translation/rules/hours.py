"""Hours of the day in six languages, with their minutes: "8 giờ 30", "8:30 a.m.", 上午8时30分, "8 h 30".

In: a prepared text. Out: hours with their place. The reading line reads the hour alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.reading.matching.facts.said import Said

HOURS, MINUTES = 24, 59
_H, _M = r"(?<![\d.,:/])(?P<h>\d{1,2})", r"(?P<m>\d{1,2})"
_BY_LANGUAGE = {
    "vi": (rf"{_H}\s?(?:giờ|h|g)\s?(?:{_M}(?:\s?phút)?)?(?![\w/])",),
    "en": (rf"{_H}(?:[:.]{_M})?\s?(?:a\.?m|p\.?m)(?!\w)\.?", rf"{_H}\s?o'clock"),
    "fr": (rf"{_H}\s?(?:h|heures?)(?:\s?{_M})?(?!\w)",),
    "zh": (rf"{_H}\s?[时点](?:(?P<half>半)|{_M}分?)?",),
    "lo": (rf"{_H}[:.]{_M}\s*ໂມງ", rf"{_H}\s*ໂມງ(?:\s*{_M}\s*ນາທີ)?"),
    "km": (rf"ម៉ោង\s*{_H}(?:(?:[:.]|\s*និង\s*){_M}(?:\s*នាទី)?)?",),
}
_EVERYWHERE = rf"{_H}:(?P<m>\d\d)(?![\d:])"
_HALF = 30


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day; morning and evening are told apart by no language alike, so halves of the day meet."""

    hour: int
    minute: int


def find_hours(said: Said) -> Iterator[tuple[Hour, int, int]]:
    """Yield the hours that a text names."""
    taken: set[int] = set()
    for shape in (*_BY_LANGUAGE.get(said.language, ()), _EVERYWHERE):
        for match in re.finditer(shape, said.form):
            told = match.groupdict()
            minute = _HALF if told.get("half") else int(told.get("m") or 0)
            hour = int(told["h"])
            if hour <= HOURS and minute <= MINUTES and match.start() not in taken:
                taken.update(range(*match.span()))
                yield Hour(hour, minute), match.start(), match.end()
