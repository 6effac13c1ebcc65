"""Where the reports under a unit stand, one by one. In: a period, a unit, a day; out: rows, names, counts.

Called by `queries.snapshot` alone: the totals of a level come from `queries.totals`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from nhipcau.reports.models import Closing, Period, Report
from nhipcau.reports.rules.states import APPROVED, COMMUNE, LEVELS, SUBMITTED
from nhipcau.units.queries.places import names_on
from nhipcau.units.rules.kinds import titled

MANY = 500
"""More names are cheaper to read all at once than by a list of parameters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One report, as far as a level asks."""

    unit_id: str
    parent: str | None
    province: str
    level: str
    state: str
    due_on: date
    came_on: date | None
    report: str
    form: int

    @property
    def is_in(self) -> bool:
        """Tell whether it is with the level above."""
        return self.state in {SUBMITTED, APPROVED}

    def is_late(self, on: date) -> bool:
        """Tell whether it came after its day, or is over it and not here."""
        return (self.came_on or on) > self.due_on


COLUMNS = (
    "unit_id", "parent_id", "province_id", "level", "state", "due_on", "first_submitted_at", "public_id",
    "form_id",
)  # fmt: skip


def standings(period: Period, unit_id: str) -> list[Standing]:
    """Return every report of a unit and of what is under it, provinces first, by unit."""
    rows = Report.objects.filter(period=period)
    if unit_id != period.root_id:
        rows = rows.filter(province=unit_id)
    found = [
        Standing(row[0], row[1], row[2], row[3], row[4], row[5], _day(row[6]), row[7], row[8])
        for row in rows.order_by("unit_id").values_list(*COLUMNS)
    ]
    return sorted(found, key=lambda row: (row.level == COMMUNE, row.unit_id))


def counts_of(rows: Iterable[Standing], on: date) -> dict[str, int]:
    """Count reports as a snapshot tells them."""
    told = list(rows)
    return {
        "expected": len(told),
        "received": sum(row.is_in for row in told),
        "approved": sum(row.state == APPROVED for row in told),
        "late": sum(row.is_late(on) for row in told),
    }


def counts_by_level(rows: Sequence[Standing], on: date) -> dict[str, dict[str, int]]:
    """Count the reports of provinces and of communes apart; a level without reports is left out."""
    apart = {level: [row for row in rows if row.level == level] for level in LEVELS}
    return {level: counts_of(told, on) for level, told in apart.items() if told}


def names_of(unit_ids: Iterable[str], on: date) -> dict[str, tuple[str, str]]:
    """Return (full name, short name) of units as of a day; one that did not stand then has its last name."""
    wanted = set(unit_ids)
    rows = names_on(on).select_related(None)
    if len(wanted) <= MANY:
        rows = rows.filter(unit_id__in=wanted)
    told = rows.values_list("unit_id", "kind", "name")
    found = {unit: (titled(kind, name), name) for unit, kind, name in told if unit in wanted}
    gone = wanted - found.keys()
    return {unit: (unit, unit) for unit in gone} | (_last_names(gone) if gone else {}) | found


def _last_names(unit_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the last names of units that stood once: they reported then."""
    rows = Report.objects.filter(unit__in=list(unit_ids)).order_by("unit_id", "unit__names__starts_on")
    told = rows.values_list("unit_id", "unit__names__kind", "unit__names__name").distinct()
    return {unit: (titled(kind, name), name) for unit, kind, name in told if name}


def closings_of(period: Period) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the closings that hold, by unit, and the reason of each unit they name as missing."""
    rows = Closing.objects.filter(period=period, reopened_at=None).order_by("-unit__level", "missing__id")
    columns = ("unit_id", "expected", "approved", "closed_at", "missing__unit_id", "missing__reason")
    closings: dict[str, dict[str, Any]] = {}
    reasons: dict[str, str] = {}
    for unit, expected, approved, closed_at, missing, reason in rows.values_list(*columns):
        closings[unit] = {
            "expected": expected, "approved": approved,
            "closed_at": timezone.localtime(closed_at).isoformat(timespec="seconds"),
        }  # fmt: skip
        if missing:
            reasons[missing] = reason
    return closings, reasons


def _day(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None
