"""What every public page shares: its words, its languages, its addresses, and how it may be kept.

Called by the room's views only. Sets no cookie and reads none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import register_converter

from nhipcau.newsroom.links import absolute
from nhipcau.newsroom.queries.editions import Edition, Text
from nhipcau.newsroom.queries.naming import Part, site_name
from nhipcau.newsroom.rules.words import Catalogue, catalogue
from nhipcau.newsroom.serving.front import KEEP

OK = 200
NAV = ("home", "features", "media", "calendar", "spokespersons", "ask", "real", "search")
FOOTER = ("corrections", "subscribe", "feeds", "log", "keys", "about")


class LanguageStep:
    """The first step of a public address."""

    regex = "|".join(settings.NEWSROOM_LANGUAGES)

    def to_python(self, value: str) -> str:
        """Read it."""
        return value

    def to_url(self, value: str) -> str:
        """Write it."""
        return value


register_converter(LanguageStep, "lang")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a page may be read in."""

    language: str
    tag: str
    name: str
    path: str
    is_here: bool


def tongues(language: str, rest: str, existing: Iterable[str] | None = None) -> list[Tongue]:
    """Return the languages of a page; those without it lead to their home."""
    there = set(settings.NEWSROOM_LANGUAGES if existing is None else existing)
    told = []
    for each in settings.NEWSROOM_LANGUAGES:
        words = catalogue(each)
        path = f"/{each}/{rest}" if each in there else f"/{each}/"
        told.append(Tongue(each, words.tag, words.name, path, each == language))
    return told


def show(
    language: str,
    template: str,
    *,
    rest: str,
    status: int = 200,
    keep: bool = True,
    existing: Iterable[str] | None = None,
    section: str = "",
    **context: Any,
) -> HttpResponse:
    """Write a public page."""
    words = catalogue(language)
    known = list(settings.NEWSROOM_LANGUAGES if existing is None else existing)
    all_tongues = tongues(language, rest, known)
    told = {
        "w": words,
        "language": language,
        "site": site_name(language),
        "tongues": all_tongues,
        "section": section,
        "alternates": [(each.tag, absolute(each.path)) for each in all_tongues if each.language in known],
        "fallback": absolute(f"/{known[0]}/{rest}") if known else "",
        "canonical": absolute(f"/{language}/{rest}"),
        "nav": _links(words, language, NAV),
        "foot": _links(words, language, FOOTER),
        "is_indexed": status == OK,
        "DEMO": settings.DEMO,
        **context,
    }
    response = HttpResponse(render_to_string(f"newsroom/{template}.html", told), status=status)
    return public(response, language=words.tag, keep=keep)


def _links(words: Catalogue, language: str, names: tuple[str, ...]) -> list[tuple[str, str, str]]:
    return [
        (name, f"/{language}/" if name == "home" else f"/{language}/{name}/", words.say(f"nav_{name}"))
        for name in names
    ]


def public(response: HttpResponse, *, language: str = "", keep: bool = True) -> HttpResponse:
    """Say who may keep an answer: ours may, every other cache must ask again each time."""
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate" if keep else "no-store"
    if language:
        response.headers["Content-Language"] = language
    if keep:
        response.headers[KEEP] = "1"
    return response


def answer(body: str | bytes, kind: str, *, keep: bool = True) -> HttpResponse:
    """Write a public file."""
    return public(HttpResponse(body, content_type=kind), keep=keep)


def part(words: Catalogue, text: str, language: str) -> Part:
    """Return words of a page in another language with its mark."""
    return Part(text, "" if language == words.language else catalogue_tag(language))


def catalogue_tag(language: str) -> str:
    """Return how the web names a language, as far as we know it."""
    return catalogue(language).tag if language in settings.NEWSROOM_LANGUAGES else language


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in a list."""

    path: str
    title: str
    lead: str
    kind: str
    subject: str
    at: datetime
    is_corrected: bool


def line_of(edition: Edition, text: Text) -> Line:
    """Return what a list shows of a statement."""
    told = edition.told
    return Line(
        f"/{text.language}/{told.statement_id}/", text.title, text.lead, told.kind, told.subject,
        told.first_published_at, told.latest_number > 1,
    )  # fmt: skip
