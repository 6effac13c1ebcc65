"""What the filters of the article list offer. In: who asks; out: keys and words, off indexes, uncounted."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article
from nhipcau.monitoring.queries.searching import articles_for

OUTLETS = Article.outlet.field.related_model._default_manager  # noqa: SLF001 - Django's public name for it
"""Reached through our own foreign key: the models of another room are not imported."""


def outlets_read_for(person: Visitor) -> list[tuple[str, str]]:
    """Return the outlets of which there is an article, by name."""
    theirs = articles_for(person).order_by().filter(outlet=OuterRef("pk"))
    return list(OUTLETS.filter(Exists(theirs)).order_by("name").values_list("public_id", "name"))


def languages_read_for(person: Visitor) -> list[str]:
    """Return the codes of the languages of which there is an article; unknown language is left out."""
    return list(_codes(person))


def _codes(person: Visitor) -> Iterator[str]:
    """Step from one code to the next in the index; a DISTINCT would read a million rows for six."""
    code: str | None = ""
    while code is not None:
        later = articles_for(person).filter(language__gt=code).order_by("language")
        code = later.values_list("language", flat=True).first()
        if code is not None:
            yield code
