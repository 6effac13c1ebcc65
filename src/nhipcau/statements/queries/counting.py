"""What a unit said in a stretch of time, for the count of its work. In: unit, start, end (too late).

Exercises never count; a matter whose last public edition was withdrawn counts no more. Called by `reports`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nhipcau.statements.models import Edition, Pickup, Version
from nhipcau.statements.rules import states

SPOKEN = tuple(kind for kind in states.KINDS if kind not in {states.FEATURE, states.CORRECTION})
"""Releases and statements; features and requests for correction are counted under their own names."""


def first_editions(
    unit_id: str, start: datetime, end: datetime, kinds: Iterable[str] = SPOKEN
) -> QuerySet[Edition]:
    """Return the first public edition of every matter that went out then, the earliest first."""
    first = _public(unit_id, kinds).filter(statement=OuterRef("statement")).order_by("number")
    rows = _standing(_public(unit_id, kinds)).filter(pk=Subquery(first.values("pk")[:1]))
    return rows.filter(published_at__gte=start, published_at__lt=end).select_related("statement")


def correcting_editions(unit_id: str, start: datetime, end: datetime) -> QuerySet[Edition]:
    """Return the editions that corrected an earlier public one then."""
    rows = _standing(_public(unit_id, states.KINDS)).filter(number__gt=1)
    return rows.filter(published_at__gte=start, published_at__lt=end).select_related("statement")


def first_words(unit_id: str, start: datetime, end: datetime, kinds: Iterable[str] = SPOKEN) -> list[Version]:
    """Return the first released words of each matter in each language, where they were released then."""
    standing = _standing(_public(unit_id, kinds))
    rows = Version.objects.filter(edition__in=standing.values("pk"), released_at__isnull=False)
    first: dict[tuple[int, str], Version] = {}
    for row in rows.select_related("edition__statement").order_by("released_at", "pk"):
        first.setdefault((row.edition.statement_id, row.language), row)
    return [row for row in first.values() if row.released_at is not None and start <= row.released_at < end]


def languages_used(unit_id: str, start: datetime, end: datetime) -> list[Version]:
    """Return for each language the first words released in it then, of any kind."""
    rows = Version.objects.filter(
        edition__in=_standing(_public(unit_id, states.KINDS)).values("pk"),
        released_at__gte=start, released_at__lt=end,
    )  # fmt: skip
    first: dict[str, Version] = {}
    for row in rows.select_related("edition__statement").order_by("released_at", "pk"):
        first.setdefault(row.language, row)
    return [first[language] for language in sorted(first)]


def articles_that_took_words(unit_id: str, start: datetime, end: datetime) -> list[Pickup]:
    """Return one pickup for each article of then that took words of the unit, the earliest first."""
    taken = Coalesce("article__published_at", "article__first_seen_at")
    rows = Pickup.objects.filter(version__edition__in=_standing(_public(unit_id, states.KINDS)).values("pk"))
    rows = rows.annotate(taken_at=taken).filter(taken_at__gte=start, taken_at__lt=end)
    first: dict[int, Pickup] = {}
    for row in rows.select_related("article__outlet", "version__edition__statement").order_by(
        "taken_at", "pk"
    ):
        first.setdefault(row.article_id, row)
    return list(first.values())


def has_statements(unit_id: str) -> bool:
    """Say whether the unit ever wrote one."""
    return Edition.objects.filter(statement__unit_id=unit_id, statement__is_drill=False).exists()


def _public(unit_id: str, kinds: Iterable[str]) -> QuerySet[Edition]:
    return Edition.objects.filter(
        statement__unit_id=unit_id, statement__is_drill=False, statement__kind__in=list(kinds),
        publication__in=states.PUBLIC,
    ).order_by("published_at", "pk")  # fmt: skip


def _standing(rows: QuerySet[Edition]) -> QuerySet[Edition]:
    """Keep the editions of matters whose last public edition may still be read."""
    last = Edition.objects.filter(statement=OuterRef("statement"), publication__in=states.PUBLIC)
    ended = Subquery(last.order_by("-number").values("publication")[:1])
    return rows.annotate(last_publication=ended).exclude(last_publication=states.WITHDRAWN)
