"""The one door through which a unit's open report changes: own people, a writable state, the revision seen.

Called by every action of filling, inside its write gate; the row stays locked to the end.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.reports.models import Report
from nhipcau.reports.rules.states import WRITABLE


def hold(report: Report, *, by: Any, seen: int | None, **changes: Any) -> Report:
    """Raise the report's revision, with these changes, and return it as it stands now."""
    refuse_stranger(report, by)
    writable = Report.objects.filter(pk=report.pk, state__in=WRITABLE)
    if take_revision(writable, seen=seen, **changes):
        return Report.objects.select_related("period", "form").get(pk=report.pk)
    if writable.exists():
        raise Stale(
            _("Người khác vừa sửa báo cáo này. Những gì bạn gõ vẫn còn ở đây; xem lại rồi lưu lần nữa.")
        )
    raise Refused(_("Báo cáo đã gửi hoặc đã duyệt nên không sửa được. Muốn sửa, hãy thu hồi trước."))


def refuse_stranger(report: Report, by: Any) -> None:
    """Let only the unit's own people in; None is the office's scheduled work."""
    if by is not None and by.unit_id != report.unit_id:
        raise Refused(_("Chỉ người của chính đơn vị lập báo cáo mới làm được việc này."))
