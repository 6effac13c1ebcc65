"""The dated book of indicators, forms and periods (`rulebook/reporting.toml`). Pure.

In: the file. Out: its rows. Called by `actions.catalogue`, the opening of a period, its pages.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.common.dated import BOOKS

BOOK = BOOKS / "reporting.toml"
ALL = "all"


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A kind of period: the days it runs, and by when each level reports; "12-15" is month and day."""

    kind: str
    name: str
    starts: str
    ends: str
    due_commune: str
    due_province: str
    starts_year_before: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """One figure that is asked for."""

    code: str
    name: str
    group: str
    measure: str
    over_units: str
    over_time: str
    counter: str = ""
    explanation: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class FormRule:
    """A form: which indicators in which order, for which level, from which day on."""

    code: str
    version: int
    level: str
    name: str
    starts_on: date
    source: str
    indicators: tuple[str, ...]
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the file says."""

    cut_off: str
    """The paper that sets the cut-off days."""
    due: str
    """The paper that sets by when it is reported."""
    is_checked: bool
    """By a lawyer."""
    periods: dict[str, PeriodRule]
    indicators: tuple[IndicatorRule, ...]
    forms: tuple[FormRule, ...]


@cache
def book(path: Path = BOOK) -> Book:
    """Read the book."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    indicators = tuple(IndicatorRule(**row) for row in told["indicators"])
    codes = tuple(one.code for one in indicators)
    return Book(
        cut_off=told["source"]["cut_off"], due=told["source"]["due"], is_checked=told["source"]["checked"],
        periods={row["kind"]: PeriodRule(**row) for row in told["periods"]}, indicators=indicators,
        forms=tuple(_form(row, codes) for row in told["forms"]),
    )  # fmt: skip


def _form(row: dict[str, Any], codes: tuple[str, ...]) -> FormRule:
    asked = codes if row["indicators"] == ALL else tuple(row["indicators"])
    unknown = sorted(set(asked) - set(codes))
    if unknown:
        msg = f"{row['code']}: no indicator {', '.join(unknown)}"
        raise LookupError(msg)
    return FormRule(**{**row, "indicators": asked})
