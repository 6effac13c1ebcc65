"""Plans, for somebody: the own unit's and those below; how long the year has been without one.

Called by the screens, by what waits, and by `reports` (counts of plans).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold_words
from nhipcau.steering.models import KindOfInformation, Plan, Task
from nhipcau.steering.queries.reach import in_reach
from nhipcau.steering.rules import states
from nhipcau.steering.rules.planning import days_without
from nhipcau.units.queries.tree import units_below
from nhipcau.units.rules.kinds import Level, level_of


def plans_for(person: Any) -> QuerySet[Plan]:
    """List the plans of the person's unit, and the signed ones of the units under it."""
    if not person.may("steering.see_steering"):
        return Plan.objects.none()
    mine = Q(unit_id=person.unit_id) | (in_reach(person) & Q(state=states.ISSUED))
    return Plan.objects.filter(mine).select_related("registration", "office", "previous")


def own_plans_for(person: Any) -> QuerySet[Plan]:
    """List those of the own unit, the latest year first, with how many tasks each has."""
    rows = plans_for(person).filter(unit_id=person.unit_id)
    gone = Count("tasks", filter=~Q(tasks__state=states.DROPPED))
    done = Count("tasks", filter=Q(tasks__state__in=[states.DONE, states.WAITING]))
    return rows.annotate(task_count=gone, done_count=done).order_by("-year")


def get_plan_for(person: Any, public_id: str) -> Plan:
    """Return one plan that the person may see; else 404."""
    return get_object_or_404(plans_for(person), public_id=public_id)


def get_own_plan_for(person: Any, public_id: str) -> Plan:
    """Return one plan of the person's own unit; else 404."""
    return get_object_or_404(plans_for(person).filter(unit_id=person.unit_id), public_id=public_id)


def plan_of(unit_id: str, year: int) -> Plan | None:
    """Return the plan of a unit for a year, signed or not."""
    return Plan.objects.filter(unit_id=unit_id, year=year).first()


def by_kind(plan: Plan) -> list[tuple[str, list[Task]]]:
    """Return the tasks of a plan by kind of information, in the order papers name them; the rest last."""
    order = [*states.KINDS_OF_INFORMATION, ""]
    rows = plan.tasks.select_related("lead_body", "plan")
    ranked = sorted(rows, key=lambda row: (order.index(row.kind), row.first_due_on, row.position, row.pk))
    return [(kind, list(group)) for kind, group in groupby(ranked, key=lambda row: row.kind)]


def kind_words(kind: str) -> str:
    """Return what a kind of information is called; work of no kind is common work."""
    return str(KindOfInformation(kind).label) if kind else _("Công tác chung")


def days_without_plan(unit_id: str, year: int, on: date) -> int | None:
    """Return how many days of the year a unit had no signed plan; None before the year begins."""
    row = Plan.objects.filter(unit_id=unit_id, year=year, state=states.ISSUED).first()
    return days_without(year, row.issued_on if row else None, on)


def has_signed_plan(unit_id: str, year: int) -> bool:
    """Say whether a unit has a signed plan for a year."""
    return Plan.objects.filter(unit_id=unit_id, year=year, state=states.ISSUED).exists()


def levels_below(person: Any) -> list[Level]:
    """Return of which levels the person's unit sees plans: the country both, a province its communes."""
    return [level for level in (Level.PROVINCE, Level.COMMUNE) if level > level_of(person.unit_id)]


def plans_below(person: Any, year: int, level: Level | None = None) -> QuerySet[Any]:
    """List the units of one level below with the state of their plan of a year; three columns, one query."""
    levels = levels_below(person)
    wanted = level if level in levels else next(iter(levels), Level.COMMUNE)
    plan = Plan.objects.filter(unit_id=OuterRef("unit_id"), year=year, state=states.ISSUED)
    tasks = Task.objects.filter(plan__unit_id=OuterRef("unit_id"), plan__year=year, plan__state=states.ISSUED)
    counted = tasks.order_by().values("plan").annotate(n=Count("pk")).values("n")
    rows = units_below(person.unit_id, timezone.localdate(), wanted).annotate(
        issued_on=Subquery(plan.values("issued_on")[:1]),
        plan_id_shown=Subquery(plan.values("public_id")[:1]),
        task_count=Subquery(counted[:1]),
    )
    return rows if levels and person.may("steering.see_steering") else rows.none()


def missing_below(rows: QuerySet[Any]) -> tuple[int, int]:
    """Return how many of these units have no signed plan, and how many they are."""
    told = rows.aggregate(every=Count("pk"), planned=Count("issued_on"))
    return told["every"] - told["planned"], told["every"]


def found_for(person: Any, words: str) -> list[Plan]:
    """Return the plans whose title carries every word; a unit has few, so they are looked through here."""
    said = fold_words(words)
    rows = plans_for(person).filter(unit_id=person.unit_id).order_by("-year")
    return [row for row in rows if all(word in fold_words(row.title) for word in said)]


def titles(public_ids: Iterable[str]) -> dict[str, str]:
    """Name plans for the record."""
    return dict(Plan.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))
