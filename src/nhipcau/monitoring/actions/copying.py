"""Finding whose copy an article is, and what late arrivals change. In: a stored version; called by `storing`.

No action of anybody: it follows from the texts, so the record has the entry of storing alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Min, Q

from nhipcau.common.writing import write_gate
from nhipcau.monitoring.models import Article, Copy, Likeness, Shingle, Version
from nhipcau.monitoring.queries.copying import latest_versions, likenesses_among, members_of
from nhipcau.monitoring.rules.copying import Taking, takings
from nhipcau.monitoring.rules.taken import taken
from nhipcau.reading.stages.copies import CANDIDATES, Overlap, least_shared, overlap
from nhipcau.reading.stages.fingerprint import Signed, signed

WINDOW = timedelta(days=14)
"""Copies of a wire text come within hours; two weeks hold the slowest weekly."""
FORGOTTEN_AFTER = timedelta(days=60)
"""Twice the window and a month of back-reading: older texts are no more asked for copies."""
FAMILY_MOST = 300
"""Articles decided together; no wire text has had so many takers."""
PLACING = 71
"""Any number of our own: on PostgreSQL one placing at a time, lest texts stored at once miss each other."""


def place_among_copies(*, article: Article, version: Version, at: datetime) -> None:
    """Compare a new text with those around it in time, and decide its family of copies again."""
    with write_gate():
        _one_at_a_time()
        asked = signed(version.text)
        near = _alike(article, asked)
        _remember(article, asked, near)
        family = _family(article.pk)
        _decide(family, article.pk, at)


def forget_shingles(*, at: datetime) -> int:
    """Drop the look-up rows of articles that no new text is compared with any more."""
    with write_gate():
        return Shingle.objects.filter(at__lt=at - FORGOTTEN_AFTER).delete()[0]


def _one_at_a_time() -> None:
    if connection.vendor == "postgresql":  # SQLite has the write gate
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACING])


def _alike(article: Article, asked: Signed) -> dict[int, Overlap]:
    window = (article.sorted_at - WINDOW, article.sorted_at + WINDOW)
    rows = Shingle.objects.filter(key__in=asked.anchors, at__range=window).exclude(article=article)
    counted = rows.values("article").annotate(shared=Count("pk"), first=Min("at"))
    near = counted.filter(shared__gte=least_shared(asked)).order_by("-shared", "first", "article")
    texts = latest_versions(row["article"] for row in near[:CANDIDATES])
    compared = ((version.article_id, overlap(asked, signed(version.text))) for version in texts)
    return {key: found for key, found in compared if found is not None}


def _remember(article: Article, asked: Signed, near: dict[int, Overlap]) -> None:
    Shingle.objects.filter(article=article).delete()
    Likeness.objects.filter(Q(one=article) | Q(other=article)).delete()
    Shingle.objects.bulk_create(
        Shingle(article=article, key=key, at=article.sorted_at) for key in asked.anchors
    )
    Likeness.objects.bulk_create(_likeness(article.pk, key, found) for key, found in near.items())


def _likeness(asked: int, other: int, found: Overlap) -> Likeness:
    own, theirs = found.one_in_other, found.other_in_one
    if asked > other:
        asked, other, own, theirs = other, asked, theirs, own
    return Likeness(one_id=asked, other_id=other, one_in_other=own, other_in_one=theirs)


def _family(article_id: int) -> set[int]:
    """Follow likeness, and the stored tree for those whose likeness an edit has just ended."""
    family = fresh = {article_id} | _once_related(article_id)
    while fresh and len(family) < FAMILY_MOST:
        rows = Likeness.objects.filter(Q(one__in=fresh) | Q(other__in=fresh)).values_list("one", "other")
        fresh = {key for pair in rows for key in pair} - family
        family = family | fresh
    return family


def _once_related(article_id: int) -> set[int]:
    rows = Copy.objects.filter(Q(article=article_id) | Q(taken_from=article_id) | Q(original=article_id))
    return {key for row in rows.values_list("article", "taken_from", "original") for key in row}


def _decide(family: set[int], changed: int, at: datetime) -> None:
    wanted = {one.copy: one for one in takings(members_of(family), likenesses_among(family))}
    stored = {copy.pk: copy for copy in Copy.objects.filter(article__in=family)}
    Copy.objects.filter(article__in=stored.keys() - wanted.keys()).delete()
    stale = [
        one
        for key, one in wanted.items()
        if changed in (key, one.taken_from) or not _stands(stored.get(key), one)
    ]
    _write(stale, at)


def _stands(copy: Copy | None, wanted: Taking) -> bool:
    return copy is not None and (copy.taken_from_id, copy.original_id, copy.is_order_sure) == (
        wanted.taken_from, wanted.original, wanted.is_order_sure,
    )  # fmt: skip


def _write(decided: Iterable[Taking], at: datetime) -> None:
    decided = list(decided)
    asked = {key for one in decided for key in (one.copy, one.taken_from)}
    texts = {version.article_id: version for version in latest_versions(asked)}
    for one in decided:
        source, copy = texts[one.taken_from], texts[one.copy]
        found = taken(source.title, source.text, copy.title, copy.text)
        Copy.objects.update_or_create(
            article_id=one.copy,
            defaults={
                "taken_from_id": one.taken_from,
                "original_id": one.original,
                "kind": found.kind,
                "share": found.share,
                "own": found.own,
                "paragraphs_cut": found.paragraphs_cut,
                "sentences_cut": found.sentences_cut,
                "sentences_changed": found.sentences_changed,
                "sentences_added": found.sentences_added,
                "is_retitled": found.is_retitled,
                "is_order_sure": one.is_order_sure,
                "decided_at": at,
            },
        )
