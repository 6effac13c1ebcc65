"""What a total is made of. In: a person, a period, a unit, a line; out: its parts, each with its own page.

A province's total is its own report and those of its communes; the country's is that of the provinces, or of
every single report. The parts always add up to the total; what is missing is a part without a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from nhipcau.reports.models import Closing, FormRow, Indicator, Missing, Period, Report, Value
from nhipcau.reports.queries import totals
from nhipcau.reports.queries.standing import names_of
from nhipcau.reports.rules.states import APPROVED, STATED
from nhipcau.units.queries.places import unit_name
from nhipcau.units.queries.tree import may_look_down
from nhipcau.units.rules.kinds import Level, level_of


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's share of a total."""

    unit_id: str
    name: str
    url: str
    """Where this figure comes from in turn."""
    amount: int | None
    base: int | None
    filled: int
    """Of how many reports it is made."""
    estimated: int
    stated: int
    standing: str
    """A state of `rules.states`; of a province whose parts are told apart elsewhere, empty."""
    why_missing: str = ""
    is_own: bool = False
    """The work of the unit whose total this is, not of one below."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A total and its parts."""

    period: Period
    unit_id: str
    name: str
    indicator: Indicator
    total: totals.Total | None
    counts: totals.Counts
    parts: Sequence[Part]
    by_report: bool
    """Every report by itself, where the level could also be told by province."""
    is_country: bool

    @property
    def added(self) -> tuple[int, int]:
        """The sum of the parts: numerator or amount, and denominator."""
        return sum(part.amount or 0 for part in self.parts), sum(part.base or 0 for part in self.parts)

    @property
    def adds_up(self) -> bool:
        """Whether the stored total is what the parts say."""
        return self.added == ((self.total.amount, self.total.base) if self.total else (0, 0))

    @property
    def without(self) -> list[Part]:
        """The parts that have no figure here."""
        return [part for part in self.parts if part.amount is None]


def whole_for(person: Any, period_id: str, unit_id: str, code: str, *, by_report: bool = False) -> Whole:
    """Return how a total is made, for whoever stands over the unit or works in it; else 404."""
    period = get_object_or_404(Period, public_id=period_id)
    seen = person.may("reports.see_reports") and may_look_down(person.unit_id, unit_id, period.ends_on)
    if not seen or not _has_level(period, unit_id):
        raise Http404
    asked = FormRow.objects.filter(form__in=period.reports.values("form"), indicator__code=code)
    known = Indicator.objects.filter(pk__in=asked.values("indicator"))
    indicator = known.order_by("-version").first()
    if indicator is None:
        raise Http404
    is_country = level_of(unit_id) == Level.COUNTRY
    apart = by_report or not is_country
    parts = _by_report(period, unit_id, code) if apart else _by_province(period, unit_id, code)
    return Whole(
        period, unit_id, unit_name(unit_id, period.ends_on), indicator,
        totals.totals(period, unit_id).get(code), totals.counts(period, unit_id), parts,
        by_report=apart and is_country, is_country=is_country,
    )  # fmt: skip


def _has_level(period: Period, unit_id: str) -> bool:
    """Say whether this period has a total of the unit: its root, or a province."""
    return unit_id == period.root_id or Report.objects.filter(period=period, province=unit_id).exists()


def _by_province(period: Period, unit_id: str, code: str) -> list[Part]:
    own = dict(Report.objects.filter(period=period, parent=unit_id).values_list("unit_id", "state"))
    found = totals.by_unit(period, own)
    names, reasons = names_of(own, period.ends_on), _reasons(period)
    parts = []
    for province in own:
        row = found.get(province, {}).get(code)
        parts.append(
            Part(
                province, names[province][0], _total_url(period, province, code),
                row.amount if row else None, row.base if row else None, row.filled if row else 0,
                row.estimated if row else 0, row.stated if row else 0,
                standing=own.get(province, ""), why_missing=reasons.get(province, ""),
            )
        )  # fmt: skip
    return sorted(parts, key=lambda part: part.name)


def _by_report(period: Period, unit_id: str, code: str) -> list[Part]:
    """Return every report under a unit that has this line, its own first."""
    reports = Report.objects.filter(period=period, form__rows__indicator__code=code)
    if unit_id != period.root_id:
        reports = reports.filter(province=unit_id)
    rows = list(reports.values_list("pk", "public_id", "unit_id", "state", "level").order_by("unit_id"))
    values = _values(period, unit_id, code)
    names, reasons = names_of((row[2] for row in rows), period.ends_on), _reasons(period)
    parts = []
    for pk, public_id, unit, state, _level in rows:
        value = values.get(pk)
        parts.append(
            Part(
                unit, names[unit][0], reverse("reports:value", args=[public_id, code]),
                value.amount if value else None, value.base if value else None, int(value is not None),
                int(bool(value and value.is_estimate)), int(bool(value and value.origin == STATED)),
                standing=state, why_missing=reasons.get(unit, "") if state != APPROVED else "",
                is_own=unit == unit_id,
            )
        )  # fmt: skip
    return sorted(parts, key=lambda part: (not part.is_own, part.name))


def _values(period: Period, unit_id: str, code: str) -> dict[int, Value]:
    rows = Value.objects.filter(
        report__period=period, report__state=APPROVED, indicator__code=code, amount__isnull=False
    )
    if unit_id != period.root_id:
        rows = rows.filter(report__province=unit_id)
    return {row.report_id: row for row in rows}


def _reasons(period: Period) -> dict[str, str]:
    """Return why units were missing when their level was closed."""
    closings = Closing.objects.filter(period=period, reopened_at=None)
    return dict(Missing.objects.filter(closing__in=closings).values_list("unit_id", "reason"))


def _total_url(period: Period, unit_id: str, code: str) -> str:
    return reverse("reports:total", args=[period.public_id, unit_id, code])
