"""Press conferences as a calendar file (RFC 5545). In: lines and a language; out: bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from nhipcau.press.queries.public import ConferenceLine
from nhipcau.press.rules.states import CANCELLED

USUAL = timedelta(hours=1)
"""Shown for a conference whose end was not said."""


def calendar_file(lines: Iterable[ConferenceLine], *, at: datetime, language: str = "vi") -> bytes:
    """Return one calendar; a cancelled conference says so to those who have it already."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//press conferences//VI")
    calendar.add("version", "2.0")
    for line in lines:
        calendar.add_component(_event(line, at, language))
    return bytes(calendar.to_ical())


def _event(line: ConferenceLine, at: datetime, language: str) -> Event:
    event = Event()
    host = settings.ADDRESS.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"
    event.add("uid", f"{line.public_id}@{host}")
    event.add("dtstamp", at)
    event.add("dtstart", line.starts_at)
    event.add("dtend", line.ends_at or line.starts_at + USUAL)
    event.add("summary", line.topics.get(language) or line.topic)
    event.add("location", line.place)
    if line.contact:
        event.add("description", line.contact)
    event.add("status", "CANCELLED" if line.state == CANCELLED else "CONFIRMED")
    return event
