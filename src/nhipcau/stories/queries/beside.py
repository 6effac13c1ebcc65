"""What stands beside an article: its story and who else tells it. In: an article's public id; out: rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.languages import language_name
from nhipcau.stories.models import Placement, Story
from nhipcau.stories.queries.finding import stories_for

LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Other:
    """The first article of another outlet."""

    public_id: str
    title: str
    outlet: str
    language: str


@dataclass(frozen=True, slots=True)
class Around:
    """A story as seen from one of its articles."""

    story: Story
    others: Sequence[Other]


def around_article(person: Visitor, public_id: str) -> Around | None:
    """Return the story of an article with one article of each other outlet, or None while it waits."""
    own = Placement.objects.filter(article__public_id=public_id).exclude(story=None)
    row = own.values_list("story_id", "article__outlet_id").first()
    story = stories_for(person).filter(pk=row[0]).first() if row else None
    if row is None or story is None:
        return None
    others = story.placements.exclude(article__public_id=public_id).order_by(
        "article__sorted_at", "article_id"
    )
    if row[1] is not None:
        others = others.exclude(article__outlet_id=row[1])
    columns = ("article__public_id", "article__title", "article__outlet__name", "article__language")
    first: dict[str, Other] = {}
    for key, title, outlet, language in others.values_list(*columns)[:LOOKED_AT]:
        first.setdefault(
            outlet or key, Other(key, title, outlet or "", language_name(language) if language else "")
        )
    return Around(story, list(first.values()))
