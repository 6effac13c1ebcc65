"""Plans as an iCalendar file (RFC 5545), by the library icalendar. Called by the calendar's screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from nhipcau.presenting.models import Plan
from nhipcau.presenting.wording import event_of


def calendar_of(plans: Iterable[Plan]) -> bytes:
    """Return one all-day event a plan."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//presenting//VI")
    calendar.add("version", "2.0")
    for plan in plans:
        calendar.add_component(_entry(plan))
    return bytes(calendar.to_ical())


def _entry(plan: Plan) -> Event:
    entry = Event()
    entry.add("uid", f"{plan.public_id}@nhipcau")
    entry.add("dtstamp", plan.changed_at)
    entry.add("dtstart", plan.on)
    entry.add("dtend", plan.on + timedelta(days=1))
    entry.add("summary", plan.title)
    parts = [event_of(plan.event) if plan.event else "", plan.channel.name if plan.channel else ""]
    entry.add("description", " · ".join(part for part in [*parts, ", ".join(plan.languages)] if part))
    return entry
