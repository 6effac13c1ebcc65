"""Takes what a batch says of the site: the line, and heads in the room."""

from __future__ import annotations

from nhipcau.attendance.actions.rolls import add_site_fact
from nhipcau.attendance.actions.taking.handed import Handed
from nhipcau.attendance.actions.taking.places import Place
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.clock import timed
from nhipcau.attendance.rules.facts import LINE, LineFact
from nhipcau.attendance.rules.standing import Said


def take_lines(handed: Handed, place: Place) -> dict[str, Said]:
    """Take each report of the site; return what became of it."""
    return {fact.fact_id: _take(fact, handed, place) for fact in handed.lines()}


def _take(fact: LineFact, handed: Handed, place: Place) -> Said:
    hour = timed(fact.said_at, way=handed.way, offset_ms=handed.offset_ms,
                 open_in=place.window(fact.half_day), at=handed.at)  # fmt: skip
    roll = place.rolls.get(fact.half_day)
    if hour.reason or roll is None:
        return _said(fact, place, states.REFUSED, hour.reason or states.OUTSIDE_HALF_DAY)
    is_new = add_site_fact(
        at=handed.at, roll=roll, fact_id=fact.fact_id, happened_at=hour.happened_at or handed.at,
        line=fact.line, heads=fact.heads, by=handed.by, device=handed.device,
    )  # fmt: skip
    return _said(fact, place, states.NEW if is_new else states.SAME, "")


def _said(fact: LineFact, place: Place, outcome: str, reason: str) -> Said:
    return Said(fact.fact_id, LINE, place.site.pk, None, None, None, outcome, reason)
