"""What the room sees: a question is shown, not put forward with a reason, or merged into another.

Called by the moderation screen; a question that was answered stays as it is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.actions.questions import unanswered, written
from nhipcau.learning.models import Question, Vote
from nhipcau.learning.rules.questions import may_become
from nhipcau.learning.rules.states import DECLINED, MERGED, SHOWN


def show(*, by: Any, at: datetime, question: Question, seen: int | None = None) -> Question:
    """Put a question on the room's screen, and up for votes."""
    with write_gate():
        row = _movable(question, SHOWN, seen)
        return written(by=by, at=at, row=row, verb="learning.show_question", state=SHOWN, reason="")


def decline(*, by: Any, at: datetime, question: Question, reason: str, seen: int | None = None) -> Question:
    """Do not put a question forward; the asker reads why."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do; người hỏi sẽ đọc được."), field="reason")
    with write_gate():
        row = _movable(question, DECLINED, seen)
        if row.owner_body_id:
            raise Refused(_("Câu hỏi đã giao cơ quan trả lời; không bỏ được nữa."))
        return written(
            by=by,
            at=at,
            row=row,
            verb="learning.decline_question",
            state=DECLINED,
            reason=reason.strip()[:300],
        )


def merge(*, by: Any, at: datetime, question: Question, into: Question, seen: int | None = None) -> Question:
    """Let one question stand for both; voices are joined, nobody counts twice, both askers are answered."""
    with write_gate():
        row, other = _both(question, into, seen)
        if other.state == MERGED or row.conference_id != other.conference_id or row.pk == other.pk:
            raise Refused(_("Hãy chọn một câu hỏi khác của hội nghị này để gộp vào."), field="into")
        Question.objects.filter(merged_into=row.pk).update(merged_into=other)
        _join_voices(row, other)
        return written(
            by=by, at=at, row=row, verb="learning.merge_question", state=MERGED, merged_into=other, reason=""
        )


def _movable(question: Question, wanted: str, seen: int | None) -> Question:
    row = unanswered(question, seen=seen)
    if not may_become(row.state, wanted):
        raise Refused(_("Câu hỏi không còn ở tình trạng này. Hãy mở lại trang."))
    return row


def _both(question: Question, into: Question, seen: int | None) -> tuple[Question, Question]:
    """Lock both rows, the lower key first: two merges against each other never wait in a ring."""
    pks = sorted({question.pk, into.pk})
    list(Question.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    row = _movable(question, MERGED, seen)
    return row, Question.objects.get(pk=into.pk)


def _join_voices(row: Question, other: Question) -> None:
    held = set(other.voices.values_list("delegate_id", flat=True))
    new = [pk for pk in row.voices.values_list("delegate_id", flat=True) if pk not in held]
    Vote.objects.bulk_create([Vote(question=other, delegate_id=pk) for pk in new])
    Question.objects.filter(pk=other.pk).update(votes=F("votes") + len(new))
