"""The one query behind every list of articles. In: who asks, words and filters; out: ranked articles.

Full-text indexes of the databases will come in behind this function; callers will not change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_, or_

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article, Mention, MentionKind, Version
from nhipcau.monitoring.rules.mentions import look_up
from nhipcau.monitoring.rules.publication import OFFICE_ZONE
from nhipcau.monitoring.rules.words import Term, terms, together

RANK_EXACT_PHRASE, RANK_EXACT, RANK_PHRASE, RANK_FOLDED = 3, 2, 1, 0


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


def search_articles_for(
    person: Visitor, *, query: str = "", filters: Filters = NO_FILTERS
) -> QuerySet[Article]:
    """Return the articles this person may read, best matches first, then newest."""
    return _search(articles_for(person), query, filters)


def search_articles(*, query: str = "", filters: Filters = NO_FILTERS) -> QuerySet[Article]:
    """Return the same for scheduled work (a watched topic), which reads everything; add `.filter(pk__in=…)`."""
    return _search(Article.objects.select_related("outlet"), query, filters)


def _search(everything: QuerySet[Article], query: str, filters: Filters) -> QuerySet[Article]:
    found = _narrowed(everything, filters)
    asked = terms(query)
    if not asked:
        return found.filter(pk__in=[]) if query.strip() else found.order_by("-sorted_at", "-pk")
    for term in asked:
        found = found.filter(_stands(term, exact=False))
    return found.annotate(rank=_rank(asked)).order_by("-rank", "-sorted_at", "-pk")


def articles_for(person: Visitor) -> QuerySet[Article]:
    """Return what the press published, to whoever may see articles; it is open to the whole staff."""
    everything = Article.objects.select_related("outlet")
    return everything if person.may("monitoring.see_articles") else everything.none()


def with_texts(found: QuerySet[Article]) -> QuerySet[Article]:
    """Let each article carry its latest version in `latest`; only the rows that are shown load it."""
    latest = Version.objects.filter(number=F("article__latest_number")).only("article", "number", "text")
    return found.prefetch_related(Prefetch("versions", queryset=latest, to_attr="latest"))


def naming(
    found: QuerySet[Article], kind: str, *, words: str = "", unit_ids: Iterable[str] | None = None
) -> QuerySet[Article]:
    """Keep the articles whose latest version names such a person, place, body or document."""
    mentions = Mention.objects.filter(
        kind=kind, version__article=OuterRef("pk"), version__number=OuterRef("latest_number")
    )
    if unit_ids is not None:
        mentions = mentions.filter(unit_id__in=list(unit_ids))
    for word in look_up(words).split():
        mentions = mentions.filter(folded__contains=word)
    return found.filter(Exists(mentions))


def day_starts(day: date) -> datetime:
    """Return midnight of a day in the office's zone."""
    return datetime.combine(day, time.min, tzinfo=OFFICE_ZONE)


def _narrowed(found: QuerySet[Article], filters: Filters) -> QuerySet[Article]:
    conditions = Q()
    if filters.since:
        conditions &= Q(sorted_at__gte=day_starts(filters.since))
    if filters.until:
        conditions &= Q(sorted_at__lt=day_starts(filters.until + timedelta(days=1)))
    if filters.outlets:
        conditions &= Q(outlet__public_id__in=sorted(filters.outlets))
    if filters.languages:
        conditions &= Q(language__in=sorted(filters.languages))
    if filters.changed:
        conditions &= Q(latest_number__gt=1)
    if filters.any_of:
        conditions &= reduce(or_, map(_line, filters.any_of), Q(pk__in=[]))
    return _naming_all(found.filter(conditions), filters)


def _line(line: str) -> Q:
    asked = terms(line)
    return reduce(and_, (Q(_stands(term, exact=False)) for term in asked)) if asked else Q(pk__in=[])


def _naming_all(found: QuerySet[Article], filters: Filters) -> QuerySet[Article]:
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
    return found


def _stands(term: Term, *, exact: bool) -> GreaterThan:
    """Look a term up with INSTR (STRPOS), some eight times as fast on SQLite as LIKE."""
    column = "search_text__exact" if exact else "search_text__folded"
    return GreaterThan(StrIndex(column, Value(term.needle(exact=exact))), 0)


def _rank(asked: list[Term]) -> Case:
    """Rank exact marks above folded ones and words side by side above scattered ones."""
    phrase = together(asked)
    ranks = []
    if phrase.exact != phrase.folded:  # typed without marks, nothing can match "better than folded"
        ranks.append(When(_stands(phrase, exact=True), then=Value(RANK_EXACT_PHRASE)))
        if len(asked) > 1:
            exact = [_stands(term, exact=True) for term in asked]
            ranks.append(When(reduce(and_, map(Q, exact)), then=Value(RANK_EXACT)))
    if len(asked) > 1:
        ranks.append(When(_stands(phrase, exact=False), then=Value(RANK_PHRASE)))
    return Case(*ranks, default=Value(RANK_FOLDED), output_field=IntegerField())
