"""The one door through which a dossier changes: compare its revision, keep what changed, note it.

Called by every action on a dossier's parts inside its own write gate; `step` by those that send it on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.record.actions import note
from nhipcau.verification.models import Change, Dossier
from nhipcau.verification.rules import states

__all__ = ["Stale", "step", "subject_of", "turn"]

CUT = 300
"""As long as `Change.about`."""


def turn(
    *, dossier: Dossier, by: Any, at: datetime, verb: str, about: str, seen: int | None,
    before: str = "", after: str = "",
) -> Dossier:  # fmt: skip
    """Take the dossier's next revision while it is gathering, or refuse.

    `seen` is None only for what comes from outside its desk, as an answer does.
    """
    gathering = Dossier.objects.filter(pk=dossier.pk, state=states.GATHERING)
    if not take_revision(gathering, seen=seen):
        _refuse(dossier, seen)
    return _kept(dossier, by=by, at=at, verb=verb, about=about, before=before, after=after)


def step(
    *, dossier: Dossier, by: Any, at: datetime, verb: str, about: str, seen: int | None, origin: str, to: str,
    seal: str = "",
) -> Dossier:  # fmt: skip
    """Move the dossier from one state to the next with its next revision, or refuse.

    A seal goes into the record: whoever forges a finding in the database must forge the record's chain too.
    """
    rows = Dossier.objects.filter(pk=dossier.pk, state=origin)
    closed_at = at if to == states.CLOSED else None
    if not take_revision(rows, seen=seen, state=to, closed_at=closed_at):
        _refuse(dossier, seen)
    return _kept(dossier, by=by, at=at, verb=verb, about=about, before=origin, after=to, seal=seal)


def subject_of(dossier: Dossier) -> str:
    """Name a dossier in the record."""
    return f"verification.dossier:{dossier.public_id}"


def _kept(
    dossier: Dossier, *, by: Any, at: datetime, verb: str, about: str, before: str, after: str, seal: str = ""
) -> Dossier:
    row = Dossier.objects.select_related("claim").get(pk=dossier.pk)
    sealed = {"seal": seal} if seal else {}
    Change.objects.create(
        dossier=row, revision=row.revision, by=by, at=at, verb=verb, about=about[:CUT],
        before=before, after=after,
    )  # fmt: skip
    note(
        by=by, at=at, verb=verb, subject=subject_of(row),
        before={"text": before} if before else None,
        after={"revision": row.revision, "about": about[:CUT], "text": after, **sealed},
    )  # fmt: skip
    return row


def _refuse(dossier: Dossier, seen: int | None) -> None:
    row = Dossier.objects.get(pk=dossier.pk)
    if seen is not None and row.revision != seen and row.state == states.GATHERING:
        raise Stale(_("Người khác vừa sửa hồ sơ này. Xem thay đổi trên trang này, rồi lưu lại nếu vẫn đúng."))
    if row.state == states.IN_REVIEW:
        raise Refused(_("Hồ sơ đang chờ thẩm định, chưa sửa được. Hãy đợi người thẩm định trả lại."))
    if row.state == states.CLOSED:
        raise Refused(_("Hồ sơ đã kết luận, không sửa được nữa. Muốn sửa, hãy mở lại hồ sơ và nêu lý do."))
    raise Stale(_("Hồ sơ vừa đổi trạng thái. Hãy xem lại trước khi làm tiếp."))
