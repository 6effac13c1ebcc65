"""Deadlines as an iCalendar file (RFC 5545), by the library icalendar. In: deadlines; out: bytes.

All-day events, which every phone shows; the UID is the subject for ever, the sequence grows as a day moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from nhipcau.mailing.addresses import absolute
from nhipcau.steering.deadlines import Deadline

REFRESH = timedelta(hours=6)
"""How often a calendar should ask again; most phones ask once a day whatever is said."""


def feed(rows: Iterable[Deadline], *, name: str, at: datetime) -> bytes:
    """Return the feed; what is settled is not in it, and so leaves the calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//deadlines//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for row in rows:
        if not row.is_settled:
            calendar.add_component(_event(row, at))
    return bytes(calendar.to_ical())


def _event(row: Deadline, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row.subject.replace(':', '.')}@{_host()}")
    event.add("dtstamp", at)
    event.add("sequence", row.moves)
    event.add("summary", _("Hạn: %(title)s") % {"title": row.title})
    event.add("dtstart", row.due_on)
    event.add("dtend", row.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("url", absolute(row.url))
    event.add("description", absolute(row.url))
    return event


def _host() -> str:
    host: str = settings.ADDRESS.partition("://")[2].partition("/")[0].partition(":")[0]
    return host or "localhost"
