"""The page of limits: earlier ones wait for an answer first, then the report's own, with cause and remedy."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen
from nhipcau.reports.actions.filling import answer_finding, drop_finding, keep_finding
from nhipcau.reports.forms.filling import AnswerForm, FindingForm
from nhipcau.reports.models import Finding
from nhipcau.reports.queries.findings import answers_of, open_findings
from nhipcau.reports.views.filling_shared import OnReport


class Limits(OnReport, TemplateView):
    """Both lists."""

    tab = "limits"
    template_name = "reports/form_limits.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show earlier limits with their answers, then the own ones."""
        answers = answers_of(self.report)
        waiting = open_findings(self.report.unit_id, self.report.period)
        told = {row.finding_id for row in answers.values()}
        earlier = [(row, answers.get(row.pk)) for row in waiting]
        left = sum(row.pk not in told for row in waiting)
        extra = {"earlier": earlier, "left": left, "own": list(self.report.findings.all())}
        return super().get_context_data(**{**extra, **kwargs})


class _OnLimits(OnReport, ActionScreen):
    """A form that leads back to the limits."""

    tab = "limits"
    needs = "reports.fill"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let only the unit's own people write, and only while the report is open."""
        if request.user.is_authenticated and not self.may_write:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """Go back to the limits."""
        return self.address("limits")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name what the form is about."""
        crumbs = [(self.report.period.name, self.address("limits"))]
        told = {
            "title": self.title,
            "lead": self.lead,
            "crumbs": crumbs,
            "cancel_url": self.get_success_url(),
        }
        return super().get_context_data(**{**told, **kwargs})


class _OnFinding(_OnLimits):
    """A page about one limit of this report."""

    @cached_property
    def finding(self) -> Finding | None:
        """The limit in the address, where one is changed."""
        key = self.kwargs.get("finding")
        if key is None:
            return None
        row = self.report.findings.filter(public_id=key).first()
        if row is None:
            raise Http404
        return row


class KeepFinding(_OnFinding):
    """A limit of this report, new or changed."""

    title = _("Hạn chế")
    submit_label, done_message = _("Lưu hạn chế"), _("Đã lưu hạn chế.")
    form_class = FindingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show what stands there."""
        return {**super().get_form_kwargs(), "instance": self.finding}

    def act(self, form: Form) -> None:
        """Keep it."""
        keep_finding(**self.act_with(), finding=self.finding, **form.cleaned_data)


class DropFinding(_OnFinding):
    """Ask before a limit is taken out."""

    title = _("Bỏ hạn chế")
    submit_label, done_message = _("Bỏ hạn chế"), _("Đã bỏ hạn chế.")
    template_name = "common/confirm.html"
    form_class = Form

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Drop it."""
        if self.finding is None:
            raise Http404
        drop_finding(**self.act_with(), finding=self.finding)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what goes."""
        words = str(self.finding.limit) if self.finding else ""
        return super().get_context_data(**{"consequences": [words], "is_danger": True, **kwargs})


class AnswerFinding(_OnLimits):
    """What became of an earlier limit."""

    title = _("Trả lời hạn chế kỳ trước")
    submit_label, done_message = _("Lưu trả lời"), _("Đã lưu trả lời.")
    form_class = AnswerForm

    @cached_property
    def finding(self) -> Finding:
        """The earlier limit in the address, where it waits for this report."""
        waiting = open_findings(self.report.unit_id, self.report.period)
        row = next((one for one in waiting if one.public_id == self.kwargs["finding"]), None)
        if row is None:
            raise Http404
        return row

    def get_initial(self) -> dict[str, Any]:
        """Show the last answer."""
        row = answers_of(self.report).get(self.finding.pk)
        return {"answer": row.answer, "words": row.words} if row else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which limit."""
        return super().get_context_data(**{"lead": self.finding.limit, **kwargs})

    def act(self, form: Form) -> None:
        """Keep the answer."""
        answer_finding(**self.act_with(), finding=self.finding, **form.cleaned_data)
