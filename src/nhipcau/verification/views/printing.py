"""A dossier as a Word file or as PDF."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from nhipcau.common.refusals import Refused
from nhipcau.documents.pdf import pdf_of
from nhipcau.people.access import requires
from nhipcau.verification.models import Dossier
from nhipcau.verification.printing.dossier import word_file
from nhipcau.verification.queries.dossiers import get_dossier_for
from nhipcau.verification.queries.paper import dossier_paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@requires("verification.export")
def as_word(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Download the Word file."""
    dossier = get_dossier_for(request.user, public_id)
    return _attachment(word_file(dossier_paper(dossier)), WORD, f"{_name(dossier)}.docx")


@require_safe
@requires("verification.export")
def as_pdf(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Download the PDF; where it cannot be printed, say why on the dossier's page."""
    dossier = get_dossier_for(request.user, public_id)
    try:
        printed = pdf_of(word_file(dossier_paper(dossier)))
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("verification:dossier", dossier.public_id)
    return _attachment(printed, "application/pdf", f"{_name(dossier)}.pdf")


def _name(dossier: Dossier) -> str:
    return f"ho-so-kiem-chung-{dossier.year}-{dossier.number:03}"


def _attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
