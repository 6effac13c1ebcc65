"""The list of decrees, and the page of one: what it does to the map, row by row."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.units.filters_decrees import DecreeFilter
from nhipcau.units.models import Decree
from nhipcau.units.models.decrees import LOCAL
from nhipcau.units.queries.decrees import decrees_for, get_decree_for
from nhipcau.units.showing_decrees import draft_shown, rows_shown, seed_shown
from nhipcau.units.tables_decrees import DecreeTable
from nhipcau.units.wording_decrees import WHAT_WORDS, state_words, sure_tone

SEE, KEEP = "units.see_decrees", "units.keep_decrees"


class DecreeList(ListScreen):
    """Every instrument that changed the map."""

    needs = SEE
    title = _("Sắp xếp đơn vị hành chính")
    lead = _("Văn bản nào đã đổi danh mục đơn vị, từ ngày nào, chắc chắn đến đâu.")
    table_class = DecreeTable
    filterset_class = DecreeFilter
    export_name = "sap-xep-don-vi"
    page_actions = (
        PageAction(_("Đơn vị cũ nay ở đâu"), "units:became", icon="search"),
        PageAction(_("Ghi quyết định mới"), "units:add_decree", needs=KEEP, icon="plus", primary=True),
    )
    empty_title = _("Chưa có văn bản nào")
    empty_hint = _("Văn bản của danh mục được ghi khi cài đặt; quản trị viên ghi thêm văn bản mới.")

    def get_queryset(self) -> Any:
        """List what the visitor may see."""
        return decrees_for(self.visitor)


class DecreePage(Guarded, TemplateView):
    """One decree."""

    needs = SEE
    template_name = "units/decree.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a draft with what it would do, else what it did."""
        decree = get_decree_for(self.visitor, self.kwargs["key"])
        today = timezone.localdate()
        return super().get_context_data(
            decree=decree, title=decree.number, lead=decree.title,
            crumbs=[(DecreeList.title, reverse("units:decrees"))],
            standing=state_words(decree, today), sure_tone=sure_tone(decree),
            is_draft=decree.state == "draft", is_local=decree.origin == LOCAL, whats=WHAT_WORDS.items(),
            beside=cards_beside("units.decree", self.visitor, decree.key, at=timezone.now()),
            **_shown(decree), **kwargs,
        )  # fmt: skip


def _shown(decree: Decree) -> dict[str, Any]:
    if decree.state == "draft":
        return draft_shown(decree)
    return rows_shown(decree) if decree.origin == LOCAL else seed_shown(decree)
