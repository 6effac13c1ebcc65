"""What a level's totals are and how many of its reports they are made of. In: a period, a unit; out: rows.

Called by the review, the closing and the pages of totals. A unit's counts are of the reports below it; its
own report stands in the level above, its values in its own totals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from nhipcau.reports.models import Period, Report, Rollup
from nhipcau.reports.rules.states import APPROVED, OPEN, PROVINCE, RETURNED, SUBMITTED


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of approved values; `filled` reports have one, so many were estimated, so many stated."""

    amount: int
    base: int
    filled: int
    estimated: int
    stated: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Where the reports of a level stand; `late` came after their day, or are over it on a day asked for."""

    expected: int = 0
    open: int = 0
    submitted: int = 0
    returned: int = 0
    approved: int = 0
    late: int = 0

    @property
    def received(self) -> int:
        """How many are with the level above, approved or not."""
        return self.submitted + self.approved


_STATES: Mapping[str, Count] = {
    "expected": Count("id"),
    **{state: Count("id", filter=Q(state=state)) for state in (OPEN, SUBMITTED, RETURNED, APPROVED)},
}


def totals(period: Period, unit_id: str) -> dict[str, Total]:
    """Return a unit's totals by indicator code; an indicator that nobody filled is not among them."""
    return by_unit(period, [unit_id]).get(unit_id, {})


def by_province(period: Period) -> dict[str, dict[str, Total]]:
    """Return every province's totals of the period, its own report and its communes' added once each."""
    rows = _rows(period)
    return _grouped(rows if _is_one_province(period) else rows.exclude(unit=period.root_id))


def by_unit(period: Period, unit_ids: Iterable[str]) -> dict[str, dict[str, Total]]:
    """Return the totals of some units."""
    return _grouped(_rows(period).filter(unit__in=list(unit_ids)))


def below(period: Period, unit_id: str) -> QuerySet[Report]:
    """Return the reports of everything under a unit, its own not among them."""
    rows = Report.objects.filter(period=period).exclude(unit=unit_id)
    return rows if unit_id == period.root_id else rows.filter(province=unit_id)


def counts(period: Period, unit_id: str, *, on: date | None = None) -> Counts:
    """Return where the reports under a unit stand; those not here yet and over their day are late `on` it."""
    found = below(period, unit_id).aggregate(**_STATES, late=_late(on))
    return Counts(**found)


def counts_by_province(period: Period, *, on: date | None = None) -> dict[str, Counts]:
    """Return where the communes' reports of each province stand; a province without communes has zeros."""
    rows = Report.objects.filter(period=period).order_by()
    provinces = rows.values_list("province_id", flat=True).distinct()
    found = rows.exclude(unit=F("province")).values_list("province_id").annotate(**_STATES, late=_late(on))
    counted = {unit_id: Counts(*parts) for unit_id, *parts in found}
    return {unit_id: counted.get(unit_id, Counts()) for unit_id in provinces}


def missing(period: Period, unit_id: str) -> list[str]:
    """Return the units below without an approved report, provinces first, by id."""
    rows = below(period, unit_id).exclude(state=APPROVED)
    return [unit for unit, _level in sorted(rows.values_list("unit_id", "level"), key=_provinces_first)]


def _provinces_first(row: tuple[str, str]) -> tuple[bool, str]:
    return row[1] != PROVINCE, row[0]


def _late(on: date | None) -> Count:
    came = Q(first_submitted_at__date__gt=F("due_on"))
    not_here = Q(first_submitted_at__isnull=True, due_on__lt=on) if on else Q(pk__in=[])
    return Count("id", filter=came | not_here)


def _is_one_province(period: Period) -> bool:
    return Report.objects.filter(period=period, unit=period.root_id).exists()


def _rows(period: Period) -> QuerySet[Rollup]:
    return Rollup.objects.filter(period=period)


def _grouped(rows: QuerySet[Rollup]) -> dict[str, dict[str, Total]]:
    grouped: dict[str, dict[str, Total]] = defaultdict(dict)
    columns = ("unit_id", "indicator__code", "amount", "base", "filled", "estimated", "stated")
    for unit_id, code, *parts in rows.values_list(*columns):
        grouped[unit_id][code] = Total(*parts)
    return dict(grouped)
