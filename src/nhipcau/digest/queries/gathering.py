"""What the rooms below offer for an edition. In: a span of time or an id; out: candidates and citations.

The only file of the room that asks `stories`, `watching` and `monitoring`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nhipcau.common.navigation import Visitor
from nhipcau.digest.models import Edition, Line
from nhipcau.digest.rules.choosing import Candidate, Chosen, Outline
from nhipcau.digest.rules.excerpts import excerpt
from nhipcau.digest.rules.hours import office_day
from nhipcau.monitoring.queries.copying import originals_of
from nhipcau.monitoring.queries.handing import Told, told
from nhipcau.monitoring.queries.places import family_of
from nhipcau.stories.queries.finding import get_story_for
from nhipcau.stories.queries.handing import InStory, stories_of_articles, story_rows
from nhipcau.watching.queries.topics import articles_of, bursts_on, topics_for

ARTICLES = Line.article.field.related_model._default_manager  # noqa: SLF001 - Django's public name for it
"""Reached through our own foreign key: the models of another room are not imported."""
A_DAY = timedelta(days=1)
STORY, ARTICLE = "story:", "article:"


@dataclass(frozen=True, slots=True)
class Citation:
    """One article exactly as it reads now, ready to be cited."""

    key: str
    article_id: int
    article_ref: str
    outlet_id: int | None
    version_id: int
    number: int
    title: str
    outlet: str
    language: str
    url: str
    said_at: datetime
    excerpt: str


@dataclass(frozen=True, slots=True)
class Watched:
    """A watch topic, as a section names it."""

    public_id: str
    name: str


class _Office:
    """Scheduled work reads for the whole office, as the paper it makes is the office's."""

    def may(self, action: str) -> bool:  # noqa: ARG002 - every reading action
        return True


def topics_watched() -> list[Watched]:
    """List the topics that an edition may have a section for."""
    rows = topics_for(_Office()).filter(is_open=True).order_by("name")
    return [Watched(public_id, name) for public_id, name in rows.values_list("public_id", "name")]


