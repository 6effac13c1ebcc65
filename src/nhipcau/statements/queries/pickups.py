"""Who in the press took our words. In: who asks, or a statement; out: rows and a summary of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from nhipcau.statements.models import Pickup, Statement
from nhipcau.statements.queries.desk import statements_for


@dataclass(frozen=True, slots=True)
class PickupFigures:
    """What a statement reached, counted from the rows."""

    number: int
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first_at: datetime | None
    first_after: timedelta | None
    """From the release of the words that were taken to the first article with them."""


def pickups_for(person: Any) -> QuerySet[Pickup]:
    """Return the pickups of what this person's unit said, the latest first."""
    rows = Pickup.objects.select_related("version__edition__statement", "article__outlet")
    found = rows.filter(version__edition__statement__in=statements_for(person))
    if not person.may("statements.see_pickups"):
        return found.none()
    return found.annotate(taken_at=Coalesce("article__published_at", "article__first_seen_at")).order_by(
        "-taken_at", "-pk"
    )


def pickups_of(statement: Statement) -> list[Pickup]:
    """Return the pickups of a statement through all its editions, the earliest first."""
    rows = Pickup.objects.filter(version__edition__statement=statement)
    when = Coalesce("article__published_at", "article__first_seen_at")
    return list(
        rows.select_related("version", "article__outlet")
        .annotate(taken_at=when)
        .order_by(F("taken_at"), "pk")
    )


def figures_of(rows: list[Pickup]) -> PickupFigures:
    """Count pickups that come the earliest first."""
    outlets = dict.fromkeys(row.article.outlet.name for row in rows if row.article.outlet)
    languages = dict.fromkeys(row.version.language for row in rows)
    first = rows[0] if rows else None
    first_at: datetime | None = first.taken_at if first else None  # type: ignore[attr-defined]
    released = first.version.released_at if first else None
    after = max(first_at - released, timedelta()) if first_at and released else None
    return PickupFigures(len(rows), tuple(outlets), tuple(languages), first_at, after)
