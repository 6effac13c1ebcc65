"""Who has learned what, by unit; and units with nobody taught: on screen, in files, for steering."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_tables2 import RequestConfig

from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.folding import fold
from nhipcau.common.screens import Guarded
from nhipcau.learning.queries.catalogue import catalogue_for, people_of_unit, reached_by_unit, units_without
from nhipcau.learning.tables.catalogue import MissingTable, UnitTable
from nhipcau.units.queries.places import unit_exists, unit_name

PER_PAGE = 60


class ByUnit(Guarded, TemplateView):
    """A list of units for one topic or all, with search and files."""

    needs = "learning.see_catalogue"
    template_name = "learning/catalogue/units.html"
    table_class: Any = UnitTable
    export_name = "ai-da-hoc-gi"
    empty_title: Any = _("Chưa có ai học")
    empty_hint: Any = _("Khi một hội nghị có chuyên đề và đã điểm danh, đơn vị của người dự hiện ở đây.")

    def lines(self, topic_pks: list[int]) -> list[Any]:
        """Return the units."""
        return reached_by_unit(self.visitor, topic_pks, timezone.localdate())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the page, or with the list as a file."""
        kind = request.GET.get("export")
        if kind not in {"csv", "xlsx"}:
            return super().get(request, *args, **kwargs)
        rows = self.table_class(self._rows()).as_values()
        answer = csv_response if kind == "csv" else xlsx_response
        return answer(self.export_name, next(rows), rows)

    def _rows(self) -> list[Any]:
        chosen, words = self.request.GET.get("topic", ""), fold(self.request.GET.get("q", "")).split()
        topics = list(catalogue_for(self.visitor).values_list("public_id", "pk"))
        wanted = [pk for public_id, pk in topics if chosen in {"", public_id}]
        return [line for line in self.lines(wanted) if all(word in fold(line.name) for word in words)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show them."""
        rows = self._rows()
        table = self.table_class(rows)
        RequestConfig(self.request, paginate={"per_page": PER_PAGE}).configure(table)
        extra = {"table": table, "count": len(rows), "topics": catalogue_for(self.visitor).order_by("name"),
                 "chosen": self.request.GET.get("topic", ""), "words": self.request.GET.get("q", ""),
                 "crumbs": [(_("Danh mục đào tạo"), reverse("learning:catalogue"))],
                 "empty": {"title": self.empty_title, "hint": self.empty_hint}}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class Learned(ByUnit):
    """Which units learned what."""

    title = _("Ai đã học gì")
    lead = _("Đơn vị có người dự từng chuyên đề; bấm vào đơn vị để xem ai, khi tên còn được giữ.")


class Unreached(ByUnit):
    """Which units nobody of was taught."""

    title = _("Đơn vị chưa có ai học")
    lead = _("Các đơn vị trực thuộc hôm nay mà chưa ai dự chuyên đề đã chọn, hoặc bất kỳ chuyên đề nào.")
    table_class = MissingTable
    export_name = "don-vi-chua-hoc"
    empty_title = _("Không đơn vị nào thiếu")
    empty_hint = _("Mọi đơn vị trực thuộc đều đã có người học, hoặc chưa có đơn vị trực thuộc.")

    def lines(self, topic_pks: list[int]) -> list[Any]:
        """Return the units."""
        return units_without(self.visitor, topic_pks, timezone.localdate())


class LearnedUnit(Guarded, TemplateView):
    """Who of one unit learned what; names only for who may see delegates, only until they are forgotten."""

    needs = "training.see_delegates"
    template_name = "learning/catalogue/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show them."""
        unit_id = self.kwargs["unit_id"]
        if not unit_exists(unit_id):
            raise Http404
        topics = list(catalogue_for(self.visitor).values_list("pk", flat=True))
        crumbs = [(_("Danh mục đào tạo"), reverse("learning:catalogue")),
                  (_("Ai đã học gì"), reverse("learning:learned"))]  # fmt: skip
        return super().get_context_data(
            title=unit_name(unit_id, timezone.localdate()), crumbs=crumbs,
            people=people_of_unit(self.visitor, unit_id, topics), **kwargs,
        )  # fmt: skip
