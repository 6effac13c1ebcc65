"""What the pages of one report share: the report of the address, its tabs, who may write."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import Guarded
from nhipcau.reports.models import Report
from nhipcau.reports.queries.findings import unanswered
from nhipcau.reports.queries.reports import get_report_for
from nhipcau.reports.rules import states
from nhipcau.reports.tables.filling import state_status, time_words
from nhipcau.units.queries import unit_name

TABS = (
    ("report", _("Số liệu")), ("words", _("Lời văn")), ("limits", _("Hạn chế")), ("excel", _("Excel")),
    ("send", _("Gửi")), ("history", _("Lịch sử")),
)  # fmt: skip
ONLY_OWN = {"excel", "send"}
"""Pages on which the unit itself works; others look at the rest."""


class OnReport(Guarded):
    """A page of one report; `tab` is the one that is open."""

    needs = "reports.see_reports"
    tab = "report"
    kwargs: dict[str, Any]

    @cached_property
    def report(self) -> Report:
        """The report in the address; 404 for whoever it does not concern."""
        return get_report_for(self.visitor, self.kwargs["public_id"])

    @property
    def is_own(self) -> bool:
        """Whether the visitor is of the reporting unit."""
        return bool(self.visitor.unit_id == self.report.unit_id)

    @property
    def may_write(self) -> bool:
        """Whether the form is open to the visitor."""
        return self.is_own and self.report.state in states.WRITABLE and self.visitor.may("reports.fill")

    def address(self, name: str) -> str:
        """Return a page of this report."""
        return reverse(f"reports:{name}", args=[self.report.public_id])

    def act_with(self) -> dict[str, Any]:
        """Return who acts, when, on what."""
        return {"by": self.visitor, "at": timezone.now(), "report": self.report}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what stands above every page of a report."""
        report = self.report
        name = unit_name(report.unit_id, min(report.period.ends_on, timezone.localdate()))
        extra = {
            "report": report, "period": report.period, "is_own": self.is_own, "may_write": self.may_write,
            "title": f"{name}: {report.period.name}", "unit_name": name, "state": state_status(report),
            "time": time_words(report), "tabs": self._tabs(), "crumbs": self._crumbs(),
            "returned": self._returned(), "is_returned": report.state == states.RETURNED,
            "review_url": self._review_url(),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def _crumbs(self) -> list[tuple[Any, str]]:
        if self.is_own:
            return [(_("Báo cáo của đơn vị"), reverse("reports:mine") + "?all=1")]
        return [(_("Kỳ báo cáo"), reverse("reports:periods")),
                (self.report.period.name, self.report.period.get_absolute_url())]  # fmt: skip

    def _tabs(self) -> list[dict[str, Any]]:
        shown = [(name, label) for name, label in TABS if self.is_own or name not in ONLY_OWN]
        waiting = len(unanswered(self.report)) if self.may_write else 0
        return [
            {"label": label, "url": self.address(name), "is_here": name == self.tab,
             "mark": waiting if name == "limits" else 0}
            for name, label in shown
        ]  # fmt: skip

    def _returned(self) -> Any:
        if self.report.state != states.RETURNED:
            return None
        return self.report.steps.filter(step=states.RETURN).order_by("-pk").first()

    def _review_url(self) -> str:
        judge = self.report.parent_id or self.report.unit_id
        if self.visitor.unit_id != judge or not self.visitor.may("reports.review"):
            return ""
        try:
            return self.address("review_report")
        except NoReverseMatch:
            return ""


def read_only_words() -> str:
    """Say why nothing can be typed."""
    return _now("Báo cáo đã gửi hoặc đã duyệt nên chỉ xem được.")
