"""The number itself: digits or words with their scale ("1 triệu 200 nghìn"), fractions and shares.

In come tokens and a position, out goes an `Amount` or None. Called by `reader`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from nhipcau.reading.languages.vi.numbers import NUMBER_WORDS, SCALES, parse_numeral, parse_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.tokens import Token

_NOT_A_SCALE = {
    "tỷ": {"lệ", "số", "giá", "trọng", "suất", "phú", "mỉ", "lực"},
    "tỉ": {"lệ", "số", "giá", "trọng", "suất", "phú", "mỉ", "lực"},
    "triệu": {"tập", "hồi", "chứng"},
    "vạn": {"vật", "sự", "lý", "phúc", "thọ"},
    "trăm": {"họ"},
}
_LONGEST_RUN = 10
"""Words of the longest number that an article spells out; a longer run is a counting rhyme or noise."""
_DIGIT_SCALES = {**SCALES, "tr": 1_000_000}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the tokens that it takes, ``[first, after)``."""

    value: Decimal
    first: int
    after: int
    how: Literal["plain", "grouped", "decimal", "scaled", "words", "part"]
    parts: tuple[Decimal, Decimal] | None = None
    """Both sides of "98/103"."""


def digits_at(line: Sequence[Token], index: int, *, counted: bool = False) -> Amount | None:
    """Read a numeral with its scale words; ``counted`` is passed on to `parse_numeral`."""
    value = parse_numeral(line[index].fold, counted=counted)
    if value is None:
        return None
    part = _part_at(line, index, value)
    if part is not None:
        return part
    written = line[index].fold
    total, after = _scaled(line, index + 1, value)
    if after > index + 1:
        return Amount(*_and_lower(line, index, total, after), "scaled")
    how: Literal["plain", "grouped", "decimal"] = "plain"
    if not written.isdecimal():
        how = "grouped" if value == value.to_integral_value() and value >= 1000 else "decimal"  # noqa: PLR2004
    return Amount(value, index, index + 1, how)


def _part_at(line: Sequence[Token], index: int, value: Decimal) -> Amount | None:
    """Read "98/103" written in one piece."""
    if index + 2 >= len(line) or line[index + 1].fold != "/" or line[index + 2].sort != "number":
        return None
    whole = parse_numeral(line[index + 2].fold)
    glued = line[index].end == line[index + 1].start and line[index + 1].end == line[index + 2].start
    if not glued or whole is None or whole == 0 or value > whole:
        return None
    return Amount(value, index, index + 3, "part", (value, whole))


def _scaled(line: Sequence[Token], index: int, value: Decimal) -> tuple[Decimal, int]:
    while index < len(line) and line[index].sort == "word":
        scale = _DIGIT_SCALES.get(line[index].fold)
        following = line[index + 1].fold if index + 1 < len(line) else ""
        if scale is None or following in _NOT_A_SCALE.get(line[index].fold, ()):
            break
        value, index = value * scale, index + 1
    return value, index


def _and_lower(line: Sequence[Token], first: int, total: Decimal, after: int) -> tuple[Decimal, int, int]:
    """Add "rưỡi" or a lower part: "1 triệu 200 nghìn", "2 tỷ rưỡi"."""
    unit = _DIGIT_SCALES[line[after - 1].fold]
    if after < len(line) and line[after].fold == "rưỡi":
        return total + Decimal(unit) / 2, first, after + 1
    if after + 1 < len(line) and line[after].sort == "number" and line[after + 1].fold in _DIGIT_SCALES:
        lower = parse_numeral(line[after].fold)
        if lower is not None:
            more, end = _scaled(line, after + 1, lower)
            if end > after + 1 and more < unit:
                return total + more, first, end
    return total, first, after


def words_at(line: Sequence[Token], index: int) -> Amount | None:
    """Read the longest run of number words that makes one number: "hai mươi lăm"."""
    end = index
    while end < len(line) and line[end].fold in NUMBER_WORDS and end - index <= _LONGEST_RUN:
        end += 1
    while end > index and end - index <= _LONGEST_RUN:
        value = parse_words([token.fold for token in line[index:end]])
        if value is not None and value > 0:
            return Amount(value, index, end, "words")
        end -= 1
    return None


def scale_of(line: Sequence[Token], amount: Amount) -> int:
    """Return what the scale words of ``amount`` multiply by."""
    product = 1
    for token in line[amount.first + 1 : amount.after]:
        product *= SCALES.get(token.fold, 1)
    return product
