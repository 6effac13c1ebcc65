"""The page that sends a report, with what is still missing; taking it back; its history and what changed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen
from nhipcau.reports.actions.submitting import recall, submit
from nhipcau.reports.cell_words import WORD_PARTS
from nhipcau.reports.forms.filling import SeenForm
from nhipcau.reports.models import Report, Revision
from nhipcau.reports.queries.chain import chain_of
from nhipcau.reports.queries.lacking import lacking
from nhipcau.reports.queries.reports import lines_of
from nhipcau.reports.rules import states
from nhipcau.reports.rules.amounts import say
from nhipcau.reports.rules.differences import Difference, differences
from nhipcau.reports.views.filling_shared import OnReport


class Send(OnReport, ActionScreen):
    """What is missing, then the button; a report that waits is taken back here."""

    tab = "send"
    template_name = "reports/form_send.html"
    form_class = SeenForm
    kept: Report

    def get_initial(self) -> dict[str, Any]:
        """Send exactly what was on the page."""
        return {"seen": self.report.revision}

    @property
    def is_sent(self) -> bool:
        """Whether it waits for the level above."""
        return self.report.state == states.SUBMITTED

    def act(self, form: Form) -> None:
        """Send it, or take it back."""
        if not self.is_own or not self.visitor.may("reports.submit"):
            raise PermissionDenied
        seen = form.cleaned_data["seen"]
        if self.is_sent:
            recall(**self.act_with(), seen=seen)
            self.done_message = _("Đã thu hồi. Biểu mẫu mở lại để sửa; bản đã gửi vẫn còn trong lịch sử.")
        else:
            submit(**self.act_with(), seen=seen)
            self.done_message = _("Đã gửi báo cáo. Bản gửi được giữ nguyên cùng mã kiểm tra.")

    def get_success_url(self) -> str:
        """Show the history of what was sent, or the form again."""
        return self.address("history" if self.report.state == states.SUBMITTED else "report")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is missing and who judges."""
        report, told = self.report, lacking(self.report)
        extra = {
            "lacking": told, "unspoken": [WORD_PARTS[name] for name in told.unspoken],
            "is_sent": self.is_sent,
            "is_open": report.state in states.WRITABLE, "may_submit": self.visitor.may("reports.submit"),
            "chain": chain_of(report, report.period.ends_on),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class History(OnReport, TemplateView):
    """Every revision that was sent, every step, and what changed between two."""

    tab = "history"
    template_name = "reports/form_history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Compare the two chosen revisions, or the last two."""
        revisions = list(self.report.revisions.select_related("by").order_by("-number"))
        steps = self.report.steps.select_related("by").order_by("-pk")
        first, second = self._chosen(revisions)
        changed = _lines(self.report, first, second) if first and second else []
        extra = {"revisions": revisions, "steps": steps, "first": first, "second": second, "changed": changed}
        return super().get_context_data(**{**extra, **kwargs})

    def _chosen(self, revisions: list[Revision]) -> tuple[Revision | None, Revision | None]:
        by_number = {str(one.number): one for one in revisions}
        last, before = (*revisions, None, None)[:2]
        second = by_number.get(self.request.GET.get("to", ""), last)
        return by_number.get(self.request.GET.get("from", ""), before), second


def _lines(report: Report, first: Revision, second: Revision) -> list[dict[str, Any]]:
    names = {line.indicator.code: line.indicator.name for line in lines_of(report)}
    titles: dict[str, dict[str, Any]] = {"values": names, "words": WORD_PARTS}
    return [
        {"title": titles.get(one.kind, {}).get(one.key) or _titled(one), "before": _said(one, one.before),
         "after": _said(one, one.after)}
        for one in differences(first.content, second.content)
    ]  # fmt: skip


def _titled(one: Difference) -> str:
    kept = one.after or one.before
    return str(kept.get("limit") or _("Trả lời hạn chế kỳ trước"))


def _said(one: Difference, told: Any) -> str:
    """Write one side of a difference; empty where it was not there."""
    if told is None or isinstance(told, str):
        return told or ""
    if one.kind == "values":
        share = f"/{say(told['base'])}" if told.get("base") is not None else ""
        marks = " ".join(filter(None, [say(told["amount"]) + share, told.get("note") or ""]))
        return marks or "–"
    return "; ".join(str(told[name]) for name in ("limit", "cause", "remedy", "words") if told.get(name))
