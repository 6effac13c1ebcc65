"""How a question may move, and how it stands. Pure: states and days in, codes out."""

from __future__ import annotations

from datetime import date, timedelta

from nhipcau.learning.rules.states import DECLINED, LIVE, MERGED, SHOWN, WAITING, WRITTEN

MOST_AN_HOUR = 10
"""Questions of one delegate; our own choice, far above what anybody asks in a session."""
USUAL_DAYS = 10
"""Days offered for an answer in writing; our own choice, the organiser changes it."""
NEXT = {WAITING: (SHOWN, DECLINED, MERGED), SHOWN: (DECLINED, MERGED), DECLINED: (SHOWN,), MERGED: ()}
"""A merged question lives on in the other one."""

OVERDUE, OWED, LEFT = "overdue", "owed", "left"
STANDINGS = (WAITING, SHOWN, LEFT, OWED, OVERDUE, LIVE, WRITTEN, DECLINED, MERGED)
TONES = {
    WAITING: "warn", SHOWN: "info", LEFT: "warn", OWED: "info", OVERDUE: "bad", LIVE: "good",
    WRITTEN: "good", DECLINED: "neutral", MERGED: "neutral",
}  # fmt: skip


def may_become(state: str, wanted: str) -> bool:
    """Say whether a question in `state` may be put into `wanted`."""
    return wanted in NEXT[state]


def standing(*, state: str, answer_way: str, due_on: date | None, is_left: bool, today: date) -> str:
    """Return the one code that says how a question stands."""
    if answer_way:
        return answer_way
    if state in (DECLINED, MERGED):
        return state
    if due_on is not None:
        return OVERDUE if due_on < today else OWED
    return LEFT if is_left else state


def usual_due(today: date) -> date:
    """Return the day that is offered for an answer in writing."""
    return today + timedelta(days=USUAL_DAYS)
