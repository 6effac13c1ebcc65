"""Words and screens of filling for the menu, the record and the start page; imported by `desk`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation, waiting
from nhipcau.common.navigation import NavEntry
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.reports.models import Report
from nhipcau.reports.queries.names import names_of_findings, names_of_periods, names_of_reports
from nhipcau.reports.queries.periods import due_between
from nhipcau.reports.queries.reports import mine
from nhipcau.reports.rules import states
from nhipcau.steering import deadlines
from nhipcau.steering.deadlines import Deadline, Provider

SEE = "reports.see_reports"


def reports_waiting(person: Any, at: datetime) -> list[Waiting]:
    """Tell of the own unit's forms that are open or came back."""
    rows = mine(person).filter(state__in=states.WRITABLE, period__starts_on__lte=timezone.localdate(at))
    return [_waiting(row) for row in rows.order_by("due_on")[: waiting.MOST]]


def _waiting(row: Report) -> Waiting:
    is_back = row.state == states.RETURNED
    return Waiting(
        what=gettext("Sửa báo cáo bị trả lại") if is_back else gettext("Lập báo cáo"), title=row.period.name,
        url=row.get_absolute_url(), due_at=_end_of(row.due_on), since=row.decided_at if is_back else None,
    )  # fmt: skip


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _deadline(row: Report) -> Deadline:
    return Deadline(
        subject=f"reports.report:{row.public_id}", unit_id=row.unit_id, up_unit_id=row.parent_id,
        title=gettext("Báo cáo %(period)s") % {"period": row.period.name}, due_on=row.due_on,
        url=reverse("reports:report", args=[row.public_id]), is_settled=row.state not in states.WRITABLE,
        moves=int(row.due_on != row.first_due_on),
    )  # fmt: skip


def due(since: date, until: date) -> Iterable[Deadline]:
    """Tell the days of all reports between two days."""
    return (_deadline(row) for row in due_between(since, until).iterator())


def of_unit(unit_id: str, since: date, until: date) -> Iterable[Deadline]:
    """Tell those of one unit."""
    return [_deadline(row) for row in due_between(since, until).filter(unit_id=unit_id)]


deadlines.add(Provider("reports.reports", due, of_unit))
waiting.add(Waits("reports.filling", reports_waiting, needs=SEE))
navigation.add(
    NavEntry(
        _("Báo cáo của đơn vị"), "reports:mine", needs=SEE, icon="record", order=90,
        hint=_("Biểu số liệu đã đếm sẵn, lời văn, hạn chế; gửi lên cấp trên."), group=navigation.STEERING,
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        _("Kỳ báo cáo"), "reports:periods", needs=SEE, icon="clock", order=91,
        hint=_("Ai phải báo cáo, đã đến đâu."), group=navigation.STEERING,
    )
)  # fmt: skip
naming.add("reports.report", names_of_reports)
naming.add("reports.period", names_of_periods)
naming.add("reports.finding", names_of_findings)
naming.add_words(
    {
        "reports.report": _("báo cáo"),
        "reports.period": _("kỳ báo cáo"),
        "reports.finding": _("hạn chế"),
        "reports.catalogue": _("danh mục chỉ tiêu"),
        "reports.load_forms": _("Nạp chỉ tiêu và biểu mẫu"),
        "reports.open_period": _("Mở kỳ báo cáo"),
        "reports.extend_due": _("Gia hạn báo cáo"),
        "reports.load_past": _("Nạp báo cáo kỳ cũ"),
        "reports.prefill": _("Đếm công việc vào biểu"),
        "reports.keep_cells": _("Ghi số liệu"),
        "reports.write_words": _("Viết lời văn báo cáo"),
        "reports.keep_finding": _("Nêu hạn chế"),
        "reports.drop_finding": _("Bỏ hạn chế"),
        "reports.answer_finding": _("Trả lời hạn chế kỳ trước"),
        "reports.submit": _("Gửi báo cáo"),
        "reports.recall": _("Thu hồi báo cáo"),
    }
)
