"""Asking, and voting for what others asked. Called by a delegate's page and by a site's clerk.

Who asked stays off the record: its entries name the question and its site.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.doors import refuse_stamp
from nhipcau.common.files.texts import storable
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.actions.questions import subject_of
from nhipcau.learning.models import Question, Vote
from nhipcau.learning.rules.questions import MOST_AN_HOUR
from nhipcau.learning.rules.states import SHOWN
from nhipcau.record.actions import note

MOST_LETTERS = 1000


def ask(*, at: datetime, delegate: Any, session: Any, speaker: Any, text: str, by: Any = None) -> Question:
    """Take down a delegate's question to a speaker, or to the organisers where none is named."""
    with write_gate():
        _refuse_flood(delegate, at)
        return _asked(
            at=at, by=by, site=delegate.site, delegate=delegate, session=session, speaker=speaker, text=text
        )


def ask_for_site(*, by: Any, at: datetime, site: Any, session: Any, speaker: Any, text: str) -> Question:
    """Take down a question that somebody at a site said aloud; nobody is named as its asker."""
    with write_gate():
        return _asked(at=at, by=by, site=site, delegate=None, session=session, speaker=speaker, text=text)


def vote(*, at: datetime, delegate: Any, question: Question) -> bool:  # noqa: ARG001 - no hour of a vote is kept
    """Count one voice of a delegate for a question that is shown; False where he gave it before."""
    with write_gate():
        row = Question.objects.select_for_update().get(pk=question.pk)
        if row.conference_id != delegate.conference_id or row.state != SHOWN:
            raise Refused(_("Câu hỏi này hiện không nhận bình chọn."))
        try:
            with transaction.atomic():
                Vote.objects.create(question=row, delegate_id=delegate.pk)
        except IntegrityError:
            return False
        Question.objects.filter(pk=row.pk).update(votes=F("votes") + 1)
    return True


def _asked(
    *, at: datetime, by: Any, site: Any, delegate: Any, session: Any, speaker: Any, text: str
) -> Question:
    row = Question(
        conference_id=site.conference_id, site=site, delegate=delegate, speaker=speaker, asked_at=at,
        session=session or (speaker.session if speaker else None), text=_checked(text),
    )  # fmt: skip
    if row.session and row.session.half_day.conference_id != site.conference_id:
        raise Refused(_("Nội dung này thuộc hội nghị khác."), field="to")
    row.save()
    after = {"site": site.public_id, "is_to_speaker": speaker is not None}
    note(by=by, at=at, verb="learning.ask", subject=subject_of(row), after=after)
    return row


def _checked(text: str) -> str:
    clean = storable(text).strip()
    if not clean:
        raise Refused(_("Hãy viết câu hỏi."), field="text")
    if len(clean) > MOST_LETTERS:
        raise Refused(_("Câu hỏi quá dài: nhiều nhất 1.000 chữ cái."), field="text")
    refuse_stamp(clean, field="text")
    return clean


def _refuse_flood(delegate: Any, at: datetime) -> None:
    lately = Question.objects.filter(delegate=delegate.pk, asked_at__gt=at - timedelta(hours=1))
    if lately.count() >= MOST_AN_HOUR:
        raise Refused(_("Bạn đã gửi nhiều câu hỏi trong một giờ qua. Hãy gửi tiếp sau."), field="text")
