"""Does a certificate hold? The signed text of its QR, pasted or scanned; and the files to check one offline.

What is handed in is neither kept nor cached. Called by anybody, without an account.
"""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.common.refusals import Refused
from nhipcau.newsroom.links import absolute
from nhipcau.newsroom.queries.certificates import Told, checked, did_document, key_set_json, signed_list
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.views.showing import answer, catalogue_tag, show

MOST_TEXT = 20_000
JSON = "application/json; charset=utf-8"


@login_not_required
@csrf_exempt  # changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def check_page(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form, and what we know of what was handed in."""
    is_asked = request.method == "POST"
    brought = (request.POST.get("text", "") if is_asked else request.GET.get("c", "")).strip()
    if len(brought) > MOST_TEXT:
        return _page(language, fault="real_large", status=413)
    if not brought:
        return _page(language, fault="cert_unreadable_text" if is_asked else "", keep=not is_asked)
    return _page(language, told=checked(brought))


def _page(
    language: str, *, told: Told | None = None, fault: str = "", keep: bool = False, status: int = 200
) -> HttpResponse:
    words = catalogue(language)
    return show(
        language, "certificate", rest="chung-nhan/", title=words.say("cert_title"), told=told,
        fault=words.say(fault) if fault else "", vi="" if language == "vi" else catalogue_tag("vi"),
        keep=keep, status=status, is_private=told is not None,
    )  # fmt: skip


@login_not_required
@require_safe
def revocations(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Give the signed list of revoked certificates, made anew each time: it says until when it holds."""
    try:
        signed = signed_list(timezone.now())
    except Refused as refusal:
        raise Http404 from refusal
    return answer(signed, "application/vc+jwt", keep=False)


@login_not_required
@require_safe
def key_set(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Give the keys as a key set."""
    return answer(key_set_json(), "application/jwk-set+json", keep=False)


@login_not_required
@require_safe
def did(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Give the document behind the issuer's identifier."""
    return answer(json.dumps(did_document()), JSON, keep=False)


@login_not_required
@require_safe
def named(request: HttpRequest, public_id: str) -> HttpResponse:  # noqa: ARG001
    """Lead from a certificate's own name to the page that checks it: who holds it is told to nobody."""
    return HttpResponseRedirect(absolute("/vi/chung-nhan/"))
