"""Sites with their figures, communes that may join, units by their words. Called by the screens of sites."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from nhipcau.common.folding import fold
from nhipcau.training.models import Conference, Site
from nhipcau.training.queries.conferences import sites_of
from nhipcau.training.rules import states
from nhipcau.units.queries import descendants, names_on
from nhipcau.units.rules.kinds import Level, titled


def counted_sites(conference: Conference) -> QuerySet[Site]:
    """List the sites with how many were named for each."""
    named = Q(delegates__state=states.NAMED, delegates__origin=states.NOMINATED)
    return sites_of(conference).select_related("parent").annotate(named=Count("delegates", filter=named))


def hosted_past(on: date) -> QuerySet[Site]:
    """List the sites that still name a host after the day on which people are forgotten."""
    rows = Site.objects.filter(conference__personal_until__lt=on)
    return rows.exclude(host_name="", host_phone="").order_by("pk")


def communes_of(unit_id: str, on: date) -> list[tuple[str, str]]:
    """Return the communes under a unit that day: id and "Xã Đàm Thủy", by their code."""
    rows = names_on(on).filter(unit_id__in=descendants(unit_id, on).values("pk"), unit__level=Level.COMMUNE)
    return [(row.unit_id, titled(row.kind, row.name)) for row in rows.order_by("code")]


def communes_left(conference: Conference, unit_id: str) -> list[tuple[str, str]]:
    """Return the communes that have no site yet."""
    taken = set(conference.sites.values_list("unit_id", flat=True))
    return [pair for pair in communes_of(unit_id, conference.starts_on) if pair[0] not in taken]


def units_by_words(unit_id: str, on: date) -> dict[str, str]:
    """Map the folded name of each commune, with and without its kind, to its id; twins are left out."""
    found: dict[str, Any] = {}
    rows = names_on(on).filter(unit_id__in=descendants(unit_id, on).values("pk"), unit__level=Level.COMMUNE)
    for row in rows:
        for words in {fold(row.name), fold(titled(row.kind, row.name))}:
            found[words] = None if words in found else row.unit_id
    return {words: unit for words, unit in found.items() if unit}
