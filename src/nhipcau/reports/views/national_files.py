"""The papers of a review: report as Word or PDF, annex as Excel, frozen figures as JSON."""

from __future__ import annotations

import rfc8785
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.common import exports
from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.documents.pdf import pdf_of
from nhipcau.documents.rules.symbols import FAMILIES
from nhipcau.people.access import requires
from nhipcau.reports.models import Annex
from nhipcau.reports.printing.review import review_paper
from nhipcau.reports.queries.reviews import get_review_for, numbers
from nhipcau.reports.views.national_rows import communes_sheet, matrix_sheet

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
@requires("reports.see_reports")
def review_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the report, in the family the address names or the office's own."""
    review = get_review_for(request.user, public_id)
    family = request.GET.get("the-thuc", "")
    if ending not in TYPES or (family and family not in FAMILIES):
        raise Http404
    try:
        made = review_paper(review, family)
        made = pdf_of(made) if ending == "pdf" else made
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(review)
    name = f"bao-cao-{review.period.kind}-{review.period.year}.{ending}"
    return attachment(made, name=name, media_type=TYPES[ending])


@require_safe
@requires("reports.see_reports")
def annex_file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Download all units with all indicators: for the country every commune, as frozen."""
    review = get_review_for(request.user, public_id)
    told = numbers(review, timezone.now()).told
    annex = Annex.objects.filter(review=review).first()
    header, rows = communes_sheet(told, annex.content) if annex else matrix_sheet(told)
    return exports.xlsx_response(f"phu-luc-{review.period.kind}-{review.period.year}", header, rows)


@require_safe
@requires("reports.see_reports")
def frozen_file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Download the frozen figures as the bytes that the hash is taken of."""
    review = get_review_for(request.user, public_id)
    if review.frozen_at is None:
        raise Http404
    name = f"so-lieu-{review.sha256[:12]}.json"
    return attachment(rfc8785.dumps(review.snapshot), name=name, media_type="application/json")