def candidates_between(
    *, since: datetime, until: datetime, neighbours: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Return what was read in this time, by story; an article that is in none stands for itself."""
    fresh = ARTICLES.filter(first_seen_at__gt=since, first_seen_at__lte=until)
    rows = told(fresh.values_list("pk", flat=True))
    stories = stories_of_articles([row.id for row in rows])
    topics = _topics_of(since, until)
    near = _family(neighbours)
    grouped: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        grouped[_key(row.id, row.public_id, stories)].append(row)
    bursting = _bursting(until)
    return [
        _candidate(key, told_of, stories.get(told_of[0].id), topics=topics, bursting=bursting, near=near)
        for key, told_of in grouped.items()
    ]


def cite_candidates(chosen: Iterable[Chosen], *, without_outlets: set[int]) -> dict[str, Citation]:
    """Choose the article that speaks for each story: originals first, then Vietnamese, then the first.

    A story that goes on is cited by its newest news.
    """
    wanted = list(chosen)
    ids = {pk for one in wanted for pk in one.candidate.article_ids}
    rows = {row.id: row for row in told(ids)}
    addresses = dict(ARTICLES.filter(pk__in=ids).values_list("pk", "url"))
    copies = _copies(ids)
    cited = {}
    for one in wanted:
        said = [rows[pk] for pk in one.candidate.article_ids if pk in rows]
        allowed = [row for row in said if row.outlet_id not in without_outlets] or said
        if allowed:
            best = speaker(allowed, copies, newest=one.is_continued, abroad=one.is_abroad)
            cited[one.candidate.key] = _citation(one.candidate.key, best, addresses.get(best.id, ""))
    return cited


def speaker(rows: list[Told], copies: frozenset[int], *, newest: bool, abroad: bool = False) -> Told:
    """Return the article that a line cites."""
    originals = [row for row in rows if row.id not in copies] or rows
    readable = [row for row in originals if (row.language in {"", "vi"}) is not abroad] or originals
    return (max if newest else min)(readable, key=lambda row: (row.sorted_at, row.id))


def citation_of_article(public_id: str) -> Citation | None:
    """Return an article, ready to be cited under its story; None where there is no such article."""
    found = ARTICLES.filter(public_id=public_id).values_list("pk", "url").first()
    if found is None:
        return None
    row = next(iter(told([found[0]])), None)
    if row is None:
        return None
    return _citation(_key(row.id, row.public_id, stories_of_articles([row.id])), row, found[1])


def citation_of_story(person: Visitor, public_id: str) -> Citation | None:
    """Return a story as its first original article tells it; 404 where this person may see no such story."""
    rows = story_rows([get_story_for(person, public_id).pk])
    if not rows:
        return None
    key = f"{STORY}{rows[0].public_id}"
    whole = Candidate(key, rows[0].title, rows[0].last_at, article_ids=rows[0].article_ids)
    return cite_candidates([Chosen(whole)], without_outlets=set()).get(key)


def outlet_names(outlet_ids: Iterable[int]) -> list[tuple[int, str]]:
    """Return these outlets with their names, by name."""
    rows = ARTICLES.filter(outlet__in=set(outlet_ids)).order_by("outlet__name")
    return list(rows.values_list("outlet_id", "outlet__name").distinct())


def counts_now(cited: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Return how many articles, outlets and languages each line's story has by now; in: key to article."""
    stories = stories_of_articles(cited.values())
    rows = story_rows({story.story_id for story in stories.values()})
    told_of = {article: row for row in rows for article in row.article_ids}
    found = {}
    for key, article_id in cited.items():
        row = told_of.get(article_id)
        if row:
            found[key] = {
                "articles": row.articles,
                "outlets": max(1, stories[article_id].outlets),
                "languages": max(1, len(row.languages)),
            }
    return found


def followed(edition: Edition, sections: Iterable[Outline]) -> tuple[Outline, ...]:
    """Write each story of yesterday's edition under the name it bears now: merged, split or moved since."""
    cited = dict(edition.lines.values_list("key", "article_id"))
    refs = dict(edition.lines.values_list("article_id", "article_ref"))
    stories = stories_of_articles(refs)
    return tuple(
        replace(
            section,
            keys=tuple(_key(cited[key], refs[cited[key]], stories) for key in section.keys if key in cited),
        )
        for section in sections
    )


def _key(article_id: int, article_ref: str, stories: Mapping[int, InStory]) -> str:
    story = stories.get(article_id)
    return f"{STORY}{story.public_id}" if story else f"{ARTICLE}{article_ref}"


def _citation(key: str, row: Told, url: str) -> Citation:
    return Citation(
        key=key, article_id=row.id, article_ref=row.public_id, outlet_id=row.outlet_id,
        version_id=row.version_id, number=row.number,
        title=row.title or url, outlet=row.outlet, language=row.language, url=url, said_at=row.sorted_at,
        excerpt=excerpt(row.lead or row.opening, title=row.title),
    )  # fmt: skip


def _candidate(
    key: str, rows: list[Told], story: InStory | None, *, topics: Mapping[int, frozenset[str]],
    bursting: frozenset[str], near: frozenset[str],
) -> Candidate:  # fmt: skip
    outlets = frozenset(row.outlet_id for row in rows if row.outlet_id)
    units = frozenset(unit for row in rows for unit in row.unit_ids)
    watched = frozenset(topic for row in rows for topic in topics.get(row.id, ()))
    return Candidate(
        key=key, title=story.title if story else rows[0].title,
        last_at=max(row.first_seen_at for row in rows),
        articles=story.articles if story else len(rows),
        outlets=story.outlets if story else max(1, len(outlets)),
        languages=frozenset(row.language for row in rows if row.language),
        topics=watched, outlet_ids=outlets, unit_ids=units, article_ids=tuple(row.id for row in rows),
        titles=tuple(row.title for row in rows),
        is_burst=bool(watched & bursting), is_nearby=bool(units & near),
    )  # fmt: skip


def _family(unit_ids: frozenset[str]) -> frozenset[str]:
    return family_of(unit_ids) if unit_ids else frozenset()


def _topics_of(since: datetime, until: datetime) -> dict[int, frozenset[str]]:
    """Map articles to the public ids of the topics that match them; a match bears the day of its article."""
    first, last = office_day(since) - A_DAY, office_day(until)
    found: dict[int, set[str]] = defaultdict(set)
    for row_id, public_id in topics_for(_Office()).values_list("pk", "public_id"):
        for article_id in articles_of(row_id, first, last):
            found[article_id].add(public_id)
    return {article_id: frozenset(topics) for article_id, topics in found.items()}


def _bursting(until: datetime) -> frozenset[str]:
    """Return the public ids of topics that boil today or did yesterday."""
    today = office_day(until)
    bursts = [*bursts_on(today).values(), *bursts_on(today - A_DAY).values()]
    return frozenset(burst.topic.public_id for burst in bursts)


def _copies(article_ids: Iterable[int]) -> frozenset[int]:
    return frozenset(originals_of(article_ids))
