"""What is read of the gazetteer, always as of a day. Units are public: no query asks "for whom"."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.common.folding import fold
from nhipcau.units.models import Closure, Succession, Unit, UnitEdge, UnitName
from nhipcau.units.rules.kinds import Level, titled


def holding(on: date) -> Q:
    """Return the condition that a dated row is true that day."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def names_on(on: date) -> QuerySet[UnitName]:
    """Return the names of all units that stood that day."""
    return UnitName.objects.filter(holding(on)).select_related("unit")


def provinces(on: date) -> QuerySet[UnitName]:
    """Return the provinces and cities of that day, by code."""
    return names_on(on).filter(unit__level=Level.PROVINCE).order_by("code")


def name_at(unit_id: str, on: date | None) -> UnitName | None:
    """Return the unit's name that day, or its last name before, or its first after."""
    names = list(UnitName.objects.filter(unit_id=unit_id))
    names.sort(key=lambda name: name.starts_on or date.min)
    if not names or on is None:
        return names[-1] if names else None
    past = [name for name in names if name.starts_on is None or name.starts_on <= on]
    return past[-1] if past else names[0]


def found(text: str, on: date) -> QuerySet[UnitName]:
    """Return the units of that day whose code or folded name is, or whose name begins with, the text."""
    folded = fold(text)
    meant = Q(code=text.strip()) | Q(folded=folded) | Q(folded__startswith=folded)
    return names_on(on).filter(meant).order_by("unit__level", "folded", "code")


def children(unit_id: str, on: date) -> QuerySet[UnitName]:
    """Return the units directly under this one that day."""
    below = UnitEdge.objects.filter(holding(on), parent_id=unit_id).values("child_id")
    return names_on(on).filter(unit_id__in=below).order_by("code")


def ancestors(unit_id: str, on: date) -> list[UnitName]:
    """Return the unit's parents that day, the nearest first."""
    above = Closure.objects.filter(holding(on), descendant_id=unit_id, depth__gt=0).order_by("depth")
    names = {name.unit_id: name for name in names_on(on).filter(unit_id__in=above.values("ancestor_id"))}
    return [names[link.ancestor_id] for link in above if link.ancestor_id in names]


def descendants(unit_id: str, on: date) -> QuerySet[Unit]:
    """Return the unit itself and everything under it that day."""
    below = Closure.objects.filter(holding(on), ancestor_id=unit_id).values("descendant_id")
    return Unit.objects.filter(id__in=below)


def units_today(unit_id: str, on: date) -> list[UnitName]:
    """Return the units of that day in whose land the unit's land lies, the main one first."""
    wanted = _followed(unit_id, on)
    names = {name.unit_id: name for name in names_on(on).filter(unit_id__in=wanted)}
    return [names[unit] for unit in wanted if unit in names]


def _followed(unit_id: str, on: date) -> list[str]:
    if names_on(on).filter(unit_id=unit_id).exists():
        return [unit_id]
    last = name_at(unit_id, None)
    if last is None or last.ends_on is None or last.ends_on >= on:
        return []
    steps = Succession.objects.filter(source_id=unit_id).values_list("target_id", "basis")
    targets = [target for target, _ in sorted(steps, key=lambda step: (step[1] == "part", step[0]))]
    if not targets:
        targets = list(children(unit_id, last.ends_on).values_list("unit_id", flat=True))
    return list(dict.fromkeys(unit for target in targets for unit in _followed(target, on)))


def unit_exists(unit_id: str) -> bool:
    """Tell whether the gazetteer has a unit with this id of ours."""
    return Unit.objects.filter(id=unit_id).exists()


def unit_name(unit_id: str, on: date | None = None) -> str:
    """Return "Tỉnh Cao Bằng" as of a day, or the latest name; the id itself when it has none."""
    name = name_at(unit_id, on)
    return titled(name.kind, name.name) if name else unit_id
