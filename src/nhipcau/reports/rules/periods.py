"""The days of a period, as the book has them. Pure; called by the opening of a period and its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.reports.rules.book import PeriodRule


@dataclass(frozen=True, slots=True)
class Days:
    """When a period runs and by when each level reports."""

    starts_on: date
    ends_on: date
    due_commune_on: date
    due_province_on: date


def days_of(rule: PeriodRule, year: int) -> Days:
    """Return the days of a period of a year."""
    first = year - 1 if rule.starts_year_before else year
    return Days(
        starts_on=_day(first, rule.starts), ends_on=_day(year, rule.ends),
        due_commune_on=_day(year, rule.due_commune), due_province_on=_day(year, rule.due_province),
    )  # fmt: skip


def _day(year: int, month_and_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")
