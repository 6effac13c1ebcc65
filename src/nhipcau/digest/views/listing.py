"""The list of editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.digest.filters import EditionFilter
from nhipcau.digest.queries.editions import listed_editions_for
from nhipcau.digest.tables import EditionTable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.digest.models import Edition


class EditionList(ListScreen):
    """All editions that this person may read."""

    needs = "digest.see_digests"
    title = _("Điểm báo")
    lead = _("Mỗi ngày một bản: tin đã chọn, xếp thứ tự, ghi chú; mỗi dòng mở được bản lưu của bài.")
    table_class = EditionTable
    filterset_class = EditionFilter
    export_name = "diem-bao"
    page_actions = (
        PageAction(_("Soạn bản hôm nay"), "digest:today", needs="digest.edit", icon="edit", primary=True),
        PageAction(_("Lịch"), "digest:schedules", needs="digest.keep_schedule", icon="clock"),
        PageAction(_("Người nhận"), "digest:recipients", needs="digest.keep_schedule", icon="people"),
    )
    empty_title = _("Chưa có bản điểm báo nào")
    empty_hint = _("Soạn bản đầu tiên, hoặc đặt lịch để máy lập sẵn mỗi sáng.")
    empty_action = PageAction(_("Soạn bản hôm nay"), "digest:today")

    def get_queryset(self) -> QuerySet[Edition]:
        """List what this person may see."""
        return listed_editions_for(self.visitor)
