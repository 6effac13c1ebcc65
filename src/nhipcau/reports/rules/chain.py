"""The way up of a report: which step from which state, by whom. Pure.

In: a step, where the report stands, who asks. Out: "" or the name of what stands against it.
Called by `actions.submitting` and `actions.reviewing`, and by the pages that show the buttons.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reports.rules.states import (
    APPROVE,
    APPROVED,
    OPEN,
    RECALL,
    RETURN,
    RETURNED,
    SUBMIT,
    SUBMITTED,
    WITHDRAW,
)

FROM: dict[str, tuple[str, ...]] = {
    SUBMIT: (OPEN, RETURNED),
    RECALL: (SUBMITTED,),
    RETURN: (SUBMITTED,),
    APPROVE: (SUBMITTED,),
    WITHDRAW: (APPROVED,),
}
TO: dict[str, str] = {
    SUBMIT: SUBMITTED,
    RECALL: OPEN,
    RETURN: RETURNED,
    APPROVE: APPROVED,
    WITHDRAW: SUBMITTED,
}
"""An approval that is withdrawn leaves the report where the level above judges it again."""
JUDGED = (RETURN, APPROVE, WITHDRAW)
"""Steps of the level above; the others are the unit's own."""
MOVES_TOTALS = (APPROVE, WITHDRAW)
NEEDS_REASON = (RETURN, WITHDRAW)

WRONG_STATE = "wrong_state"
NOT_JUDGE = "not_judge"
NOT_OWN = "not_own"
OWN_REPORT = "own_report"
LEVEL_CLOSED = "level_closed"
FAULTS = (WRONG_STATE, NOT_JUDGE, NOT_OWN, OWN_REPORT, LEVEL_CLOSED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands."""

    state: str
    unit: str
    parent: str | None
    submitted_by: int | None = None
    is_level_closed: bool = False
    """The level it is counted in, or the whole period, was said to be complete."""

    @property
    def judge(self) -> str:
        """The unit whose people judge it: the one above, or its own where none stands above."""
        return self.parent or self.unit


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for a step; what the roles allow is asked elsewhere."""

    person: int
    unit: str


def may_step(step: str, standing: Standing, asking: Asking) -> str:
    """Return what stands against a step, or "" when it may be taken."""
    if step in JUDGED:
        if asking.unit != standing.judge:
            return NOT_JUDGE
        if asking.person == standing.submitted_by:
            return OWN_REPORT
    elif asking.unit != standing.unit:
        return NOT_OWN
    if standing.state not in FROM[step]:
        return WRONG_STATE
    if step in MOVES_TOTALS and standing.is_level_closed:
        return LEVEL_CLOSED
    return ""
