"""Leaving an address alone, and writing to it again. Called by returned mail and by screens."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.addresses import is_address
from nhipcau.mailing.models import Returned, Suppression
from nhipcau.mailing.queries.suppressed import digest_of
from nhipcau.mailing.rules.suppression import REASONS
from nhipcau.record.actions import Actor, note


def suppress(*, by: Actor | None, at: datetime, address: str, why: str) -> Suppression:
    """Send no more mass letters to an address; twice is once."""
    if not is_address(address.strip()):
        raise Refused(_("Địa chỉ thư không đúng. Cần một địa chỉ, dạng ten@coquan.vn."), field="address")
    return suppress_digest(by=by, at=at, digest=digest_of(address), why=why)


def suppress_digest(*, by: Actor | None, at: datetime, digest: str, why: str) -> Suppression:
    """Do the same where only the digest is known any more."""
    if why not in REASONS:
        raise ValueError(why)
    with write_gate():
        row, is_new = Suppression.objects.get_or_create(digest=digest, defaults={"reason": why, "since": at})
        if is_new:
            note(by=by, at=at, verb="mailing.suppress", subject=subject_of(row), after={"reason": why})
    return row


def allow_again(*, by: Actor | None, at: datetime, suppression: Suppression) -> None:
    """Write to an address again, because a person says so."""
    with write_gate():
        row = Suppression.objects.select_for_update().filter(pk=suppression.pk).first()
        if row is None:
            raise Refused(_("Địa chỉ này đã được gửi lại rồi."))
        note(by=by, at=at, verb="mailing.allow_again", subject=subject_of(row), before={"reason": row.reason})
        Returned.objects.filter(digest=row.digest).update(digest="")  # what came back before counts no more
        row.delete()


def subject_of(row: Suppression) -> str:
    """Name it in the record, without the address."""
    return f"mailing.suppression:{row.public_id}"
