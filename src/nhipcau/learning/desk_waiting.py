"""What of learning waits for a person: answers that the unit owes, questions to look at, reports to issue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.due import end_of
from nhipcau.common import formats, waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.learning.queries.questions import owed_for
from nhipcau.learning.queries.waiting import unissued_reports_for, unmoderated_by_conference
from nhipcau.people.rules import CLERK, OFFICER

LETTERS = 140
"""Three lines of a phone."""

DESK = frozenset({OFFICER, CLERK})
"""Who sits at the desk; an administrator or a spokesperson may do it too, and is not waited for."""


def answers_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell questions of conferences that the person's unit has still to answer."""
    for row in owed_for(person)[:MOST]:
        title, url = Truncator(row.text).chars(LETTERS), reverse("learning:question", args=[row.public_id])
        due = end_of(row.due_on) if row.due_on else None
        yield Waiting(_("Trả lời câu hỏi từ hội nghị"), title, url, due, row.asked_at)


def questions_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell conferences with questions that nobody looked at."""
    for row in unmoderated_by_conference(person)[:MOST]:
        words = _("Duyệt câu hỏi của đại biểu: %(count)s")
        url = reverse("learning:questions", args=[row["held"]])
        yield Waiting(words % {"count": formats.number(row["count"])}, row["name"], url, since=row["since"])


def reports_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell reports that were begun and not issued."""
    for row in unissued_reports_for(person)[:MOST]:
        url = reverse("learning:report", args=[row["held"]])
        yield Waiting(_("Ban hành báo cáo kết quả hội nghị"), row["name"], url, since=row["since"])


waiting.add(Waits("learning.answers", answers_waiting, "learning.answer_questions", DESK))
waiting.add(Waits("learning.questions", questions_waiting, "learning.keep_questions", DESK))
waiting.add(Waits("learning.reports", reports_waiting, "learning.make_report", DESK))
