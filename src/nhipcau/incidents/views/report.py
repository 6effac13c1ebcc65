"""The after-action report as a Word file or PDF."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.documents.pdf import pdf_of
from nhipcau.incidents.queries.incidents import get_incident_for
from nhipcau.incidents.report import report_of
from nhipcau.people.access import requires
from nhipcau.spokespersons.queries.offices import office_of_unit

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@requires("incidents.see_incidents")
def as_word(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Download the Word file."""
    return _download(_paper(request, public_id), WORD, "docx")


@require_safe
@requires("incidents.see_incidents")
def as_pdf(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Download the PDF; where it cannot be printed, say why."""
    paper = _paper(request, public_id)
    try:
        return _download(pdf_of(paper), "application/pdf", "pdf")
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("incidents:incident", public_id)


def _paper(request: HttpRequest, public_id: str) -> bytes:
    incident = get_incident_for(request.user, public_id)
    office = office_of_unit(str(incident.unit_id), localdate())
    return report_of(incident, office=office.name if office else request.user.unit_name)  # type: ignore[union-attr]


def _download(content: bytes, media_type: str, ending: str) -> HttpResponse:
    return attachment(content, name=f"bao-cao-sau-su-co.{ending}", media_type=media_type)
