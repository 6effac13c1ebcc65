"""From a draft to an approval: submit, take back, return, approve exactly the words that were seen.

Called by the screens of review, and by incidents for its templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.signing.actions.signing import Signed, sign
from nhipcau.statements.actions.payloads import payload_for
from nhipcau.statements.actions.speaking import refuse_without_right
from nhipcau.statements.actions.turning import (
    locked_edition,
    locked_version,
    refuse_released,
    refuse_stale_confirmation,
    refuse_unless,
    step,
    subject_of,
    void_approvals,
)  # fmt: skip
from nhipcau.statements.models import Approval, Edition, Version
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import Content, content_of


def submit_version(*, by: Any, at: datetime, version: Version, seen: int | None) -> Version:
    """Ask for approval of the words as they stand."""
    with write_gate():
        row = locked_version(version, by, seen)
        refuse_released(row)
        if not _hashed(row).is_whole:
            raise Refused(_("Hãy viết nội dung trước khi gửi duyệt."))
        _refuse_unedited(row)
        step(row, states.IN_REVIEW, submitted_at=at, submitted_by=by, return_reason="")
        _noted(row, by=by, at=at, verb="statements.submit")
    return row


def take_back(*, by: Any, at: datetime, version: Version) -> Version:
    """Take words back from review to write on."""
    with write_gate():
        row = locked_version(version, by)
        if row.workflow != states.IN_REVIEW:
            raise Refused(_("Bản này không còn chờ duyệt."))
        step(row, states.DRAFT)
        _noted(row, by=by, at=at, verb="statements.take_back")
    return row


def return_version(*, by: Any, at: datetime, version: Version, reason: str) -> Version:
    """Give words back to their writers with what to change; an approval given before is void."""
    if not reason.strip():
        raise Refused(_("Hãy ghi cần sửa gì."), field="reason")
    refuse_unless(by, "statements.approve")
    with write_gate():
        row = locked_version(version, by)
        refuse_released(row)
        if row.workflow not in {states.IN_REVIEW, states.APPROVED}:
            raise Refused(_("Bản này không chờ duyệt."))
        _refuse_scheduled(row)
        void_approvals([row], at)
        step(row, states.NEEDS_CHANGES, return_reason=reason.strip())
        _noted(row, by=by, at=at, verb="statements.return", reason=reason.strip())
    return row


def approve_version(
    *, by: Any, at: datetime, version: Version, seen_hash: str, confirmed_at: datetime | None
) -> Approval:
    """Approve and sign exactly the words seen; never one's own, never without fresh authentication."""
    refuse_unless(by, "statements.approve")
    proved_at = refuse_stale_confirmation(confirmed_at, at)
    with write_gate():
        row = locked_version(version, by)
        refuse_without_right(by, row.edition, at)
        return approve_locked(by=by, at=at, row=row, seen_hash=seen_hash, confirmed_at=proved_at)


def approve_all(
    *, by: Any, at: datetime, edition: Edition, seen: Mapping[str, str], confirmed_at: datetime | None,
    seen_revision: int | None = None,
) -> list[Approval]:  # fmt: skip
    """Approve several languages in one act, each bound to its own words; all of them or none.

    `seen_revision` binds it to what is signed around the words: speaker, day, what changed, what is asked.
    """
    refuse_unless(by, "statements.approve")
    proved_at = refuse_stale_confirmation(confirmed_at, at)
    if not seen:
        raise Refused(_("Hãy chọn ít nhất một bản ngôn ngữ."))
    with write_gate():
        row = locked_edition(edition, by)
        if seen_revision is not None and row.revision != seen_revision:
            raise Stale(_("Phát ngôn vừa đổi sau khi bạn mở trang. Hãy đọc lại rồi duyệt."))
        refuse_without_right(by, row, at)
        chosen = list(row.versions.filter(public_id__in=seen))
        if len(chosen) != len(seen):
            raise Stale(_("Một bản vừa thay đổi. Hãy đọc lại rồi duyệt."))
        return [
            approve_locked(
                by=by, at=at, row=locked_version(one, by), seen_hash=seen[one.public_id],
                confirmed_at=proved_at,
            )
            for one in chosen
        ]  # fmt: skip


def approve_locked(
    *, by: Any, at: datetime, row: Version, seen_hash: str | None, confirmed_at: datetime,
    is_urgent: bool = False,
) -> Approval:  # fmt: skip
    """Sign one locked version. Only an urgent release may leave out the second pair of eyes."""
    if seen_hash is not None and seen_hash != row.content_hash:
        raise Stale(_("Lời văn vừa đổi sau khi bạn mở trang. Hãy đọc bản mới rồi duyệt."))
    refuse_released(row)
    if row.workflow != states.IN_REVIEW:
        raise Refused(_("Bản này chưa được gửi duyệt."))
    if not is_urgent and row.writers.filter(person=by).exists():
        raise Refused(_("Bạn đã viết hoặc sửa bản này nên không tự duyệt được. Hãy để người khác duyệt."))
    _refuse_unedited(row)
    _hashed(row)
    signed = _signed(row, at)
    approval = Approval.objects.create(
        version=row, content_hash=row.content_hash, payload=signed.payload, payload_hash=signed.payload_hash,
        key=signed.key, signature=signed.signature, approver=by, confirmed_at=confirmed_at, at=at,
        is_urgent=is_urgent,
    )  # fmt: skip
    step(row, states.APPROVED)
    _noted(row, by=by, at=at, verb="statements.approve", payload_hash=signed.payload_hash, urgent=is_urgent)
    return approval


def _hashed(row: Version) -> Content:
    """Return the words when the stored hash is theirs: nobody approves by a hash of something else."""
    words = content_of(row.language, row.title, row.lead, row.body)
    if words.hash != row.content_hash:
        raise Refused(_("Lời văn và mã băm của bản này không khớp. Hãy mở bản soạn, xem lại rồi lưu."))
    return words


def _signed(row: Version, at: datetime) -> Signed:
    try:
        return sign(at=at, payload=payload_for(row))
    except ValueError as hidden:
        words = _("Trong lời văn có dấu ẩn mà người đọc không thấy, nên không ký được: %(which)s.")
        raise Refused(words % {"which": hidden}) from hidden


def _refuse_unedited(row: Version) -> None:
    if row.made == states.BY_MACHINE and row.content_hash == row.machine_hash:
        raise Refused(
            _(
                "Bản này do máy viết và chưa ai sửa. "
                "Một người phải đọc, sửa và chịu trách nhiệm trước khi duyệt."
            )
        )


def _refuse_scheduled(row: Version) -> None:
    if row.edition.publication == states.SCHEDULED and row.workflow == states.APPROVED:
        raise Refused(_("Bản này đã hẹn giờ công bố. Hãy bỏ hẹn trước."))


def _noted(row: Version, *, by: Any, at: datetime, verb: str, **more: Any) -> None:
    after = {"language": row.language, "content_hash": row.content_hash, **more}
    note(by=by, at=at, verb=verb, subject=subject_of(row), after=after)
