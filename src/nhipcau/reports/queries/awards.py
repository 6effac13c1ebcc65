"""Rounds of awards and their scores, for whom: the office that scores, the units above it, and those scored.

A scored unit sees the round, its criteria and its own line; the whole table is for the office and above.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.reports.models import AwardRound, FormRow, Indicator, Period, Report, Score, Value
from nhipcau.reports.rules import states
from nhipcau.reports.rules.awards import Approved, Criterion, Figure, ranks
from nhipcau.units.queries import descendants
from nhipcau.units.queries.tree import may_look_down
from nhipcau.units.rules.kinds import Level, level_of


def rounds_for(person: Any) -> QuerySet[AwardRound]:
    """List the rounds of the person's unit, of units under it, and those in which it is scored."""
    rows = AwardRound.objects.select_related("period")
    if not person.may("reports.see_reports"):
        return rows.none()
    if level_of(person.unit_id) == Level.COUNTRY:
        return rows
    scored = Report.objects.filter(
        period=OuterRef("period_id"), parent=OuterRef("unit_id"), unit_id=person.unit_id
    )
    own = descendants(person.unit_id, timezone.localdate()).values("pk")
    return rows.filter(Exists(scored) | Q(unit_id__in=own) | Q(unit_id=person.unit_id))


def get_round_for(person: Any, public_id: str) -> AwardRound:
    """Return one round or 404."""
    return get_object_or_404(rounds_for(person), public_id=public_id)


def sees_all(person: Any, award: AwardRound) -> bool:
    """Tell whether the person may see every unit's line: the office that scores and the units above it."""
    return may_look_down(person.unit_id, award.unit_id, timezone.localdate())


def scores_for(person: Any, award: AwardRound) -> QuerySet[Score]:
    """List the lines of a round that the person may see, the most points first."""
    rows = award.scores.order_by("-points", "unit_id")
    return rows if sees_all(person, award) else rows.filter(unit_id=person.unit_id)


def places(award: AwardRound) -> dict[str, int]:
    """Return the place of each unit with an approved report; the others have none."""
    rows = award.scores.all()
    return ranks({row.unit_id: row.points for row in rows if was_reported(row)})


def was_reported(score: Score) -> bool:
    """Tell whether the unit's report was approved when the round was scored."""
    return any(part.get("revision") is not None for part in score.parts.values())


def criteria_of(award: AwardRound) -> list[Criterion]:
    """Return the criteria told beforehand."""
    return [Criterion(one["code"], one["weight"], one["more_is_better"]) for one in award.criteria]


def reports_of(award: AwardRound) -> dict[str, Approved | None]:
    """Return what each unit that answers to the round's unit reported; None without an approved report."""
    rows = Report.objects.filter(period=award.period_id, parent=award.unit_id)
    expected = list(rows.values_list("pk", "unit_id", "state", "number"))
    codes = [one["code"] for one in award.criteria]
    figures: dict[int, dict[str, Figure]] = {}
    values = Value.objects.filter(
        report__period=award.period_id, report__parent=award.unit_id, report__state=states.APPROVED,
        indicator__code__in=codes,
    ).select_related("indicator")  # fmt: skip
    for value in values:
        told = figures.setdefault(value.report_id, {})
        told[value.indicator.code] = Figure(value.amount, value.base, value.indicator.is_ratio)
    return {
        unit: Approved(number, figures.get(pk, {})) if state == states.APPROVED else None
        for pk, unit, state, number in expected
    }


def indicators_on(on: date) -> QuerySet[Indicator]:
    """List the indicators in force that day, in the order of the forms."""
    rows = Indicator.objects.filter(starts_on__lte=on)
    return rows.exclude(ends_on__lt=on).order_by("group", "pk")


def indicators_asked(period: Period, unit_id: str) -> list[Indicator]:
    """Return the indicators that the units under this one report in this period, in the form's order."""
    forms = Report.objects.filter(period=period, parent=unit_id).values("form").distinct()
    rows = FormRow.objects.filter(form__in=forms).select_related("indicator").order_by("position", "pk")
    return list({row.indicator.code: row.indicator for row in rows}.values())


def indicator_names(codes: Iterable[str]) -> dict[str, Indicator]:
    """Return the latest version of each of these indicators."""
    rows = Indicator.objects.filter(code__in=set(codes)).order_by("version")
    return {row.code: row for row in rows}


def periods_to_score(person: Any) -> QuerySet[Period]:
    """List the periods in which units answer to the person's."""
    answers = Report.objects.filter(period=OuterRef("pk"), parent=person.unit_id)
    return Period.objects.filter(Exists(answers)).order_by("-ends_on", "-pk")


def names_of_rounds(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names for the record."""
    rows = AwardRound.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "name"))
