"""Mail by language and subject: the wish, and the reader's own page to confirm, choose and end."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.common.pace import address_of
from nhipcau.common.refusals import Refused
from nhipcau.contacts.actions.subscribing import ask_subscription, choose, confirm, end
from nhipcau.contacts.queries.own import OwnPage, own_page
from nhipcau.newsroom.forms.asking import ChoiceForm, SubscribeForm
from nhipcau.newsroom.queries.naming import register
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.serving.pace import SUBSCRIPTIONS
from nhipcau.newsroom.serving.stamps import PLACE
from nhipcau.newsroom.views.showing import show


@login_not_required
@csrf_exempt  # no cookie is set: the sealed stamp guards instead
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form, or ask for a confirmation by letter; the answer is the same for a known address."""
    words = catalogue(language)
    if request.method != "POST":
        return _form(language, SubscribeForm(words))
    form = SubscribeForm(words, request.POST)
    if form.is_trapped:
        return HttpResponseRedirect(f"/{language}/subscribe/done/")
    if not form.is_valid():
        return _form(language, form, status=422)
    if SUBSCRIPTIONS.is_too_fast(address_of(request)):
        form.add_error(None, words.say("e_many"))
        return _form(language, form, status=429)
    told = form.cleaned_data
    try:
        ask_subscription(
            at=timezone.now(),
            unit_id=register()[0].unit_id,
            email=told["email"],
            languages=told["languages"],
            subjects=told["subjects"],
            language=language,
        )
    except Refused:
        form.add_error("email", words.say("e_email"))
        return _form(language, form, status=422)
    return HttpResponseRedirect(f"/{language}/subscribe/done/")


@login_not_required
@require_safe
def subscribed(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Say where the letter is."""
    words = catalogue(language)
    return show(
        language, "message", rest="subscribe/done/", title=words.say("subscribe_done"), section="subscribe",
        text=words.say("subscribe_done_text"), is_private=True,
    )  # fmt: skip


@login_not_required
@csrf_exempt  # the address holds the secret; mail programs post without any cookie (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Show a reader's choices (changes nothing), or change them."""
    words = catalogue(language)
    page = own_page(token)
    if request.method != "POST":
        return _own(language, token, page)
    verb = request.POST.get("do", "")
    if verb == "end" or request.POST.get("List-Unsubscribe") == "One-Click":
        end(at=timezone.now(), token=token)
        return _said(language, "own_ended")
    if verb == "confirm":
        confirm(at=timezone.now(), token=token)
        return _own(language, token, own_page(token), said="own_confirmed")
    if verb != "choose":
        raise Http404
    form = ChoiceForm(words, request.POST)
    if not form.is_valid():
        return _own(language, token, page, form=form, status=422)
    try:
        choose(at=timezone.now(), token=token, **form.cleaned_data)
    except Refused:
        return _own(language, token, page, status=422)
    return _own(language, token, own_page(token), said="own_saved")


def _said(language: str, key: str) -> HttpResponse:
    words = catalogue(language)
    return show(
        language, "message", rest="subscribe/", title=words.say("own_title"), text=words.say(key), keep=False,
        section="subscribe", is_private=True,
    )  # fmt: skip


def _own(language: str, token: str, page: OwnPage, *, said: str = "", form: ChoiceForm | None = None,
         status: int = 200) -> HttpResponse:  # fmt: skip
    words = catalogue(language)
    initial: dict[str, Any] = {"languages": page.languages, "subjects": page.subjects}
    return show(
        language, "own", rest=f"nhan-tin/{token}/", status=status, keep=False, is_private=True, page=page,
        section="subscribe", title=words.say("own_title"), said=words.say(said) if said else "",
        form=form or ChoiceForm(words, initial=initial),
    )  # fmt: skip


def _form(language: str, form: SubscribeForm, status: int = 200) -> HttpResponse:
    words = catalogue(language)
    is_fresh = status == 200  # noqa: PLR2004
    return show(
        language, "form", rest="subscribe/", status=status, keep=is_fresh, section="subscribe",
        title=words.say("nav_subscribe"), lead=words.say("subscribe_lead"), form=form,
        send=words.say("subscribe_send"), privacy=words.say("subscribe_privacy"), is_closed=not register(),
        stamp=PLACE.decode() if is_fresh else None,
    )  # fmt: skip
