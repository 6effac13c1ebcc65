"""Days into the steps of a chart: days, weeks or months. Pure; called by counting and by the screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS_SHOWN_SINGLY = 45
"""A point a day stays readable up to here; then weeks."""
DAYS_SHOWN_BY_WEEK = 270
LONGEST_DAYS = 1_100
"""Three years of months; more is work for an export."""


class Step(StrEnum):
    """The width of one step."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day, both counted."""

    since: date
    until: date

    @property
    def step(self) -> Step:
        """Return the width that keeps the chart readable."""
        days = (self.until - self.since).days + 1
        if days <= DAYS_SHOWN_SINGLY:
            return Step.DAY
        return Step.WEEK if days <= DAYS_SHOWN_BY_WEEK else Step.MONTH

    @property
    def starts(self) -> list[date]:
        """List the first day of every step, the empty ones too."""
        found: list[date] = []
        day = self.since
        while day <= self.until:
            start = beginning(day, self.step)
            if not found or found[-1] != start:
                found.append(start)
            day += timedelta(days=1)
        return found

    def is_whole(self, start: date) -> bool:
        """Say whether all days of a step lie within; the first and the last may be cut."""
        return start >= self.since and following(start, self.step) - timedelta(days=1) <= self.until


def span_of(since: date | None, until: date | None, *, today: date, usual_days: int) -> Span:
    """Return the asked span, put in order and capped; without an answer the usual one up to today."""
    last = until or today
    first = since or last - timedelta(days=usual_days - 1)
    first, last = min(first, last), max(first, last)
    return Span(max(first, last - timedelta(days=LONGEST_DAYS - 1)), last)


def beginning(day: date, step: Step) -> date:
    """Return the first day of the step that holds `day`; weeks begin on Monday."""
    if step is Step.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step is Step.MONTH else day


def following(start: date, step: Step) -> date:
    """Return the first day of the next step."""
    if step is Step.MONTH:
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start + timedelta(days=7 if step is Step.WEEK else 1)
