"""Evaluations: what is asked, opening, one sheet of one delegate, closing.

A sheet leaves no row of its own and no entry in the record: a used ticket here, a count there. Every sheet
rewrites all tallies and all waiting words, so that no row, order or transaction number joins giver and words.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from nhipcau.common.doors import refuse_stamp
from nhipcau.common.files.texts import storable
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.models import Comment, Evaluation, EvaluationItem, Tally, Ticket
from nhipcau.learning.rules.evaluating import MOST_ITEMS, MOST_WORDS, mixed
from nhipcau.learning.rules.states import EVALUATION_KINDS, SCALE, SCALE_MOST, WORDS
from nhipcau.record.actions import note
from nhipcau.training.queries.delegates import found

LOT = secrets.SystemRandom()


def keep_items(
    *, by: Any, at: datetime, conference: Any, items: Sequence[tuple[str, str]]
) -> list[EvaluationItem]:
    """Set what is asked, kind and text each; not once it was opened."""
    with write_gate():
        return _kept(by=by, at=at, conference=conference, items=items)


def open_evaluation(
    *, by: Any, at: datetime, conference: Any, items: Sequence[tuple[str, str]] | None = None,
    chance: Random = LOT,
) -> Evaluation:  # fmt: skip
    """Open it to the delegates; `items` replaces what was kept before. Tickets are made for all, mixed."""
    with write_gate():
        if items is not None:
            _kept(by=None, at=at, conference=conference, items=items, is_noted=False)
        rows = list(EvaluationItem.objects.filter(conference=conference))
        _refuse_opening(conference, rows)
        evaluation = Evaluation.objects.create(conference=conference, opened_at=at)
        marks = range(1, SCALE_MOST + 1)
        scales = [row for row in rows if row.kind == SCALE]
        Tally.objects.bulk_create([Tally(item=row, mark=mark) for row in scales for mark in marks])
        _make_tickets(conference, chance)
        note(
            by=by,
            at=at,
            verb="learning.open_evaluation",
            subject=_subject(conference),
            after={"items": len(rows)},
        )
    return evaluation


def evaluate(
    *, at: datetime, delegate: Any, marks: Mapping[int, int], words: Mapping[int, str], chance: Random = LOT
) -> None:  # at: an hour would tell who; none is kept
    """Count one sheet, once for each delegate; marks and words by the item's pk."""
    with write_gate():
        evaluation = Evaluation.objects.select_for_update().filter(conference=delegate.conference_id).first()
        if evaluation is None or evaluation.closed_at is not None or at < evaluation.opened_at:
            raise Refused(_("Phiếu đánh giá hiện không mở."))
        items = {row.pk: row for row in EvaluationItem.objects.filter(conference=delegate.conference_id)}
        given, said = _marks(items, marks), _words(items, words)
        if not given and not said:
            raise Refused(_("Phiếu chưa có gì. Hãy chọn ít nhất một mức hoặc viết một câu."))
        _use_ticket(delegate, chance)
        _count(delegate.conference_id, given)
        evaluation.waiting = mixed(evaluation.waiting, said, chance)
        evaluation.save(update_fields=["waiting"])


def close_evaluation(*, by: Any, at: datetime, conference: Any, chance: Random = LOT) -> Evaluation:
    """Close it for good: words come out of the waiting row as comments, all at once, in drawn order."""
    with write_gate():
        row = Evaluation.objects.select_for_update().filter(conference=conference, closed_at=None).first()
        if row is None:
            raise Refused(_("Phiếu đánh giá hiện không mở."))
        comments = [
            Comment(item_id=int(key), text=text) for key, texts in row.waiting.items() for text in texts
        ]
        chance.shuffle(comments)
        Comment.objects.bulk_create(comments)
        row.waiting, row.closed_at = {}, at
        row.save(update_fields=["waiting", "closed_at"])
        note(by=by, at=at, verb="learning.close_evaluation", subject=_subject(conference))
    return row


def _kept(
    *, by: Any, at: datetime, conference: Any, items: Sequence[tuple[str, str]], is_noted: bool = True
) -> list[EvaluationItem]:
    clean = [(kind, storable(text).strip()[:300]) for kind, text in items if text.strip()]
    if not clean or len(clean) > MOST_ITEMS or any(kind not in EVALUATION_KINDS for kind, _text in clean):
        raise Refused(_("Phiếu cần từ một đến hai mươi mục."), field="items")
    if Evaluation.objects.filter(conference=conference).exists():
        raise Refused(_("Phiếu đã mở cho đại biểu; không sửa mục được nữa."), field="items")
    EvaluationItem.objects.filter(conference=conference).delete()
    rows = EvaluationItem.objects.bulk_create(
        EvaluationItem(conference=conference, position=place, kind=kind, text=text)
        for place, (kind, text) in enumerate(clean, start=1)
    )
    if is_noted:
        after = {"items": len(rows)}
        note(by=by, at=at, verb="learning.keep_evaluation_items", subject=_subject(conference), after=after)
    return rows


def _refuse_opening(conference: Any, rows: Sequence[EvaluationItem]) -> None:
    if not rows:
        raise Refused(_("Hãy soạn các mục của phiếu trước."))
    if Evaluation.objects.filter(conference=conference).exists():
        raise Refused(_("Phiếu đánh giá đã mở một lần; không mở lại, để không ai đoán được ai viết gì."))


def _make_tickets(conference: Any, chance: Random) -> None:
    held = set(Ticket.objects.filter(conference=conference).values_list("delegate_id", flat=True))
    new = [pk for pk in found(conference, "").values_list("pk", flat=True) if pk not in held]
    chance.shuffle(new)
    Ticket.objects.bulk_create([Ticket(conference=conference, delegate_id=pk) for pk in new])


def _use_ticket(delegate: Any, chance: Random) -> None:
    mine = Ticket.objects.filter(delegate=delegate.pk)
    if not mine.exists():  # came after it was opened; all who did get theirs together
        _make_tickets(delegate.conference, chance)
    if not mine.filter(is_used=False).update(is_used=True):
        raise Refused(_("Bạn đã gửi phiếu đánh giá; mỗi người một phiếu."))


def _count(conference_id: int, given: Mapping[int, int]) -> None:
    """Add the marks; every tally is written, so that the last written ones are not the last giver's."""
    rows = Tally.objects.filter(item__conference=conference_id)
    chosen = [When(item_id=item, mark=mark, then=Value(1)) for item, mark in given.items()]
    rows.update(count=F("count") + (Case(*chosen, default=Value(0)) if chosen else Value(0)))


def _marks(items: Mapping[int, EvaluationItem], marks: Mapping[int, int]) -> dict[int, int]:
    for item, mark in marks.items():
        if item not in items or items[item].kind != SCALE or not 1 <= mark <= SCALE_MOST:
            raise Refused(_("Mức chọn không đúng. Hãy mở lại phiếu."))
    return dict(marks)


def _words(items: Mapping[int, EvaluationItem], words: Mapping[int, str]) -> dict[str, str]:
    said = {item: storable(text).strip()[:MOST_WORDS] for item, text in words.items()}
    for item, text in said.items():
        if item not in items or items[item].kind != WORDS:
            raise Refused(_("Mục trả lời không đúng. Hãy mở lại phiếu."))
        refuse_stamp(text, field="words")
    return {str(item): text for item, text in said.items() if text}


def _subject(conference: Any) -> str:
    return f"training.conference:{conference.public_id}"
