"""Letters about deadlines: seven days and one day before, one day after, then one level up; each once.

Called by the worker. A reminder and its letter are one transaction: two workers write it once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.common.formats import day
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions import Draft, put_many
from nhipcau.mailing.addresses import absolute
from nhipcau.people.queries import staff_of_unit
from nhipcau.steering import deadlines as registry
from nhipcau.steering.deadlines import Deadline
from nhipcau.steering.models import Reminder
from nhipcau.steering.rules.deadlines import ABOVE_STEP, steps_due, watched
from nhipcau.steering.rules.reminding import AHEAD, LATE, MOST_LINES, TODAY, TOMORROW, when
from nhipcau.units.queries.bodies import unit_titles

PURPOSE = "steering.deadlines"
Due = tuple[Deadline, int]


def remind(*, at: datetime, limit: int) -> int:
    """Write to at most `limit` units whose reminders are due; return how many reminders were kept."""
    on = timezone.localdate(at)
    todo = _todo(registry.due(*watched(on)), on)
    return sum(_tell(unit_id, todo[unit_id], at) for unit_id in islice(sorted(todo), limit))


def _todo(rows: Iterable[Deadline], on: date) -> dict[str, list[Due]]:
    """Return what is to be told to each unit: its own, or one below that is overdue."""
    since, until = watched(on)
    sent: dict[tuple[str, date], set[int]] = defaultdict(set)
    for subject, due_on, step in _sent(since, until):
        sent[subject, due_on].add(step)
    todo: dict[str, list[Due]] = defaultdict(list)
    for row in rows:
        for step in [] if row.is_settled else steps_due(row.due_on, on, sent[row.subject, row.due_on]):
            told = row.up_unit_id if step == ABOVE_STEP else row.unit_id
            if told is not None:
                todo[told].append((row, step))
    return todo


def _sent(since: date, until: date) -> Iterable[tuple[str, date, int]]:
    rows = Reminder.objects.filter(due_on__gte=since, due_on__lte=until)
    return rows.values_list("subject", "due_on", "step")


def _tell(unit_id: str, due: Sequence[Due], at: datetime) -> int:
    """Keep the reminders of a unit and put one letter to each of its staff; another worker may be faster."""
    people = [person for person in staff_of_unit(unit_id) if person.email]
    try:
        with write_gate():
            rows = Reminder.objects.bulk_create(
                Reminder(
                    subject=one.subject, due_on=one.due_on, step=step, told_unit_id=unit_id, sent_at=at,
                    letters=len(people),
                )
                for one, step in due
            )  # fmt: skip
            drafts = [_letter(person, rows[0], due, timezone.localdate(at)) for person in people]
            put_many(at=at, purpose=PURPOSE, unit_id=unit_id, drafts=drafts)
    except IntegrityError:  # steering_reminder_once: told a moment ago; what is left comes in the next turn
        return 0
    return len(rows)


def _letter(person: Any, first: Reminder, due: Sequence[Due], on: date) -> Draft:
    """Write one letter of everything that is due to be told; its key is that of its first reminder."""
    with override(person.language):
        return Draft(
            key=f"steering.reminder:{first.pk}:{person.public_id}",
            to=person.email, subject=_subject(due, on), text=_text(due, on), language=person.language,
        )  # fmt: skip


def _subject(due: Sequence[Due], on: date) -> str:
    late = sum(1 for one, _step in due if one.due_on < on)
    if late:
        return _("Việc quá hạn: %(count)s") % {"count": late}
    return _("Việc sắp đến hạn: %(count)s") % {"count": len(due)}


def _text(due: Sequence[Due], on: date) -> str:
    own = [one for one, step in due if step != ABOVE_STEP]
    below = [one for one, step in due if step == ABOVE_STEP]
    parts = [_block(_("Việc của đơn vị:"), own, on, {})] if own else []
    if below:
        names = unit_titles({one.unit_id for one in below}, on)
        parts.append(_block(_("Đơn vị cấp dưới quá hạn:"), below, on, names))
    page = absolute(reverse("steering:calendar"))
    return "\n\n".join([*parts, _("Xem mọi thời hạn tại: %(address)s") % {"address": page}]) + "\n"


def _block(title: str, rows: Sequence[Deadline], on: date, names: dict[str, str]) -> str:
    lines = [title]
    for row in rows[:MOST_LINES]:
        whose = f"{names.get(row.unit_id, row.unit_id)}: " if names else ""
        lines += [f"- {whose}{row.title}", f"  {_when(row.due_on, on)}", f"  {absolute(row.url)}"]
    if len(rows) > MOST_LINES:
        lines.append(_("và %(count)s việc nữa.") % {"count": len(rows) - MOST_LINES})
    return "\n".join(lines)


def _when(due_on: date, on: date) -> str:
    word, days = when(due_on, on)
    said = {
        LATE: _("Hạn %(day)s, đã quá %(days)s ngày."),
        TODAY: _("Hạn %(day)s, hôm nay."),
        TOMORROW: _("Hạn %(day)s, ngày mai."),
        AHEAD: _("Hạn %(day)s, còn %(days)s ngày."),
    }
    return said[word] % {"day": day(due_on), "days": days}
