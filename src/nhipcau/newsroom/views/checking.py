"""Is this real? A pasted text, a typed code, a scanned one, a picture.

What is handed in is not kept; a code that stands in an address is public, its answer may be.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nhipcau.newsroom.queries.checking import Verdict, check_text
from nhipcau.newsroom.queries.pictures import PictureVerdict, check_picture
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.newsroom.views.showing import catalogue_tag, show

MOST_TEXT = 100_000
MOST_PICTURE = 20 * 1024 * 1024


@login_not_required
@csrf_exempt  # changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def real(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form, and what we know of what was handed in."""
    is_asked = request.method == "POST"
    asked = request.POST.get("text", "") if is_asked else request.GET.get("c", "")
    picture = request.FILES.get("picture")
    if picture is not None:
        if (picture.size or 0) > MOST_PICTURE:
            return _page(language, fault="real_large", status=413)
        return _page(language, pictured=check_picture(picture.read(), language))
    if len(asked.encode(errors="replace")) > MOST_TEXT:
        return _page(language, fault="real_large", status=413)
    if not asked.strip():
        return _page(language, fault="real_empty" if is_asked else "", keep=not is_asked)
    return _page(language, asked=asked, verdict=check_text(LOOKOUT.look().shelf, asked), keep=not is_asked)


def _page(
    language: str,
    *,
    asked: str = "",
    verdict: Verdict | None = None,
    pictured: PictureVerdict | None = None,
    fault: str = "",
    keep: bool = False,
    status: int = 200,
) -> HttpResponse:
    words = catalogue(language)
    path = tag = ""
    if verdict and verdict.edition and verdict.text:
        path = f"/{verdict.text.language}/{verdict.edition.told.statement_id}/"
        tag = catalogue_tag(verdict.text.language)
    elif verdict and verdict.withdrawn_id:
        path = f"/{language}/{verdict.withdrawn_id}/"
    return show(
        language,
        "real",
        rest="real/",
        section="real",
        title=words.say("nav_real"),
        asked=asked,
        verdict=verdict,
        pictured=pictured,
        fault=words.say(fault) if fault else "",
        path=path,
        tag=tag,
        keep=keep,
        status=status,
    )
