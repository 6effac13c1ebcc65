"""Adding evidence of every kind to a dossier, and withdrawing it with a reason; none is ever deleted.

Called by the screens of evidence. What an address or a file is kept as, `capturing` decides before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.reading.quotes import Selector, locate, select
from nhipcau.verification.actions.turning import turn
from nhipcau.verification.models import Capture, Dossier, Evidence, KeptFile, Request
from nhipcau.verification.queries.dossiers_fairness import fairness_of, remedies
from nhipcau.verification.rules import states
from nhipcau.verification.rules.fairness import missing_before_evidence


@dataclass(frozen=True, slots=True)
class Described:
    """What the officer says of a piece of evidence, whatever it stands on."""

    stance: str
    title: str
    publisher: str = ""
    published_on: date | None = None
    note: str = ""


def refuse_early(dossier: Dossier) -> None:
    """Refuse before anything is fetched or kept what would be refused after it."""
    lacks = missing_before_evidence(fairness_of(dossier))
    if lacks:
        raise Refused(remedies(lacks))


def add_article(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, described: Described, version: Any, exact: str
) -> Evidence:
    """Add a version of an article from our store; the quoted words must stand in it."""
    article = version.article
    return _add(
        by=by, at=at, dossier=dossier, seen=seen, described=described, kind=states.ARTICLE,
        quote=_quoted(version.text, exact), language=article.language, article=article, version=version,
        sha256=version.text_sha256, captured_at=version.fetched_at,
    )  # fmt: skip


def add_capture(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, described: Described, kind: str,
    capture: Capture, exact: str,
) -> Evidence:  # fmt: skip
    """Add an address as it was archived; the quoted words must stand in it."""
    return _add(
        by=by, at=at, dossier=dossier, seen=seen, described=described, kind=kind,
        quote=_quoted(capture.text, exact), capture=capture, sha256=capture.sha256,
        captured_at=capture.captured_at,
    )  # fmt: skip


def add_file(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, described: Described, kind: str,
    file: KeptFile, exact: str = "",
) -> Evidence:  # fmt: skip
    """Add a file or picture as it is kept; words that can be read out of it must hold the quote."""
    quote = _quoted(file.text, exact) if file.text else Selector(exact.strip())
    return _add(
        by=by, at=at, dossier=dossier, seen=seen, described=described, kind=kind, quote=quote, file=file,
        sha256=file.sha256, captured_at=file.kept_at,
    )  # fmt: skip


def add_answer(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, described: Described, request: Request,
    exact: str = "",
) -> Evidence:  # fmt: skip
    """Add what a unit or office answered, whole or some words of it."""
    if request.dossier_id != dossier.pk or request.answered_at is None:
        raise Refused(_("Đề nghị này chưa có trả lời. Hãy đợi trả lời, rồi đưa vào chứng cứ."))
    quote = _quoted(request.answer, exact)
    return _add(
        by=by, at=at, dossier=dossier, seen=seen, described=described, kind=states.REPLY, quote=quote,
        request=request, sha256=sha256(request.answer.encode()).hexdigest(), captured_at=request.answered_at,
    )  # fmt: skip


def add_visit(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, described: Described, seen_at: datetime
) -> Evidence:
    """Add what people of ours saw on the spot; their post is named, no private person is."""
    if not described.note.strip():
        raise Refused(_("Hãy ghi đã thấy gì tại chỗ."), field="note")
    if seen_at > at:
        raise Refused(_("Thời điểm xem tại chỗ còn ở phía trước. Hãy sửa lại ngày giờ."), field="seen_at")
    return _add(
        by=by, at=at, dossier=dossier, seen=seen, described=described, kind=states.VISIT,
        sha256=sha256(described.note.strip().encode()).hexdigest(), captured_at=seen_at,
    )  # fmt: skip


def withdraw_evidence(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, evidence: Evidence, reason: str
) -> Evidence:
    """Take a piece of evidence out of the count; it stays, struck through, with the reason."""
    if not reason.strip():
        raise Refused(_("Hãy ghi vì sao rút chứng cứ này."), field="reason")
    with write_gate():
        row = turn(
            dossier=dossier, by=by, at=at, verb="verification.withdraw_evidence", seen=seen,
            about=f"{evidence.number}. {evidence.title}", after=reason.strip(),
        )  # fmt: skip
        fresh = row.evidence.get(pk=evidence.pk)
        if fresh.withdrawn_at is not None:
            raise Refused(_("Chứng cứ này đã được rút."))
        fresh.withdrawn_at, fresh.withdrawn_by, fresh.withdrawn_reason = at, by, reason.strip()
        fresh.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    return fresh


def _add(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, described: Described, kind: str,
    quote: Selector | None = None, **stands_on: Any,
) -> Evidence:  # fmt: skip
    quote = quote or Selector("")
    with write_gate():
        refuse_early(dossier)
        last = dossier.evidence.aggregate(last=Max("number"))["last"] or 0
        row = turn(
            dossier=dossier, by=by, at=at, verb="verification.add_evidence", seen=seen,
            about=f"{last + 1}. {described.title}",
        )  # fmt: skip
        return Evidence.objects.create(
            dossier=row, number=last + 1, kind=kind, stance=described.stance, title=described.title.strip(),
            publisher=described.publisher.strip(), published_on=described.published_on,
            note=described.note.strip(), exact=quote.exact, prefix=quote.prefix, suffix=quote.suffix,
            added_by=by, added_at=at, **stands_on,
        )  # fmt: skip


def _quoted(text: str, exact: str) -> Selector | None:
    """Return the words exactly as they stand in the text, or refuse; no words ask for nothing."""
    words = exact.strip()
    if not words:
        return None
    found = locate(text, Selector(words))
    if found is None:
        raise Refused(
            _("Không thấy những chữ này trong bản lưu. Hãy chép đúng từng chữ, hoặc chọn bản khác của bài."),
            field="exact",
        )
    return select(text, found.start, found.end)
