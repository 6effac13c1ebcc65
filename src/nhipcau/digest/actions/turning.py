"""The one door through which a draft changes: lock it, compare its revision, note what was done.

Called by every action on drafts inside its own write gate.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.digest.models import DraftChange, Edition
from nhipcau.digest.models.editions import State
from nhipcau.record.actions import note

__all__ = ["Stale", "subject_of", "turn"]

CUT = 300
"""As long as the columns that keep what a change was about."""


def turn(
    *, edition: Edition, by: Any, at: datetime, verb: str, about: str, seen: int | None = None
) -> Edition:
    """Take the draft's next revision, or refuse: issued meanwhile, or changed since revision `seen`.

    `seen` is None for changes that spoil nobody's: adding a line. The row stays locked until the end.
    """
    drafts = Edition.objects.filter(pk=edition.pk, state=State.DRAFT)
    if not take_revision(drafts, seen=seen, edited_at=at, edited_by=by):
        _refuse(edition)
    row = Edition.objects.get(pk=edition.pk)
    DraftChange.objects.create(edition=row, revision=row.revision, by=by, at=at, verb=verb, about=about[:CUT])
    note(
        by=by,
        at=at,
        verb=verb,
        subject=subject_of(row),
        after={"revision": row.revision, "about": about[:CUT]},
    )
    return row


def subject_of(edition: Edition) -> str:
    """Name an edition in the record."""
    return f"digest.edition:{edition.public_id}"


def _refuse(edition: Edition) -> None:
    if Edition.objects.filter(pk=edition.pk, state=State.ISSUED).exists():
        raise Refused(_("Bản điểm báo này đã phát hành, không sửa được nữa. Hãy lập bản đính chính."))
    if not Edition.objects.filter(pk=edition.pk).exists():
        raise Refused(_("Bản nháp này đã bị bỏ."))
    raise Stale(_("Người khác vừa sửa bản nháp này. Xem thay đổi bên dưới rồi làm lại."))
