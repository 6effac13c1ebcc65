"""Articles of some days that name a unit's land, for the count of its work. In: unit, days; out: articles.

The room stores no unit: the house reads for all. Land is the unit with what lies in it, lay or became of it.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nhipcau.monitoring.models import Article, Mention, MentionKind
from nhipcau.monitoring.queries.places import family_of
from nhipcau.monitoring.queries.searching import day_starts

OWN_LANGUAGES = ("", "vi")
"""As in the digest: what is neither is read as press from abroad."""
OWN_HOSTS = ".vn"
"""Addresses of outlets at home; their pages in other languages are no foreign press."""


def articles_naming(unit_id: str, since: date, until: date) -> QuerySet[Article]:
    """Return the articles of these days whose latest text names the unit's land, the earliest first."""
    places = Mention.objects.filter(
        version__article=OuterRef("pk"), version__number=F("version__article__latest_number"),
        kind=MentionKind.PLACES, unit_id__in=family_of(frozenset({unit_id})),
    )  # fmt: skip
    days = Q(sorted_at__gte=day_starts(since), sorted_at__lt=day_starts(until + timedelta(days=1)))
    return Article.objects.filter(days, Exists(places)).order_by("sorted_at", "pk")


def articles_from_abroad(unit_id: str, since: date, until: date) -> QuerySet[Article]:
    """Return those of outlets abroad: another language, no place of ours, no address at home."""
    rows = articles_naming(unit_id, since, until).exclude(language__in=OWN_LANGUAGES)
    rows = rows.filter(outlet__isnull=False, outlet__unit=None)
    return rows.exclude(outlet__host__endswith=OWN_HOSTS).select_related("outlet")
