"""What is answered to each fact of a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import Item, Unreadable
from nhipcau.attendance.rules.standing import Said


class Result(NamedTuple):
    """The typed outcome of one fact, and whom it concerned."""

    fact_id: str
    outcome: str
    reason: str = ""
    name_shown: str = ""
    field: str = ""
    """Of an unreadable fact: what is wrong with it."""


def results(
    items: Iterable[Item], said: Mapping[str, Said], names: Mapping[int, str], *, site: int
) -> list[Result]:
    """Return one answer for each item, in its order; what could not be kept is answered too.

    A fact that another site said before is answered without its name.
    """
    found = [_result(item, said.get(item.fact_id), names) for item in items]
    elsewhere = {fact_id for fact_id, each in said.items() if each.site != site}
    return [each._replace(name_shown="") if each.fact_id in elsewhere else each for each in found]


def counted(answers: Iterable[Result]) -> dict[str, int]:
    """Count outcomes, for the record."""
    return dict(Counter(answer.outcome for answer in answers))


def _result(item: Item, said: Said | None, names: Mapping[int, str]) -> Result:
    if isinstance(item, Unreadable) or said is None:
        field = item.field if isinstance(item, Unreadable) else ""
        return Result(item.fact_id, states.REFUSED, states.UNREADABLE, field=field)
    return Result(said.fact_id, said.outcome, said.reason, said.name or names.get(said.delegate or 0, ""))
