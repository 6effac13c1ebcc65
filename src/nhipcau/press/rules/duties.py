"""Duties of an office that speaks. In: rulebook/compliance.toml; out: duties in force, days overdue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.common.dated import BOOKS, Dated, check_days, dated_part, rows_of

BOOK = BOOKS / "compliance.toml"
GOOD, WARN, BAD = "good", "warn", "bad"


@dataclass(frozen=True, slots=True)
class Duty(Dated):
    """One duty of the board: its code, and what it asks."""

    code: str
    asks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """How a unit stands on one duty."""

    duty: Duty
    who: str
    """The speaker, matter or unit that the line is about."""
    since: date | None
    """The last day on which it could have been done in time; nothing where it is in order."""
    days_late: int | None
    """Nothing where it is in order, or where no day is known since when it is not."""
    is_met: bool
    url: str = ""


@cache
def duties(path: Path = BOOK) -> tuple[Duty, ...]:
    """Read every duty."""
    rows = tuple(
        Duty(**dated_part(row, row["code"]), code=row["code"], asks=row["asks"])
        for row in rows_of(path, "duty")
    )
    return check_days(rows, lambda duty: duty.code)


def duties_on(day: date, path: Path = BOOK) -> dict[str, Duty]:
    """Return the duties in force on a day, by code."""
    return {duty.code: duty for duty in duties(path) if duty.holds_on(day)}


def line_of(duty: Duty, who: str, *, last_day: date | None, on: date, is_met: bool, url: str = "") -> Line:
    """Judge one duty: met, or so many days after the last day it could be met."""
    if is_met:
        return Line(duty, who, None, None, is_met=True, url=url)
    late = (on - last_day).days if last_day else None
    return Line(duty, who, last_day, late, is_met=False, url=url)


def as_text(row: Any, language: str) -> str:
    """Return a text of the book in a screen's language."""
    return str(row.get(language) or row["vi"])
