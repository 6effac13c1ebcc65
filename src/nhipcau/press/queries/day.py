"""The press desk's day: what came, what ended, what is late or due tomorrow. Called by the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.due import end_of
from nhipcau.press.models import Conference, Enquiry
from nhipcau.press.queries.conferences import conferences_for
from nhipcau.press.queries.enquiries import enquiries_for, late, open_for
from nhipcau.press.queries.wording import office_name


@dataclass(frozen=True, slots=True)
class DayTold:
    """One day of one unit, as it stands at a moment."""

    on: date
    at: datetime
    office: str
    received: list[Enquiry]
    closed: list[Enquiry]
    late: list[Enquiry]
    coming: list[Enquiry]
    """Due by the end of the next day, and not late yet."""
    open_count: int
    conferences: list[Conference]


def day_for(person: Any, *, on: date, at: datetime) -> DayTold:
    """Tell a day; what waits is told as of now."""
    begin, end = end_of(on - timedelta(days=1)), end_of(on)
    rows, running = enquiries_for(person), open_for(person)
    next_end = end_of(day_of(at) + timedelta(days=1))
    return DayTold(
        on=on, at=at, office=office_name(person.unit_id, "vi", on),
        received=list(rows.filter(received_at__gte=begin, received_at__lt=end).order_by("received_at")),
        closed=list(rows.filter(closed_at__gte=begin, closed_at__lt=end).order_by("closed_at")),
        late=list(late(running, at)),
        coming=list(running.filter(clock__due_at__gte=at, clock__due_at__lte=next_end)),
        open_count=running.count(),
        conferences=list(conferences_for(person).filter(starts_at__gte=begin, starts_at__lt=end)),
    )  # fmt: skip
