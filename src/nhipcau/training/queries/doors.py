"""Who stands at the door: delegates by pass or id, of any conference; their stand-ins; the site itself.

Called by `attendance` while it takes a batch, inside its own gate.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.training.models import Delegate, Site
from nhipcau.training.rules import states


def at_the_door(
    *, hashes: Collection[str], public_ids: Collection[str], pks: Collection[int] = ()
) -> list[Delegate]:
    """Return everybody who is meant, held in a fixed order until the transaction ends."""
    meant = Q(pass_hash__in=hashes) | Q(public_id__in=public_ids) | Q(pk__in=pks)
    rows = Delegate.objects.filter(meant).order_by("pk")
    return list(rows.select_for_update(of=("self",), no_key=True))


def stand_ins_of(places: Collection[int]) -> QuerySet[Delegate]:
    """List the substitutes who already stood in for these places."""
    rows = Delegate.objects.filter(place__in=places, origin=states.SUBSTITUTE, state=states.NAMED)
    return rows.filter(erased_at=None).order_by("pk")


def without_pass(conference: Any) -> list[tuple[int, str, int]]:
    """Return who on the list has no pass yet: key, public id, and the version to give."""
    rows = Delegate.objects.filter(conference=conference, pass_hash="", erased_at=None, state=states.NAMED)
    return list(rows.order_by("pk").values_list("pk", "public_id", "pass_version"))


def with_pass(conference: Any, site: Any = None) -> QuerySet[Delegate]:
    """List who on the list has a pass, by site, then by given name."""
    rows = Delegate.objects.filter(conference=conference, erased_at=None, state=states.NAMED)
    rows = rows.exclude(pass_hash="").select_related("site", "body", "category")
    return (rows if site is None else rows.filter(site=site)).order_by("site__code", "sorted_by", "pk")


def lost_passes(conference: Any) -> list[tuple[str, int]]:
    """Return who was given another pass, and the version that holds now."""
    rows = Delegate.objects.filter(conference=conference, pass_version__gt=1)
    return list(rows.values_list("public_id", "pass_version"))


def site_by_id(pk: int) -> Site:
    """Return a site that another row names, with its conference."""
    return Site.objects.select_related("conference").get(pk=pk)
