"""What a new draft is made of: obligations, tasks that stand, last year's. Called by `actions.plans`."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from nhipcau.steering.models import Plan, Task
from nhipcau.steering.queries.obligations import obliged_of
from nhipcau.steering.rules import states
from nhipcau.steering.rules.planning import Held, Owed, Past, basis
from nhipcau.steering.rules.tasks import NewTask


def owed_by(unit_id: str, year: int) -> list[Owed]:
    """Return what binds the unit in the year, with where it is said."""
    return [
        Owed(
            row.pk, row.public_id, row.obligation.what, row.obligation.product, row.obligation.repeats,
            row.obligation.due_on, f"{row.obligation.clause.directive.number}, {row.obligation.clause.label}",
        )
        for row in obliged_of(unit_id, _day_of(year))
    ]  # fmt: skip


def held_in(plan: Plan) -> list[Held]:
    """Return the tasks that answer something already: those of the plan, and any that an obligation has."""
    rows = Task.objects.filter(Q(plan=plan) | Q(unit_id=plan.unit_id, obliged__isnull=False))
    return [Held(*row) for row in rows.values_list("obliged_id", "origin", "due_on", "title")]


def past_of(plan: Plan) -> list[Past]:
    """Return the tasks of a plan that were not dropped, in its order, by the days first set."""
    rows = plan.tasks.exclude(state=states.DROPPED).order_by("position", "pk")
    return [
        Past(
            row.public_id,
            NewTask(
                title=row.title, lead_words=row.lead_words, due_on=row.first_due_on, kind=row.kind,
                lead_body_id=row.lead_body_id, partners=row.partners, product=row.product,
                funding=row.funding, obliged_id=row.obliged_id, origin_words=plan.title[:300],
            ),
        )
        for row in rows
    ]  # fmt: skip


def bases_of(unit_id: str, year: int) -> str:
    """Return the directives that bind the unit as bases, one a line, the oldest first."""
    rows = {row.obligation.clause.directive_id: row for row in obliged_of(unit_id, _day_of(year))}
    papers = sorted((row.obligation.clause.directive for row in rows.values()), key=lambda one: one.issued_on)
    return "\n".join(basis(one.number, one.issued_on, one.issuer, one.title) for one in papers)


def _day_of(year: int) -> date:
    """Return the day by which directives bind: today, or the first of a year to come."""
    return max(date(year, 1, 1), timezone.localdate())
