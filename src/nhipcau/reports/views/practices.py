"""Good practice: the library, one practice, nominating from the own report, deciding."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.reports.actions.practices import decline_practice, keep_practice, nominate
from nhipcau.reports.filters.practices import PracticeFilter
from nhipcau.reports.forms.practices import DecideForm, NominateForm
from nhipcau.reports.models import Practice, Report
from nhipcau.reports.queries.practices import (
    get_practice_for,
    may_judge,
    own_report,
    own_reports,
    practices_for,
)
from nhipcau.reports.rules import states
from nhipcau.reports.tables.practices import TONES, PracticeTable
from nhipcau.units.queries import unit_name

SEE, NOMINATE = "reports.see_reports", "reports.nominate"
LISTED = _("Cách làm hay")


class PracticeList(ListScreen):
    """The library, and what is nominated."""

    needs = SEE
    title = LISTED
    lead = _("Thư viện mở cho mọi đơn vị: nơi khác đã làm gì, được kết quả gì.")
    table_class = PracticeTable
    filterset_class = PracticeFilter
    export_name = "cach-lam-hay"
    page_actions = (
        PageAction(_("Đề cử cách làm"), "reports:choose_practice_report", needs=NOMINATE, primary=True),
    )
    empty_title = _("Thư viện chưa có cách làm nào")
    empty_hint = _("Đơn vị đề cử từ báo cáo của mình; cấp trên chọn đưa vào thư viện.")
    empty_action = PageAction(_("Đề cử cách làm"), "reports:choose_practice_report", needs=NOMINATE)

    def get_queryset(self) -> Any:
        """List what the visitor may see."""
        return practices_for(self.visitor)


class PracticePage(Guarded, TemplateView):
    """One practice."""

    needs = SEE
    template_name = "reports/practice.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it; the report itself is linked for whoever may open it."""
        row = get_practice_for(self.visitor, self.kwargs["public_id"])
        return super().get_context_data(
            practice=row, title=row.title, crumbs=[(LISTED, reverse("reports:practices"))],
            tone=TONES[row.state], whose=unit_name(row.report.unit_id),
            can_decide=may_judge(self.visitor, row), is_open=row.state == states.NOMINATED,
            is_ours=row.report.unit_id == self.visitor.unit_id, **kwargs,
        )  # fmt: skip


class ChoosePracticeReport(Guarded, TemplateView):
    """First choose the report."""

    needs = NOMINATE
    template_name = "reports/practice_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the unit's reports."""
        crumbs = [(LISTED, reverse("reports:practices"))]
        title = _("Đề cử từ báo cáo nào")
        return super().get_context_data(
            title=title, crumbs=crumbs, reports=own_reports(self.visitor), **kwargs
        )


class Nominate(ActionScreen):
    """Nominate from one report of the own unit."""

    needs = NOMINATE
    title, submit_label, done_message = _("Đề cử cách làm hay"), _("Đề cử"), _("Đã đề cử, chờ cấp trên chọn.")
    form_class = NominateForm

    @cached_property
    def report(self) -> Report:
        """The report in the address."""
        return own_report(self.visitor, self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.report  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which period."""
        extra = {"lead": self.report.period.name, "cancel_url": reverse("reports:practices"),
                 "crumbs": [(LISTED, reverse("reports:practices"))]}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Form) -> None:
        """Nominate."""
        self.practice = nominate(by=self.visitor, at=timezone.now(), report=self.report, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go to the practice."""
        return reverse("reports:practice", args=[self.practice.public_id])


class Decide(ActionScreen):
    """Keep or decline a nomination; taking it out of the library later is the same question."""

    needs = "reports.keep_practices"
    title, submit_label, done_message = _("Chọn cách làm hay"), _("Ghi quyết định"), _("Đã ghi quyết định.")
    form_class = DecideForm

    @cached_property
    def practice(self) -> Practice:
        """The practice in the address."""
        return get_practice_for(self.visitor, self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.practice  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which practice."""
        crumbs = [(LISTED, reverse("reports:practices")), (self.practice.title, self.get_success_url())]
        extra = {"lead": self.practice.title, "crumbs": crumbs, "cancel_url": self.get_success_url()}
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Form) -> None:
        """Keep or decline."""
        decide = keep_practice if form.cleaned_data["choice"] == "keep" else decline_practice
        decide(by=self.visitor, at=timezone.now(), practice=self.practice, why=form.cleaned_data["why"])

    def get_success_url(self) -> str:
        """Go back to the practice."""
        return reverse("reports:practice", args=[self.kwargs["public_id"]])
