"""What changes in the gazetteer: the seed is loaded, and decrees typed here are put on it again."""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.folding import fold
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.units.actions.storing import BATCH, rebuild_closure, store_map
from nhipcau.units.models import Decree, SeedLoad, Unit, UnitName
from nhipcau.units.models.decrees import IN_FORCE, SEED, SET_ASIDE, folded_of
from nhipcau.units.queries.decrees import changes_of, local_in_force, outcome
from nhipcau.units.rules.changing import BadChangeError
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import COUNTRY_ID, COUNTRY_KIND, COUNTRY_NAME, Level
from nhipcau.units.rules.seed import load_gazetteer, seed_hash
from nhipcau.units.wording_decrees import Names, fault_words


def load_seed(*, at: datetime, by: Actor | None) -> bool:
    """Bring the tables to the committed seed; return False when they hold it already.

    Units are never deleted, since other rooms point at them; names, edges and steps are replaced.
    """
    version = seed_hash()
    with write_gate():
        _add_country()
        _add_decrees()
        if SeedLoad.objects.filter(seed_hash=version).exists():
            return False
        seed = load_gazetteer()
        seed.check()
        gazetteer = applied_again(seed)
        store_map(gazetteer)
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


def _add_decrees() -> None:
    """Enter the seed's decrees beside those typed here, so that one list shows all."""
    rows = [
        Decree(
            key=one.key, origin=SEED, state=IN_FORCE, number=one.number, title=one.title,
            issued_on=one.issued_on, effective_on=one.effective_on, source=one.source, sure=one.status,
            folded=folded_of(one.number, one.title, one.source),
        )
        for one in load_gazetteer().decrees.values()
    ]  # fmt: skip
    told = ["number", "title", "issued_on", "effective_on", "source", "sure", "folded"]
    Decree.objects.bulk_create(rows, BATCH, update_conflicts=True, update_fields=told, unique_fields=["key"])


def applied_again(gazetteer: Gazetteer) -> Gazetteer:
    """Return the map with the decrees typed here; one that a new seed contradicts is set aside, with why."""
    for decree in local_in_force():
        try:
            gazetteer = outcome(decree, gazetteer).gazetteer
        except BadChangeError as bad:
            rows = changes_of(decree)
            decree.state, decree.fault = SET_ASIDE, fault_words(bad, rows, Names(gazetteer, rows))[:400]
            decree.save(update_fields=["state", "fault", "folded"])
    return gazetteer
