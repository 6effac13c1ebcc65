"""A new decree on the map: changes in, the changed map out, or the row that cannot be and why. Pure.

Called by `queries.decrees` for the preview and by `actions.decrees` and `actions.seed` to write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE, Change
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import Level, level_of
from nhipcau.units.rules.records import Period, Step
from nhipcau.units.rules.validity import CODE_TWICE, DAY, WRONG_KIND, BadMapError

EMPTY, UNKNOWN, ENDED, LATER, NOTHING, TWICE, TAKEN, TARGET_GONE, OTHER_LEVEL, ONE_PART, ITSELF = (
    "empty", "unknown", "ended", "later", "nothing", "twice", "taken", "target_gone", "other_level",
    "one_part", "itself",
)  # fmt: skip


class BadChangeError(ValueError):
    """Rows of a decree that cannot be, by place from 0, and why; no row where the map itself is bad."""

    def __init__(self, why: str, rows: Sequence[int], unit_id: str = "") -> None:
        """`unit_id` is the unit that shows it, where that is another one than the row's."""
        super().__init__(f"{why}: rows {list(rows)} {unit_id}")
        self.why, self.rows, self.unit_id = why, tuple(sorted(set(rows))), unit_id


@dataclass(slots=True)
class Changed:
    """What a decree did: the new map, and what of it is new."""

    gazetteer: Gazetteer
    touched: dict[str, tuple[Period, ...]]
    steps: tuple[Step, ...]
    ended: list[str]
    begun: list[str]
    altered: list[str]
    """Units that live on with another name, kind, code or parent."""


@dataclass(slots=True)
class _Draft:
    """The map while the rows are put in, and which row touched which unit."""

    before: Gazetteer
    on: date
    decree: str
    units: dict[str, tuple[Period, ...]] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def periods(self, unit_id: str) -> tuple[Period, ...]:
        """Return what is known of a unit by now."""
        return self.units.get(unit_id) or self.before.units.get(unit_id, ())

    def keep(self, unit_id: str, periods: tuple[Period, ...], row: int) -> None:
        """Put a unit's periods in."""
        self.units[unit_id] = periods
        self.rows.setdefault(unit_id, []).append(row)

    def last(self, unit_id: str, row: int) -> Period:
        """Return the unit's open period, in force on the day before or from the day on."""
        periods = self.periods(unit_id)
        if not periods:
            raise BadChangeError(UNKNOWN, [row], unit_id)
        if periods[-1].end is not None:
            raise BadChangeError(ENDED, [row], unit_id)
        if periods[-1].start is not None and periods[-1].start > self.on:
            raise BadChangeError(LATER, [row], unit_id)
        return periods[-1]

    def alter(self, unit_id: str, row: int, **attributes: str) -> None:
        """Let a unit live on with other attributes from the day on."""
        last = self.last(unit_id, row)
        after = replace(replace(last, **attributes), start=self.on, decree=self.decree)  # type: ignore[arg-type]
        kept = self.periods(unit_id)[:-1]
        if last.start != self.on:
            kept = (*kept, replace(last, end=self.on - DAY))
        self.keep(unit_id, (*kept, after), row)

    def end(self, unit_id: str, rows: Sequence[int]) -> None:
        """Let a unit end the day before."""
        last = self.last(unit_id, rows[0])
        if last.start == self.on:
            raise BadChangeError(TWICE, [*self.rows.get(unit_id, ()), *rows])
        self.keep(unit_id, (*self.periods(unit_id)[:-1], replace(last, end=self.on - DAY)), rows[0])


def changed(before: Gazetteer, changes: Sequence[Change], *, on: date, decree: str) -> Changed:
    """Return the map with a decree in force from that day; raise BadChangeError where it cannot be."""
    draft = _Draft(before, on, decree)
    if not changes:
        raise BadChangeError(EMPTY, [])
    for row, change in enumerate(changes):
        if change.what == NEW:
            _begin(draft, row, change)
    for row, change in enumerate(changes):
        if change.what == RENAME:
            _rename(draft, row, change)
        elif change.what == MOVE:
            draft.alter(change.unit, row, parent_id=change.parent)
    ended = _endings(draft, changes)
    _carry(draft, changes)
    return _checked(draft, changes, ended)


