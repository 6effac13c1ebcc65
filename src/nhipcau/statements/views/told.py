"""Who was told of a statement, edition by edition, and what became of each letter."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.folding import fold
from nhipcau.common.screens import ListScreen
from nhipcau.statements.models import Dispatch, Occasion, Outcome
from nhipcau.statements.queries.told import told_for
from nhipcau.statements.views.shared import OfStatement
from nhipcau.statements.wording import language_choices, language_name

EVERYTHING = _("Tất cả")


class ToldTable(tables.Table):
    """One letter a row."""

    contact = tables.Column(verbose_name=_("Người nhận"), accessor="contact__name", default="–",
                            attrs={"td": {"class": "main"}})  # fmt: skip
    occasion = tables.Column(verbose_name=_("Vì"))
    edition = tables.Column(verbose_name=_("Bản số"), accessor="version__edition__number")
    language = tables.Column(verbose_name=_("Ngôn ngữ"))
    outcome = tables.Column(verbose_name=_("Kết quả"))
    at = tables.Column(verbose_name=_("Lúc"))

    class Meta:
        order_by = "-at"

    def render_language(self, value: str) -> str:
        """Name it."""
        return language_name(value)

    def render_at(self, value: Any) -> str:
        """Show the moment."""
        return formats.moment(value)


class ToldFilter(django_filters.FilterSet):
    """Name, language, occasion, outcome."""

    q = django_filters.CharFilter(label=_("Tìm theo tên"), method="with_words")
    occasion = django_filters.ChoiceFilter(label=_("Vì"), choices=Occasion.choices, empty_label=EVERYTHING)
    language = django_filters.ChoiceFilter(
        label=_("Ngôn ngữ"), choices=language_choices, empty_label=EVERYTHING
    )
    outcome = django_filters.ChoiceFilter(label=_("Kết quả"), choices=Outcome.choices, empty_label=EVERYTHING)

    class Meta:
        model = Dispatch
        fields = ()

    def with_words(self, rows: QuerySet[Dispatch], _name: str, value: str) -> QuerySet[Dispatch]:
        """Keep whom the words name, marks or no marks."""
        return rows.filter(contact__folded__contains=fold(value))


class ToldList(OfStatement, ListScreen):
    """Every letter of one statement."""

    needs = "contacts.see_contacts"
    title = _("Đã báo cho ai")
    lead = _("Đính chính và rút được gửi đến đúng những người đã nhận bản trước.")
    table_class = ToldTable
    filterset_class = ToldFilter
    export_name = "da-bao"
    empty_title = _("Chưa có thư nào")
    empty_hint = _("Thư được viết sau khi phát ngôn lên cổng, cho người đăng ký ngôn ngữ và lĩnh vực ấy.")

    def get_queryset(self) -> Any:
        """List the letters of this statement."""
        return told_for(self.visitor, self.statement)
