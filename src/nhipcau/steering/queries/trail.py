"""From a line of the report back to clause, obligation, task, product; and from a page to its lines.

Called by the page "where does this number come from" of `reports`, and by its cards beside our pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from nhipcau.steering.models import Obliged, Task
from nhipcau.steering.queries.obligations import DIRECTIVE, obligations_for, obliged_for
from nhipcau.steering.rules import states

NOTHING_YET: tuple[Task | None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One way from a clause to what came out; empty words where the way ends early (no task yet)."""

    clause: str
    clause_url: str
    obligation: str
    obligation_url: str
    task: str
    task_url: str
    products: list[tuple[str, str]]


def trail_of_indicator(unit_id: str, code: str, since: date, until: date) -> list[TrailLine]:
    """Return by which clauses a unit accounts for this line, with the tasks of these days and their products.

    An obligation in force in these days without a task is a line too. Four questions at most.
    """
    rows = Obliged.objects.select_related(DIRECTIVE).filter(
        _held_between(since, until), unit_id=unit_id, waived_why="", obligation__indicator_code=code
    )
    told = {row.pk: row for row in rows.order_by("obligation__clause__directive__issued_on", "pk")}
    tasks = _tasks(list(told), since, until)
    return [_line(row, task) for row in told.values() for task in tasks.get(row.pk, NOTHING_YET)]


def _held_between(since: date, until: date) -> Q:
    directive = f"{DIRECTIVE}__"
    begun = Q(**{f"{directive}starts_on__lte": until}) | Q(
        **{f"{directive}starts_on__isnull": True, f"{directive}issued_on__lte": until}
    )
    return begun & (Q(**{f"{directive}ends_on__isnull": True}) | Q(**{f"{directive}ends_on__gte": since}))


def _tasks(obliged_ids: list[int], since: date, until: date) -> dict[int, Sequence[Task | None]]:
    within = Q(due_on__range=(since, until)) | Q(done_at__date__range=(since, until))
    rows = Task.objects.filter(within, obliged_id__in=obliged_ids).exclude(state=states.DROPPED)
    found: dict[int, list[Task | None]] = {}
    for task in rows.prefetch_related("products").order_by("due_on", "pk"):
        found.setdefault(task.obliged_id or 0, []).append(task)
    return dict(found)


def _line(row: Obliged, task: Task | None) -> TrailLine:
    clause = row.obligation.clause
    return TrailLine(
        clause=f"{clause.label}, {clause.directive.number}",
        clause_url=f"{clause.directive.get_absolute_url()}#{anchor(clause.public_id)}",
        obligation=row.obligation.what,
        obligation_url=reverse("steering:obligation", args=[row.obligation.public_id]),
        task=task.title if task else "",
        task_url=task.get_absolute_url() if task else "",
        products=[(one.title, one.address) for one in task.products.all()] if task else [],
    )


def anchor(public_id: str) -> str:
    """Return the id under which a clause stands on its directive's page."""
    return f"dieu-{public_id}"


def lines_of_directive(person: Any, public_id: str) -> list[str]:
    """Return the codes of the report's lines in which a directive is accounted for."""
    rows = obligations_for(person).filter(clause__directive__public_id=public_id)
    return _codes(
        rows.filter(clause__directive__public_id=public_id).values_list("indicator_code", flat=True)
    )


def lines_of_obligation(person: Any, public_id: str) -> list[str]:
    """Return the code of the line in which an obligation is accounted for, in a list; empty where none is."""
    rows = obligations_for(person).filter(public_id=public_id)
    return _codes(rows.values_list("indicator_code", flat=True))


def line_of_task(person: Any, public_id: str) -> tuple[str, list[str]]:
    """Return a task's unit and the code of the line it counts for, through what obliged it."""
    task = Task.objects.filter(public_id=public_id, obliged__in=obliged_for(person)).first()
    if task is None or task.obliged is None:
        return "", []
    return str(task.unit_id), _codes([task.obliged.obligation.indicator_code])


def _codes(codes: Any) -> list[str]:
    return sorted({code for code in codes if code})
