"""Digits in the Vietnamese way: "2.300" is 2300, "2,3" is 2.3, "2.300,5" is 2300.5.

In comes a numeral as written, out goes its value; `figures` decides what it counts.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

NUMERAL = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d{1,9})?(?![\d])"  # 2.300 and 2.300,5
    r"|\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,9})?(?![\d])"  # 2,300,000 in the English way
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d{1,9})?(?![\d.,]\d|\d)"  # 2 300
    r"|\d{1,15}[.,]\d{1,9}(?![\d])"  # 2,3 and the sloppy 2.3
    r"|\d{1,15}(?!\d)"
)
"""Source of a pattern for one numeral; longest shape first."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_LONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")


def whole(value: Decimal) -> int | float:
    """Return ``value`` as an int when it has no fraction, else as the nearest float."""
    return int(value) if value == value.to_integral_value() else float(value)


def parse_numeral(written: str, *, counted: bool = False) -> Decimal | None:
    """Read one numeral, or None when it is no number.

    A lone comma before three digits is the decimal sign of Vietnamese ("2,300 km" is 2.3),
    unless what follows is ``counted`` in whole pieces: nobody means 2.3 people by "2,300 người".
    """
    bare = _SPACES.sub("", written)
    if _GROUPED.fullmatch(bare) and not bare.startswith("0"):
        plain = bare.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(bare) or (counted and _LONE_COMMA.fullmatch(bare)):
        plain = bare.replace(",", "")
    else:
        plain = bare.replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def format_numeral(value: Decimal | float) -> str:
    """Write a number the Vietnamese way: dots between thousands, a comma before the fraction."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    whole_part, _, fraction = f"{exact:f}".partition(".")
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole_part):,}".replace(",", ".")
    sign = "-" if whole_part.startswith("-") and not grouped.startswith("-") else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"
