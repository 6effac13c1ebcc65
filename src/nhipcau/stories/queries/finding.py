"""Stories for a person: the list with its filters, one story by its address, stories near another.

In: who asks. Out: stories. Whoever may see stories sees all of them, as with articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from nhipcau.common.folding import fold_words
from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.queries.searching import day_starts
from nhipcau.stories.models import Placement, Story, StoryState
from nhipcau.stories.queries.following import survivors

NEAR_DAYS = timedelta(days=10)
NEAR_SHOWN = 8
TELLING = 3
"""Letters of a word that is worth looking for in other titles."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What an officer narrows the list by; empty means everything."""

    query: str = ""
    since: date | None = None
    until: date | None = None
    outlet: str = ""
    """An outlet's public id."""
    language: str = ""
    unit_ids: frozenset[str] | None = None
    """A unit with all that it was and became; an empty set is a name that no unit bears."""
    languages_at_least: int = 0
    several: bool = False
    """Only stories of two articles or more."""
    disagreeing: bool = False
    state: str = ""


NO_FILTERS = Filters()


def stories_for(person: Visitor, filters: Filters = NO_FILTERS) -> QuerySet[Story]:
    """Return the stories this person may see that hold articles, those with the last news first."""
    stories = Story.objects.filter(article_count__gt=0).order_by("-last_at", "-pk")
    if not person.may("stories.see_stories"):
        return stories.none()
    return _naming(stories.filter(_plain(filters)), filters)


def get_story_for(person: Visitor, public_id: str) -> Story:
    """Return a story, merged ones among them, or 404 when there is none that this person may see."""
    story = Story.objects.filter(public_id=public_id).first()
    if story is None or not person.may("stories.see_stories"):
        raise Http404
    return story


def survivor_of(story: Story) -> Story:
    """Return the story that holds a merged one's articles now; itself when it was not merged."""
    end = survivors([story.pk])[story.pk]
    return story if end == story.pk else Story.objects.get(pk=end)


def stories_near(person: Visitor, story: Story) -> list[Story]:
    """Suggest stories of the same days that share places or words of the title, the likeliest first."""
    days = Q(last_at__gte=story.first_at - NEAR_DAYS, first_at__lte=story.last_at + NEAR_DAYS)
    words = {word for word in fold_words(story.title) if len(word) >= TELLING}
    titled = Q(pk__in=[])
    for word in words:
        titled |= Q(folded__contains=word)
    near = stories_for(person).filter(days & titled).exclude(pk=story.pk)[: NEAR_SHOWN * NEAR_SHOWN]
    ranked = sorted(
        near, key=lambda one: (-len(words & set(fold_words(one.title))), -one.last_at.timestamp())
    )
    return ranked[:NEAR_SHOWN]


def outlets_named(person: Visitor) -> list[tuple[str, str, int]]:
    """Return the outlets that have articles in stories, with their public ids and numbers of articles."""
    if not person.may("stories.see_stories"):
        return []
    placed = Placement.objects.exclude(story=None).exclude(article__outlet=None)
    rows = placed.values_list("article__outlet__public_id", "article__outlet__name").annotate(n=Count("pk"))
    return [(key, name, n) for key, name, n in rows.order_by("article__outlet__name")]


def _plain(filters: Filters) -> Q:
    asked = Q()
    for word in fold_words(filters.query):
        asked &= Q(folded__contains=word)
    if filters.since:
        asked &= Q(last_at__gte=day_starts(filters.since))
    if filters.until:
        asked &= Q(first_at__lt=day_starts(filters.until + timedelta(days=1)))
    if filters.languages_at_least:
        asked &= Q(language_count__gte=filters.languages_at_least)
    if filters.several:
        asked &= Q(article_count__gte=2)
    if filters.disagreeing:
        asked &= Q(disagreements__gt=0)
    if filters.state in StoryState.values:
        asked &= Q(state=filters.state)
    return asked


def _naming(stories: QuerySet[Story], filters: Filters) -> QuerySet[Story]:
    if filters.outlet:
        stories = stories.filter(_has(article__outlet__public_id=filters.outlet))
    if filters.language:
        stories = stories.filter(_has(article__language=filters.language))
    if filters.unit_ids is not None:
        stories = stories.filter(_has_place(filters.unit_ids))
    return stories


def _has(**asked: str) -> Exists:
    return Exists(Placement.objects.filter(story=OuterRef("pk"), **asked))


def _has_place(unit_ids: Iterable[str]) -> Exists:
    named = Placement.objects.filter(
        story=OuterRef("pk"),
        article__versions__number=F("article__latest_number"),
        article__versions__mentions__unit_id__in=list(unit_ids),
    )
    return Exists(named)
