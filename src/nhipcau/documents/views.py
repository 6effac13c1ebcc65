"""The register of the own unit."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ListScreen
from nhipcau.documents.filters import RegisterFilter
from nhipcau.documents.models import Registration
from nhipcau.documents.queries.register import registered_for
from nhipcau.documents.tables import RegisterTable


class Register(ListScreen):
    """Every paper that was given a number; whoever works in the unit may look one up."""

    title = _("Sổ văn bản")
    lead = _("Văn bản đã có số, theo từng cơ quan, loại và năm; mỗi năm đếm lại từ 01.")
    table_class = RegisterTable
    filterset_class = RegisterFilter
    export_name = "so-van-ban"
    empty_title = _("Chưa có văn bản nào trong sổ")
    empty_hint = _("Văn bản vào sổ khi được phát hành từ màn hình của công việc ấy.")

    def get_queryset(self) -> QuerySet[Registration]:
        """List what this unit registered."""
        return registered_for(self.visitor)
