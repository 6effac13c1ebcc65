"""How old a figure is, and what about a site wants a look. Pure; words are found by `queries/board.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nhipcau.attendance.rules import states

STALE_AFTER = timedelta(minutes=15)
"""A site scans its 15 people in some minutes (5–8 a minute); longer silence wants a call."""

LOST_LINE, NOT_ON_LINE, SILENT, DOUBLE, ASIDE, LATE, WAITING, UNLIKE_SIGNED = (
    "lost_line", "not_on_line", "silent", "double", "aside", "late", "waiting", "unlike_signed",
)  # fmt: skip
"""What wants a look, the most pressing first."""
PROBLEMS = (LOST_LINE, NOT_ON_LINE, SILENT, DOUBLE, ASIDE, LATE, WAITING, UNLIKE_SIGNED)


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago, in the largest unit that fits."""

    unit: str
    """now | minutes | hours | days"""
    count: int = 0


def age(then: datetime, now: datetime) -> Age:
    """Measure; a moment ahead of now is now: clocks of two machines differ."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return Age("now")
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return Age("minutes", minutes)
    if minutes < 24 * 60:
        return Age("hours", minutes // 60)
    return Age("days", minutes // (24 * 60))


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of one site in one half-day."""

    line: str
    present: int
    heard_at: datetime | None
    signed_present: int | None
    missing: int = 0
    """Places of whom nothing is known: neither there nor excused."""
    conflicts: int = 0
    set_aside: int = 0
    late: int = 0
    waiting: int = 0


def is_stale(heard: Heard, *, starts_at: datetime, ends_at: datetime, at: datetime) -> bool:
    """Say whether a site that should be heard of is silent; one that is signed, closed or complete may be."""
    is_done = heard.signed_present is not None or heard.line == states.CLOSED or not heard.missing
    if is_done or not starts_at <= at <= ends_at:
        return False
    return at - max(heard.heard_at or starts_at, starts_at) > STALE_AFTER


def problems(heard: Heard, *, starts_at: datetime, ends_at: datetime, at: datetime) -> list[str]:
    """Name what wants a look, the most pressing first."""
    runs = starts_at <= at <= ends_at
    found = {
        LOST_LINE: heard.line == states.LOST,
        NOT_ON_LINE: runs and heard.line == states.NOT_OPEN,
        SILENT: is_stale(heard, starts_at=starts_at, ends_at=ends_at, at=at),
        DOUBLE: heard.conflicts > 0,
        ASIDE: heard.set_aside > 0,
        LATE: heard.late > 0,
        WAITING: heard.waiting > 0,
        UNLIKE_SIGNED: heard.signed_present is not None and heard.signed_present != heard.present,
    }
    return [problem for problem in PROBLEMS if found[problem]]
