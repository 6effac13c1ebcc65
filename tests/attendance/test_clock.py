"""Hours of facts: corrected by their batch, never moved into a half-day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.clock import AFTER, BEFORE, JITTER, offset_of, timed, window

START = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
END = START + timedelta(hours=4)
OPEN = window(START, END)
LATE = END + timedelta(hours=9)


@pytest.mark.parametrize(
    ("happened_at", "reason"),
    [
        (START - BEFORE, ""),
        (START - BEFORE - timedelta(seconds=1), states.OUTSIDE_HALF_DAY),
        (END + AFTER, ""),
        (END + AFTER + timedelta(seconds=1), states.OUTSIDE_HALF_DAY),
    ],
    ids=["opens", "too-early", "closes", "too-late"],
)
def test_the_window_of_a_half_day(happened_at: datetime, reason: str) -> None:
    found = timed(happened_at, way=states.FILE, offset_ms=0, open_in=OPEN, at=LATE)
    assert found == (happened_at, reason)


def test_ahead_of_now() -> None:
    told = {"way": states.ONLINE, "offset_ms": 0, "open_in": OPEN, "at": START}
    assert timed(START + JITTER, **told).happened_at == START
    assert timed(START + JITTER + timedelta(seconds=1), **told).reason == states.AHEAD_OF_NOW


def test_an_unknown_clock_and_an_unknown_half_day() -> None:
    assert timed(START, way=states.FILE, offset_ms=None, open_in=OPEN, at=LATE).reason == states.CLOCK_UNKNOWN
    assert timed(None, way=states.ONLINE, offset_ms=0, open_in=OPEN, at=LATE).reason == states.CLOCK_UNKNOWN
    assert timed(START, way=states.FILE, offset_ms=0, open_in=None, at=LATE).reason == states.OUTSIDE_HALF_DAY
    far = datetime(2100, 1, 1, tzinfo=UTC)
    assert timed(far, way=states.FILE, offset_ms=10**15, open_in=OPEN, at=LATE).reason != ""


def test_paper_has_no_hour_but_cannot_come_before_the_doors_open() -> None:
    assert timed(None, way=states.PAPER, offset_ms=0, open_in=OPEN, at=LATE) == (None, "")
    early = START - BEFORE - timedelta(minutes=1)
    assert timed(None, way=states.PAPER, offset_ms=0, open_in=OPEN, at=early).reason == states.AHEAD_OF_NOW


def test_whose_offset_counts() -> None:
    told = {"at": START, "sent_at": START - timedelta(seconds=90), "told_ms": 5, "known_ms": 7}
    assert offset_of(states.ONLINE, **told) == 90_000
    assert offset_of(states.FILE, **told) == 5
    assert offset_of(states.FILE, **{**told, "told_ms": None}) == 7
    assert offset_of(states.PAPER, **told) == 0
    assert offset_of(states.ONLINE, at=START, sent_at=None, told_ms=None, known_ms=None) is None
