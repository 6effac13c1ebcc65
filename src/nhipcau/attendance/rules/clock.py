"""Time of a fact: the device's clock, corrected, must lie in the half-day that is named. Pure.

What lies elsewhere is set aside for a person; no hour is ever moved into the half-day.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from nhipcau.attendance.rules import states

BEFORE, AFTER = timedelta(minutes=120), timedelta(minutes=60)
"""Doors open up to two hours before, and lists are finished within the hour after (design/training.md)."""
JITTER = timedelta(seconds=5)
"""A phone that sets its clock between a scan and its sending may seem so far ahead of us."""


class Window(NamedTuple):
    """From when until when facts of a half-day may be said."""

    opens_at: datetime
    closes_at: datetime


def window(starts_at: datetime, ends_at: datetime) -> Window:
    """Return the window of a half-day."""
    return Window(starts_at - BEFORE, ends_at + AFTER)


def offset_of(
    way: str, *, at: datetime, sent_at: datetime | None, told_ms: int | None, known_ms: int | None
) -> int | None:
    """Return what is added to every time of a batch, in milliseconds; None where nobody can know.

    Over the line both clocks are seen at one moment. A file tells the offset its device last knew.
    Paper and our own screens have no clock but ours.
    """
    if way in (states.PAPER, states.SCREEN):
        return 0
    if way == states.ONLINE and sent_at is not None:
        return (at - sent_at) // timedelta(milliseconds=1)
    return told_ms if told_ms is not None else known_ms


def corrected(said_at: datetime, offset_ms: int) -> datetime | None:
    """Return the moment by our clock; None where it leaves the calendar."""
    try:
        return said_at + timedelta(milliseconds=offset_ms)
    except OverflowError:
        return None


class Timed(NamedTuple):
    """When a fact happened, and why it is set aside ("" where it is not)."""

    happened_at: datetime | None
    reason: str


def timed(
    said_at: datetime | None, *, way: str, offset_ms: int | None, open_in: Window | None, at: datetime
) -> Timed:
    """Return when a fact happened by our clock, and whether that lies in its half-day; `at` is now."""
    if said_at is None and way in (states.PAPER, states.SCREEN):
        return Timed(None, _placed(None, open_in, at))
    if said_at is None or offset_ms is None:
        return Timed(None, states.CLOCK_UNKNOWN)
    happened_at = corrected(said_at, offset_ms)
    if happened_at is None:
        return Timed(None, states.OUTSIDE_HALF_DAY)
    if happened_at > at + JITTER:
        return Timed(happened_at, states.AHEAD_OF_NOW)
    return Timed(min(happened_at, at), _placed(min(happened_at, at), open_in, at))


def _placed(happened_at: datetime | None, open_in: Window | None, at: datetime) -> str:
    if open_in is None:
        return states.OUTSIDE_HALF_DAY
    if happened_at is None:  # without an hour, only a half-day yet to come tells that it is wrong
        return states.AHEAD_OF_NOW if at < open_in.opens_at else ""
    return "" if open_in.opens_at <= happened_at <= open_in.closes_at else states.OUTSIDE_HALF_DAY
