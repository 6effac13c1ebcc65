"""The list of clocks, the rule book and the calendars."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.filters import ClockFilter, DayFilter, RuleFilter
from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import clocks_for
from nhipcau.clocks.queries.rules import rules_for, years_for
from nhipcau.clocks.rules.book import Rule
from nhipcau.clocks.rules.calendar import SpecialDay
from nhipcau.clocks.tables import ClockTable, DayTable, RuleTable
from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.common.sureness import SURE

START = PageAction(_("Mở thời hạn"), "clocks:start", needs="clocks.keep_clocks", icon="plus", primary=True)
RULES = PageAction(_("Sổ quy định"), "clocks:rules", needs="clocks.see_rules", icon="record")
DAYS = PageAction(_("Lịch nghỉ"), "clocks:days", needs="clocks.see_rules", icon="today")


class ClockList(ListScreen):
    """The deadlines of one's unit, the oldest first."""

    needs = "clocks.see_clocks"
    title = _("Thời hạn")
    lead = _("Việc nào phải xong lúc nào, tính từ đâu, ai giữ.")
    table_class = ClockTable
    filterset_class = ClockFilter
    export_name = "thoi-han"
    page_actions = (START, RULES, DAYS)
    empty_title = _("Chưa có thời hạn nào đang chạy")
    empty_hint = _("Thời hạn tự mở khi lập hồ sơ kiểm chứng hay gửi đề nghị; việc khác thì mở bằng tay.")

    def get_queryset(self) -> QuerySet[Clock]:
        """List what this person may see."""
        return clocks_for(self.visitor)


class RuleBook(ListScreen):
    """Every dated rule with its source."""

    needs = "clocks.see_rules"
    title = _("Sổ quy định về thời hạn")
    lead = _("Khi nào, ai, bao lâu, theo văn bản nào, từ ngày nào. Sổ này không thay lời luật sư.")
    table_class = RuleTable
    filterset_class = RuleFilter
    export_name = "quy-dinh-thoi-han"
    page_actions = (DAYS,)

    def get_queryset(self) -> list[Rule]:
        """List every rule there was and is."""
        return rules_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the clocks."""
        return super().get_context_data(crumbs=[(_now("Thời hạn"), reverse("clocks:list"))], **kwargs)


class DayList(ListScreen):
    """Days off, swapped days and Saturdays worked, by year."""

    needs = "clocks.see_rules"
    template_name = "clocks/days.html"
    title = _("Lịch nghỉ")
    lead = _("Ngày nghỉ, ngày hoán đổi và thứ Bảy làm bù. Hạn nào đi qua ngày chưa công bố thì là tạm tính.")
    table_class = DayTable
    filterset_class = DayFilter
    export_name = "lich-nghi"
    page_actions = (RULES,)

    def get_queryset(self) -> list[SpecialDay]:
        """List the days of every year."""
        return [day for year in years_for(self.visitor) for day in year.days]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where each year comes from."""
        years = [(year, SURE[year.sure]) for year in years_for(self.visitor)]
        crumbs = [(_now("Thời hạn"), reverse("clocks:list"))]
        return super().get_context_data(crumbs=crumbs, years=years, **kwargs)
