"""What the units under a level said: open limits, proposals, good practice. In: a period, a unit; out: JSON.

Only approved reports speak. Called by `queries.snapshot`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from nhipcau.reports.models import Finding, Period, Practice, Report
from nhipcau.reports.rules.states import APPROVED, DECLINED
from nhipcau.units.queries.places import units_today

FINDINGS = 500
"""As many limits as one review carries, those open longest."""
LONG_OPEN = 2
"""Periods after which a limit of the level below the next is shown here too."""


def reports_of(period: Period, unit_id: str) -> QuerySet[Report]:
    """Return the approved reports of a unit and of what is under it."""
    rows = Report.objects.filter(period=period, state=APPROVED)
    return rows if unit_id == period.root_id else rows.filter(province=unit_id)


def findings_of(period: Period, unit_id: str) -> list[dict[str, Any]]:
    """Return the limits still open, the oldest first: of the level below all, of those further down only
    what has been open for two periods or longer (steering.md).
    """
    rows = Finding.objects.filter(
        Q(settled_at=None), report__period__root=period.root_id, report__state=APPROVED,
        report__period__ends_on__lte=period.ends_on,
    )  # fmt: skip
    if unit_id != period.root_id:
        rows = rows.filter(report__province__in=_provinces_now(rows, unit_id, period))
    rows = rows.order_by("report__period__ends_on", "-report__level", "report__unit_id", "position", "id")
    told = rows.values(
        "limit", "cause", "remedy", "topic", unit_id=F("report__unit_id"), since=F("report__period__name"),
        ends_on=F("report__period__ends_on"), near=F("report__parent_id"),
    )  # fmt: skip
    ends = _ends(period)
    found: list[dict[str, Any]] = []
    for one in told:
        row: dict[str, Any] = {**one}
        last, above = row.pop("ends_on"), row.pop("near")
        row["periods_open"] = len([day for day in ends if day >= last])
        if above == unit_id or row["unit_id"] == unit_id or row["periods_open"] >= LONG_OPEN:
            found.append(row)
    found.sort(key=lambda row: -row["periods_open"])
    return found[:FINDINGS]


def proposals_of(period: Period, unit_id: str) -> list[dict[str, Any]]:
    """Return what the units directly below propose to this one."""
    rows = Report.objects.filter(period=period, state=APPROVED, parent=unit_id).exclude(proposals="")
    told = rows.order_by("unit_id").values_list("unit_id", "proposals")
    return [{"unit_id": unit, "words": words} for unit, words in told]


def practices_of(period: Period, unit_id: str) -> list[dict[str, Any]]:
    """Return the good practice nominated from these reports and not declined."""
    rows = Practice.objects.filter(report__in=reports_of(period, unit_id)).exclude(state=DECLINED)
    told = rows.order_by("-state", "id").values("title", "effect", unit_id=F("report__unit_id"))
    return [dict(row) for row in told]


def _ends(period: Period) -> list[Any]:
    """Return the last days of the half-years up to this one; a limit is open in each since its own."""
    rows = Period.objects.filter(root=period.root_id, ends_on__lte=period.ends_on)
    return sorted(set(rows.values_list("ends_on", flat=True)))


def _provinces_now(rows: QuerySet[Finding], unit_id: str, period: Period) -> Iterable[str]:
    """Return the provinces of then whose land lies in this one now."""
    then = rows.exclude(report__province=unit_id).filter(report__period__ends_on__lt=period.ends_on)
    others = then.order_by().values_list("report__province_id", flat=True).distinct()
    merged = [
        other for other in others
        if unit_id in {name.unit_id for name in units_today(other, period.ends_on)}
    ]  # fmt: skip
    return [unit_id, *merged]
