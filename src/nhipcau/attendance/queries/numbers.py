"""Reconciled numbers of a conference: by half-day, site, category. A conference in, `Numbers` out.

Called by the board, the report and exports. One statement, so that the parts belong to one moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from nhipcau.attendance.models import Attendance, Excuse
from nhipcau.attendance.rules import reconciling
from nhipcau.attendance.rules.reconciling import WHOLE, Key, Numbers, Tally, total
from nhipcau.training.queries.delegates import places_of
from nhipcau.training.rules import states

__all__ = ["Numbers", "by_category", "by_site", "cells_of", "cross", "numbers"]


def numbers(conference: Any, half_day: Any = None, site: Any = None, category: Any = None) -> Numbers:
    """Count one scope; without a half-day each place once, where it was first filled."""
    found = cells_of(conference, half_day)
    return total(
        cell
        for (_half_day, at_site, of_category), cell in found.items()
        if (site is None or at_site == site.pk) and (category is None or of_category == category.pk)
    )


def by_site(conference: Any, half_day: Any = None) -> dict[int, Numbers]:
    """Count every site, by its pk; a site without anybody is missing."""
    return _summed(cells_of(conference, half_day), 1)


def by_category(conference: Any, half_day: Any = None) -> dict[int, Numbers]:
    """Count every category, by its pk; 0 stands for those without one."""
    return _summed(cells_of(conference, half_day), 2)


def cross(conference: Any) -> dict[Key, Numbers]:
    """Count half-day × site × category for all half-days, by their pks."""
    half_days = list(conference.half_days.values_list("pk", flat=True))
    return reconciling.cells(_tallies(conference, half_days), half_days)


def cells_of(conference: Any, half_day: Any = None) -> dict[Key, Numbers]:
    """Count site × category of one half-day, or of the whole conference."""
    wanted = [half_day.pk] if half_day is not None else [WHOLE]
    return reconciling.cells(_tallies(conference, wanted), wanted)


def _summed(found: dict[Key, Numbers], part: int) -> dict[int, Numbers]:
    sums: dict[int, Numbers] = defaultdict(Numbers)
    for key, cell in found.items():
        sums[key[part]] += cell
    return dict(sums)


def _tallies(conference: Any, half_days: Sequence[int]) -> list[Tally]:
    is_whole = list(half_days) == [WHOLE]
    came = Attendance.objects.filter(half_day__conference=conference)
    excused = Excuse.objects.filter(half_day__conference=conference)
    if not is_whole:
        came, excused = came.filter(half_day__in=half_days), excused.filter(half_day__in=half_days)
    parts = [
        _of_left(conference),
        _of_came(came.filter(_first()) if is_whole else came, is_whole),
        _of_excused(excused, is_whole),
    ]
    return [_read(row) for row in _of_listed(conference).union(*parts, all=True)]


def _of_listed(conference: Any) -> QuerySet[Any, Any]:
    rows = places_of(conference)
    return _group(rows, reconciling.LISTED, half=Value(WHOLE), site=F("site_id"), place="")


def _of_left(conference: Any) -> QuerySet[Any, Any]:
    """Places taken off the list after they were filled: they still count, or the sum would not hold."""
    rows = Attendance.objects.filter(half_day__conference=conference, place__origin=states.NOMINATED).exclude(
        place__state=states.NAMED
    )
    return _group(rows, reconciling.LEFT_LIST, half=Value(WHOLE), site=F("place__site_id"))


def _of_came(rows: QuerySet[Attendance], is_whole: bool) -> QuerySet[Any, Any]:
    half = Value(WHOLE) if is_whole else F("half_day_id")
    return _group(rows, reconciling.CAME, half=half, site=F("site_id"), who=F("delegate__origin"))


def _of_excused(rows: QuerySet[Excuse], is_whole: bool) -> QuerySet[Any, Any]:
    present = Attendance.objects.filter(place=OuterRef("place"))
    here = present if is_whole else present.filter(half_day=OuterRef("half_day"))
    on_list = Q(place__state=states.NAMED) & ~Q(place__answer=states.EXCUSED)
    off_list = ~Q(place__state=states.NAMED) & Exists(present)
    rows = rows.filter(on_list | off_list, ~Exists(here), place__origin=states.NOMINATED)
    half = Value(WHOLE) if is_whole else F("half_day_id")
    return _group(rows, reconciling.EXCUSED, half=half, site=F("place__site_id"))


def _first() -> Q:
    """Keep the first presence of each place: the earliest half-day, then the one made first."""
    same = Attendance.objects.filter(place=OuterRef("place"))
    starts = OuterRef("half_day__starts_at")
    return ~Q(
        Exists(
            same.filter(
                Q(half_day__starts_at__lt=starts)
                | Q(half_day__starts_at=starts, half_day__lt=OuterRef("half_day"))
            )
        )
    )


def _group(
    rows: QuerySet[Any], kind: int, *, half: Any, site: Any, who: Any = None, place: str = "place__"
) -> QuerySet[Any, Any]:
    counted = "pk" if not place else "place"
    grouped: QuerySet[Any, Any] = (
        rows.order_by()
        .values(
            t_kind=Value(kind, output_field=IntegerField()),
            t_half=half,
            t_site=site,
            t_own=F(f"{place}site_id"),
            t_category=Coalesce(F(f"{place}category_id"), 0),
            t_origin=F(f"{place}origin"),
            t_who=who or F(f"{place}origin"),
            t_state=F(f"{place}state"),
            t_answer=F(f"{place}answer"),
        )
        .annotate(t_count=Count(counted, distinct=True))
    )
    return grouped


def _read(row: dict[str, Any]) -> Tally:
    return Tally(
        kind=row["t_kind"],
        half_day=row["t_half"],
        site=row["t_site"],
        own_site=row["t_own"],
        category=row["t_category"],
        count=row["t_count"],
        is_walk_in=row["t_origin"] != states.NOMINATED,
        is_substitute=row["t_who"] == states.SUBSTITUTE,
        said_no=row["t_answer"] == states.EXCUSED and row["t_state"] == states.NAMED,
    )
