"""Figures as Vietnamese papers and screens write them: thousandths in, words out. Pure.

Called by the review page, its map, its paper and its exports; empty is a dash, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

EMPTY = "–"
NO_FIGURE = "chưa có số liệu"
PERCENT = "%"
THOUSAND = 1000
MINUS = "\u2212"
RATIO = "ratio"
_SWAP = str.maketrans(",.", ".,")


def worth(row: Mapping[str, Any], measure: str, over_units: str) -> Decimal | None:
    """Return what an amount (with its base) is worth: 12, 1.5, or 87.5 of a ratio in percent."""
    if row.get("amount") is None:
        return None
    if over_units != RATIO:
        return Decimal(row["amount"]) / THOUSAND
    if not row.get("base"):
        return None
    ratio = Decimal(row["amount"]) / Decimal(row["base"])
    return _tenths(ratio * 100 if measure == PERCENT else ratio)


def figure(row: Mapping[str, Any], of: Mapping[str, Any]) -> str:
    """Write a value of an indicator as "1.234,5" or "87,5", an empty one as a dash."""
    return number(worth(row, of["measure"], of["over_units"]))


def measured(row: Mapping[str, Any], of: Mapping[str, Any]) -> str:
    """Write a value with its measure: "12 văn bản", "87,5%"."""
    said = figure(row, of)
    if said == EMPTY:
        return EMPTY
    return f"{said}%" if of["measure"] == PERCENT else f"{said} {of['measure']}"


def number(value: Decimal | int | None) -> str:
    """Write 1.234,5 with no noughts at the end."""
    if value is None:
        return EMPTY
    text = f"{Decimal(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


def counted(value: int) -> str:
    """Write 05 below ten and 1.700, as papers write counts."""
    return f"{value:02}" if 0 < value < 10 else number(value)  # noqa: PLR2004 - ten


def difference(row: Mapping[str, Any]) -> str:
    """Write how a value stands to the period before: "+12,5%", "-3%", "+4 điểm %" of a ratio, or a dash."""
    now = worth(row, row["measure"], row["over_units"])
    before = worth(row["before"], row["measure"], row["over_units"]) if row.get("before") else None
    if now is None or before is None:
        return EMPTY
    if row["over_units"] == RATIO:
        return f"{_signed(now - before)} điểm{' %' if row['measure'] == PERCENT else ''}"
    if not before:
        return EMPTY if now else "0%"
    return f"{_signed(_tenths((now - before) * 100 / before))}%"


def moved(row: Mapping[str, Any]) -> str:
    """Write the same in words: "tăng 12,5%", "giảm 3 điểm %", "không đổi"; nothing without a comparison."""
    said = difference(row)
    if said == EMPTY:
        return ""
    if said[:1] not in {"+", MINUS}:
        return "không đổi"
    return f"{'tăng' if said[0] == '+' else 'giảm'} {said[1:]}"


def _signed(value: Decimal) -> str:
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{number(abs(value))}"


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
