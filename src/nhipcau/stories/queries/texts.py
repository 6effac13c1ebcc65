"""What the articles of a story say, at their latest version: texts, figures, everything mentioned.

In: a story's row id. Out: plain rows. Reached through our own placements; two queries however long the story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from nhipcau.stories.models import Placement
from nhipcau.stories.rules.comparing import Seen
from nhipcau.stories.rules.foreign_figures import find_counts

MOST_READ = 300
"""Articles of one story that are read whole; a longer story shows the newest of them."""
READ_BY_THE_LINE = frozenset({"vi"})
"""Languages whose figures the reading line finds itself."""


@dataclass(frozen=True, slots=True)
class Text:
    """One article's latest version."""

    article_id: int
    public_id: str
    outlet: str
    language: str
    at: datetime
    title: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """One mention in one article."""

    article_id: int
    kind: str
    label: str
    unit_id: str | None
    detail: dict[str, Any]
    spans: list[list[int]]


def texts_of(story_id: int) -> list[Text]:
    """Return the latest versions of a story's articles, the earliest first."""
    rows = _latest(story_id).order_by("-article__sorted_at", "-article_id").values_list(
        "article_id", "article__public_id", "article__outlet__name", "article__language",
        "article__sorted_at", "article__versions__title", "article__versions__lead",
        "article__versions__text",
    )[:MOST_READ]  # fmt: skip
    return [Text(row[0], row[1], row[2] or "", *row[3:]) for row in reversed(rows)]


def mentions_in(story_id: int, *kinds: str) -> list[Named]:
    """Return what those versions mention of these kinds, article by article in text order."""
    there = "article__versions__mentions__"
    rows = _latest(story_id).filter(**{f"{there}kind__in": kinds}).order_by("article_id", f"{there}position")
    columns = ("kind", "label", "unit_id", "detail", "spans")
    return [Named(*row) for row in rows.values_list("article_id", *(there + column for column in columns))]


def figures_in(texts: list[Text], mentions: list[Named]) -> list[Seen]:
    """Return every figure of these texts, from the line where it reads the language, else from our table."""
    found: list[Seen] = []
    by_article: dict[int, list[Named]] = {}
    for one in mentions:
        if one.kind == "figures":
            by_article.setdefault(one.article_id, []).append(one)
    for text in texts:
        own = _from_line(text, by_article.get(text.article_id, []))
        found += own if text.language in READ_BY_THE_LINE else _from_table(text)
    return found


def _latest(story_id: int) -> QuerySet[Placement]:
    return Placement.objects.filter(story=story_id, article__versions__number=F("article__latest_number"))


def _from_line(text: Text, mentions: list[Named]) -> Iterator[Seen]:
    for one in mentions:
        value = one.detail.get("value")
        if not isinstance(value, int | float) or not one.detail.get("unit"):
            continue
        for start, end in one.spans:
            said = one.detail.get("qualifier", "exact")
            yield _seen(text, value, said, one.detail["unit"], (start, end))


def _from_table(text: Text) -> Iterator[Seen]:
    for one in find_counts(text.text, text.language):
        yield _seen(text, one.value, one.qualifier, one.noun, (one.start, one.end))


def _seen(text: Text, value: float, qualifier: str, unit: str, span: tuple[int, int]) -> Seen:
    return Seen(
        article_id=text.article_id, outlet=text.outlet, language=text.language, at=text.at, value=value,
        qualifier=qualifier, unit=unit, start=span[0], end=span[1], text=text.text,
    )  # fmt: skip
