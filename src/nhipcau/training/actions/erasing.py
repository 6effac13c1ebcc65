"""Erasing a delegate: the row keeps ids, site, category and answer; who it was goes, also out of letters.

Higher rooms empty their own rows (`forgetting.py`). The record never held the name.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions.erasing import erase_letters_to
from nhipcau.record.actions import note
from nhipcau.training import forgetting
from nhipcau.training.models import Delegate, Invitation
from nhipcau.training.rules import states

ROOMS = ("training", "attendance", "learning")
"""Whose letters go to delegates; an account's letters at the same address are another matter."""
GONE = "—"
"""Stands where a reason was: that there was one is a fact of the list, its words may name somebody."""


def erase_delegate(*, by: Any, at: datetime, delegate: Delegate, why: str) -> None:
    """Erase one person, because they asked or because we no longer need them."""
    if not why.strip():
        raise Refused(_("Hãy ghi vì sao xóa."), field="why")
    with write_gate():
        row = Delegate.objects.select_for_update().get(pk=delegate.pk)
        if row.erased_at is None:
            _erase([row], at=at)
            note(by=by, at=at, verb="training.erase_delegate", subject=f"training.delegate:{row.public_id}")
    delegate.refresh_from_db()


def erase_expired(*, at: datetime, limit: int = 500) -> int:
    """Erase delegates of conferences whose day has passed; called by the clean-up. A number is noted."""
    with write_gate():
        due = list(expired(at).order_by("pk")[:limit])
        _erase(due, at=at)
        if due:
            note(by=None, at=at, verb="training.erase_expired", subject="training.delegates",
                 after={"count": len(due)})  # fmt: skip
    return len(due)


def expired(at: datetime) -> QuerySet[Delegate]:
    """Return delegates who still have a name, of conferences past their day."""
    day = timezone.localdate(at)
    return Delegate.objects.filter(erased_at=None, conference__personal_until__lt=day)


def _erase(rows: list[Delegate], *, at: datetime) -> None:
    """Empty these rows inside the caller's gate, and letters to an address that nobody else here has."""
    addresses = {row.email.lower() for row in rows if row.email}
    for row in rows:
        _empty(row, at)
    fields = ["name", "post", "phone", "email", "body_words", "answer_words", "reason", "pass_hash",
              "folded", "sorted_by", "erased_at", "revision", "pass_version"]  # fmt: skip
    Delegate.objects.bulk_update(rows, fields, batch_size=60)
    pks = [row.pk for row in rows]
    Invitation.objects.filter(delegate__in=pks).delete()
    forgetting.forget(pks, at)
    for address in addresses:
        if not Delegate.objects.filter(email__iexact=address, erased_at=None).exists():
            erase_letters_to(at=at, address=address, rooms=ROOMS)


def _empty(row: Delegate, at: datetime) -> None:
    row.name = row.post = row.phone = row.email = row.body_words = row.answer_words = row.pass_hash = ""
    row.reason = GONE if row.reason or (row.origin, row.state) != (states.NOMINATED, states.NAMED) else ""
    row.erased_at = at
    row.revision += 1
    row.pass_version += 1
    row.fold()
