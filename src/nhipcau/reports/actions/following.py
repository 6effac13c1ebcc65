"""What follows from a review: next period's tasks of its own unit, and topics handed to training.

In: a review, who, when; pressed twice, nothing is made twice. Called by the page "next period".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.reports.models import Review
from nhipcau.reports.queries.following import key_of, origin_of, origin_words, tidy, topics
from nhipcau.steering.actions.tasks import add_tasks
from nhipcau.steering.queries.tasks import tasks_of_origin
from nhipcau.steering.rules.tasks import NewTask
from nhipcau.training.actions.needs import hand_need


@dataclass(frozen=True, slots=True)
class NextTask:
    """One task as it was ticked."""

    title: str
    lead_words: str
    due_on: date
    kind: str = ""
    unit_id: str = ""
    """Whose it is: the unit of the review, where nothing is said."""


def make_tasks(*, by: Any, at: datetime, review: Review, rows: Sequence[NextTask]) -> list[Any]:
    """Make the tasks that were not made of this review before; return the new ones."""
    _own(review, by)
    if any(row.unit_id not in {"", review.unit_id} for row in rows):
        raise Refused(_("Chỉ tạo công việc cho đơn vị mình; giao cho cấp dưới thì dùng văn bản chỉ đạo."))
    with write_gate():
        _locked(review)
        origin = origin_of(review)
        made = {key_of(task.title) for task in tasks_of_origin(origin)}
        fresh = {key_of(row.title): row for row in reversed(rows) if key_of(row.title) not in made}
        asked = [_asked(row, origin, origin_words(review)) for row in reversed(fresh.values())]
        return add_tasks(by=by, at=at, unit_id=review.unit_id, asked=asked, subject=origin)


def hand_needs(*, by: Any, at: datetime, review: Review) -> list[Any]:
    """Hand every topic of the review's open limits to training once; return what was handed now."""
    _own(review, by)
    with write_gate():
        _locked(review)
        return [
            hand_need(
                by=by, at=at, unit_id=review.unit_id, topic=one.topic, why="\n".join(one.why),
                units_words="\n".join(one.units), units_count=len(one.units), origin=origin_of(review),
                origin_words=origin_words(review),
            )
            for one in topics(review)
            if one.need is None
        ]  # fmt: skip


def _asked(row: NextTask, origin: str, words: str) -> NewTask:
    return NewTask(
        title=tidy(row.title), lead_words=row.lead_words, due_on=row.due_on, kind=row.kind, origin=origin,
        origin_words=words,
    )  # fmt: skip


def _own(review: Review, by: Any) -> None:
    if by is not None and by.unit_id != review.unit_id:
        raise Refused(_("Báo cáo tổng hợp này của đơn vị khác."))


def _locked(review: Review) -> None:
    """Let two presses wait for each other, so that the second sees what the first made."""
    Review.objects.select_for_update().only("pk").get(pk=review.pk)
