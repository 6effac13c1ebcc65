"""Questions, for somebody: the organisers' pile, what is shown, what a speaker faces, what a unit owes.

No function here hands out who asked, but `asked_by`, to himself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.learning.models import Question, Vote
from nhipcau.learning.rules.states import DECLINED, LIVE, MERGED, SHOWN, WAITING, WRITTEN

IS_OPEN = Q(answered_at=None) & ~Q(state__in=[DECLINED, MERGED])
"""Still waits for an answer."""


def _rows() -> QuerySet[Question]:
    return Question.objects.select_related(
        "site", "session", "speaker", "owner_body", "owner_unit", "conference", "merged_into"
    ).defer("delegate")


def questions_of(conference: Any) -> QuerySet[Question]:
    """List every question of a conference, the most wanted first."""
    return _rows().filter(conference=conference.pk)


def open_of(conference: Any) -> list[Question]:
    """List what is not answered yet: not what was declined or lives on in another question."""
    return list(questions_of(conference).filter(IS_OPEN))


def tasks_for(person: Any) -> QuerySet[Question]:
    """List what the person's unit has to answer, and what others owe to its conferences."""
    if not person.may("learning.answer_questions"):
        return _rows().none()
    mine = Q(owner_unit=person.unit_id)
    if person.may("learning.keep_questions"):
        mine |= Q(conference__unit=person.unit_id)
    return _rows().filter(mine, owner_unit__isnull=False)


def owed_for(person: Any) -> QuerySet[Question]:
    """List what the person's own unit still has to answer, the most overdue first."""
    return tasks_for(person).filter(IS_OPEN, owner_unit=person.unit_id).order_by("due_on", "pk")


def get_question_for(person: Any, public_id: str) -> Question:
    """Return one question of a conference of the person's unit, or one its unit owes; else 404."""
    mine = Q(pk__in=tasks_for(person).values("pk"))
    if person.may("learning.keep_questions"):
        mine |= Q(conference__unit=person.unit_id)
    return get_object_or_404(_rows().filter(mine), public_id=public_id)


def may_answer(person: Any, question: Question) -> bool:
    """Say whether this person answers in writing or passes on: staff of the owner, or the organisers."""
    if question.answered_at is not None or question.owner_unit_id is None:
        return False
    keeps = question.conference.unit_id == person.unit_id and person.may("learning.keep_questions")
    owns = question.owner_unit_id == person.unit_id and person.may("learning.answer_questions")
    return bool(keeps or owns)


def shown_to_all(conference: Any) -> QuerySet[Question]:
    """List what the room and every delegate sees, answered or not."""
    return questions_of(conference).filter(state=SHOWN)


def shown_question(conference: Any, public_id: str) -> Question | None:
    """Return one of them."""
    return shown_to_all(conference).filter(public_id=public_id).first()


def to_speaker(speaker: Any) -> QuerySet[Question]:
    """List what is shown for a speaker: put to him, or to his session at large."""
    mine = Q(speaker=speaker.pk) | Q(speaker=None, session=speaker.session_id)
    return _rows().filter(mine, state=SHOWN)


def facing(speaker: Any) -> QuerySet[Question]:
    """List what still waits for the speaker: not answered, not left, no task of another."""
    return to_speaker(speaker).filter(answered_at=None, left_at=None, owner_body=None)


def asked_by(delegate: Any) -> list[Question]:
    """List a delegate's own questions, each with what answers for it: itself, or what it was merged into."""
    rows = list(_rows().filter(delegate=delegate.pk).order_by("asked_at", "pk"))
    for row in rows:
        row.answered = row.merged_into or row  # type: ignore[attr-defined]
    return rows


def voted_by(delegate: Any) -> set[int]:
    """Return the questions a delegate gave his voice to."""
    return set(Vote.objects.filter(delegate=delegate.pk).values_list("question_id", flat=True))


def counts(conference: Any, today: date) -> dict[str, int]:
    """Count a conference's questions by how they stand; merged ones count with the other."""
    rows = Question.objects.filter(conference=conference.pk)
    own = ~Q(state=MERGED)
    return rows.aggregate(
        asked=Count("pk"),
        waiting=Count("pk", filter=Q(state=WAITING, answered_at=None)),
        shown=Count("pk", filter=Q(state=SHOWN, answered_at=None)),
        declined=Count("pk", filter=Q(state=DECLINED)),
        merged=Count("pk", filter=Q(state=MERGED)),
        live=Count("pk", filter=own & Q(answer_way=LIVE)),
        written=Count("pk", filter=own & Q(answer_way=WRITTEN)),
        open=Count("pk", filter=IS_OPEN),
        owed=Count("pk", filter=IS_OPEN & Q(owner_body__isnull=False)),
        overdue=Count("pk", filter=IS_OPEN & Q(due_on__lt=today)),
    )


def unit_of_body(body_id: int) -> str:
    """Return the unit of a body that was chosen in a form."""
    body: Any = Question(owner_body_id=body_id).owner_body
    return str(body.unit_id)


def counted_questions(conference: Any) -> dict[str, int]:
    """Count for the report, as of today: `all` is live, written and open; declined ones stand apart."""
    told = counts(conference, timezone.localdate())
    return {**told, "all": told["live"] + told["written"] + told["open"]}


def names_of_questions(public_ids: Iterable[str]) -> dict[str, str]:
    """Name questions for the record by conference: its words might name somebody."""
    rows = Question.objects.filter(public_id__in=set(public_ids)).values_list(
        "public_id", "conference__title"
    )
    return dict(rows)
