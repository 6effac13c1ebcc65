"""How a claim stands to others, as a named person says; the machine decides none. One record entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record import actions as record
from nhipcau.verification.actions.changing import as_seen, finish, subject_of
from nhipcau.verification.actions.weighing import weigh_claim
from nhipcau.verification.models import Claim, Relation
from nhipcau.verification.models.claims import RelationKind
from nhipcau.verification.queries.claims import has_dossier, root_of
from nhipcau.verification.rules import states


def relate_claims(
    *,
    by: Any,
    at: datetime,
    claim: Claim,
    chosen: Mapping[str, str],
    note: str = "",
    revision: int | None = None,
) -> Claim:
    """Say how a claim stands to others of its unit (by public id); "same" makes it lead to the other."""
    with write_gate():
        fresh = as_seen(claim, revision)
        others = {
            other.public_id: other
            for other in Claim.objects.filter(unit=fresh.unit_id, public_id__in=list(chosen))
        }
        if not chosen or others.keys() != chosen.keys() or fresh.public_id in chosen:
            raise Refused(_("Hãy chọn quan hệ với ít nhất một nhận định."))
        if not set(chosen.values()) <= set(RelationKind.values):
            raise Refused(_("Hãy chọn một quan hệ trong danh sách."))
        for public_id, kind in chosen.items():
            row = {"kind": kind, "decided_by": by, "decided_at": at, "note": note}
            Relation.objects.update_or_create(claim=fresh, other=others[public_id], defaults=row)
        _settle(fresh)
        weigh_claim(claim=fresh, at=at)
        _note("verification.relate_claims", fresh, by, at, {"relations": dict(chosen), "note": note})
    return fresh


def take_back_relation(
    *, by: Any, at: datetime, claim: Claim, relation_id: int, revision: int | None = None
) -> Claim:
    """Forget a relation that was decided on this claim; a repeat stands on its own again."""
    with write_gate():
        fresh = as_seen(claim, revision)
        row = Relation.objects.filter(claim=fresh, pk=relation_id).select_related("other").first()
        if row is None:
            raise Refused(_("Quan hệ này đã được bỏ rồi."))
        gone = {"relations": {row.other.public_id: row.kind}}
        row.delete()
        _settle(fresh)
        weigh_claim(claim=fresh, at=at)
        _note("verification.take_back_relation", fresh, by, at, gone)
    return fresh


def _settle(claim: Claim) -> None:
    """Let the claim lead where its relations say, and stand open where they say nothing."""
    same = Relation.objects.filter(claim=claim, kind=states.SAME).select_related("other")
    roots = {root.pk: root for root in (root_of(row.other) for row in same)}
    if not roots:
        state = states.OPEN if claim.state == states.REPEAT else claim.state
        finish(claim, state=state, same_as=None)
        return
    if len(roots) > 1:
        raise Refused(
            _("Chỉ chọn một nhận định là “cùng một điều”; các nhận định khác hãy chọn quan hệ khác.")
        )
    (root,) = roots.values()
    _may_lead_to(claim, root)
    finish(claim, state=states.REPEAT, same_as=root)


def _may_lead_to(claim: Claim, root: Claim) -> None:
    if root.pk == claim.pk:
        raise Refused(_("Nhận định kia đang dẫn về chính nhận định này. Hãy bỏ quan hệ bên đó trước."))
    if claim.kind != states.CHECKABLE:
        raise Refused(
            _("Hãy phân loại và viết nhận định thành một câu trước khi nói nó trùng với nhận định khác.")
        )
    if root.kind != states.CHECKABLE:
        raise Refused(_("Nhận định kia chưa được phân loại là kiểm chứng được, nên chưa thể dẫn về đó."))
    if has_dossier(claim):
        raise Refused(_("Nhận định này đã có hồ sơ kiểm chứng riêng nên không dẫn về nhận định khác được."))


def _note(verb: str, claim: Claim, by: Any, at: datetime, after: dict[str, Any]) -> None:
    record.note(
        by=by,
        at=at,
        verb=verb,
        subject=subject_of(claim),
        after={**after, "state": claim.state},
    )
