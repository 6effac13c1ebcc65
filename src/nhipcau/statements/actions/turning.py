"""The one door to an edition and its versions for a change: locked, fresh, within the person's unit.

Called by every action of the room inside its write gate.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.people.rules import is_fresh
from nhipcau.statements.models import Approval, Edition, Version, Workflow
from nhipcau.statements.rules import states

__all__ = ["Stale"]

ENDED = (states.CORRECTED, states.SUPERSEDED, states.WITHDRAWN)


def locked_edition(edition: Edition, by: Any) -> Edition:
    """Return the edition as it stands, held to the end; whoever acts belongs to its unit."""
    rows = Edition.objects.select_for_update(of=("self",)).select_related("statement__office")
    row = rows.get(pk=edition.pk)
    if by is not None and str(by.unit_id) != str(row.statement.unit_id):
        raise Refused(_("Phát ngôn này thuộc đơn vị khác."))
    return row


def locked_version(version: Version, by: Any, seen: int | None = None) -> Version:
    """Return a version as it stands with its edition held; decline when it changed since it was seen."""
    edition = locked_edition(version.edition, by)
    row = Version.objects.select_for_update().get(pk=version.pk)
    row.edition = edition
    if seen is not None and row.revision != seen:
        raise Stale(
            _(
                "Người khác vừa sửa bản này; bản của họ ở ngay trên, chữ bạn nhập vẫn ở dưới. "
                "Hãy so lại rồi lưu lần nữa nếu vẫn cần."
            )
        )
    return row


def store(version: Version, **changes: Any) -> Version:
    """Store changed columns under the next revision."""
    take_revision(Version.objects.filter(pk=version.pk), seen=version.revision, **changes)
    version.refresh_from_db(fields=[*changes, "revision"])
    return version


def step(version: Version, to: str, **changes: Any) -> Version:
    """Move the words of a language on, along the table of steps."""
    if not states.may_step(version.workflow, to):
        words = {"state": Workflow(version.workflow).label.lower(), "to": Workflow(to).label.lower()}
        raise Refused(_("Bản này đang ở bước “%(state)s” nên chưa thể chuyển sang “%(to)s”.") % words)
    return store(version, workflow=to, **changes)


def refuse_released(version: Version) -> None:
    """Decline to touch words that the public has read (charter 9)."""
    if version.released_at is not None or version.edition.publication in ENDED:
        raise Refused(
            _("Bản đã công bố không sửa được nữa. Muốn đổi lời, hãy đính chính: bản mới sẽ đứng cạnh bản cũ.")
        )


def void_approvals(versions: list[Version], at: datetime) -> list[str]:
    """Void standing approvals: what was approved is no longer what stands. Return the languages hit."""
    standing = Approval.objects.filter(version__in=versions, voided_at=None)
    languages = list(standing.values_list("version__language", flat=True))
    standing.update(voided_at=at)
    return sorted(languages)


def refuse_stale_confirmation(confirmed_at: datetime | None, at: datetime) -> datetime:
    """Decline whoever has not proved lately, with the second factor, who he or she is."""
    if confirmed_at is None or not is_fresh(confirmed_at, at):
        raise Refused(_("Hãy xác nhận lại danh tính bằng mã hai lớp rồi làm tiếp."))
    return confirmed_at


def refuse_unless(by: Any, action: str) -> None:
    """Decline whoever may not do this; an administrator never, for he could make himself both hands."""
    if by is None or not by.may(action) or by.may("people.change_accounts"):
        raise Refused(_("Bạn không có quyền làm việc này. Người quản trị hệ thống cũng không được duyệt."))


def subject_of(row: Any) -> str:
    """Name a statement, an edition or a version in the record."""
    return f"statements.{row._meta.model_name}:{row.public_id}"  # noqa: SLF001 - Django's public name for it


def day_of(at: datetime) -> Any:
    """Return the office's day of a moment."""
    return timezone.localdate(at)
