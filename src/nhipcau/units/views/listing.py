"""The lists of bodies and of holders."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.units.filters import BodyFilter, HolderFilter
from nhipcau.units.queries.lists import bodies_listed_for, holders_listed_for
from nhipcau.units.tables import BodyTable, HolderTable

KEEP = "units.keep_posts"


class BodyList(ListScreen):
    """The bodies of the own unit and of the units under it."""

    needs = "units.see_posts"
    title = _("Cơ quan, chức vụ")
    lead = _("Cơ quan của đơn vị và cấp dưới, chức vụ trong đó, ai giữ từ ngày nào đến ngày nào.")
    table_class = BodyTable
    filterset_class = BodyFilter
    export_name = "co-quan"
    page_actions = (
        PageAction(_("Người giữ chức vụ"), "units:holders", icon="people"),
        PageAction(_("Nhập từ bảng"), "units:import", needs=KEEP, icon="upload"),
        PageAction(_("Thêm cơ quan"), "units:add_body", needs=KEEP, icon="plus", primary=True),
    )
    empty_title = _("Chưa có cơ quan nào")
    empty_hint = _("Thêm một cơ quan, hoặc nhập cả bảng cơ quan, chức vụ và người giữ.")
    empty_action = PageAction(_("Nhập từ bảng"), "units:import", needs=KEEP)

    def get_queryset(self) -> Any:
        """List what the visitor's unit keeps."""
        return bodies_listed_for(self.visitor, timezone.localdate())


class HolderList(ListScreen):
    """Who holds or held a post."""

    needs = "units.see_posts"
    title = _("Người giữ chức vụ")
    lead = _("Chỉ người giữ chức vụ công, theo ngày. Chọn một ngày để biết hôm ấy ai giữ.")
    table_class = HolderTable
    filterset_class = HolderFilter
    export_name = "nguoi-giu-chuc-vu"
    page_actions = (
        PageAction(_("Cơ quan, chức vụ"), "units:bodies", icon="units"),
        PageAction(_("Nhập từ bảng"), "units:import", needs=KEEP, icon="upload"),
    )
    empty_title = _("Chưa ghi ai giữ chức vụ")
    empty_hint = _("Mở một cơ quan để ghi từng người, hoặc nhập cả bảng.")
    empty_action = PageAction(_("Nhập từ bảng"), "units:import", needs=KEEP)

    def get_queryset(self) -> Any:
        """List what the visitor's unit keeps."""
        return holders_listed_for(self.visitor)
