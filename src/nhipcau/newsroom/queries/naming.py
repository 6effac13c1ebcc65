"""By which name the office stands on the public pages, in the language of the reader.

In: a language; out: text, with a mark where it is in another language. Asked by every page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from nhipcau.newsroom.rules.words import catalogue
from nhipcau.spokespersons.queries.register import RegisterLine, public_register
from nhipcau.statements.queries.public import now_of_database


@dataclass(frozen=True, slots=True)
class Part:
    """Words, and their language where it is not the page's."""

    text: str
    lang: str = ""


def today() -> date:
    """Return the day by the database's clock."""
    return timezone.localdate(now_of_database())


def register() -> list[RegisterLine]:
    """Return who may speak today."""
    return public_register(today())


def site_name(language: str) -> Part:
    """Return the name of the first office that speaks here, empty while none does."""
    lines = register()
    return told_in(language, lines[0].offices, lines[0].office) if lines else Part("")


def told_in(language: str, names: Mapping[str, str], fallback: str, fallback_language: str = "") -> Part:
    """Return the words of a language, else those of the office's own language with its mark."""
    if names.get(language):
        return Part(names[language])
    own = fallback_language or settings.NEWSROOM_LANGUAGES[0]
    tag = catalogue(own).tag if own in settings.NEWSROOM_LANGUAGES else own
    return Part(fallback, "" if own == language else tag)
