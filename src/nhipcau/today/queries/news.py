"""What came since a person last looked. In: who asks and since when; out: sections for one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.queries.over_time import Seen, seen_since_for
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.stories.queries.handing import StoryRow, stories_of_articles, story_rows
from nhipcau.today.rules.ordering import News, Section, Watched, sections, without_topic
from nhipcau.trends.queries.land import shown_units
from nhipcau.watching.queries.handing import topics_now_for, topics_of_articles

OLD_NEWS = timedelta(days=4)
"""What an archive brings of long ago is new to the office and no news; a weekend and a day are."""
UNITS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with how many stories with news name it."""

    name: str
    stories: int


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page."""

    articles: int
    stories: int
    waiting: int
    """New articles that no story holds yet."""
    sections: list[Section]
    others: list[News]
    here: list[Place]
    elsewhere: list[Place]


def today_for(person: Visitor, *, since: datetime, at: datetime, home: str) -> Today:
    """Gather what was first read since then; `home` is the province whose communes are counted apart."""
    seen = [row for row in seen_since_for(person, since) if row.sorted_at >= since - OLD_NEWS]
    news, today = _news(seen), office_day(at)
    topics = [Watched(row.public_id, row.name, row.burst) for row in topics_now_for(person, since=since)]
    return Today(
        articles=len(seen),
        stories=len(news),
        waiting=len(seen) - sum(one.fresh for one in news),
        sections=sections(news, topics),
        others=without_topic(news),
        here=_places(news, home, today) if home else [],
        elsewhere=_places(news, "", today),
    )


def _news(seen: list[Seen]) -> list[News]:
    placed = stories_of_articles(row.id for row in seen)
    fresh = Counter(place.story_id for place in placed.values())
    matched = topics_of_articles(placed)
    topics: dict[int, set[str]] = {}
    for article_id, place in placed.items():
        topics.setdefault(place.story_id, set()).update(matched.get(article_id, ()))
    new_ids = frozenset(row.id for row in seen)
    return [_one(row, fresh[row.id], topics[row.id], new_ids) for row in story_rows(fresh)]


def _one(row: StoryRow, fresh: int, topics: Iterable[str], seen: frozenset[int]) -> News:
    return News(
        public_id=row.public_id, title=row.title, fresh=fresh, articles=row.articles, last_at=row.last_at,
        outlets=len(row.outlets), languages=len(row.languages), disagreements=row.disagreements,
        is_new=all(one in seen for one in row.article_ids), topics=tuple(sorted(topics)), units=row.unit_ids,
    )  # fmt: skip


def _places(news: list[News], above: str, today: date) -> list[Place]:
    under = shown_units(above, today)
    counted: Counter[str] = Counter()
    for one in news:
        counted.update({name for unit in one.units for name in under.get(unit, ())})
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [Place(name, stories) for name, stories in ranked[:UNITS_SHOWN]]
