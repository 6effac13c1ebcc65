"""Clocks, people and calendars for the tests of the room; matters are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.people.making import make_person as make_account
from tests.people.making import make_unit

from nhipcau.clocks.actions import start_clock
from nhipcau.clocks.models import Clock
from nhipcau.clocks.rules.calendar import ZONE, Calendar, DayKind, SpecialDay, Year

NOW = datetime(2026, 10, 6, 2, 30, tzinfo=UTC)
"""Tuesday 6 October 2026, 09:30 at the office; no day off near."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def here(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return a moment of the office's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def make_person(username: str = "lan.tran", *roles: str, unit: str = "p04") -> Any:
    """Return an account of a unit."""
    person = make_account(username, *(roles or ("officer",)), full_name=f"Người mẫu {username}")
    if unit != "p04":
        person.unit = make_unit(unit, "Lạng Sơn", "20")
        person.save()
    return person


def make_clock(by: Any, **changes: Any) -> Clock:
    """Return a running clock of three working days."""
    wanted: dict[str, Any] = {
        "at": NOW,
        "rule_code": "verification.dossier",
        "subject": "sample.matter:abc",
        "about": "Nhận định về cầu Bản Mẫu",
        "holder": by,
        "started_at": NOW,
        "reason": "Mở hồ sơ",
    }
    return start_clock(by=by, **{**wanted, **changes})


def made_calendar(
    days: dict[date, str], years: set[int], unannounced: frozenset[int] = frozenset()
) -> Calendar:
    """Return a calendar of these special days (`holiday` or `make_up`) for these years."""
    return Calendar.of(
        Year(
            year,
            year not in unannounced,
            "mẫu",
            "R",
            tuple(
                SpecialDay(on, DayKind(kind), {"vi": "Nghỉ mẫu", "en": "Sample"}, year not in unannounced)
                for on, kind in days.items()
                if on.year == year
            ),
        )
        for year in years
    )
