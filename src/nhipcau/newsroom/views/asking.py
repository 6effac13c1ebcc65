"""Ask us: the enquiry form, and the page on which its sender follows it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.common.pace import address_of
from nhipcau.common.refusals import Refused
from nhipcau.newsroom.actions.asking import ask
from nhipcau.newsroom.forms.asking import EnquiryForm
from nhipcau.newsroom.queries.naming import register, today, told_in
from nhipcau.newsroom.rules.markup import blocks
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.serving.pace import ENQUIRIES
from nhipcau.newsroom.serving.stamps import PLACE
from nhipcau.newsroom.views.missing import absent
from nhipcau.newsroom.views.showing import catalogue_tag, show
from nhipcau.press.queries.public import enquiry_by_token


@login_not_required
@csrf_exempt  # no cookie is set: the sealed stamp guards instead
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form, or take a question down."""
    words = catalogue(language)
    if request.method != "POST":
        return _form(language, EnquiryForm(words, _units(language), initial={"stamp": PLACE.decode()}))
    form = EnquiryForm(words, _units(language), request.POST)
    if form.is_trapped:  # a machine learns nothing from the answer
        return HttpResponseRedirect(f"/{language}/ask/done/")
    if not form.is_valid():
        return _form(language, form, status=422)
    if ENQUIRIES.is_too_fast(address_of(request)):
        form.add_error(None, words.say("e_many"))
        return _form(language, form, status=429)
    try:
        ask(at=timezone.now(), language=language, **_told(form))
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, words.say("e_required"))
        return _form(language, form, status=422)
    return HttpResponseRedirect(f"/{language}/ask/done/")


@login_not_required
@require_safe
def asked(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Say that the question arrived."""
    words = catalogue(language)
    return show(
        language, "message", rest="ask/done/", title=words.say("ask_done"), text=words.say("ask_done_text"),
        section="ask", is_private=True,
    )  # fmt: skip


@login_not_required
@require_safe
def own_enquiry(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Show a journalist his or her own question."""
    row = enquiry_by_token(token, today())
    if row is None:
        return absent(request, language, token)
    return show(
        language,
        "enquiry",
        rest=f"ask/{token}/",
        keep=False,
        is_private=True,
        section="ask",
        title=catalogue(language).say("enquiry_title"),
        row=row,
        blocks=list(blocks(row.answer[2])) if row.answer else [],
        answer_tag=catalogue_tag(row.answer_language),
    )


def _units(language: str) -> list[tuple[str, str]]:
    offices = {
        line.unit_id: told_in(language, line.offices, line.office).text for line in reversed(register())
    }
    return list(reversed(offices.items()))


def _told(form: EnquiryForm) -> dict[str, Any]:
    told = dict(form.cleaned_data)
    unit = told.pop("unit") or form.fields["unit"].initial
    return {**{key: told[key] for key in form.labels if key != "unit"}, "unit_id": unit}


def _form(language: str, form: EnquiryForm, status: int = 200) -> HttpResponse:
    words = catalogue(language)
    return show(
        language, "form", rest="ask/", status=status, keep=status == 200, section="ask",  # noqa: PLR2004
        title=words.say("nav_ask"), lead=words.say("ask_lead"), form=form, send=words.say("ask_send"),
        privacy=words.say("ask_privacy"), is_closed=not form.fields["unit"].choices,  # type: ignore[attr-defined]
        stamp=PLACE.decode() if status == 200 else None,  # noqa: PLR2004
    )  # fmt: skip
