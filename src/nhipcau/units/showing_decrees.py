"""What the page of a decree says: its rows in words, what it would do, or what the seed's did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nhipcau.units.models import Decree, Succession
from nhipcau.units.models.places import LEVEL_NAMES
from nhipcau.units.queries.decrees import (
    Count,
    bodies_left,
    changes_of,
    counted,
    outcome,
    seed_steps,
)
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.rules.changes import SPLIT, UNITE, Change
from nhipcau.units.rules.changing import BadChangeError, Changed
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.validity import DAY
from nhipcau.units.wording_decrees import Names, fault_words, row_words

SHOWN, STEPS = 60, 30
"""Names and steps that a page lists; the rest is counted."""


def draft_shown(decree: Decree) -> dict[str, Any]:
    """Return a draft's rows and what it would do, or the row that cannot be."""
    before, changes = map_in_tables(), changes_of(decree)
    shown: dict[str, Any] = {"rows": _rows(changes, before)}
    if not changes:
        return shown
    try:
        told = outcome(decree, before)
    except BadChangeError as bad:
        return {**shown, "fault": fault_words(bad, changes, Names(before, changes)), "bad_rows": bad.rows}
    return {**shown, "will": will(decree, told, before)}


def will(decree: Decree, told: Changed, before: Gazetteer) -> dict[str, Any]:
    """Say who ends, who begins, who lives on otherwise, and how many stand before and after."""
    was, after = Names(before), Names(told.gazetteer)
    assert decree.effective_on is not None  # noqa: S101 - a constraint of the table
    return {
        "ended": _listed([was.placed(unit) for unit in told.ended]),
        "begun": _listed([after.placed(unit) for unit in told.begun]),
        "altered": _listed([_altered(was, after, unit) for unit in told.altered]),
        "bodies": bodies_left(told.ended, decree.effective_on),
        "counts": level_counts(counted(told.gazetteer, decree.effective_on)),
    }


def level_counts(counts: Sequence[Count]) -> list[tuple[Any, int, int]]:
    """Name the levels."""
    names = dict(LEVEL_NAMES)
    return [(names[int(count.level)], count.before, count.after) for count in counts]


def rows_shown(decree: Decree) -> dict[str, Any]:
    """Return the rows of a decree that is in force."""
    return {"rows": _rows(changes_of(decree), map_in_tables(), decree)}


def seed_shown(decree: Decree) -> dict[str, Any]:
    """Return what the seed knows of a decree: who went where, counted, the first named."""
    gazetteer = map_in_tables()
    names = Names(gazetteer, (), decree.effective_on - DAY if decree.effective_on else None)
    shown = [row_words(_as_change(step), names) for step in seed_steps(decree)[:STEPS]]
    altered = [
        period.title
        for periods in gazetteer.units.values()
        for number, period in enumerate(periods)
        if period.decree == decree.key and number
    ]
    return {"steps": shown, "step_count": seed_steps(decree).count(), "renamed": _listed(altered)}


def _as_change(step: Succession) -> Change:
    """Return a step of the seed as a row says it."""
    if step.basis == "whole":
        return Change(UNITE, step.source_id, step.target_id)
    return Change(SPLIT, step.source_id, step.target_id, is_main=step.basis == "main_part")


def _rows(changes: Sequence[Change], gazetteer: Gazetteer, decree: Decree | None = None) -> list[str]:
    names = Names(gazetteer, changes, decree.effective_on - DAY if decree and decree.effective_on else None)
    return [row_words(change, names) for change in changes]


def _listed(names: Sequence[str]) -> dict[str, Any]:
    return {"count": len(names), "names": names[:SHOWN], "more": max(len(names) - SHOWN, 0)}


def _altered(was: Names, after: Names, unit_id: str) -> str:
    before, now = was.placed(unit_id), after.placed(unit_id)
    return f"{before} → {now}" if before != now else before
