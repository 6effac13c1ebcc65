"""Saying what a marked sentence is: filed, routed, or to be checked. One record entry a decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record import actions as record
from nhipcau.verification.actions.changing import as_seen, finish, subject_of, without_dossier
from nhipcau.verification.models import Claim, Relation
from nhipcau.verification.rules import states


def sort_claim(
    *,
    by: Any,
    at: datetime,
    claim: Claim,
    kind: str,
    note: str = "",
    routed_to: str = "",
    revision: int | None = None,
) -> Claim:
    """Say what kind a claim is. A checkable one without wording waits for its sentence."""
    with write_gate():
        fresh = as_seen(claim, revision)
        without_dossier(fresh)
        if kind != states.CHECKABLE and fresh.repeats.exists():
            raise Refused(_("Có nhận định khác đang dẫn về nhận định này. Hãy bỏ quan hệ đó trước."))
        changes = _changes(fresh, kind, note.strip(), routed_to, at)
        if fresh.state == states.REPEAT:
            Relation.objects.filter(claim=fresh, kind=states.SAME).delete()
        before = {"kind": fresh.kind, "state": fresh.state}
        finish(fresh, same_as=None, **changes)
        record.note(
            by=by,
            at=at,
            verb="verification.sort_claim",
            subject=subject_of(fresh),
            before=before,
            after={
                "kind": kind,
                "state": fresh.state,
                "filing_note": fresh.filing_note,
                "units.unit": fresh.routed_to_id,
            },
        )
    return fresh


def _changes(claim: Claim, kind: str, note: str, routed_to: str, at: datetime) -> dict[str, Any]:
    if kind not in states.KINDS:
        raise Refused(_("Hãy chọn một loại."), field="kind")
    if kind == states.CHECKABLE:
        worded = bool(claim.wording)
        return _row(kind if worded else "", states.OPEN if worded else states.NOTED)
    if kind == states.COMPLAINT and not routed_to:
        raise Refused(
            _("Phản ánh, kiến nghị cần chuyển đến đơn vị giải quyết được. Hãy chọn đơn vị."),
            field="routed_to",
        )
    if not note:
        raise Refused(_("Hãy ghi một câu vì sao lưu hoặc chuyển như vậy."), field="note")
    if routed_to and kind in {states.COMPLAINT, states.QUESTION}:
        return _row(kind, states.ROUTED, note, routed_to, at)
    return _row(kind, states.FILED, note)


def _row(
    kind: str, state: str, note: str = "", routed_to: str | None = None, at: datetime | None = None
) -> dict[str, Any]:
    return {"kind": kind, "state": state, "filing_note": note, "routed_to_id": routed_to, "routed_at": at}
