"""Writes the dated map into its tables and derives the closure. Called by the seed and by decrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from nhipcau.common.folding import fold
from nhipcau.common.writing import write_gate
from nhipcau.units.models import Closure, Succession, Unit, UnitEdge, UnitName
from nhipcau.units.rules.closure import Edge, closure, edges_of
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import COUNTRY_ID, level_of
from nhipcau.units.rules.records import Period, Step
from nhipcau.units.rules.validity import joined

BATCH = 5000
"""Rows an INSERT; SQLite takes 32,766 parameters and Django cuts further where it must."""


def rebuild_closure() -> int:
    """Derive the closure table from the edges anew and return its number of rows; runs in one transaction."""
    with write_gate():
        lives: dict[str, tuple[date | None, date | None]] = {}
        named = UnitName.objects.order_by("unit_id", "id").values_list("unit_id", "starts_on", "ends_on")
        for unit_id, start, end in named:
            lives[unit_id] = joined(lives.get(unit_id), (start, end))
        stored = UnitEdge.objects.values_list("child_id", "parent_id", "starts_on", "ends_on")
        links = closure(lives, [Edge(*row) for row in stored])
        Closure.objects.all().delete()
        rows = [
            Closure(
                descendant_id=link.descendant, ancestor_id=link.ancestor, depth=link.depth,
                starts_on=link.start, ends_on=link.end,
            )
            for link in links
        ]  # fmt: skip
        Closure.objects.bulk_create(rows, BATCH)
    return len(rows)


def store_map(gazetteer: Gazetteer) -> None:
    """Replace every name, edge and step; units are never deleted, since other rooms point at them."""
    UnitName.objects.exclude(unit_id=COUNTRY_ID).delete()
    for table in (UnitEdge, Succession):
        table._default_manager.all().delete()  # noqa: SLF001 - Django's public name for it
    _enter(gazetteer.units, gazetteer.steps)


def store_changed(touched: Mapping[str, Sequence[Period]], steps: Sequence[Step]) -> None:
    """Replace the names and edges of the units that a decree touched, and add its steps."""
    UnitName.objects.filter(unit_id__in=touched).delete()
    UnitEdge.objects.filter(child_id__in=touched).delete()
    _enter(touched, steps)


def _enter(units: Mapping[str, Sequence[Period]], steps: Sequence[Step]) -> None:
    rows = [Unit(id=unit_id, level=level_of(unit_id)) for unit_id in units]
    Unit.objects.bulk_create(
        rows, BATCH, update_conflicts=True, update_fields=["level"], unique_fields=["id"]
    )
    periods = [period for each in units.values() for period in each]
    UnitName.objects.bulk_create(_names(periods), BATCH)
    UnitEdge.objects.bulk_create(
        [
            UnitEdge(child_id=e.child, parent_id=e.parent, starts_on=e.start, ends_on=e.end, decree=e.decree)
            for e in edges_of(periods)
        ],
        BATCH,
    )
    Succession.objects.bulk_create(
        [
            Succession(source_id=s.source, target_id=s.target, share=s.share, basis=s.basis, decree=s.decree)
            for s in steps
        ],
        BATCH,
    )


def _names(periods: Iterable[Period]) -> list[UnitName]:
    return [
        UnitName(
            unit_id=p.unit_id, kind=p.kind, code=p.code, name=p.name, folded=fold(p.name),
            starts_on=p.start, ends_on=p.end, decree=p.decree,
        )
        for p in periods
    ]  # fmt: skip
