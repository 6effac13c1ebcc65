"""What a search is narrowed by, apart from its words. In: articles and filters; out: fewer articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Replace

from nhipcau.monitoring.models import Article, Mention, MentionKind
from nhipcau.monitoring.queries.searching.engines import Span
from nhipcau.monitoring.rules.mentions import look_up
from nhipcau.monitoring.rules.offices import DEPUTY, ways_of_writing
from nhipcau.monitoring.rules.publication import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list or a watched topic is narrowed by; empty means everything, all that is given must hold."""

    any_of: tuple[str, ...] = ()
    """Lines that are each read as a query; an article that any of them finds stays."""
    outlets: frozenset[str] = frozenset()
    """Public ids; any of them."""
    languages: frozenset[str] = frozenset()
    unit_ids: frozenset[str] | None = None
    """A unit with all that it was and became; an empty set is a name that no unit bears."""
    holder: str = ""
    """Words of an office-holder's name or office."""
    posts: tuple[str, ...] = ()
    """Offices ("Chủ tịch UBND tỉnh"); an article that names a holder of any of them stays."""
    document: str = ""
    """Words of a document's kind, number or issuer."""
    body: str = ""
    since: date | None = None
    until: date | None = None
    changed: bool = False
    """Only articles whose text was changed after it was first read."""
    exact_marks: bool = False
    """Words typed with tone marks must stand with these very marks."""


NO_FILTERS = Filters()


Found = TypeVar("Found", bound=QuerySet[Article])


def narrowed(found: Found, filters: Filters) -> Found:
    """Keep what every filter but the words lets through."""
    since, until = span_of(filters)
    conditions = Q()
    if since:
        conditions &= Q(sorted_at__gte=since)
    if until:
        conditions &= Q(sorted_at__lt=until)
    if filters.outlets:
        conditions &= Q(outlet__public_id__in=sorted(filters.outlets))
    if filters.languages:
        conditions &= Q(language__in=sorted(filters.languages))
    if filters.changed:
        conditions &= Q(latest_number__gt=1)
    return _naming_all(found.filter(conditions), filters)


def naming(found: Found, kind: str, *, words: str = "", unit_ids: Iterable[str] | None = None) -> Found:
    """Keep the articles whose latest version names such a person, place, body or document."""
    mentions = _latest(kind)
    if unit_ids is not None:
        mentions = mentions.filter(unit_id__in=list(unit_ids))
    for word in look_up(words).split():
        mentions = mentions.filter(folded__contains=word)
    return found.filter(Exists(mentions))


def span_of(filters: Filters) -> Span:
    """Return the first moment and the one after the last of the days asked for."""
    since = day_starts(filters.since) if filters.since else None
    return since, day_starts(filters.until + timedelta(days=1)) if filters.until else None


def day_starts(day: date) -> datetime:
    """Return midnight of a day in the office's zone."""
    return datetime.combine(day, time.min, tzinfo=OFFICE_ZONE)


def _naming_all(found: Found, filters: Filters) -> Found:
    if filters.unit_ids is not None:
        found = naming(found, MentionKind.PLACES, unit_ids=filters.unit_ids)
    asked = (
        (MentionKind.PEOPLE, filters.holder),
        (MentionKind.DOCUMENTS, filters.document),
        (MentionKind.BODIES, filters.body),
    )
    for kind, words in asked:
        if words.strip():
            found = naming(found, kind, words=words)
    return _holding(found, filters.posts) if filters.posts else found


def _holding(found: Found, posts: Iterable[str]) -> Found:
    """Keep the articles that name a holder of one of these offices; a deputy holds another office."""
    ways = [way for post in posts for way in ways_of_writing(post)]
    people, asked = _latest(MentionKind.PEOPLE).annotate(looked_up=_with_blanks()), Q(pk__in=[])
    for number, way in enumerate(ways):
        own = Replace("looked_up", Value(f" {DEPUTY} {way} "), Value(" "), output_field=TextField())
        people = people.annotate(**{f"own_{number}": own})
        asked |= Q(**{f"own_{number}__contains": f" {way} "})
    return found.filter(Exists(people.filter(asked)))


def _with_blanks() -> Concat:
    return Concat(Value(" "), F("folded"), Value(" "), output_field=TextField())


def _latest(kind: str) -> QuerySet[Mention]:
    return Mention.objects.filter(
        kind=kind, version__article=OuterRef("pk"), version__number=OuterRef("latest_number")
    )
