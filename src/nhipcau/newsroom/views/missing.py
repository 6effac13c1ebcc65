"""The page for an address that leads nowhere, in the reader's language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.views.showing import show

LANGUAGES = "|".join(settings.NEWSROOM_LANGUAGES)


@login_not_required
def absent(request: HttpRequest, language: str, rest: str) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such page; never kept, anybody can invent addresses."""
    words = catalogue(language)
    return show(
        language,
        "message",
        rest="",
        status=404,
        keep=False,
        is_private=True,
        title=words.say("absent_title"),
        text=words.say("absent_text"),
    )
