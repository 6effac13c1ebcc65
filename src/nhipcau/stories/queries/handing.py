"""What the rooms above are told of stories. In: row ids or days; out: plain rows, never a model.

For scheduled work, which has no person; merged stories answer under the one that holds their articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import TruncDate

from nhipcau.monitoring.queries.searching import day_starts
from nhipcau.monitoring.rules.publication import OFFICE_ZONE
from nhipcau.stories.models import Placement, Story
from nhipcau.stories.queries.following import survivors


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story as it stands now."""

    id: int
    public_id: str
    title: str
    first_at: datetime
    last_at: datetime
    is_open: bool
    articles: int
    disagreements: int
    outlets: tuple[str, ...]
    """Names, the one with most articles first."""
    languages: tuple[str, ...]
    unit_ids: frozenset[str]
    article_ids: tuple[int, ...]
    """The earliest first."""


@dataclass(frozen=True, slots=True)
class InStory:
    """Where one article stands."""

    article_id: int
    story_id: int
    public_id: str
    title: str
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """What one day brought."""

    day: date
    stories: int
    """Stories that had news."""
    new_stories: int
    articles: int


def stories_of_articles(article_ids: Iterable[int]) -> dict[int, InStory]:
    """Return the story of each article; one that still waits is not among them."""
    placed = Placement.objects.filter(article_id__in=list(article_ids)).exclude(story=None)
    rows = placed.values_list(
        "article_id",
        "story_id",
        "story__public_id",
        "story__title",
        "story__article_count",
        "story__outlet_count",
    )
    return {row[0]: InStory(*row) for row in rows}


def story_of(article_ids: Iterable[int]) -> dict[int, int]:
    """Return the row id of each article's story."""
    placed = Placement.objects.filter(article_id__in=list(article_ids)).exclude(story=None)
    return dict(placed.values_list("article_id", "story_id"))


def current_ids(story_ids: Iterable[int]) -> dict[int, int]:
    """Return the row ids under which stories go today; a row above that holds an old id follows a merge."""
    return survivors(story_ids)


def story_rows(story_ids: Iterable[int]) -> list[StoryRow]:
    """Return these stories, the last news first; merged ones as their survivor, once."""
    ids = set(survivors(story_ids).values())
    members: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    placed = Placement.objects.filter(story__in=ids).order_by("article__sorted_at", "article_id")
    rows = placed.values_list("story_id", "article_id", "article__outlet__name", "article__language")
    for story_id, article_id, outlet, language in rows:
        if story_id is not None:
            members[story_id].append((article_id, outlet or "", language))
    units = _units(ids)
    stories = Story.objects.filter(pk__in=ids, article_count__gt=0).order_by("-last_at", "-pk")
    return [_row(story, members[story.pk], units[story.pk]) for story in stories]


def stories_with_news(*, since: datetime, until: datetime) -> list[int]:
    """Return the row ids of stories with articles of this time, the last news first."""
    placed = Placement.objects.filter(article__sorted_at__gte=since, article__sorted_at__lt=until)
    rows = placed.exclude(story=None).values("story_id").annotate(last=Max("article__sorted_at"))
    return [row["story_id"] for row in rows.order_by("-last", "-story_id")]


def counts_per_day(*, since: date, until: date) -> list[DayCount]:
    """Count stories with news, new ones and articles for each day of the office; empty days are left out."""
    start, end = day_starts(since), day_starts(until)
    placed = Placement.objects.filter(article__sorted_at__gte=start, article__sorted_at__lt=end)
    day = TruncDate("article__sorted_at", tzinfo=OFFICE_ZONE)
    news = placed.exclude(story=None).annotate(day=day).values("day")
    rows = news.annotate(stories=Count("story_id", distinct=True), articles=Count("pk")).order_by("day")
    opened = _opened(Story.objects.filter(article_count__gt=0, first_at__gte=start, first_at__lt=end))
    return [DayCount(row["day"], row["stories"], opened.get(row["day"], 0), row["articles"]) for row in rows]


def _opened(stories: QuerySet[Story]) -> dict[date, int]:
    days = stories.annotate(day=TruncDate("first_at", tzinfo=OFFICE_ZONE)).values("day")
    return {row["day"]: row["n"] for row in days.annotate(n=Count("pk")).order_by("day")}


def _units(story_ids: set[int]) -> dict[int, set[str]]:
    units: dict[int, set[str]] = defaultdict(set)
    # One filter(): exclude() would drop every article that also names a person or a figure.
    named = Placement.objects.filter(
        story__in=story_ids,
        article__versions__number=F("article__latest_number"),
        article__versions__mentions__unit__isnull=False,
    )
    rows = named.values_list("story_id", "article__versions__mentions__unit_id").distinct()
    for story_id, unit_id in rows:
        if story_id is not None and unit_id:
            units[story_id].add(unit_id)
    return units


def _row(story: Story, members: list[tuple[int, str, str]], units: set[str]) -> StoryRow:
    outlets = [outlet for _id, outlet, _language in members if outlet]
    languages = [language for _id, _outlet, language in members if language]
    return StoryRow(
        id=story.pk, public_id=story.public_id, title=story.title, first_at=story.first_at,
        last_at=story.last_at, is_open=story.state == "open", articles=len(members),
        disagreements=story.disagreements, outlets=_by_number(outlets), languages=_by_number(languages),
        unit_ids=frozenset(units), article_ids=tuple(row[0] for row in members),
    )  # fmt: skip


def _by_number(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=lambda name: (-names.count(name), name)))
