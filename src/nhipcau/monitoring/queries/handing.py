"""What the rooms above are told of articles. In: row ids; out: plain rows, never a model.

For scheduled work, which has no person; screens ask `search_articles_for`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Substr

from nhipcau.monitoring.models import Mention, MentionKind, Version

OPENING_LETTERS = 600
"""Lead and first lines; grouping and excerpts need no more."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article at its latest version."""

    id: int
    public_id: str
    version_id: int
    number: int
    outlet_id: int | None
    outlet: str
    language: str
    title: str
    lead: str
    opening: str
    """The first letters of the text, the lead among them."""
    sorted_at: datetime
    first_seen_at: datetime
    unit_ids: frozenset[str]
    """Places that the text names."""


def told(article_ids: Iterable[int]) -> list[Told]:
    """Return these articles as they read now, the earliest first; unknown ids are passed over."""
    wanted = list(article_ids)
    latest = Version.objects.filter(article__in=wanted, number=F("article__latest_number"))
    rows = latest.select_related("article__outlet").defer("text", "fingerprint")
    shown = list(
        rows.annotate(opening=Substr("text", 1, OPENING_LETTERS)).order_by("article__sorted_at", "article_id")
    )
    units = _units_of([version.pk for version in shown])
    return [_told(version, units.get(version.pk, frozenset())) for version in shown]


def _told(version: Version, unit_ids: frozenset[str]) -> Told:
    article = version.article
    return Told(
        id=article.pk,
        public_id=article.public_id,
        version_id=version.pk,
        number=version.number,
        outlet_id=article.outlet_id,
        outlet=article.outlet.name if article.outlet else "",
        language=article.language,
        title=article.title,
        lead=version.lead,
        opening=version.opening,  # type: ignore[attr-defined]
        sorted_at=article.sorted_at,
        first_seen_at=article.first_seen_at,
        unit_ids=unit_ids,
    )


def _units_of(version_ids: list[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    places = Mention.objects.filter(version__in=version_ids, kind=MentionKind.PLACES).exclude(unit=None)
    for version_id, unit_id in places.values_list("version_id", "unit_id"):
        found.setdefault(version_id, set()).add(unit_id)
    return {version_id: frozenset(units) for version_id, units in found.items()}
