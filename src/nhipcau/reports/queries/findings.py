"""Limits that units named and nobody settled yet: what a form must answer, what the level above sees.

Called by the form, by submission, by the review. A limit belongs to one unit of today: where a unit is gone,
to the main one in whose land it lies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.reports.models import Answer, Finding, Period, Report
from nhipcau.reports.rules import states
from nhipcau.units.queries import units_today
from nhipcau.units.rules.kinds import COUNTRY_ID, Level, level_of

SHOWN_ABOVE_AFTER = 2
"""Periods (steering.md: after two periods it shows at the upper level)."""


@dataclass(frozen=True, slots=True)
class OpenLimit:
    """A limit that is open, and for how many periods it has been."""

    finding: Finding
    unit_id: str
    periods_open: int


def open_findings(unit_id: str, before: Period | None = None) -> list[Finding]:
    """Return the unit's limits of earlier periods that its form must answer, the oldest first.

    `before` is the period being reported: limits that this very report says are settled stay on the list.
    """
    rows = _said(before).order_by("report__period__ends_on", "position", "pk")
    own = list(rows.filter(report__unit=unit_id))
    return [*_inherited(rows, unit_id, before), *own]


def answers_of(report: Report) -> dict[int, Answer]:
    """Return what a report says of earlier limits, by the limit's key."""
    return {row.finding_id: row for row in Answer.objects.filter(report=report)}


def unanswered(report: Report) -> list[Finding]:
    """Return the limits of earlier periods of which the report says nothing yet."""
    answered = answers_of(report)
    return [row for row in open_findings(report.unit_id, report.period) if row.pk not in answered]


def findings_above(unit_id: str, on: date) -> list[OpenLimit]:
    """Return limits below a unit that are open for two periods or more on a day, the oldest first.

    A later period counts once its day of reporting is over, or once a report said it is still there.
    """
    below = _below(unit_id)
    rows = _said(None).filter(below).order_by("report__period__ends_on", "report__unit_id", "position", "pk")
    periods = list(Period.objects.exclude(kind=states.YEAR))
    still = _said_again([row.pk for row in rows])
    told = [OpenLimit(row, row.report.unit_id, _periods_open(row, periods, still, on)) for row in rows]
    return [limit for limit in told if limit.periods_open >= SHOWN_ABOVE_AFTER]


def _said(before: Period | None) -> QuerySet[Finding]:
    """Limits of reports that were handed in; of earlier periods of the same office, where one is given."""
    rows = Finding.objects.filter(report__number__gt=0).select_related("report__period")
    if before is None:
        return rows.filter(settled_at__isnull=True)
    answered_here = Answer.objects.filter(report__period=before).values("finding")
    still_open = Q(settled_at__isnull=True) | Q(pk__in=answered_here)
    return rows.filter(
        still_open, report__period__root=before.root_id, report__period__ends_on__lt=before.ends_on
    )


def _inherited(rows: QuerySet[Finding], unit_id: str, before: Period | None) -> list[Finding]:
    """Return limits of units that report no more and whose land lies mainly in this one."""
    if before is None:
        return []
    expected = Report.objects.filter(period=before)
    mine = expected.filter(unit=unit_id).first()
    if mine is None:
        return []
    gone = list(rows.filter(report__level=mine.level).exclude(report__unit__in=expected.values("unit")))
    heirs = {unit: units_today(unit, before.ends_on) for unit in {row.report.unit_id for row in gone}}
    mains = {unit: names[0].unit_id for unit, names in heirs.items() if names}
    return [row for row in gone if mains.get(row.report.unit_id) == unit_id]


def _below(unit_id: str) -> Q:
    """Limits of reports that are judged under this unit."""
    if unit_id == COUNTRY_ID:
        return Q(report__period__root=COUNTRY_ID)
    if level_of(unit_id) == Level.PROVINCE:
        return Q(report__province=unit_id) & ~Q(report__unit=unit_id)
    return Q(report__parent=unit_id)


def _said_again(finding_ids: Iterable[int]) -> dict[int, set[int]]:
    told: dict[int, set[int]] = defaultdict(set)
    rows = Answer.objects.filter(answer=states.STILL, report__number__gt=0, finding__settled_at__isnull=True)
    wanted = set(finding_ids)
    for finding_id, period_id in rows.values_list("finding_id", "report__period_id"):
        if finding_id in wanted:
            told[finding_id].add(period_id)
    return told


def _periods_open(row: Finding, periods: list[Period], still: dict[int, set[int]], on: date) -> int:
    first = row.report.period
    later = [one for one in periods if one.root_id == first.root_id and one.ends_on > first.ends_on]
    over = {one.pk for one in later if one.due_province_on < on} | (
        still.get(row.pk, set()) & {p.pk for p in later}
    )
    return 1 + len(over)
