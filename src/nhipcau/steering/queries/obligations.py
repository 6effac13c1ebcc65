"""Who is bound by what, and what has no task: of one unit, and of all units of an obligation.

Called by the room's screens, the yearly plan, the counts of `reports`, and what waits for a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.steering.models import Obligation, Obliged, Task
from nhipcau.steering.queries.directives import in_force, under
from nhipcau.steering.rules import states
from nhipcau.steering.rules.cycles import cycle

DIRECTIVE = "obligation__clause__directive"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the bound units have a task, and which have none; those excused are not among `units`."""

    units: int
    with_task: int
    done: int
    waived: int
    without: list[str]


def has_task(on: date, state: str = "") -> Exists:
    """Return the condition that a bound unit has a task of the stretch of days around `on`.

    A task of last year does not answer what falls due every year; one that was dropped answers nothing.
    """
    tasks = Task.objects.filter(obliged=OuterRef("pk")).exclude(state=states.DROPPED)
    fits = Q(obliged__obligation__repeats=states.ONCE)
    for repeats in (states.HALF_YEARLY, states.YEARLY):
        around = cycle(repeats, on)
        fits |= Q(obliged__obligation__repeats=repeats, due_on__range=around)
    return Exists(tasks.filter(fits, **({"state": state} if state else {})))


def _bound() -> QuerySet[Obliged]:
    return Obliged.objects.select_related(DIRECTIVE)


def obliged_of(unit_id: str, on: date | None = None) -> QuerySet[Obliged]:
    """List what binds a unit by directives in force today (or on a day), without what it is excused from."""
    holds = in_force(on or timezone.localdate(), f"{DIRECTIVE}__")
    return _bound().filter(holds, unit_id=unit_id, waived_why="").order_by("obligation__due_on", "pk")


def without_task(unit_id: str, on: date) -> QuerySet[Obliged]:
    """List what binds a unit that day and has no task in the stretch of days it must be done in."""
    return obliged_of(unit_id, on).exclude(has_task(on))


def coverage(obligation: Obligation, on: date | None = None) -> Coverage:
    """Count the bound units by whether they have a task; two questions, however many units."""
    day = on or timezone.localdate()
    rows = obligation.units.annotate(tasked=has_task(day), finished=has_task(day, states.DONE))
    told = list(rows.order_by("unit_id").values_list("unit_id", "waived_why", "tasked", "finished"))
    bound = [row for row in told if not row[1]]
    return Coverage(
        units=len(bound),
        with_task=sum(1 for row in bound if row[2]),
        done=sum(1 for row in bound if row[3]),
        waived=len(told) - len(bound),
        without=[row[0] for row in bound if not row[2]],
    )


def obliged_for(person: Any) -> QuerySet[Obliged]:
    """List what binds the person's unit and the units under it; and whom the unit's own directives bind."""
    if not person.may("steering.see_steering"):
        return Obliged.objects.none()
    seen = under(person.unit_id, timezone.localdate())
    own = Q(obligation__clause__directive__unit_id=person.unit_id)
    return _bound().filter(seen | own)


def get_obliged_for(person: Any, public_id: str) -> Obliged:
    """Return one unit's line of an obligation or 404."""
    return get_object_or_404(obliged_for(person), public_id=public_id)


def obligations_for(person: Any) -> QuerySet[Obligation]:
    """List the obligations that bind a unit the person may see, or whose directive such a unit entered."""
    rows = Obligation.objects.select_related("clause__directive")
    if not person.may("steering.see_steering"):
        return rows.none()
    bound = Obliged.objects.filter(under(person.unit_id, timezone.localdate()), obligation=OuterRef("pk"))
    return rows.filter(Exists(bound) | under(person.unit_id, timezone.localdate(), "clause__directive__unit"))


def get_obligation_for(person: Any, public_id: str) -> Obligation:
    """Return one obligation or 404."""
    return get_object_or_404(obligations_for(person), public_id=public_id)
