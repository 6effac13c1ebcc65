"""The list of articles that took our words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ListScreen
from nhipcau.statements.filters.pickups import PickupFilter
from nhipcau.statements.queries.pickups import pickups_for
from nhipcau.statements.tables.pickups import PickupTable


class PickupList(ListScreen):
    """Every pickup of the unit, the latest first."""

    needs = "statements.see_pickups"
    title = _("Báo nào đã dùng")
    lead = _("Bài báo đăng sau khi ta công bố và dùng lại nguyên lời của ta, theo từng ngôn ngữ.")
    table_class = PickupTable
    filterset_class = PickupFilter
    export_name = "bao-da-dung"
    empty_title = _("Chưa thấy bài nào dùng lời của ta")
    empty_hint = _("Bài mới đọc về được so với lời đã công bố; bài dùng lại sẽ hiện ở đây.")

    def get_queryset(self) -> Any:
        """List the unit's."""
        return pickups_for(self.visitor)
