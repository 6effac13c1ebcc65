"""A claim as the person saw it, locked for one change. In: a claim and the revision seen; out: the fresh row.

Called by every action on claims inside its write gate.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.claims import has_dossier

LONGEST_FOLDED = 4_000
"""Enough to find a claim by; the whole words stand with its occurrences."""


def as_seen(claim: Claim, revision: int | None) -> Claim:
    """Return the claim locked; decline when somebody changed it since it was shown."""
    fresh = Claim.objects.select_for_update().get(pk=claim.pk)
    if revision is not None and revision != fresh.revision:
        raise Stale(
            _(
                "Người khác vừa sửa nhận định này; bản của họ ở ngay trên, chữ anh/chị nhập vẫn ở dưới. "
                "Hãy so lại rồi lưu lần nữa nếu vẫn cần."
            )
        )
    return fresh


def subject_of(claim: Claim) -> str:
    """Name a claim in the record."""
    return f"verification.claim:{claim.public_id}"


def without_dossier(claim: Claim) -> None:
    """Decline what would change the ground under a dossier."""
    if has_dossier(claim):
        raise Refused(_("Nhận định này đã có hồ sơ kiểm chứng nên không đổi được nữa."))


def finish(claim: Claim, **changes: Any) -> Claim:
    """Store changed columns, raise the revision and renew what search looks in."""
    for name, value in changes.items():
        setattr(claim, name, value)
    claim.revision += 1
    claim.folded = folded_of(claim)
    claim.save(update_fields=[*changes, "revision", "folded"])
    return claim


def folded_of(claim: Claim) -> str:
    """Return wording and marked words as search compares them."""
    met = claim.occurrences.values_list("exact", flat=True)
    return fold("\n".join([claim.wording, *dict.fromkeys(met)]))[:LONGEST_FOLDED]
