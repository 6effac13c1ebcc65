"""How long a line of Times New Roman is in print, so that the rule under it has the right length. Pure.

Widths are those of Times (Liberation Serif has the same), in thousandths of the size; marks add nothing.
"""

from __future__ import annotations

import unicodedata

MM_OF_POINT = 25.4 / 72
FIRST = 32
_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 "
    "556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 "
    "500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541 "
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 "
    "611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 "
    "556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520 "
)
REGULAR = {chr(FIRST + place): int(width) for place, width in enumerate(_REGULAR.split())}
BOLD = {chr(FIRST + place): int(width) for place, width in enumerate(_BOLD.split())}
REGULAR |= {"Đ": 722, "đ": 500, "Ơ": 722, "ơ": 529, "Ư": 776, "ư": 542, "–": 500, "“": 444, "”": 444}
BOLD |= {"Đ": 722, "đ": 556, "Ơ": 778, "ơ": 554, "Ư": 796, "ư": 600, "–": 500, "“": 500, "”": 500}
UNKNOWN = 500


def printed_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the length in millimetres of a line set in `size` points."""
    widths = BOLD if bold else REGULAR
    thousandths = sum(widths.get(_bare(sign), UNKNOWN) for sign in unicodedata.normalize("NFC", text))
    return thousandths * size / 1000 * MM_OF_POINT


def _bare(sign: str) -> str:
    """Return the letter under its marks; the horn of Ơ and Ư belongs to the letter."""
    kept = unicodedata.normalize("NFD", sign)
    return unicodedata.normalize("NFC", kept[0] + "\u031b") if "\u031b" in kept else kept[0]
