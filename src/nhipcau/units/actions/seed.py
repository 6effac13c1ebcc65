"""What changes in the gazetteer: the seed is loaded, the closure is rebuilt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from nhipcau.common.folding import fold
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.units.models import Closure, SeedLoad, Succession, Unit, UnitEdge, UnitName
from nhipcau.units.rules.closure import Edge, closure, edges_of
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import COUNTRY_ID, COUNTRY_KIND, COUNTRY_NAME, Level, level_of
from nhipcau.units.rules.records import Period
from nhipcau.units.rules.seed import load_gazetteer, seed_hash
from nhipcau.units.rules.validity import joined

BATCH = 5000
"""Rows an INSERT; SQLite takes 32,766 parameters and Django cuts further where it must."""


def load_seed(*, at: datetime, by: Actor | None) -> bool:
    """Bring the tables to the committed seed; return False when they hold it already.

    Units are never deleted, since other rooms point at them; names, edges and steps are replaced.
    """
    version = seed_hash()
    with write_gate():
        _add_country()
        if SeedLoad.objects.filter(seed_hash=version).exists():
            return False
        gazetteer = load_gazetteer()
        gazetteer.check()
        _store(gazetteer)
        rebuild_closure()
        SeedLoad.objects.all().delete()
        SeedLoad.objects.create(seed_hash=version, loaded_at=at)
        counts = {"units": len(gazetteer.units), "steps": len(gazetteer.steps), "seed": version}
        note(by=by, at=at, verb="units.load_seed", subject="units", after=counts)
    return True


def _add_country() -> None:
    """Enter the country, to which offices of the centre belong; over every province without an edge."""
    Unit.objects.get_or_create(id=COUNTRY_ID, defaults={"level": Level.COUNTRY})
    UnitName.objects.get_or_create(
        unit_id=COUNTRY_ID,
        defaults={"kind": COUNTRY_KIND, "code": "00", "name": COUNTRY_NAME, "folded": fold(COUNTRY_NAME)},
    )


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


def _store(gazetteer: Gazetteer) -> None:
    units = [Unit(id=unit_id, level=level_of(unit_id)) for unit_id in gazetteer.units]
    Unit.objects.bulk_create(
        units, BATCH, update_conflicts=True, update_fields=["level"], unique_fields=["id"]
    )
    UnitName.objects.exclude(unit_id=COUNTRY_ID).delete()
    for table in (UnitEdge, Succession):
        table._default_manager.all().delete()  # noqa: SLF001 - Django's public name for it
    UnitName.objects.bulk_create(_names(gazetteer.periods()), BATCH)
    UnitEdge.objects.bulk_create(
        [
            UnitEdge(child_id=e.child, parent_id=e.parent, starts_on=e.start, ends_on=e.end, decree=e.decree)
            for e in edges_of(gazetteer.periods())
        ],
        BATCH,
    )
    Succession.objects.bulk_create(
        [
            Succession(source_id=s.source, target_id=s.target, share=s.share, basis=s.basis, decree=s.decree)
            for s in gazetteer.steps
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
