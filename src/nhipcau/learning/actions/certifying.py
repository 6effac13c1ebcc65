"""Certificates: the rule of a conference, issuing in bulk, revoking.

Called by the screens of certificates, by the sample.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.actions.issuing import issue
from nhipcau.learning.models import Certificate, CertificateRule
from nhipcau.people.rules import is_fresh
from nhipcau.record.actions import note

__all__ = ["issue", "revoke", "set_rule"]

HUNDRED = 100


def set_rule(
    *,
    by: Any,
    at: datetime,
    conference: Any,
    fewest_half_days: int,
    needs_after_test: bool = False,
    least_percent: int = 0,
    signer_name: str = "",
    signer_post: str = "",
    seen: int | None = None,
) -> CertificateRule:
    """Say what a certificate of this conference asks, and who signs it."""
    if fewest_half_days < 1:
        raise Refused(_("Ít nhất phải dự một buổi."), field="fewest_half_days")
    if not 0 <= least_percent <= HUNDRED:
        raise Refused(_("Phần trăm từ 0 đến 100."), field="least_percent")
    facts = {
        "fewest_half_days": fewest_half_days,
        "needs_after_test": needs_after_test or least_percent > 0,
        "least_percent": least_percent,
        "signer_name": " ".join(signer_name.split()),
        "signer_post": " ".join(signer_post.split()),
    }
    with write_gate():
        row, is_new = CertificateRule.objects.get_or_create(conference=conference, defaults=facts)
        if not is_new and not take_revision(CertificateRule.objects.filter(pk=row.pk), seen=seen, **facts):
            raise Stale(_("Người khác vừa sửa điều kiện này. Hãy mở lại rồi sửa."))
        row.refresh_from_db()
        told = {name: value for name, value in facts.items() if not name.startswith("signer")}
        subject = f"training.conference:{conference.public_id}"
        note(by=by, at=at, verb="learning.set_certificate_rule", subject=subject, after=told)
    return row


def revoke(*, by: Any, at: datetime, certificate: Certificate, why: str, confirmed_at: datetime | None
           ) -> Certificate:  # fmt: skip
    """Revoke a certificate with its reason; anybody who checks it reads the day."""
    reason = " ".join(why.split())[:300]
    if not reason:
        raise Refused(_("Ghi lý do thu hồi."), field="why")
    if not is_fresh(confirmed_at, at):
        raise Refused(_("Hãy xác nhận lại bằng mã trên điện thoại rồi thu hồi."))
    with write_gate():
        held = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if held.revoked_at is not None:
            raise Refused(_("Chứng nhận này đã bị thu hồi rồi."))
        held.revoked_at, held.revoked_why = at, reason
        held.save(update_fields=["revoked_at", "revoked_why"])
        subject = f"learning.certificate:{held.public_id}"
        note(by=by, at=at, verb="learning.revoke_certificate", subject=subject, after={"why": reason})
    return held
