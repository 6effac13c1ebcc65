"""Numbers spelled out: a list of syllables in, their value out ("hai mươi lăm" is 25).

Called by `figures` on runs of `NUMBER_WORDS`; says None for runs that are not one number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {
    "chục": 10, "trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000,
    "tỷ": 1_000_000_000, "tỉ": 1_000_000_000,
}  # fmt: skip
_TENS = frozenset({"mươi", "mười"})
_LINKS = frozenset({"linh", "lẻ"})
_BOUND = frozenset({"mốt", "tư", "lăm", "nhăm"})
"""Forms that stand only after a ten: "hai mươi tư", never "tư người"."""
NUMBER_WORDS = frozenset(DIGITS) | frozenset(SCALES) | _TENS | _LINKS | {"rưỡi"}


def parse_words(words: Sequence[str]) -> Decimal | None:
    """Read a run of number words, lower case; None when it is not one well-made number."""
    if not words or words[0] in _BOUND or words[0] in _LINKS or words[0] in SCALES or words[0] == "mươi":
        return None
    total, rest = Decimal(0), list(words)
    for unit in (1_000_000_000, 1_000_000, 10_000, 1_000):
        cut = next((i for i, word in enumerate(rest) if SCALES.get(word) == unit), None)
        if cut is None:
            continue
        above = parse_words(rest[:cut])
        if above is None:
            return None
        total += above * unit
        rest = rest[cut + 1 :]
        if rest == ["rưỡi"]:
            return total + Decimal(unit) / 2
    if not rest:
        return total
    below = _below_thousand(rest)
    return None if below is None else total + below


def _below_thousand(words: Sequence[str]) -> int | None:
    """Read "ba trăm linh năm", "mười tám", "bốn chục"; None when the order is wrong."""
    if "trăm" in words:
        cut = words.index("trăm")
        if cut != 1 or words[0] not in DIGITS:
            return None
        hundreds, rest = DIGITS[words[0]] * 100, list(words[cut + 1 :])
        if not rest:
            return hundreds
        if rest == ["rưỡi"]:
            return hundreds + 50
        below = DIGITS.get(rest[1]) if len(rest) == 2 and rest[0] in _LINKS else _below_hundred(rest)  # noqa: PLR2004
        return None if below is None else hundreds + below
    return _below_hundred([word for word in words if word not in _LINKS])


def _below_hundred(words: Sequence[str]) -> int | None:
    """Read "mười", "mười lăm", "hai mươi", "hai mươi tư", "hai tư", "sáu"."""
    match list(words):
        case ["mười"]:
            value: int | None = 10
        case ["mười", unit] if unit in DIGITS:
            value = 10 + DIGITS[unit]
        case [ten, "mươi" | "chục"] if ten in DIGITS:
            value = DIGITS[ten] * 10
        case [ten, "mươi", unit] if ten in DIGITS and unit in DIGITS:
            value = DIGITS[ten] * 10 + DIGITS[unit]
        case [ten, unit] if ten in DIGITS and unit in _BOUND:
            value = DIGITS[ten] * 10 + DIGITS[unit]
        case [unit] if unit in DIGITS and unit not in _BOUND:
            value = DIGITS[unit]
        case _:
            value = None
    return value
