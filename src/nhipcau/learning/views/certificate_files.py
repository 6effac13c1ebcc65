"""Files of certificates: PDF and signed credential, for staff and for the holder by his link."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.common.files.serving import attachment
from nhipcau.learning.models import Certificate
from nhipcau.learning.printing.certificates import all_pdf, certificate_pdf
from nhipcau.learning.queries.certificates import (
    certificate_of_delegate,
    certificates_for,
    get_certificate_for,
)
from nhipcau.learning.views.links import of_delegate
from nhipcau.people.access import requires
from nhipcau.people.confirming import confirmed
from nhipcau.training.queries.conferences import get_conference_for

PDF, CREDENTIAL = "application/pdf", "application/vc+jwt"


@require_safe
@of_delegate
def own_certificate(request: HttpRequest, delegate: Any, key: str) -> HttpResponse:  # noqa: ARG001
    """Give the holder his certificate."""
    return _pdf(_held(certificate_of_delegate(delegate.pk)))


@require_safe
@of_delegate
def own_credential(request: HttpRequest, delegate: Any, key: str) -> HttpResponse:  # noqa: ARG001
    """Give the holder his signed credential, for his badge wallet."""
    return _credential(_held(certificate_of_delegate(delegate.pk)))


@require_safe
@requires("learning.see_certificates")
def printed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give staff one certificate."""
    return _pdf(_held(get_certificate_for(request.user, public_id)))


@require_safe
@requires("learning.see_certificates")
def credential(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give staff one signed credential."""
    return _credential(_held(get_certificate_for(request.user, public_id)))


@require_safe
@requires("training.export_delegates")
@confirmed
def all_printed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give all certificates of a conference in force in one file, to print."""
    conference = get_conference_for(request.user, public_id)
    rows = certificates_for(request.user).filter(conference=conference, revoked_at=None, erased_at=None)
    if not rows:
        raise Http404
    return attachment(all_pdf(rows.order_by("place")), name="giay-chung-nhan.pdf", media_type=PDF)


def _held(found: Certificate | None) -> Certificate:
    if found is None or found.erased_at is not None:
        raise Http404
    return found


def _pdf(row: Certificate) -> HttpResponse:
    return attachment(certificate_pdf(row), name=f"{_name(row)}.pdf", media_type=PDF)


def _credential(row: Certificate) -> HttpResponse:
    return attachment(row.credential.encode(), name=f"{_name(row)}.jwt", media_type=CREDENTIAL)


def _name(row: Certificate) -> str:
    return f"chung-nhan-{row.registration.number}-{row.registration.year}"
