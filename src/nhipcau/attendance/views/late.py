"""Facts that came after the roll of their site was signed: they count, and they are seen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.filters.conflicts import LateFilter
from nhipcau.attendance.queries.conflicts import late_for
from nhipcau.attendance.tables.conflicts import LateTable
from nhipcau.attendance.views.conflicts import OfConference


class LateList(OfConference):
    """One fact a row, with its batch."""

    needs = "attendance.settle"
    title = _("Lượt đến sau khi ký")
    lead = _("Máy ghi trong buổi nhưng gửi về sau khi điểm cầu đã ký; vẫn tính, và số đã ký giữ nguyên.")
    table_class, filterset_class, export_name = LateTable, LateFilter, "luot-den-sau-khi-ky"
    empty_title = _("Chưa có lượt nào đến sau khi ký")
    empty_hint = _("Lượt gửi về sau chữ ký của điểm cầu được liệt kê ở đây.")

    def get_queryset(self) -> Any:
        """Read them, the newest first."""
        return late_for(self.visitor, self.conference)
