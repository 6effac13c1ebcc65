"""Pictures and channels of a unit, for the count of its work. In: unit, moments or a day. For `reports`."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.presenting.models import Asset, Channel, KitItem, SheetPicture
from nhipcau.presenting.queries.making import rights_hold
from nhipcau.statements.rules import states


def shown_first(unit_id: str, start: datetime, end: datetime) -> list[tuple[datetime, Asset]]:
    """Return the pictures that the public could first see then, with the moment; their rights held that day.

    A picture is public beside a readable page whose sheet was approved, or in an approved kit still open.
    """
    first: dict[int, tuple[datetime, Asset]] = {}
    for moment, asset in sorted([*_on_pages(unit_id), *_in_kits(unit_id)], key=lambda pair: pair[0]):
        first.setdefault(asset.pk, (moment, asset))
    return [
        (moment, asset)
        for moment, asset in first.values()
        if start <= moment < end and asset.is_picture and rights_hold(asset, day_of(moment))
    ]


def channels_on(unit_id: str, on: date) -> QuerySet[Channel]:
    """Return the official channels in force that day."""
    rows = Channel.objects.filter(unit_id=unit_id, starts_on__lte=on)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=on)).order_by("starts_on", "pk")


def _on_pages(unit_id: str) -> list[tuple[datetime, Asset]]:
    rows = SheetPicture.objects.filter(
        asset__unit_id=unit_id, sheet__approved_by__isnull=False, sheet__edition__statement__is_drill=False,
        sheet__edition__publication__in=states.READABLE, sheet__edition__published_at__isnull=False,
    ).select_related("asset", "sheet__edition")  # fmt: skip
    moments = [(row.sheet.edition.published_at, row.asset) for row in rows]
    return [(moment, asset) for moment, asset in moments if moment]


def _in_kits(unit_id: str) -> list[tuple[datetime, Asset]]:
    rows = KitItem.objects.filter(
        asset__unit_id=unit_id, kit__approved_by__isnull=False, kit__approved_at__isnull=False,
        kit__closed_at=None,
    ).select_related("asset", "kit")  # fmt: skip
    return [(row.kit.approved_at, row.asset) for row in rows if row.kit.approved_at and row.asset]