def _begin(draft: _Draft, row: int, change: Change) -> None:
    if draft.periods(change.unit):
        raise BadChangeError(TAKEN, [row])
    born = Period(
        change.unit,
        change.kind,
        change.code,
        change.name,
        change.parent or None,
        draft.on,
        None,
        draft.decree,
    )
    draft.keep(change.unit, (born,), row)


def _rename(draft: _Draft, row: int, change: Change) -> None:
    last = draft.last(change.unit, row)
    said = {"name": change.name, "kind": change.kind, "code": change.code}
    moved = {key: value for key, value in said.items() if value and value != getattr(last, key)}
    if not moved:
        raise BadChangeError(NOTHING, [row])
    draft.alter(change.unit, row, **moved)


def _endings(draft: _Draft, changes: Sequence[Change]) -> list[str]:
    """End the sources of unions and splits; each source ends once."""
    rows: dict[str, list[int]] = {}
    for row, change in enumerate(changes):
        if change.what in {UNITE, SPLIT}:
            rows.setdefault(change.unit, []).append(row)
    for unit_id, places in rows.items():
        _once(changes, places)
        draft.end(unit_id, places)
    for unit_id, places in rows.items():
        for row in places:
            _arrive(draft, row, changes[row])
        draft.steps += [_step(changes[row], draft.decree) for row in places]
        draft.rows[unit_id] = places
    return list(rows)


def _once(changes: Sequence[Change], places: Sequence[int]) -> None:
    """Refuse a union beside another ending, a split into one part, and one part twice."""
    kinds = {changes[row].what for row in places}
    targets = [changes[row].target for row in places]
    if (UNITE in kinds and len(places) > 1) or len(set(targets)) < len(targets):
        raise BadChangeError(TWICE, places)
    if kinds == {SPLIT} and len(places) == 1:
        raise BadChangeError(ONE_PART, places)


def _arrive(draft: _Draft, row: int, change: Change) -> None:
    """Refuse a target that is not there on the day, or is of another level."""
    if change.target == change.unit:
        raise BadChangeError(ITSELF, [row])
    last = draft.periods(change.target)[-1:]
    if not last or last[0].end is not None or (last[0].start is not None and last[0].start > draft.on):
        raise BadChangeError(TARGET_GONE, [row])
    if level_of(change.target) != level_of(change.unit):
        raise BadChangeError(OTHER_LEVEL, [row])


def _step(change: Change, decree: str) -> Step:
    if change.what == UNITE:
        return Step(change.unit, change.target, 1.0, "whole", decree)
    share = float(change.share) if change.share else None
    return Step(change.unit, change.target, share, "main_part" if change.is_main else "part", decree)


def _carry(draft: _Draft, changes: Sequence[Change]) -> None:
    """Put what stood under a whole united province under the one it went to, unless a row says otherwise."""
    into = {change.unit: (row, change.target) for row, change in enumerate(changes) if change.what == UNITE}
    above = {unit_id for unit_id in into if level_of(unit_id) < Level.COMMUNE}
    if not above:
        return
    for unit_id, periods in draft.before.units.items():
        last = periods[-1]
        if last.parent_id in above and last.end is None and unit_id not in draft.units:
            row, target = into[last.parent_id or ""]
            draft.alter(unit_id, row, parent_id=target)


def _checked(draft: _Draft, changes: Sequence[Change], ended: list[str]) -> Changed:
    gazetteer = Gazetteer(
        [period for unit_id in {**draft.before.units, **draft.units} for period in draft.periods(unit_id)],
        [*draft.before.steps, *draft.steps], draft.before.decrees,
    )  # fmt: skip
    try:
        gazetteer.check()
    except BadMapError as bad:
        rows = {row for unit_id in bad.units for row in draft.rows.get(unit_id, ())}
        meant = [row for row in rows if _says(changes[row], bad.why)]
        raise BadChangeError(bad.why, meant or sorted(rows), bad.units[0]) from bad
    begun = [unit_id for unit_id in draft.units if unit_id not in draft.before.units]
    return Changed(
        gazetteer, draft.units, tuple(draft.steps), ended, begun,
        [unit_id for unit_id in draft.units if unit_id not in {*ended, *begun}],
    )  # fmt: skip


def _says(change: Change, why: str) -> bool:
    """Tell whether a row is about what the check found: of two rows on a unit, the one with the code."""
    if why == CODE_TWICE:
        return bool(change.code)
    return why != WRONG_KIND or bool(change.kind)
