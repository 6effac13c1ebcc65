"""The door through which a question changes: taken fresh and locked, its revision raised, what changed noted.

Called by asking, moderating and answering of this folder, inside their write gate.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.learning.models import Question
from nhipcau.record.actions import note
from nhipcau.record.rules import iso


def subject_of(question: Question) -> str:
    """Name a question in the record."""
    return f"learning.question:{question.public_id}"


def taken(question: Question, *, seen: int | None) -> Question:
    """Return the fresh row, locked to the end of the transaction; Stale where somebody was faster."""
    if not take_revision(Question.objects.filter(pk=question.pk), seen=seen):
        raise Stale(_("Người khác vừa sửa câu hỏi này. Hãy mở lại trang rồi làm tiếp."))
    return Question.objects.select_related("conference", "delegate", "site").get(pk=question.pk)


def unanswered(question: Question, *, seen: int | None) -> Question:
    """Return the fresh row of a question that still waits for its answer."""
    row = taken(question, seen=seen)
    if row.answered_at is not None:
        raise Refused(_("Câu hỏi này đã được trả lời."))
    return row


def written(*, by: Any, at: datetime, row: Question, verb: str, **changes: Any) -> Question:
    """Set the fields and note them; words of people stay out of the record."""
    before = {name: told(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=[*changes, "folded"])
    after = {name: told(row, name) for name in changes}
    kept = [name for name in changes if before[name] != after[name] and name not in WORDS]
    note(
        by=by, at=at, verb=verb, subject=subject_of(row),
        before={name: before[name] for name in kept}, after={name: after[name] for name in kept},
    )  # fmt: skip
    return row


WORDS = frozenset({"answer", "reason", "passed_why"})
"""What was said may name somebody; the record, which cannot be erased, holds that it was said."""


def told(row: Question, name: str) -> Any:
    """Print one field for the record: rows by their public id."""
    value = row.owner_body if name == "owner_body_id" else getattr(row, name)
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "public_id", value)
