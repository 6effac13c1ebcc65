"""Naming people into an agency's seats, swapping one, withdrawing one. `by` is None for its link.

The quota is locked first, so two clerks at once never fill more seats than there are. No name in the record.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions import nominating_checks as checks
from nhipcau.training.models import Delegate, Quota
from nhipcau.training.rules import states
from nhipcau.training.rules.nominating import PersonRow


def name_delegate(
    *,
    by: Any,
    at: datetime,
    quota: Quota,
    name: str,
    post: str,
    phone: str = "",
    email: str = "",
    reason: str = "",
) -> Delegate:
    """Name one person into a free seat; after the deadline with a reason, by whoever keeps the list."""
    row = checks.checked(PersonRow(name, post, phone, email))
    with write_gate():
        held = checks.locked(quota)
        checks.refuse_late(held, actor=by, at=at, reason=reason)
        checks.refuse_full(held, 1)
        checks.refuse_twins(held.round.conference, [row])
        made = delegate_row(held, row, named_by=by, named_at=at, reason=reason)
        made.save()
        _note(by, at, "training.name_delegate", made, {"quota": held.public_id})
    return made


def swap_delegate(
    *,
    by: Any,
    at: datetime,
    quota: Quota,
    delegate: Delegate,
    name: str,
    post: str,
    phone: str = "",
    email: str = "",
    reason: str,
) -> Delegate:
    """Name somebody else into the seat of one person, and say why; the first one's pass is void."""
    row = checks.checked(PersonRow(name, post, phone, email))
    with write_gate():
        held = checks.locked(quota)
        _refuse_silence(reason)
        checks.refuse_late(held, actor=by, at=at, reason=reason)
        checks.refuse_twins(held.round.conference, [row], but=delegate.pk)
        _leave(held, delegate, state=states.SWAPPED, reason=reason)
        made = delegate_row(held, row, named_by=by, named_at=at)
        made.follows_id = delegate.pk
        made.save()
        _note(
            by, at, "training.swap_delegate", made, {"quota": held.public_id, "follows": delegate.public_id}
        )
    return made


def withdraw_delegate(*, by: Any, at: datetime, quota: Quota, delegate: Delegate, reason: str) -> None:
    """Take one person off the list, and say why; the seat is free again."""
    with write_gate():
        held = checks.locked(quota)
        _refuse_silence(reason)
        checks.refuse_late(held, actor=by, at=at, reason=reason)
        _leave(held, delegate, state=states.WITHDRAWN, reason=reason)
        _note(by, at, "training.withdraw_delegate", delegate, {"quota": held.public_id})
    delegate.refresh_from_db()


def correct_delegate(
    *,
    by: Any,
    at: datetime,
    quota: Quota,
    delegate: Delegate,
    seen: int | None,
    name: str,
    post: str,
    phone: str = "",
    email: str = "",
    reason: str = "",
) -> None:
    """Put a name, post or address right; it stays the same person."""
    row = checks.checked(PersonRow(name, post, phone, email))
    with write_gate():
        held = checks.locked(quota)
        checks.refuse_late(held, actor=by, at=at, reason=reason)
        checks.refuse_twins(held.round.conference, [row], but=delegate.pk)
        rows = Delegate.objects.filter(pk=delegate.pk, quota=held, state=states.NAMED, erased_at=None)
        if not take_revision(rows, seen=seen):
            raise Refused(_("Người khác vừa sửa dòng này. Hãy xem lại rồi sửa tiếp."))
        delegate.refresh_from_db()
        delegate.name, delegate.post, delegate.phone, delegate.email = (
            row.name,
            row.post,
            row.phone,
            row.email,
        )
        delegate.save()
        _note(by, at, "training.correct_delegate", delegate, {"quota": held.public_id})


def delegate_row(
    quota: Quota, row: PersonRow, *, named_by: Any, named_at: datetime, reason: str = ""
) -> Delegate:
    """Return a person in a seat, not yet stored; folded, so that many can be stored at once."""
    made = Delegate(
        conference_id=quota.round.conference_id, site_id=quota.site_id, quota=quota, body_id=quota.body_id,
        category_id=quota.category_id, name=row.name, post=row.post, phone=row.phone, email=row.email,
        reason=reason.strip()[:300], named_by=named_by, named_at=named_at,
    )  # fmt: skip
    made.fold()
    return made


def _leave(quota: Quota, delegate: Delegate, *, state: str, reason: str) -> None:
    rows = Delegate.objects.filter(pk=delegate.pk, quota=quota, state=states.NAMED, origin=states.NOMINATED)
    told = {"state": state, "reason": reason.strip()[:300], "pass_hash": ""}
    if not take_revision(rows, seen=None, **told):
        raise Refused(_("Người này không còn trong danh sách: có thể đồng nghiệp vừa đổi hoặc rút."))


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do thay đổi."), field="reason")


def _note(by: Any, at: datetime, verb: str, delegate: Delegate, told: dict[str, Any]) -> None:
    note(by=by, at=at, verb=verb, subject=f"training.delegate:{delegate.public_id}", after=told)
