"""Refuses a map that contradicts itself: overlapping or gapped periods, parents that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from nhipcau.units.rules.kinds import KINDS_OF_LEVEL
from nhipcau.units.rules.records import Period, Step

DAY = timedelta(days=1)
ROUNDING = 1e-6
"""How far stated shares may miss the whole by adding decimals."""


REVERSED, WRONG_KIND, OVERLAP, GAP, NO_PARENT, PARENT_GONE, CODE_TWICE, NO_STEP, NO_WHOLE = (
    "reversed", "wrong_kind", "overlap", "gap", "no_parent", "parent_gone", "code_twice", "no_step",
    "no_whole",
)  # fmt: skip


class BadMapError(ValueError):
    """The rows of a map cannot all be true; the message names the unit and the days."""

    def __init__(self, message: str, *, why: str, units: tuple[str, ...]) -> None:
        """`why` and `units` let a screen say it in its own words and at the right row."""
        super().__init__(message)
        self.why, self.units = why, units


def check_periods(periods: Sequence[Period]) -> None:
    """Refuse periods of one unit, in time order, that overlap, leave a gap or end before they start."""
    for period in periods:
        if period.start and period.end and period.end < period.start:
            msg = f"{period.unit_id}: ends {period.end} before it starts {period.start}"
            raise BadMapError(msg, why=REVERSED, units=(period.unit_id,))
        if period.kind not in KINDS_OF_LEVEL[period.level]:
            msg = f"{period.unit_id}: kind {period.kind} does not fit its level"
            raise BadMapError(msg, why=WRONG_KIND, units=(period.unit_id,))
    for before, after in pairwise(periods):
        _check_joint(before, after)


def _check_joint(before: Period, after: Period) -> None:
    if before.end is None or after.start is None or after.start <= before.end:
        msg = f"{before.unit_id}: periods overlap at {after.start or 'the beginning'}"
        raise BadMapError(msg, why=OVERLAP, units=(before.unit_id,))
    if after.start != before.end + DAY:
        msg = f"{before.unit_id}: nothing is known from {before.end + DAY} to {after.start - DAY}"
        raise BadMapError(msg, why=GAP, units=(before.unit_id,))


def check_parents(units: Mapping[str, Sequence[Period]]) -> None:
    """Refuse a parent that is unknown, not higher, or not there all the time."""
    for periods in units.values():
        for period in periods:
            if period.parent_id is not None:
                _check_parent(period, units.get(period.parent_id, ()))
            elif period.level != 1:
                msg = f"{period.unit_id}: no parent"
                raise BadMapError(msg, why=NO_PARENT, units=(period.unit_id,))


def _check_parent(child: Period, parent: Sequence[Period]) -> None:
    if not parent or parent[0].level >= child.level:
        msg = f"{child.unit_id}: {child.parent_id} is no parent"
        raise BadMapError(msg, why=NO_PARENT, units=(child.unit_id, child.parent_id or ""))
    starts_late = parent[0].start is not None and (child.start is None or child.start < parent[0].start)
    last = parent[-1].end
    if starts_late or (last is not None and (child.end is None or child.end > last)):
        msg = f"{child.unit_id}: its parent {child.parent_id} is not there all the time"
        raise BadMapError(msg, why=PARENT_GONE, units=(child.unit_id, child.parent_id or ""))


def check_codes(periods: Iterable[Period]) -> None:
    """Refuse one code standing for two units of a level on the same day."""
    seen: dict[tuple[int, str], list[Period]] = {}
    for period in periods:
        for other in seen.setdefault((period.level, period.code), []):
            if other.unit_id != period.unit_id and _overlap(period, other):
                msg = f"code {period.code}: both {other.unit_id} and {period.unit_id}"
                raise BadMapError(msg, why=CODE_TWICE, units=(other.unit_id, period.unit_id))
        seen[period.level, period.code].append(period)


def _overlap(one: Period, other: Period) -> bool:
    starts = max(one.start or date.min, other.start or date.min)
    return starts <= min(one.end or date.max, other.end or date.max)


def check_steps(steps: Iterable[Step], units: Mapping[str, Sequence[Period]]) -> None:
    """Refuse steps between unknown units and stated shares that do not make a whole."""
    stated: dict[str, list[float | None]] = {}
    for step in steps:
        if step.source not in units or step.target not in units or step.source == step.target:
            msg = f"{step.source} -> {step.target}: no such step"
            raise BadMapError(msg, why=NO_STEP, units=(step.source, step.target))
        stated.setdefault(step.source, []).append(step.share)
    for source, shares in stated.items():
        known = [share for share in shares if share is not None]
        if known and (len(known) != len(shares) or abs(sum(known) - 1) > ROUNDING):
            msg = f"{source}: stated shares make {sum(known)}"
            raise BadMapError(msg, why=NO_WHOLE, units=(source,))


def joined(
    known: tuple[date | None, date | None] | None, more: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """Stretch a life by one more period; an open end stays open."""
    if known is None:
        return more
    start = None if known[0] is None or more[0] is None else min(known[0], more[0])
    end = None if known[1] is None or more[1] is None else max(known[1], more[1])
    return start, end
