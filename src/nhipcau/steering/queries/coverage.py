"""Which bound units have a task: counted an obligation, and a unit, over the rows somebody may see.

Called by the lists of what is forgotten; one question each, however many units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from nhipcau.common.folding import fold_words
from nhipcau.steering.models import Obligation, Obliged
from nhipcau.steering.queries.directives import in_force
from nhipcau.steering.queries.obligations import DIRECTIVE, has_task, obligations_for, obliged_for
from nhipcau.steering.rules import states
from nhipcau.units.queries import names_on
from nhipcau.units.queries.bodies import unit_titles
from nhipcau.units.queries.tree import provinces_by_unit

BOUND = Q(waived_why="")
COUNTS = {
    "bound": Count("pk", filter=BOUND),
    "with_task": Count("pk", filter=BOUND & Q(tasked=True)),
    "finished": Count("pk", filter=BOUND & Q(is_done=True)),
    "excused": Count("pk", filter=~BOUND),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the bound units that somebody may see have a task; those excused are not among `units`."""

    units: int = 0
    with_task: int = 0
    done: int = 0
    waived: int = 0

    @property
    def without(self) -> int:
        """How many have none."""
        return self.units - self.with_task

    @property
    def percent(self) -> int:
        """The share that has one, in whole percent; a hundred only where none is forgotten."""
        return self.with_task * 100 // self.units if self.units else 0


NOBODY = Tally()
OF_UNIT: tuple[Any, ...] = ("unit_id", "place", "kind", "folded_place")


def judged(rows: QuerySet[Obliged], on: date) -> QuerySet[Obliged]:
    """Add to each row whether it has a task in its stretch of days, and whether one is done."""
    return rows.annotate(tasked=has_task(on), is_done=has_task(on, states.DONE))


def tally_of(row: Any) -> Tally:
    """Return the counts of one group."""
    return Tally(row["bound"], row["with_task"], row["finished"], row["excused"])


def tallies(rows: QuerySet[Obliged], on: date) -> dict[int, Tally]:
    """Count rows of bound units by their obligation."""
    told = judged(rows.select_related(None).order_by(), on).values("obligation_id").annotate(**COUNTS)
    return {row["obligation_id"]: tally_of(row) for row in told}


def tallies_for(person: Any, obligations: Iterable[Obligation], on: date) -> dict[int, Tally]:
    """Count what this person may see of these obligations."""
    wanted = [one.pk for one in obligations]
    return tallies(obliged_for(person).filter(obligation_id__in=wanted), on)


def forgotten(rows: QuerySet[Obliged], on: date) -> QuerySet[Obliged]:
    """Keep what is in force, not excused, and has no task."""
    return rows.filter(in_force(on, f"{DIRECTIVE}__"), waived_why="").exclude(has_task(on))


def obligations_with_gaps(person: Any, on: date) -> QuerySet[Obligation]:
    """List the obligations in force of which a unit that the person may see has no task."""
    missing = forgotten(obliged_for(person), on).filter(obligation=OuterRef("pk"))
    return obligations_for(person).filter(Exists(missing))


def by_unit(person: Any, on: date) -> Any:
    """Count what is in force by unit: a row a unit, as dictionaries."""
    rows = placed(obliged_for(person).filter(in_force(on, f"{DIRECTIVE}__")), on)
    grouped = judged(rows.select_related(None).order_by(), on).values(*OF_UNIT)
    return grouped.annotate(**COUNTS)


def placed(rows: QuerySet[Obliged], on: date) -> QuerySet[Obliged]:
    """Add the name and kind of each row's unit that day, and what it is sorted by."""
    named = names_on(on).filter(unit_id=OuterRef("unit_id"))
    return rows.annotate(
        place=Subquery(named.values("name")[:1]),
        kind=Subquery(named.values("kind")[:1]),
        folded_place=Subquery(named.values("folded")[:1]),
    )


def units_named(words: str, on: date) -> QuerySet[Any, Any]:
    """Return the ids of the units whose name or code that day carries every word."""
    rows = names_on(on)
    for word in fold_words(words):
        rows = rows.filter(Q(folded__contains=word) | Q(code=word))
    return rows.values("unit_id")


def province_titles(unit_ids: Iterable[str], on: date) -> dict[str, str]:
    """Return "Tỉnh Cao Bằng" for each unit that lies in it, with two questions."""
    provinces = provinces_by_unit(unit_ids, on)
    titles = unit_titles(set(provinces.values()), on)
    return {unit: titles.get(province, province) for unit, province in provinces.items()}
