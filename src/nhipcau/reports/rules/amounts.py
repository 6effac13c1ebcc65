"""Amounts as whole thousandths: what somebody typed in, an amount or what is wrong with it out. Pure.

Called by the form, the Excel reader and every page that shows a number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

ONE = 1000
"""Thousandths in one."""
MOST = 10**15
"""Below 2^53 (RFC 8785 knows no larger whole number), and 3,355 of them still fit a BigInteger."""
NO_NUMBER, LEADING_ZERO, POINT, GROUPS, TOO_FINE, TOO_LARGE, FORMULA, A_DAY = (
    "no_number", "leading_zero", "point", "groups", "too_fine", "too_large", "formula", "a_day",
)  # fmt: skip
"""What may be wrong; `reports.wording` says it in words."""
CLEAR = ("-", "–", "—")
"""Typed on purpose: this cell is to be empty."""
_SPACES = re.compile("[\u0020\u00a0\u2009\u202f]")
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:,(?P<part>[0-9]+))?")
_GROUPED = re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+)(?:,(?P<part>[0-9]+))?")
_POINT = re.compile(r"[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}")
_FORMULA = tuple("=+@")


@dataclass(frozen=True, slots=True)
class Read:
    """An amount, or empty; `fault` says why it is none."""

    amount: int | None
    fault: str = ""
    is_clear: bool = False
    """Somebody wrote the sign for "leave this empty"."""


def read(text: str) -> Read:
    """Read a number as it is written in Vietnam: "1.234,5" is 1234500; empty is no number and no fault."""
    told = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-")
    if not told:
        return Read(None)
    if told in CLEAR:
        return Read(None, is_clear=True)
    if _DAY.fullmatch(told) and not _GROUPED.fullmatch(told):
        return Read(None, A_DAY)
    if told.startswith(_FORMULA):
        return Read(None, FORMULA)
    is_negative = told.startswith("-")
    return _signed(_unsigned(_ungrouped(told.removeprefix("-"))), is_negative=is_negative)


def read_number(number: float | Decimal) -> Read:
    """Read a number that a sheet held as a number."""
    try:
        exact = Decimal(str(number)) * ONE
        whole = int(exact)
    except (InvalidOperation, OverflowError, ValueError):
        return Read(None, NO_NUMBER)
    if exact != whole:
        return Read(None, TOO_FINE)
    return Read(None, TOO_LARGE) if abs(whole) >= MOST else Read(whole)


def say(amount: int | None) -> str:
    """Write thousandths as "1.234,5"; empty is empty."""
    if amount is None:
        return ""
    whole, part = divmod(abs(amount), ONE)
    tail = f",{part:03}".rstrip("0") if part else ""
    return f"{'-' if amount < 0 else ''}{whole:,}".replace(",", ".") + tail


def say_ratio(amount: int | None, base: int | None, measure: str) -> str:
    """Write a ratio: a share in per cent, or points for each; empty without a denominator."""
    if amount is None or not base:
        return ""
    times = 100 if measure == "%" else 1
    tenths, left = divmod(abs(amount) * times * 10, base)
    tenths += left * 2 >= base
    return say((-tenths if amount < 0 else tenths) * (ONE // 10))


def _ungrouped(told: str) -> str:
    """Take the spaces of "1 234 567" out where they stand between groups of three."""
    tight = _SPACES.sub(".", told)
    return tight if tight != told and _GROUPED.fullmatch(tight) else told


def _unsigned(told: str) -> Read:
    found = _PLAIN.fullmatch(told) or _GROUPED.fullmatch(told)
    if found is None:
        return Read(None, _why(told))
    whole, part = found["whole"].replace(".", ""), found["part"] or ""
    if len(whole) > 1 and whole.startswith("0"):
        return Read(None, LEADING_ZERO)
    if len(part.rstrip("0")) > len(str(ONE)) - 1:
        return Read(None, TOO_FINE)
    amount = int(whole) * ONE + int(part.rstrip("0").ljust(3, "0"))
    return Read(None, TOO_LARGE) if amount >= MOST else Read(amount)


def _why(told: str) -> str:
    if _POINT.fullmatch(told):
        return POINT
    return GROUPS if re.fullmatch(r"[0-9.,\s]+", told) else NO_NUMBER


def _signed(found: Read, *, is_negative: bool) -> Read:
    if not is_negative or not found.amount:
        return found
    return Read(-found.amount)
