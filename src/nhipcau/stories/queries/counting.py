"""Stories that began in some days and name a unit's land, for the count of its work. Called by `reports`.

The room stores no unit: the house reads for all. A story belongs to the day of its first article, once.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nhipcau.monitoring.queries.places import family_of
from nhipcau.monitoring.queries.searching import day_starts
from nhipcau.stories.models import Placement, Story


def stories_begun(unit_id: str, since: date, until: date) -> QuerySet[Story]:
    """Return the stories, the earliest first; a merged one lives on in the other."""
    named = Placement.objects.filter(
        story=OuterRef("pk"), article__versions__number=F("article__latest_number"),
        article__versions__mentions__unit_id__in=family_of(frozenset({unit_id})),
    )  # fmt: skip
    days = Q(first_at__gte=day_starts(since), first_at__lt=day_starts(until + timedelta(days=1)))
    return Story.objects.filter(days, Exists(named), article_count__gt=0).order_by("first_at", "pk")
