"""Asking another unit for facts, giving the right of reply, answering; each request runs on a clock.

Called by the screens of requests. An answer never waits for the dossier's desk: it comes from outside it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions import start_clock, stop_clock
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.verification.actions.turning import CUT, turn
from nhipcau.verification.models import Dossier, KeptFile, Request
from nhipcau.verification.models.dossiers import RequestKind
from nhipcau.verification.rules import states

CLOCK_RULES = {RequestKind.FACTS: "verification.facts", RequestKind.RIGHT_OF_REPLY: "verification.reply"}


def ask(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, kind: str, unit_id: str, addressee: str,
    question: str,
) -> Request:  # fmt: skip
    """Put a question to a unit, or offer whoever is named in an official capacity the right of reply."""
    asks_facts = kind == RequestKind.FACTS
    if asks_facts and not unit_id:
        raise Refused(_("Hãy chọn đơn vị được hỏi."), field="unit")
    with write_gate():
        row = turn(
            dossier=dossier, by=by, at=at, verb="verification.ask", about=addressee, seen=seen, after=question
        )
        request = Request(
            dossier=row, kind=kind, unit_id=unit_id or None, addressee=addressee.strip(),
            question=question.strip(), asked_by=by, asked_at=at,
        )  # fmt: skip
        request.clock = start_clock(
            by=by, at=at, rule_code=CLOCK_RULES[RequestKind(kind)], subject=subject_of(request),
            about=request.question[:CUT], unit_id=unit_id or dossier.unit_id, holder=None if unit_id else by,
            started_at=at, reason=_("Gửi đề nghị"),
        )  # fmt: skip
        request.save()
    return request


def answer_request(
    *, by: Any, at: datetime, request: Request, answer: str, file: KeptFile | None = None
) -> Request:
    """Keep the answer of the asked unit's own people and stop the clock."""
    if request.unit_id is None or by.unit_id != request.unit_id:
        raise Refused(_("Chỉ người của đơn vị được hỏi trả lời ở đây."))
    return _answered(
        by=by, at=at, request=request, answer=answer, file=file, verb="verification.answer", seen=None
    )


def enter_letter(
    *, by: Any, at: datetime, request: Request, seen: int, answer: str, file: KeptFile | None = None
) -> Request:
    """Keep an answer that came by letter; the desk enters it."""
    return _answered(
        by=by, at=at, request=request, answer=answer, file=file, verb="verification.enter_letter", seen=seen
    )


def withdraw_request(*, by: Any, at: datetime, request: Request, seen: int, reason: str) -> Request:
    """Take a question back that needs no answer any more."""
    with write_gate():
        fresh = _waiting(request)
        turn(
            dossier=fresh.dossier, by=by, at=at, verb="verification.withdraw_request", seen=seen,
            about=fresh.addressee, after=reason,
        )  # fmt: skip
        fresh.withdrawn_at = at
        fresh.save(update_fields=["withdrawn_at"])
        _stop(fresh, by=by, at=at, outcome=_("Đã rút đề nghị"), said=reason)
    return fresh


def subject_of(request: Request) -> str:
    """Name a request in the record."""
    return f"verification.request:{request.public_id}"


def _answered(
    *,
    by: Any,
    at: datetime,
    request: Request,
    answer: str,
    file: KeptFile | None,
    verb: str,
    seen: int | None,
) -> Request:
    words = answer.strip()
    if not words:
        raise Refused(_("Hãy viết câu trả lời; tệp kèm theo chỉ để bổ sung."), field="answer")
    with write_gate():
        fresh = _waiting(request)
        if fresh.dossier.state == states.GATHERING:
            turn(
                dossier=fresh.dossier, by=by, at=at, verb=verb, about=fresh.addressee, seen=seen, after=words
            )
        else:  # the dossier is with its reviewer or closed; the answer is kept, its desk sees it
            note(by=by, at=at, verb=verb, subject=subject_of(fresh), after={"text": words})
        fresh.answer, fresh.answered_by, fresh.answered_at, fresh.file = words, by, at, file
        fresh.save(update_fields=["answer", "answered_by", "answered_at", "file"])
        _stop(fresh, by=by, at=at, outcome=_("Đã trả lời"), said="")
    return fresh


def _waiting(request: Request) -> Request:
    """Return the request as it stands, locked; or refuse what is answered or taken back."""
    fresh = Request.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=request.pk)
    if fresh.answered_at is not None:
        raise Refused(_("Đề nghị này đã có trả lời."))
    if fresh.withdrawn_at is not None:
        raise Refused(_("Đề nghị này đã được rút, không cần trả lời nữa."))
    return fresh


def _stop(request: Request, *, by: Any, at: datetime, outcome: str, said: str) -> None:
    if request.clock is not None and request.clock.is_running:
        stop_clock(by=by, at=at, clock=request.clock, outcome=outcome, note=said)
