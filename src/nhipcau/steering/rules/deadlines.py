"""Where a deadline stands on a day, and which reminders are due. Pure.

In: days and what was sent. Out: a word of `STANDINGS`, steps. Called by tasks, the calendar and reminding.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from nhipcau.steering.rules import states

SOON = "soon"
OVERDUE = "overdue"
STANDINGS = (OVERDUE, SOON, states.OPEN, states.WAITING, states.DONE, states.DROPPED)
SOON_DAYS = 7
"""As early as the first reminder (steering.md)."""
OWN_STEPS = (-7, -1, 1)
"""Days from the due day on which the unit itself is reminded, once each (steering.md)."""
ABOVE_STEP = 2
"""The day after which the level above is told, once (steering.md: "then one level up")."""
STEPS = (*OWN_STEPS, ABOVE_STEP)
LOOK_BACK_DAYS = 30
"""Our own choice: what has been overdue for longer stands on every list, and a letter says nothing new."""


def standing(state: str, due_on: date, on: date) -> str:
    """Return how it stands: finished work that waits for a confirmation is never overdue."""
    if state != states.OPEN:
        return state
    if due_on < on:
        return OVERDUE
    return SOON if (due_on - on).days <= SOON_DAYS else states.OPEN


def steps_due(due_on: date, on: date, sent: Collection[int]) -> list[int]:
    """Return the steps to send now: for the unit only the latest, and the level above its one.

    Whoever slept for a week does not catch up letter by letter: each reader gets one.
    """
    reached = [step for step in STEPS if due_on + timedelta(days=step) <= on]
    own = [step for step in reached if step in OWN_STEPS]
    due = [step for step in own[-1:] if not any(step <= other for other in sent if other in OWN_STEPS)]
    if ABOVE_STEP in reached and ABOVE_STEP not in sent:
        due.append(ABOVE_STEP)
    return due


def watched(on: date) -> tuple[date, date]:
    """Return between which due days a reminder can fall on this day."""
    return on - timedelta(days=LOOK_BACK_DAYS), on + timedelta(days=-OWN_STEPS[0])
