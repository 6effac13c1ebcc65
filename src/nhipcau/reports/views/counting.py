"""Where does this number come from: one value with its rows, one total with its parts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.reports.filters.counting import PartFilter, RowFilter
from nhipcau.reports.queries.origins import Origin, origin_for
from nhipcau.reports.queries.parts import Whole, whole_for
from nhipcau.reports.tables.counting import PartTable, RowTable, figure
from nhipcau.units.queries.places import unit_name
from nhipcau.units.queries.tree import may_look_down

SEE = "reports.see_reports"
BY_REPORT = "don-vi"


class ValuePage(ListScreen):
    """One value: what stands there, what was counted, the work behind it, who held and judged it."""

    needs = SEE
    template_name = "reports/value.html"
    table_class = RowTable
    filterset_class = RowFilter
    export_name = "viec-dang-sau-con-so"
    empty_title = gettext_lazy("Không có việc nào đằng sau con số này")

    @cached_property
    def origin(self) -> Origin:
        """What is told."""
        said = self.kwargs
        return origin_for(self.visitor, said["public_id"], said["code"], at=timezone.now())

    def get_queryset(self) -> Any:
        """List the work behind it, as far as the visitor may read it."""
        return list(self.origin.rows)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Leave the denominator out where there is none."""
        return {} if self.origin.indicator.is_ratio else {"exclude": ("base",)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the value, what was counted, its history."""
        told = self.origin
        value, indicator = told.value, told.indicator
        context = super().get_context_data(
            origin=told, title=indicator.name, lead=_lead(told), crumbs=_crumbs(told),
            shown=figure(value.amount, value.base, indicator) if value else "–",
            counted=figure(value.counted_amount, value.counted_base, indicator) if value else "–",
            counted_now=figure(told.now.amount, told.now.base, indicator) if told.now else "–",
            held=[(one, _held(one, indicator)) for one in told.held],
            up_url=_total_url(self.visitor, told), explanation=indicator.explanation, **kwargs,
        )  # fmt: skip
        return {**context, "empty": {"title": _empty(told), "hint": "", "action": None}}


class TotalPage(ListScreen):
    """One total: its parts, which of them lead on, what is missing."""

    needs = SEE
    template_name = "reports/total.html"
    table_class = PartTable
    filterset_class = PartFilter
    export_name = "cac-phan-cua-tong"
    empty_title = gettext_lazy("Kỳ này chưa có đơn vị nào báo cáo chỉ tiêu này")
    paginate_by = 50

    @cached_property
    def whole(self) -> Whole:
        """What is told."""
        said = self.kwargs
        by_report = self.request.GET.get("theo") == BY_REPORT
        return whole_for(self.visitor, said["public_id"], said["unit_id"], said["code"], by_report=by_report)

    def get_queryset(self) -> Any:
        """List the parts."""
        return list(self.whole.parts)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Leave the denominator out where there is none."""
        return {} if self.whole.indicator.is_ratio else {"exclude": ("base",)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the sum beside its parts."""
        told = self.whole
        amount, base = told.added
        total = told.total
        context = super().get_context_data(
            whole=told, title=told.indicator.name, lead=f"{told.name} · {told.period.name}",
            shown=figure(total.amount, total.base, told.indicator) if total else "–",
            added=figure(amount, base, told.indicator) if total else "–",
            lacking=told.without, crumbs=_ways_up(self.visitor, told), **kwargs,
        )  # fmt: skip
        return {**context, "page_actions": _other_way(self.request.path, told)}


def _lead(told: Origin) -> str:
    return f"{unit_name(told.report.unit_id, told.report.period.ends_on)} · {told.report.period.name}"


def _ways_up(person: Any, told: Whole) -> list[tuple[str, str]]:
    """Lead back to the period, and to the total that a province is part of."""
    period = told.period
    ways = [(period.name, period.get_absolute_url())]
    if person.unit_id == period.root_id != told.unit_id:
        url = reverse("reports:total", args=[period.public_id, period.root_id, told.indicator.code])
        ways.append((unit_name(period.root_id, period.ends_on), url))
    return ways


def _crumbs(told: Origin) -> list[tuple[str, str]]:
    return [(_lead(told), told.report.get_absolute_url())]


def _held(one: Any, indicator: Any) -> str:
    cell = one.cell or {}
    return figure(cell.get("amount"), cell.get("base"), indicator)


def _total_url(person: Any, told: Origin) -> str:
    """Lead up to the total that this value is part of, where the person may open it."""
    report = told.report
    if not may_look_down(person.unit_id, report.province_id, report.period.ends_on):
        return ""
    return reverse("reports:total", args=[report.period.public_id, report.province_id, told.indicator.code])


def _empty(told: Origin) -> str:
    if told.counter is None:
        return _("Số này do đơn vị khai; hệ thống không đếm chỉ tiêu này.")
    if told.hidden:
        return _("Chỉ người của đơn vị xem được từng việc đằng sau con số này.")
    return _("Hệ thống không thấy việc nào trong kỳ này.")


def _other_way(path: str, told: Whole) -> list[PageAction]:
    """Offer the country's total by province and by every single report."""
    if not told.is_country:
        return []
    if told.by_report:
        return [PageAction(_("Xem theo tỉnh, thành phố"), url=path)]
    return [PageAction(_("Xem từng báo cáo"), url=f"{path}?theo={BY_REPORT}")]
