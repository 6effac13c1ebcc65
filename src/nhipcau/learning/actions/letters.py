"""Letters to those who asked, once their question is answered in writing. Called inside the answer's gate."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from nhipcau.learning.models import Question
from nhipcau.learning.queries.own import own_address
from nhipcau.mailing.actions.bulk import Draft, put_many

PURPOSE = "learning.answer"
SUBJECT_LENGTH = 120


def tell_askers(question: Question, at: datetime) -> None:
    """Put one letter for each asker with an address, also of the questions that were merged into this one."""
    rows = Question.objects.filter(Q(pk=question.pk) | Q(merged_into=question.pk)).select_related(
        "delegate", "conference"
    )
    drafts = [_draft(row, question, row.delegate) for row in rows if _can_be_written_to(row.delegate)]
    if drafts:
        put_many(at=at, purpose=PURPOSE, unit_id=question.conference.unit_id, drafts=drafts)


def _can_be_written_to(delegate: Any) -> bool:
    return delegate is not None and bool(delegate.email) and delegate.erased_at is None


def _draft(row: Question, answered: Question, asker: Any) -> Draft:
    title = row.conference.title
    text = _(
        "Câu hỏi của bạn tại hội nghị “%(title)s”:\n\n%(question)s\n\n"
        "%(who)s trả lời:\n\n%(answer)s\n\nTrang của bạn: %(address)s\n"
    ) % {
        "title": title, "question": row.text, "who": answered.answered_by, "answer": answered.answer,
        "address": own_address(asker),
    }  # fmt: skip
    subject = _("Trả lời câu hỏi của bạn: %(title)s") % {"title": title[:SUBJECT_LENGTH]}
    return Draft(
        key=f"question-{row.public_id}-answer", to=asker.email, subject=" ".join(subject.split()),
        text=text, language="vi",
    )  # fmt: skip
