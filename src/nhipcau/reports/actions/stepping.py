"""The one door through which a report is judged: who may, from which state, of which revision seen.

Called by `actions.reviewing` inside its write gate; the step is written before the state moves, and the
database refuses an approved report to leave without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.reports.models import Report, ReviewAction
from nhipcau.reports.queries.closing import is_closed
from nhipcau.reports.queries.waiting import standing_of
from nhipcau.reports.rules import chain

MAY_JUDGE = "reports.review"


def held(report: Report, *, by: Any, step: str) -> Report:
    """Return the report as it stands now, locked, if this person may take the step; refuse otherwise."""
    demand_judge(by)
    row = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
    refuse(row, by=by, step=step, is_level_closed=is_closed(row))
    return row


def demand_judge(by: Any) -> None:
    """Refuse whoever may not judge at all; an administrator could make himself both (trust.md item 5)."""
    if by is None or not by.may(MAY_JUDGE) or by.may("people.change_accounts"):
        raise PermissionDenied


def refuse(row: Report, *, by: Any, step: str, is_level_closed: bool) -> None:
    """Say why a step may not be taken, or nothing."""
    standing = standing_of(row, is_level_closed=is_level_closed)
    fault = chain.may_step(step, standing, chain.Asking(by.pk, by.unit_id))
    if fault:
        raise Refused(words_of(fault, row))


def words_of(fault: str, report: Report) -> str:
    """Say what stands against a step, and what to do."""
    words = {
        chain.WRONG_STATE: _(
            "Báo cáo đang ở bước “%(state)s”: không làm được việc này. Tải lại trang để xem."
        ),
        chain.NOT_JUDGE: _("Chỉ người của đơn vị cấp trên trực tiếp mới làm được việc này."),
        chain.NOT_OWN: _("Chỉ người của chính đơn vị lập báo cáo mới làm được việc này."),
        chain.OWN_REPORT: _("Bạn đã gửi báo cáo này, nên người khác phải duyệt."),
        chain.LEVEL_CLOSED: _("Cấp này đã chốt. Mở lại, ghi lý do, rồi mới duyệt hoặc rút duyệt."),
    }
    return words[fault] % {"state": report.get_state_display()}


def move(row: Report, *, step: str, seen: int, **changes: Any) -> Report:
    """Take the report's next revision with its next state, or tell of the other person's change."""
    rows = Report.objects.filter(pk=row.pk, state=row.state)
    if not take_revision(rows, seen=seen, state=chain.TO[step], **changes):
        raise Stale(_("Báo cáo vừa thay đổi. Xem lại số liệu trên trang này rồi quyết định."))
    return Report.objects.select_related("period").get(pk=row.pk)


def write_step(
    row: Report, *, by: Any, at: datetime, step: str, reason: str = "", cells: Mapping[str, str] | None = None
) -> None:
    """Add the step to the way up."""
    ReviewAction.objects.create(
        report=row, number=row.number, step=step, reason=reason, cells=dict(cells or {}), at=at, by=by
    )


def subject_of(report: Report) -> str:
    """Name a report in the record."""
    return f"reports.report:{report.public_id}"
