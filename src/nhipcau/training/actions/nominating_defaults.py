"""Seats to begin with: the same number for the agency of each site, which is entered where it is missing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.nominating_rounds import QuotaRow, set_quotas
from nhipcau.training.models import Category, Quota, Round, Site
from nhipcau.units.actions.bodies import keep_bodies
from nhipcau.units.queries.bodies import bodies_of


def seats_for_each_site(
    *,
    by: Any,
    at: datetime,
    round: Round,  # noqa: A002 - the field's own word
    category: Category | None,
    seats: int,
) -> list[Quota]:
    """Give each site but the main hall these seats, where it has none of that category in the round."""
    with write_gate():
        taken = Quota.objects.filter(round=round, category=category).values_list("site_id", flat=True)
        sites = list(round.conference.sites.filter(is_main=False).exclude(pk__in=taken))
        bodies = _bodies(by, at, sites)
        rows = [
            QuotaRow(bodies[site.pk], site.unit_id or round.conference.unit_id, category, site, seats)
            for site in sites
        ]
        made = set_quotas(by=by, at=at, round=round, rows=rows)
        note(by=by, at=at, verb="training.seats_for_each_site", subject=f"training.round:{round.public_id}",
             after={"sites": len(sites), "seats": seats})  # fmt: skip
    return made


def _bodies(by: Any, at: datetime, sites: list[Site]) -> dict[int, int]:
    """Return the agency of each site: the first of its unit, else one under the site's own name."""
    day = timezone.localdate(at)
    found: dict[int, int] = {}
    for site in sites:
        body = bodies_of(site.unit_id, day).order_by("pk").first() if site.unit_id else None
        if body is not None and body.pk not in found.values():
            found[site.pk] = body.pk
    missing = [site for site in sites if site.pk not in found]
    rows = [(site.unit_id or site.conference.unit_id, site.name) for site in missing]
    entered = keep_bodies(by=by, at=at, rows=rows) if rows else []
    return found | {site.pk: body.pk for site, body in zip(missing, entered, strict=True)}
