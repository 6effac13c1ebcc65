"""Papers of a conference as Word or PDF files, and the number of its plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.documents.pdf import pdf_of
from nhipcau.people.access import requires
from nhipcau.training.actions.papers import issue_plan
from nhipcau.training.forms.materials import PlanForm
from nhipcau.training.models import Conference
from nhipcau.training.printing import invitation_paper, list_paper, plan_paper, programme_paper
from nhipcau.training.queries.conferences import get_conference_for
from nhipcau.training.views.shared import OnConference

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
MOST_ADDRESSEES = 200
PART = "van-ban"


@require_safe
@requires("training.see_conferences")
def plan_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the plan."""
    return _given(request, public_id, ending, "ke-hoach", plan_paper)


@require_safe
@requires("training.see_conferences")
def programme_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the programme."""
    return _given(request, public_id, ending, "chuong-trinh", programme_paper)


@require_safe
@requires("training.see_conferences")
def invitation_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the invitation, to those named one a line in the address."""
    said = request.GET.get("kinh-gui", "").splitlines()[:MOST_ADDRESSEES]
    to = [" ".join(line.split())[:200] for line in said if line.strip()]
    return _given(request, public_id, ending, "giay-moi", lambda row: invitation_paper(row, to))


@require_safe
@requires("training.export_delegates")
def list_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the list of delegates."""
    return _given(request, public_id, ending, "danh-sach-dai-bieu", list_paper)


def _given(
    request: HttpRequest, public_id: str, ending: str, name: str, build: Callable[[Conference], bytes]
) -> HttpResponseBase:
    if ending not in TYPES:
        raise Http404
    row = get_conference_for(request.user, public_id)
    try:
        made = build(row)
        made = pdf_of(made) if ending == "pdf" else made
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(row)
    return attachment(made, name=f"{name}-{row.starts_on:%Y-%m-%d}.{ending}", media_type=TYPES[ending])


class IssuePlan(OnConference):
    """Enter the plan in the register."""

    needs = "training.issue_papers"
    title = _("Cấp số kế hoạch")
    lead = _("Kế hoạch nhận số tiếp theo trong sổ văn bản của cơ quan; số đã cấp không lấy lại được.")
    submit_label = _("Cấp số")
    done_message = _("Đã cấp số kế hoạch.")
    form_class = PlanForm
    part = PART

    def get_initial(self) -> dict[str, Any]:
        """Begin with the office's symbol, today."""
        return {"symbol": self.conference.office.symbol, "dated_on": timezone.localdate()}

    def act(self, form: Form) -> None:
        """Register it."""
        issue_plan(**self.act_with(), conference=self.conference, **form.cleaned_data)
