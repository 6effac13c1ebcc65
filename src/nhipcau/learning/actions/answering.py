"""Answers: in the hall, left for writing, owed by a body until a day, passed on, written.

Called by the speaker's page, the moderation screen and the list of questions that are owed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.common.doors import refuse_stamp
from nhipcau.common.files.texts import storable
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.actions.letters import tell_askers
from nhipcau.learning.actions.questions import unanswered, written
from nhipcau.learning.models import Question
from nhipcau.learning.rules.states import DECLINED, LIVE, MERGED, WRITTEN


def answer_live(*, by: Any = None, at: datetime, question: Question, words: str, answered_by: str,
                seen: int | None = None) -> Question:  # fmt: skip
    """Keep that a question was answered in the hall, by whom, and in a few words where they are given."""
    if not answered_by.strip():
        raise Refused(_("Hãy ghi ai đã trả lời."), field="answered_by")
    refuse_stamp(words, field="words")
    with write_gate():
        return written(
            by=by, at=at, row=_open(question, seen), verb="learning.answer_live", answer_way=LIVE,
            answer=storable(words).strip(), answered_at=at, answered_by=answered_by.strip()[:300],
        )  # fmt: skip


def leave(*, by: Any = None, at: datetime, question: Question, seen: int | None = None) -> Question:
    """Leave a question for an answer in writing: it goes off the speaker's page, the organisers see it."""
    with write_gate():
        return written(by=by, at=at, row=_open(question, seen), verb="learning.leave_question", left_at=at)


def owe(*, by: Any, at: datetime, question: Question, body_id: int, unit_id: str, due_on: date,
        seen: int | None = None) -> Question:  # fmt: skip
    """Make an unanswered question the task of a body, in whose unit staff see it, until a day."""
    if due_on < at.astimezone(ZONE).date():
        raise Refused(_("Hạn trả lời đã qua. Hãy chọn ngày khác."), field="due_on")
    with write_gate():
        row = _open(question, seen)
        return written(
            by=by, at=at, row=row, verb="learning.owe_answer", owner_body_id=body_id, owner_unit_id=unit_id,
            due_on=due_on, passed_why="",
        )  # fmt: skip


def pass_on(*, by: Any, at: datetime, question: Question, body_id: int, unit_id: str, reason: str,
            seen: int | None = None) -> Question:  # fmt: skip
    """Hand a task to the body whose matter it is; the day stays as it was set."""
    if not reason.strip():
        raise Refused(_("Hãy ghi vì sao chuyển; nơi nhận sẽ đọc."), field="reason")
    with write_gate():
        row = _owed(question, seen)
        if row.owner_body_id == body_id:
            raise Refused(_("Câu hỏi đang ở chính cơ quan này."), field="body")
        return written(
            by=by, at=at, row=row, verb="learning.pass_question_on", owner_body_id=body_id,
            owner_unit_id=unit_id, passed_why=reason.strip()[:300],
        )  # fmt: skip


def answer_in_writing(*, by: Any, at: datetime, question: Question, answer: str, answered_by: str,
                      seen: int | None = None) -> Question:  # fmt: skip
    """Keep the answer in writing and send it to whoever asked, where his address is known."""
    if not answer.strip() or not answered_by.strip():
        raise Refused(_("Cần cả lời trả lời và tên cơ quan, người trả lời."), field="answer")
    refuse_stamp(answer, field="answer")
    with write_gate():
        row = written(
            by=by, at=at, row=_open(question, seen), verb="learning.answer_in_writing", answer_way=WRITTEN,
            answer=storable(answer).strip(), answered_at=at, answered_by=answered_by.strip()[:300],
        )  # fmt: skip
        tell_askers(row, at)
    return row


def _open(question: Question, seen: int | None) -> Question:
    row = unanswered(question, seen=seen)
    if row.state in (DECLINED, MERGED):
        raise Refused(_("Câu hỏi này không được đưa ra hoặc đã gộp; không trả lời ở đây."))
    return row


def _owed(question: Question, seen: int | None) -> Question:
    row = _open(question, seen)
    if row.owner_body_id is None:
        raise Refused(_("Câu hỏi này chưa giao cho cơ quan nào."))
    return row
