"""Places of articles on the dated map. In: unit ids or a typed name, and a day; out: names and unit ids.

The only file of the room that asks `units`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.common.folding import fold
from nhipcau.monitoring.models import Mention
from nhipcau.units import queries as units
from nhipcau.units.rules.kinds import LABELS, Level

LAST_DAY_OF_OLD_MAP = date(2025, 6, 30)
"""Design/domain-facts.md: 63 provinces and their districts stood until this day."""
HEIRS_SHOWN = 3
"""A district of the old map may lie in a dozen communes of the new one."""
UNITS = Mention.unit.field.related_model._default_manager  # noqa: SLF001 - Django's public name for it
"""Reached through our own foreign key: the models of another room are not imported."""


class Named(Protocol):
    """A unit's name as `units` gives it, with the days it held."""

    unit: Any
    unit_id: str
    folded: str
    kind: str
    starts_on: date | None
    ends_on: date | None


def known_units(unit_ids: Iterable[str]) -> frozenset[str]:
    """Return those ids that the stored map knows."""
    return frozenset(UNITS.filter(pk__in=set(unit_ids)).values_list("pk", flat=True))


def place_lines(unit_ids: Iterable[str], *, on: date, today: date) -> dict[str, str]:
    """Say what each unit was called that day, and on whose land it lies today."""
    return {unit_id: _place_line(unit_id, on, today) for unit_id in unit_ids}


def units_meant(typed: str, *, today: date) -> frozenset[str]:
    """Return the units that a typed id or name means, the highest level first; empty when there is none."""
    if known_units([typed.strip()]):
        return frozenset({typed.strip()})
    first, *above = [part.strip() for part in typed.split(",")]
    candidates = [(name, day) for day in (today, LAST_DAY_OF_OLD_MAP) for name in _named(first, day)]
    fitting = [name for name, day in candidates if _stands_under(name.unit_id, above, day)]
    highest = min((name.unit.level for name in fitting), default=None)
    return frozenset(name.unit_id for name in fitting if name.unit.level == highest)


def family_of(meant: frozenset[str]) -> frozenset[str]:
    """Return these units with all below, before and after them."""
    land = _with_those_below(meant)
    return land | _earlier(land) | _later(land)


def full_name(unit_id: str, on: date) -> str:
    """Write "xã Trường Hà, huyện Hà Quảng, tỉnh Cao Bằng" as of that day."""
    return ", ".join(str(name) for name in _line_of_names(unit_id, on))


def _place_line(unit_id: str, on: date, today: date) -> str:
    then = _line_of_names(unit_id, on)
    before = ", ".join(str(name) for name in then)
    now = _today(unit_id, today)
    if not now or now == before:
        return before
    ended = [name.ends_on for name in then if name.ends_on and name.ends_on < today]
    if not ended:
        return _("%(then)s (nay: %(now)s)") % {"then": before, "now": now}
    words = {"then": before, "until": formats.day(min(ended)), "now": now}
    return _("%(then)s (đến %(until)s) → nay: %(now)s") % words


def _today(unit_id: str, today: date) -> str:
    heirs = units.units_today(unit_id, today)
    shown = "; ".join(full_name(name.unit_id, today) for name in heirs[:HEIRS_SHOWN])
    more = len(heirs) - HEIRS_SHOWN
    return _("%(units)s và %(more)s đơn vị khác") % {"units": shown, "more": more} if more > 0 else shown


def _line_of_names(unit_id: str, on: date) -> list[Named]:
    own = units.name_at(unit_id, on)
    if own is None:
        return []
    day = on
    if own.starts_on and on < own.starts_on:
        day = own.starts_on
    elif own.ends_on and on > own.ends_on:
        day = own.ends_on
    return [own, *units.ancestors(unit_id, day)]


def _named(typed: str, day: date) -> list[Named]:
    kind, name = _without_kind(fold(typed))
    found = units.found(name, day) if name else []
    return [one for one in found if one.folded == name and kind in {"", fold(LABELS[one.kind])}]


def _without_kind(folded: str) -> tuple[str, str]:
    for label in sorted({fold(label) for label in LABELS.values()}, key=len, reverse=True):
        if folded.startswith(f"{label} "):
            return label, folded.removeprefix(f"{label} ")
    return "", folded


def _stands_under(unit_id: str, above: list[str], day: date) -> bool:
    names = {name.folded for name in units.ancestors(unit_id, day)} if above else set()
    return all(_without_kind(fold(part))[1] in names for part in above if part)


def _with_those_below(unit_ids: frozenset[str]) -> frozenset[str]:
    below = UNITS.filter(closure_up__ancestor_id__in=unit_ids).values_list("pk", flat=True)
    return unit_ids | frozenset(below)


def _earlier(unit_ids: frozenset[str]) -> frozenset[str]:
    """Follow the steps back until nothing older is found."""
    seen, fresh = unit_ids, unit_ids
    while fresh:
        sources = UNITS.filter(steps_out__target_id__in=fresh).values_list("pk", flat=True)
        fresh = frozenset(sources) - seen
        seen |= fresh
    return seen


def _later(unit_ids: frozenset[str]) -> frozenset[str]:
    """Follow the steps on to what stands on this land today; a merged province covers too much else."""
    seen, fresh = unit_ids, unit_ids
    while fresh:
        targets = (
            UNITS.filter(steps_in__source_id__in=fresh)
            .exclude(level=Level.PROVINCE)
            .values_list("pk", flat=True)
        )
        fresh = frozenset(targets) - seen
        seen |= fresh
    return seen
