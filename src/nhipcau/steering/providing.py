"""Deadlines of this room and of the rooms below it that know none of the calendar: tasks, owed questions.

In: days and a unit; out: `Deadline`s. Registered by `desk_tasks`; clocks of verification keep their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.learning.queries.owing import owed_between
from nhipcau.steering.deadlines import Deadline, Provider
from nhipcau.steering.queries.tasks import due_between
from nhipcau.steering.rules import states
from nhipcau.units.queries.tree import provinces_by_unit
from nhipcau.units.rules.kinds import COUNTRY_ID, Level, level_of

CUT = 120


def levels_above(unit_ids: Iterable[str], on: date) -> dict[str, str | None]:
    """Return whom each unit reports to that day, with one question for all of them."""
    ids = set(unit_ids)
    low = {unit_id for unit_id in ids if level_of(unit_id) > Level.PROVINCE}
    above: dict[str, str | None] = dict.fromkeys(ids - low, COUNTRY_ID)
    above |= dict.fromkeys(low) | (provinces_by_unit(low, on) if low else {})
    return above | ({COUNTRY_ID: None} if COUNTRY_ID in ids else {})


def _tasks(since: date, until: date, unit_id: str | None = None) -> Iterator[Deadline]:
    rows: list[Any] = list(due_between(since, until, unit_id))
    above = levels_above({row.unit_id for row in rows}, until)
    for row in rows:
        yield Deadline(
            f"steering.task:{row.public_id}", row.unit_id, above[row.unit_id], row.title, row.due_on,
            row.get_absolute_url(), is_settled=row.state != states.OPEN, moves=row.moves,
        )  # fmt: skip


def _questions(since: date, until: date, unit_id: str | None = None) -> Iterator[Deadline]:
    """Tell owed questions; nobody above is told: who asked whom is between the hall and the body."""
    rows: Iterable[Any] = owed_between(since, until, unit_id)
    for row in rows:
        yield Deadline(
            f"learning.question:{row.public_id}", row.owner_unit_id, None,
            _("Trả lời câu hỏi: %(text)s") % {"text": " ".join(row.text.split())[:CUT]}, row.due_on,
            reverse("learning:question", args=[row.public_id]),
        )  # fmt: skip


TASKS = Provider("steering.tasks", _tasks, lambda unit_id, since, until: _tasks(since, until, unit_id))
QUESTIONS = Provider(
    "learning.questions", _questions, lambda unit_id, since, until: _questions(since, until, unit_id)
)
