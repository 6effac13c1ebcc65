"""The board's figures, by unit, computed from the rows each time; tests recompute them from the record.

In: who asks, a period, a moment. Out: a line a unit: one's own, and those below it as figures only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.due import end_of
from nhipcau.clocks.rules.measures import Finished, Punctuality, punctuality
from nhipcau.press.models import Enquiry
from nhipcau.press.rules import states
from nhipcau.units.queries import descendants, unit_name


@dataclass(slots=True)
class Line:
    """How one unit does: what runs now, and what ended in the period."""

    unit_id: str
    name: str = ""
    open: int = 0
    due_today: int = 0
    late: int = 0
    received: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(states.OUTCOMES, 0))
    responses: Punctuality = field(default_factory=lambda: punctuality([]))

    @property
    def share_percent(self) -> int | None:
        """The share answered or refused in time, in percent."""
        share = self.responses.share
        return None if share is None else round(100 * share)


def board_for(
    person: Any, *, at: datetime, since: datetime, until: datetime, unit_id: str = ""
) -> list[Line]:
    """Measure every unit the person may see figures of; `until` is the first moment after the period."""
    if not person.may("press.see_boards"):
        return []
    seen = {str(pk) for pk in descendants(person.unit_id, day_of(at)).values_list("pk", flat=True)}
    wanted = (seen | {person.unit_id}) & ({unit_id} if unit_id else seen | {person.unit_id})
    lines = _lines(wanted, at=at, since=since, until=until)
    lines.setdefault(person.unit_id, Line(person.unit_id)) if not unit_id else None
    for line in lines.values():
        line.name = unit_name(line.unit_id)
    return sorted(lines.values(), key=lambda line: (line.unit_id != person.unit_id, line.name))


def _lines(units: set[str], *, at: datetime, since: datetime, until: datetime) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    ended: dict[str, list[Finished]] = defaultdict(list)
    columns = ("unit_id", "received_at", "closed_at", "outcome", "clock__due_at")
    for unit_id, received_at, closed_at, outcome, due_at in (
        Enquiry.objects.filter(unit_id__in=units).order_by("pk").values_list(*columns)
    ):
        line = lines.setdefault(unit_id, Line(unit_id))
        line.received += since <= received_at < until
        if closed_at is None:
            _count_open(line, due_at, at)
        elif since <= closed_at < until:
            line.outcomes[outcome] += 1
            if outcome in states.RESPONSES:
                ended[unit_id].append(Finished(received_at, due_at, closed_at))
    for unit_id, finished in ended.items():
        lines[unit_id].responses = punctuality(finished)
    return lines


def _count_open(line: Line, due_at: datetime, at: datetime) -> None:
    line.open += 1
    line.late += due_at < at
    line.due_today += at <= due_at <= end_of(day_of(at))
