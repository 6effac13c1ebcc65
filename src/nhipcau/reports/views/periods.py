"""Periods: the list, opening one, who is expected in one, more time for a unit, a unit's own reports."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.forms import Form
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.reports.actions.periods import extend_due, open_period
from nhipcau.reports.filters.filling import ExpectedFilter, MineFilter, PeriodFilter
from nhipcau.reports.forms.filling import ExtendForm, OpenPeriodForm
from nhipcau.reports.models import Period, Report
from nhipcau.reports.queries.periods import days_told, expected_for, get_period_for, periods_for
from nhipcau.reports.queries.reports import mine, reports_for
from nhipcau.reports.queries.waiting import get_judged_for
from nhipcau.reports.rules import states
from nhipcau.reports.rules.book import book
from nhipcau.reports.tables.filling import ExpectedTable, MineTable, PeriodTable
from nhipcau.units.queries.bodies import unit_titles
from nhipcau.units.rules.kinds import Level, level_of

OPEN = "reports.open_periods"
LIST = reverse_lazy("reports:periods")
RECEIVED = (states.SUBMITTED, states.APPROVED)


class PeriodList(ListScreen):
    """The periods in which the visitor's unit takes part."""

    needs = "reports.see_reports"
    title = _("Kỳ báo cáo")
    lead = _("Kỳ chốt số liệu, ai phải báo cáo, đã đến đâu.")
    table_class = PeriodTable
    filterset_class = PeriodFilter
    export_name = "ky-bao-cao"
    empty_title = _("Chưa có kỳ báo cáo nào")
    empty_hint = _("Trung ương hoặc cấp tỉnh mở kỳ; mọi đơn vị bên dưới có ngay biểu mẫu của mình.")

    def get_queryset(self) -> Any:
        """Count what the visitor may see of each."""
        seen = Q(reports__in=reports_for(self.visitor).values("pk"))
        sent = seen & Q(reports__state__in=RECEIVED)
        return periods_for(self.visitor).annotate(
            expected=Count("reports", filter=seen), received=Count("reports", filter=sent),
            approved=Count("reports", filter=seen & Q(reports__state=states.APPROVED)),
        )  # fmt: skip

    def get_table_kwargs(self) -> dict[str, Any]:
        """Name the offices."""
        ids = periods_for(self.visitor).order_by().values_list("root_id", flat=True).distinct()
        return {"names": unit_titles(ids, timezone.localdate())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer to open one where the office may."""
        actions = []
        if level_of(self.visitor.unit_id) in {Level.COUNTRY, Level.PROVINCE}:
            actions = [
                PageAction(_("Mở kỳ báo cáo"), "reports:open_period", needs=OPEN, icon="plus", primary=True)
            ]
        shown = [one for one in actions if self.visitor.may(one.needs)]
        return super().get_context_data(**{"page_actions": shown, **kwargs})


class OpenPeriod(ActionScreen):
    """Which period; the days come of the book and are shown with their source."""

    needs = OPEN
    title = _("Mở kỳ báo cáo")
    submit_label, done_message = _("Mở kỳ"), _("Đã mở kỳ. Mọi đơn vị bên dưới đã có biểu mẫu của mình.")
    form_class = OpenPeriodForm
    template_name = "reports/period_open.html"
    cancel_url = LIST

    def act(self, form: Form) -> None:
        """Open it for everything under the visitor's unit."""
        told = form.cleaned_data
        self.period = open_period(by=self.visitor, at=timezone.now(), root_id=self.visitor.unit_id, **told)

    def get_success_url(self) -> str:
        """Go to the new period."""
        return self.period.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the book's days of this year."""
        year = timezone.localdate().year
        rows = [(rule.name, days_told(kind, year)) for kind, rule in book().periods.items()]
        extra = {"rows": rows, "book": book(), "year": year, "crumbs": [(PeriodList.title, str(LIST))]}
        return super().get_context_data(**{**extra, **kwargs})


class PeriodPage(ListScreen):
    """Who is expected in a period, and where each stands."""

    needs = "reports.see_reports"
    template_name = "reports/period.html"
    table_class = ExpectedTable
    filterset_class = ExpectedFilter
    paginate_by = 50
    empty_title = _("Không có báo cáo nào")
    empty_hint = _("Đơn vị của bạn không nhận báo cáo trong kỳ này.")

    @cached_property
    def period(self) -> Period:
        """The period in the address."""
        return get_period_for(self.visitor, self.kwargs["public_id"])

    @property
    def export_name(self) -> str:  # type: ignore[override]
        """Name the file after the period."""
        return f"bao-cao-{self.period.kind}-{self.period.year}"

    def get_queryset(self) -> Any:
        """List the reports that the visitor sees."""
        return expected_for(self.visitor, self.period)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Name the units; let who may give more time."""
        judge = self.visitor.unit_id if self.visitor.may(OPEN) else ""
        return {"names": self.names, "judge": judge}

    @cached_property
    def names(self) -> dict[str, str]:
        """What the units are called, with one question."""
        rows = self.get_queryset().order_by()
        ids = {unit for pair in rows.values_list("unit_id", "province_id") for unit in pair}
        return unit_titles(ids, min(self.period.ends_on, timezone.localdate()))

    def _export(self, kind: str) -> HttpResponseBase:
        self.table_class = _with(ExpectedTable, names=self.names)
        return super()._export(kind)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the days, their source, and how many are where."""
        period = self.period
        ending = formats.day(period.ends_on)
        told = self.get_queryset().order_by().values_list("state").annotate(count=Count("pk"))
        counts = dict.fromkeys(states.REPORT_STATES, 0) | dict(told)
        extra = {
            "title": period.name, "lead": _("Số liệu đến hết ngày %(day)s.") % {"day": ending},
            "period": period, "book": book(), "counts": counts, "total": sum(counts.values()),
            "crumbs": [(PeriodList.title, str(LIST))],
            "received": counts[states.SUBMITTED] + counts[states.APPROVED], "own": self._own(),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def _own(self) -> Report | None:
        return mine(self.visitor).filter(period=self.period).first()


class ExtendDue(ActionScreen):
    """More time for one unit."""

    needs = OPEN
    title = _("Gia hạn báo cáo")
    submit_label, done_message = _("Gia hạn"), _("Đã gia hạn. Hạn đầu vẫn được ghi bên cạnh.")
    form_class = ExtendForm

    @cached_property
    def report(self) -> Report:
        """The report in the address; 404 where another unit judges it."""
        return get_judged_for(self.visitor, self.kwargs["public_id"])

    def act(self, form: Form) -> None:
        """Move the day."""
        extend_due(by=self.visitor, at=timezone.now(), report=self.report, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go back to the period."""
        return self.report.period.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose day it is."""
        name = unit_titles([self.report.unit_id], self.report.period.ends_on)[self.report.unit_id]
        lead = _("%(unit)s, hạn đang có: %(day)s.") % {"unit": name, "day": formats.day(self.report.due_on)}
        extra = {"lead": lead, "cancel_url": self.get_success_url(),
                 "crumbs": [(self.report.period.name, self.get_success_url())]}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class Mine(ListScreen):
    """The own unit's reports; where one is open, its form at once."""

    needs = "reports.see_reports"
    title = _("Báo cáo của đơn vị")
    lead = _("Biểu mẫu đang mở và các kỳ trước.")
    table_class = MineTable
    filterset_class = MineFilter
    export_name = "bao-cao-cua-don-vi"
    empty_title = _("Đơn vị chưa phải báo cáo kỳ nào")
    empty_hint = _("Khi cấp trên mở kỳ báo cáo, biểu mẫu của đơn vị hiện ở đây.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead to the one open form, unless the list is asked for."""
        if not request.GET:
            open_ones = list(mine(self.visitor).filter(state__in=states.WRITABLE).order_by("due_on")[:2])
            if len(open_ones) == 1:
                return HttpResponseRedirect(open_ones[0].get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """List the unit's own, the latest first."""
        return mine(self.visitor)


def _with(table: type[ExpectedTable], **told: Any) -> Any:
    """Return a maker of a table that knows the names, for exports."""
    return lambda *args, **kwargs: table(*args, **{**told, **kwargs})
