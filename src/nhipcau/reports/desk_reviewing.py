"""Words and screens of reviewing for the menu, the record and the start page; imported by `desk`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import naming, navigation, waiting
from nhipcau.common.navigation import NavEntry
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.reports.queries.closing import periods_to_close, ready_to_close
from nhipcau.reports.queries.waiting import waiting_for, with_names
from nhipcau.units.rules.kinds import titled


def decisions(person: Any, at: datetime) -> Iterable[Waiting]:
    """Tell which reports wait for this person's decision, the longest waiting first."""
    rows = with_names(waiting_for(person), timezone.localdate(at))[:MOST]
    for row in rows:
        name = titled(row.unit_kind, row.unit_name) if row.unit_kind else row.unit_id  # type: ignore[attr-defined]
        yield Waiting(
            what=_("Duyệt báo cáo"), title=row.period.name, where=name, since=row.submitted_at,
            url=reverse("reports:review_report", args=[row.public_id]),
        )  # fmt: skip


def closings(person: Any, at: datetime) -> Iterable[Waiting]:
    """Tell which levels can be closed: all below approved, or the day of the reports is over."""
    periods = list(periods_to_close(person)[:MOST])
    ready = ready_to_close(periods, person.unit_id)
    today = timezone.localdate(at)
    for period in periods:
        is_over = today > (
            period.due_province_on if person.unit_id == period.root_id else period.due_commune_on
        )
        if period.pk in ready or is_over:
            yield Waiting(
                what=_("Chốt cấp báo cáo"),
                title=period.name,
                url=reverse("reports:close", args=[period.public_id]),
            )


navigation.add(
    NavEntry(
        gettext_lazy("Duyệt báo cáo"), "reports:reviewing", needs="reports.review", icon="check", order=92,
        hint=gettext_lazy("Báo cáo của cấp dưới: xem, trả lại, duyệt, chốt."), group=navigation.STEERING,
    )
)  # fmt: skip
waiting.add(Waits("reports.decisions", decisions, needs="reports.review"))
waiting.add(Waits("reports.closings", closings, needs="reports.close_level"))
naming.add_words(
    {
        "reports.return_report": gettext_lazy("Trả lại báo cáo"),
        "reports.approve_report": gettext_lazy("Duyệt báo cáo"),
        "reports.approve_many": gettext_lazy("Duyệt nhiều báo cáo"),
        "reports.withdraw_approval": gettext_lazy("Rút duyệt báo cáo"),
        "reports.close_level": gettext_lazy("Chốt cấp báo cáo"),
        "reports.reopen_level": gettext_lazy("Mở lại cấp đã chốt"),
        "sha256": gettext_lazy("Mã niêm phong"),
        "cells": gettext_lazy("Các ô"),
        "expected": gettext_lazy("Phải gửi"),
        "approved": gettext_lazy("Đã duyệt"),
        "missing": gettext_lazy("Đơn vị thiếu"),
        "reports": gettext_lazy("Báo cáo"),
    }
)
