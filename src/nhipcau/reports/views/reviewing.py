"""What a unit judges: the list of its reports, and those of one period to be approved at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.reports.actions.reviewing import approve_many
from nhipcau.reports.filters.reviewing import ReviewingFilter
from nhipcau.reports.forms.reviewing import ChooseReportsForm
from nhipcau.reports.models import Period, Report
from nhipcau.reports.queries.closing import get_judging_period_for, periods_to_close
from nhipcau.reports.queries.sheets import Line, sheets, unusual
from nhipcau.reports.queries.waiting import listed_for, waiting_by_period, waiting_in
from nhipcau.reports.tables.reviewing import ReviewingTable
from nhipcau.units.rules.kinds import titled

CRUMB = _("Duyệt báo cáo")
PLAIN = "binh-thuong"
"""What the address says when the reports without anything unusual are to be ticked beforehand."""


class ReviewingList(ListScreen):
    """The reports of the units below, what waits first."""

    needs = "reports.review"
    template_name = "reports/reviewing.html"
    title = CRUMB
    lead = _("Báo cáo của các đơn vị trực tiếp gửi lên. Số liệu chỉ vào tổng hợp khi được duyệt.")
    table_class = ReviewingTable
    filterset_class = ReviewingFilter
    export_name = "duyet-bao-cao"
    empty_title = _("Chưa có đơn vị nào báo cáo lên đơn vị của bạn")
    empty_hint = _("Khi một kỳ báo cáo được mở, báo cáo của các đơn vị cấp dưới hiện ở đây.")

    def get_queryset(self) -> QuerySet[Report]:
        """List what this person's unit judges."""
        return listed_for(self.visitor, timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the periods in which something waits, and those that can be closed."""
        closable = periods_to_close(self.visitor) if self.visitor.may("reports.close_level") else ()
        extra = {"waiting_periods": waiting_by_period(self.visitor), "closable": closable}
        return super().get_context_data(**extra, **kwargs)


class ApproveMany(ActionScreen):
    """The waiting reports of one period with what is unusual of each, approved at once after looking."""

    needs = "reports.review"
    template_name = "reports/reviewing_many.html"
    form_class = ChooseReportsForm
    lead = _(
        "Ô bất thường được nêu ra. Mở báo cáo để xem đủ, đánh dấu những báo cáo đã xem rồi duyệt một lần."
    )

    @cached_property
    def period(self) -> Period:
        """The period in the address; 404 where nobody reports to this person's unit."""
        return get_judging_period_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def reports(self) -> list[Report]:
        """What waits for this very person."""
        return waiting_in(self.visitor, self.period, timezone.localdate())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer exactly what stands on the page."""
        return {**super().get_form_kwargs(), "offered": [_key(row) for row in self.reports]}

    def act(self, form: Form) -> None:
        """Approve the chosen ones, all or none."""
        chosen = set(form.cleaned_data["chosen"])
        rows = [row for row in self.reports if _key(row) in chosen]
        count = approve_many(by=self.visitor, at=timezone.now(), reports=rows)
        words = ngettext("Đã duyệt %(count)d báo cáo.", "Đã duyệt %(count)d báo cáo.", count)
        messages.success(self.request, words % {"count": count})

    def get_success_url(self) -> str:
        """Stay where the rest waits."""
        return reverse("reports:approve_many", args=[self.period.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add each report with what is unusual of it."""
        lines = sheets(self.reports)
        ticked = set(self.request.POST.getlist("chosen"))
        rows = [_row(row, lines[row.pk], ticked) for row in self.reports]
        if self.request.GET.get("chon") == PLAIN and self.request.method == "GET":
            rows = [{**row, "is_ticked": not row["unusual"]} for row in rows]
        extra = {
            "title": gettext("Duyệt nhiều báo cáo: %(period)s") % {"period": self.period.name},
            "crumbs": [(CRUMB, reverse("reports:reviewing"))],
            "rows": rows, "period": self.period, "plain": sum(not row["unusual"] for row in rows),
        }  # fmt: skip
        return super().get_context_data(**extra, **kwargs)


def _row(report: Report, lines: list[Line], ticked: set[str]) -> dict[str, Any]:
    key = _key(report)
    name = titled(report.unit_kind, report.unit_name) if report.unit_kind else report.unit_id  # type: ignore[attr-defined]
    filled = sum(bool(line.said) for line in lines)
    return {
        "report": report, "key": key, "name": name, "unusual": unusual(lines), "filled": filled,
        "asked": len(lines), "is_ticked": key in ticked,
    }  # fmt: skip


def _key(report: Report) -> str:
    """Name a report together with the revision on the page."""
    return f"{report.public_id}:{report.revision}"
