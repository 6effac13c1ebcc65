"""Decrees: the list, one of them, what a draft would do to the map, and whom it leaves without a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.units.models import Body, Decree, Succession
from nhipcau.units.models.decrees import DRAFT, IN_FORCE, LOCAL
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.rules.changes import SPLIT, UNITE, Change, change_of
from nhipcau.units.rules.changing import Changed, changed
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import Level
from nhipcau.units.rules.validity import DAY

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True, slots=True)
class Count:
    """How many units of a level stand the day before and on the day."""

    level: Level
    before: int
    after: int


def decrees_for(person: Any) -> QuerySet[Decree]:
    """Return every decree that is in the map, and drafts for those who keep them; the latest first."""
    rows = Decree.objects.order_by(F("effective_on").desc(nulls_last=True), "-pk")
    return rows if person.may("units.keep_decrees") else rows.exclude(state=DRAFT)


def get_decree_for(person: Any, key: str) -> Decree:
    """Return one of them; 404 otherwise."""
    found: Decree = get_object_or_404(decrees_for(person), key=key)
    return found


def local_in_force() -> list[Decree]:
    """Return the decrees typed here that are in force, in the order in which they follow each other."""
    rows = Decree.objects.filter(origin=LOCAL, state=IN_FORCE)
    return list(rows.order_by("effective_on", "in_force_at", "pk"))


def changes_of(decree: Decree) -> list[Change]:
    """Return the rows of a decree."""
    return [change_of(kept) for kept in decree.changes]


def outcome(decree: Decree, before: Gazetteer | None = None) -> Changed:
    """Return what a decree does to the map of the tables, or another; BadChangeError where it cannot."""
    assert decree.effective_on is not None  # noqa: S101 - a constraint of the table
    return changed(
        before or map_in_tables(), changes_of(decree), on=decree.effective_on, decree=decree.key
    )  # fmt: skip


def counted(gazetteer: Gazetteer, on: date) -> list[Count]:
    """Count the units of each level on the day before and on the day."""
    rows = [
        Count(level, len(gazetteer.listed(on - DAY, level)), len(gazetteer.listed(on, level)))
        for level in LEVELS
    ]
    return [row for row in rows if row.before or row.after]


def ended_by(decree: Decree) -> list[str]:
    """Return the units that end by a decree: typed rows say it, of the seed the steps do."""
    if decree.origin == LOCAL:
        rows = (change for change in changes_of(decree) if change.what in {UNITE, SPLIT})
        return sorted({change.unit for change in rows})
    steps = Succession.objects.filter(decree=decree.key).values_list("source_id", flat=True)
    return sorted(set(steps))


def units_ended_by(key: str) -> list[str]:
    """Return the same by the decree's key, for cards of other rooms beside its page."""
    decree = Decree.objects.filter(key=key).first()
    return ended_by(decree) if decree else []


def seed_steps(decree: Decree) -> QuerySet[Succession]:
    """Return what became of what by a decree."""
    return Succession.objects.filter(decree=decree.key).order_by("source_id", "target_id")


def bodies_left(unit_ids: Sequence[str], on: date) -> int:
    """Count the bodies of units that end which would still stand on the day."""
    rows = Body.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), unit_id__in=unit_ids)
    return rows.count()


def names_of_decrees(keys: Any) -> dict[str, str]:
    """Name decrees for the record."""
    return dict(Decree.objects.filter(key__in=set(keys)).values_list("key", "number"))
