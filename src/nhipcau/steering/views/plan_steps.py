"""What is done to a plan: begun, written, issued; its paper and its sheet of tasks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.common.exports import xlsx_response
from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.documents.pdf import pdf_of
from nhipcau.people.access import requires
from nhipcau.steering.actions.plans import change_plan, issue_plan, make_plan
from nhipcau.steering.actions.task_files import BadCellsError, take_tasks_file
from nhipcau.steering.forms.plans import IssueForm, MakePlanForm, PlanForm
from nhipcau.steering.forms.tasks import TasksFileForm
from nhipcau.steering.models import Plan
from nhipcau.steering.printing.plan import plan_paper
from nhipcau.steering.queries.plans import get_own_plan_for, get_plan_for
from nhipcau.steering.rules.task_sheet import HEADER
from nhipcau.steering.wording_sheet import fault_words

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class MakePlan(ActionScreen):
    """Begin the plan of a year, or add to its draft what it lacks."""

    needs = "steering.keep_plans"
    title = _("Lập kế hoạch năm")
    lead = _("Dự thảo lấy việc từ văn bản giao cho đơn vị và kế hoạch năm trước; bấm lại không thêm trùng.")
    submit_label, done_message = _("Lập dự thảo"), _("Dự thảo đã có; hãy xem lại từng việc.")
    form_class = MakePlanForm
    cancel_url = reverse_lazy("steering:plans")
    made: Plan

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's offices."""
        return {**super().get_form_kwargs(), "unit_id": self.visitor.unit_id}

    def get_initial(self) -> dict[str, Any]:
        """Suggest next year's from October on, when plans are drafted."""
        today = timezone.localdate()
        asked = self.request.GET.get("year", "")
        return {"year": int(asked) if asked.isdecimal() else today.year + (today.month >= DRAFTED_FROM)}

    def act(self, form: Form) -> Plan:
        """Make it."""
        self.made = make_plan(
            by=self.visitor, at=timezone.now(), unit_id=self.visitor.unit_id, **form.cleaned_data
        )
        return self.made

    def get_success_url(self) -> str:
        """Go to the draft."""
        return self.made.get_absolute_url()


DRAFTED_FROM = 10
"""Plans are signed from 20 December on (domain-facts.md); offices draft in the last quarter."""


class OnPlan(ActionScreen):
    """A form on one plan of the own unit."""

    needs = "steering.keep_plans"

    @cached_property
    def plan(self) -> Plan:
        """The plan in the address."""
        return get_own_plan_for(self.visitor, self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reach the row before the form is drawn: another unit's is a 404."""
        _row = self.plan
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Carry the version."""
        return {"seen": self.plan.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the plan."""
        self.cancel_url = self.plan.get_absolute_url()
        crumbs = [(_now("Kế hoạch năm"), reverse("steering:plans")), (self.plan.title, self.cancel_url)]
        return super().get_context_data(crumbs=crumbs, plan=self.plan, **kwargs)

    def get_success_url(self) -> str:
        """Go back to the plan."""
        return self.plan.get_absolute_url()


class ChangePlan(OnPlan):
    """Write its parts."""

    title, submit_label, done_message = _("Soạn kế hoạch"), _("Lưu"), _("Đã lưu.")
    form_class = PlanForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's offices."""
        return {**super().get_form_kwargs(), "unit_id": self.visitor.unit_id}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what it says."""
        told = {name: getattr(self.plan, name) for name in ("title", "bases", "aims", "funding", "duties")}
        office = self.plan.office.public_id if self.plan.office else ""
        return super().get_initial() | told | {"office": office}

    def act(self, form: Form) -> Plan:
        """Write them."""
        return change_plan(by=self.visitor, at=timezone.now(), plan=self.plan, **form.cleaned_data)


class IssuePlan(OnPlan):
    """Give it its number."""

    needs = "steering.issue_plans"
    title, submit_label, done_message = _("Ban hành kế hoạch"), _("Ban hành"), _("Đã ban hành kế hoạch.")
    lead = _("Sau khi ban hành, lời văn và các việc trong kế hoạch giữ nguyên; đổi hạn thì gia hạn.")
    form_class = IssueForm

    def get_initial(self) -> dict[str, Any]:
        """Suggest the office's symbol."""
        return super().get_initial() | {"symbol": self.plan.office.symbol if self.plan.office else ""}

    def act(self, form: Form) -> Plan:
        """Issue it."""
        return issue_plan(by=self.visitor, at=timezone.now(), plan=self.plan, **form.cleaned_data)


class UploadTasks(OnPlan):
    """Take a workbook of tasks into a draft, whole or not at all."""

    needs = "steering.keep_tasks"
    title, submit_label = _("Nộp danh sách việc"), _("Nộp danh sách")
    lead = _("Sai một ô thì chưa lưu gì; trang này chỉ rõ ô nào, sửa thế nào.")
    form_class = TasksFileForm
    template_name = "steering/plan_upload.html"

    def act(self, form: Form) -> None:
        """Take it."""
        try:
            rows = take_tasks_file(
                by=self.visitor, at=timezone.now(), plan=self.plan, upload=form.cleaned_data["upload"]
            )
        except BadCellsError as bad:
            self.extra_context = {"faults": [fault_words(fault) for fault in bad.faults]}
            raise
        self.done_message = _now("Đã thêm %(count)s việc.") % {"count": len(rows)}


@require_safe
@requires("steering.keep_tasks")
def tasks_form(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Give the workbook to fill in."""
    plan = get_own_plan_for(request.user, public_id)
    return xlsx_response(f"mau-cong-viec-{plan.year}", HEADER, [])


@require_safe
@requires("steering.see_steering")
def plan_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the paper as Word or PDF."""
    if ending not in TYPES:
        raise Http404
    row = get_plan_for(request.user, public_id)
    try:
        made = plan_paper(row)
        made = pdf_of(made) if ending == "pdf" else made
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(row)
    return attachment(made, name=f"ke-hoach-{row.year}.{ending}", media_type=TYPES[ending])
