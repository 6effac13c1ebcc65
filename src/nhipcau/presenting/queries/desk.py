"""What the desk sees: pieces, pictures, kits, channels and plans of one's own unit, and nobody else's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.presenting.models import Asset, Channel, Kit, Piece, Plan, Posting
from nhipcau.presenting.rules import planning
from nhipcau.presenting.rules.events import Event, unplanned


def pieces_for(person: Any) -> QuerySet[Piece]:
    """Return the pieces of the person's unit."""
    return Piece.objects.filter(unit_id=person.unit_id).select_related("statement")


def get_piece_for(person: Any, public_id: str) -> Piece:
    """Return one of them, or answer 404."""
    return get_object_or_404(pieces_for(person), public_id=public_id)


def piece_of_statement_for(person: Any, statement_public_id: str) -> Piece | None:
    """Return the piece whose words a statement holds."""
    return pieces_for(person).filter(statement__public_id=statement_public_id).first()


def assets_for(person: Any) -> QuerySet[Asset]:
    """Return the pictures and papers of the person's unit."""
    return Asset.objects.filter(unit_id=person.unit_id).prefetch_related("files")


def get_asset_for(person: Any, public_id: str) -> Asset:
    """Return one of them, or answer 404."""
    return get_object_or_404(assets_for(person), public_id=public_id)


def kits_for(person: Any) -> QuerySet[Kit]:
    """Return the media kits of the person's unit."""
    return Kit.objects.filter(unit_id=person.unit_id).annotate(count=Count("items"))


def get_kit_for(person: Any, public_id: str) -> Kit:
    """Return one of them, or answer 404."""
    return get_object_or_404(kits_for(person), public_id=public_id)


def channels_for(person: Any) -> QuerySet[Channel]:
    """Return the official channels of the person's unit."""
    return Channel.objects.filter(unit_id=person.unit_id).select_related("office")


def channels_in_force_for(person: Any, on: date) -> QuerySet[Channel]:
    """Return those that hold on a day."""
    return channels_for(person).filter(starts_on__lte=on).exclude(ends_on__lt=on)


def get_channel_for(person: Any, public_id: str) -> Channel:
    """Return one of them, or answer 404."""
    return get_object_or_404(channels_for(person), public_id=public_id)


def postings_for(person: Any) -> QuerySet[Posting]:
    """Return what was noted as posted on the unit's channels."""
    return Posting.objects.filter(channel__unit_id=person.unit_id).select_related("channel", "noted_by")


def plans_for(person: Any) -> QuerySet[Plan]:
    """Return the plans of the person's unit."""
    rows = Plan.objects.filter(unit_id=person.unit_id)
    return rows.select_related("channel", "holder", "piece")


def get_plan_for(person: Any, public_id: str) -> Plan:
    """Return one of them, or answer 404."""
    return get_object_or_404(plans_for(person), public_id=public_id)


def conflicts_for(person: Any) -> dict[int, list[Plan]]:
    """Return, by key, the plans that share their day and channel with others that still stand."""
    standing = plans_for(person).exclude(state=planning.DROPPED).filter(channel__isnull=False)
    groups: dict[tuple[Any, Any], list[Plan]] = defaultdict(list)
    for plan in standing:
        groups[plan.on, plan.channel_id].append(plan)
    return {
        plan.pk: [other for other in group if other.pk != plan.pk]
        for group in groups.values()
        for plan in group
        if len(group) > 1
    }


def events_unplanned_for(person: Any, on: date) -> list[Event]:
    """Return the events of the next days for which nothing stands on the calendar."""
    standing = plans_for(person).exclude(Q(state=planning.DROPPED) | Q(event=""))
    pairs = [(plan.event, plan.on) for plan in standing]
    return unplanned(str(person.unit_id), pairs, on, planning.HINT_DAYS)


def names_of(model: Any, public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of rows for the record."""
    return {row.public_id: str(row) for row in model.objects.filter(public_id__in=list(public_ids))}
