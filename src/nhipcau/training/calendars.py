"""A conference as an iCalendar file (RFC 5545, 5546), by the library icalendar. Called by letters and views.

In: a delegate or a conference, and its facts. Out: bytes. The UID is the delegate's for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vCalAddress

from nhipcau.training.models import Conference, Delegate, HalfDay
from nhipcau.training.queries.inviting import facts_of
from nhipcau.training.queries.keys import answer_address
from nhipcau.training.rules.inviting import CANCEL, HERE, PUBLISH, Facts, times_in_words


def event_file(
    delegate: Delegate, method: str, sequence: int, *, at: datetime, facts: Facts | None = None
) -> bytes:
    """Return the call to one delegate: a REQUEST, a changed one by a higher sequence, or a CANCEL."""
    told = facts or facts_of(delegate.conference, delegate.site)
    event = _event(f"{delegate.public_id}@{_host()}", told, at, sequence)
    event.add("description", _description(delegate, told))
    event.add("location", told.place)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", _organizer())
    event.add("attendee", _attendee(delegate), encode=False)
    return _file(method, [event])


def conference_file(conference: Conference, half_days: Sequence[HalfDay], *, at: datetime) -> bytes:
    """Return the half-days of a conference for the calendars of its staff."""
    return _file(PUBLISH, [_half_day(conference, one, at) for one in half_days])


def _half_day(conference: Conference, half_day: HalfDay, at: datetime) -> Event:
    times = ((half_day.starts_at, half_day.ends_at),)
    facts = Facts(f"{conference.title} ({half_day})", half_day.day, half_day.day, times, "", "")
    event = _event(f"{half_day.public_id}@{_host()}", facts, at, conference.revision)
    off = conference.state == "cancelled"
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    return event


def _event(uid: str, facts: Facts, at: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at)
    event.add("sequence", sequence)
    event.add("summary", facts.title)
    if facts.ends_at is None:  # no half-day is set: whole days, and no hour is made up
        event.add("dtstart", facts.first)
        event.add("dtend", facts.last + timedelta(days=1))
    else:
        event.add("dtstart", facts.starts_at.astimezone(HERE))
        event.add("dtend", facts.ends_at.astimezone(HERE))
    return event


def _description(delegate: Delegate, facts: Facts) -> str:
    lines = [
        *times_in_words(facts.times),
        _("Trả lời sẽ dự hay báo vắng tại: %(address)s") % {"address": answer_address(delegate)},
        delegate.conference.contact_words,
    ]
    return "\n".join(line for line in lines if line)


def _organizer() -> vCalAddress:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    if name:
        organizer.params["CN"] = name
    return organizer


def _attendee(delegate: Delegate) -> vCalAddress:
    """RSVP is FALSE: answers come by the link; a mail program's reply would reach nobody."""
    attendee = vCalAddress(f"mailto:{delegate.email}")
    attendee.params["CN"] = delegate.name.replace('"', "'")
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["RSVP"] = "FALSE"
    return attendee


def _file(method: str, events: Sequence[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//training conferences//VI")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_zone())
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """Vietnam's time: UTC+7 since 13 June 1975, no summer time (IANA tz, Asia/Ho_Chi_Minh)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - a zone begins in its own time
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    zone.add_component(standard)
    return zone


def _host() -> str:
    host: str = settings.ADDRESS.partition("://")[2].partition("/")[0].partition(":")[0]
    return host or "localhost"
