"""Past figures on another day's boundaries. In: amounts by unit and two days; out: a `Conversion`.

Called by `reports` for trends and comparisons. Reads only: nobody's old figure is ever written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from nhipcau.units.models import Succession, UnitName
from nhipcau.units.rules import converting
from nhipcau.units.rules.converting import Conversion, Course, Left, Life, Part
from nhipcau.units.rules.records import Step
from nhipcau.units.rules.validity import joined

__all__ = ["Conversion", "Left", "Part", "converted", "converted_each", "course_from"]

MANY = 500
"""More are cheaper to read among all rows than by a list of parameters."""
K = TypeVar("K")


def converted(amounts: Mapping[str, int], *, of: date, to: date) -> Conversion:
    """Return figures of the map of one day on the map of another.

    Whole unions convert exactly; a split by stated shares is an estimate; where nobody stated shares the
    figure stays in the remainder under its unit's name. Parts and remainder add up to the amounts, always.
    """
    return converted_each({"": amounts}, of=of, to=to)[""]


def converted_each(many: Mapping[K, Mapping[str, int]], *, of: date, to: date) -> dict[K, Conversion]:
    """Convert several sets of figures (indicators, periods of one map) with one look at the map."""
    unit_ids = {unit_id for amounts in many.values() for unit_id in amounts}
    course = course_from(unit_ids, to) if of != to else Course({}, {})
    return converting.converted_each(many, course, of=of, to=to)


def course_from(unit_ids: Iterable[str], to: date) -> Course:
    """Read what became of these units until that day: two questions a step, or two for the whole map."""
    wanted, asked = set(unit_ids), set[str]()
    lives: dict[str, Life] = {}
    steps: dict[str, list[Step]] = {}
    while wanted:
        if missing := wanted - lives.keys():
            lives |= _lives(missing)
        course = Course(lives, steps)
        ended = {unit_id for unit_id in wanted if course.has_ended(unit_id, to)}
        if missing := ended - steps.keys():
            steps |= _steps(missing)
        asked |= wanted
        wanted = {step.target for unit_id in ended for step in steps.get(unit_id, ())} - asked
    return Course(lives, steps)


def _lives(unit_ids: set[str]) -> dict[str, Life]:
    rows = UnitName.objects.order_by("id")
    if len(unit_ids) <= MANY:
        rows = rows.filter(unit_id__in=unit_ids)
    lives: dict[str, Life] = {}
    for unit_id, start, end in rows.values_list("unit_id", "starts_on", "ends_on"):
        lives[unit_id] = joined(lives.get(unit_id), (start, end))
    return lives


def _steps(unit_ids: set[str]) -> dict[str, list[Step]]:
    rows = Succession.objects.order_by("source_id", "target_id")
    if len(unit_ids) <= MANY:
        rows = rows.filter(source_id__in=unit_ids)
    found: dict[str, list[Step]] = {}
    for row in rows.values_list("source_id", "target_id", "share", "basis", "decree"):
        found.setdefault(row[0], []).append(Step(*row))
    return found
