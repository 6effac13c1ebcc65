"""Tasks of a unit that came to an end or fell due in some days, for the count of its work.

In: unit, first and last day, today; out: each task with the day it is judged by. Called by `reports`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.steering.models import Task
from nhipcau.steering.rules import states


def judged_between(unit_id: str, since: date, until: date, on: date) -> Iterator[tuple[Task, date, bool]]:
    """Yield the tasks done or due then, with the earlier of both days and whether they were done in time.

    Each is judged once: an overdue one in the period of its due day, whatever is done about it later.
    A task reported done and waiting for confirmation is done; one that was dropped is not asked for.
    """
    rows = Task.objects.filter(unit_id=unit_id).exclude(state=states.DROPPED)
    for task in rows.order_by("due_on", "pk"):
        done_on = day_of(task.done_at) if task.done_at else None
        if done_on is None and task.due_on >= on:
            continue
        judged_on = min(done_on, task.due_on) if done_on else task.due_on
        if since <= judged_on <= until:
            yield task, judged_on, done_on is not None and done_on <= task.due_on


def has_tasks(unit_id: str) -> bool:
    """Say whether the unit ever had one."""
    return Task.objects.filter(unit_id=unit_id).exists()
