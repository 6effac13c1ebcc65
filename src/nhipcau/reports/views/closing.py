"""A level is called complete, its missing units named; or opened again. For the unit that judges it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.reports.actions.closing import close_level, reopen_level
from nhipcau.reports.forms.reviewing import CloseForm, ReopenForm
from nhipcau.reports.models import Closing, Missing, Period
from nhipcau.reports.queries.closing import closing_of, get_judging_period_for, history_of
from nhipcau.reports.queries.missing import MissingHere, missing_here
from nhipcau.reports.queries.totals import counts
from nhipcau.reports.views.reviewing import CRUMB
from nhipcau.units.queries.bodies import unit_titles


class Close(ActionScreen):
    """One level of one period."""

    needs = "reports.close_level"
    template_name = "reports/close.html"

    @cached_property
    def period(self) -> Period:
        """The period in the address; 404 where nobody reports to this person's unit."""
        return get_judging_period_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def closing(self) -> Closing | None:
        """The closing that stands."""
        return closing_of(self.period, self.visitor.unit_id)

    @cached_property
    def missing(self) -> MissingHere:
        """Who is missing now, and how the form asks for them."""
        return missing_here(self.period, self.visitor.unit_id, timezone.localdate())

    def get_form_class(self) -> type[Form]:
        """Ask why it opens again, or for the reasons of the missing."""
        return ReopenForm if self.closing else CloseForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer a field for each missing unit."""
        kwargs = super().get_form_kwargs()
        if self.closing:
            return kwargs
        found = self.missing
        groups = {unit: _communes(name, len(found.communes[unit])) for unit, name in found.provinces.items()}
        return {**kwargs, "units": found.units, "groups": groups, "known": found.known}

    def act(self, form: Form) -> None:
        """Close, or open again."""
        common: dict[str, Any] = {"by": self.visitor, "at": timezone.now()}
        if self.closing:
            reopen_level(**common, closing=self.closing, why=form.cleaned_data["why"])
            messages.success(self.request, _now("Đã mở lại. Báo cáo lại duyệt và rút duyệt được."))
            return
        told: Any = form
        reasons = self.missing.spread(told.reasons(), told.common_reasons())
        close_level(**common, period=self.period, unit_id=self.visitor.unit_id, reasons=reasons)
        messages.success(self.request, _now("Đã chốt. Đơn vị thiếu được nêu tên cùng lý do."))

    def get_success_url(self) -> str:
        """Stay on the page."""
        return reverse("reports:close", args=[self.period.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts, the names of who is missing, and earlier closings."""
        today = timezone.localdate()
        closings = list(history_of(self.period, self.visitor.unit_id))
        missed = [row for one in closings for row in one.missing.all()]
        names = unit_titles({row.unit_id for row in missed}, today)
        extra = {
            "title": _now("Chốt số liệu: %(period)s") % {"period": self.period.name}, "period": self.period,
            "lead": _("Chốt không làm thay đổi tổng hợp. Đơn vị thiếu được nêu tên, không bị tính là 0."),
            "crumbs": [(CRUMB, reverse("reports:reviewing"))],
            "counts": counts(self.period, self.visitor.unit_id, on=today), "closing": self.closing,
            "missed": _listed(self.closing, names), "reopened": [one for one in closings if one.reopened_at],
            "submit_label": _now("Mở lại") if self.closing else _now("Chốt cấp này"),
        }  # fmt: skip
        return super().get_context_data(**extra, **kwargs)


def _communes(name: str, count: int) -> str:
    return _now("%(count)d xã, phường, đặc khu chưa được duyệt của %(province)s") % {
        "count": count, "province": name,
    }  # fmt: skip


def _listed(closing: Closing | None, names: dict[str, str]) -> list[tuple[str, str]]:
    rows: list[Missing] = list(closing.missing.all()) if closing else []
    return [(names.get(str(row.unit_id)) or str(row.unit_id), row.reason) for row in rows]
