"""Which cards each role sees first on the start page. Pure: one table.

Everybody has the same page; what a person may not see is not on it, and what the work of his role begins
with stands first. Cards that no line names keep the order of their rooms behind those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nhipcau.people.rules import ADMINISTRATOR, CLERK, OFFICER, REVIEWER, SPOKESPERSON, TRANSLATOR
from nhipcau.units.rules.kinds import COUNTRY_ID

FIRST: dict[str, tuple[str, ...]] = {
    SPOKESPERSON: ("statements.faults", "statements", "incidents", "press", "clocks", "watching"),
    REVIEWER: ("verification.reviews", "reports", "verification", "clocks", "digest"),
    OFFICER: (
        "incidents",
        "press",
        "clocks",
        "verification",
        "statements",
        "reports",
        "steering",
        "watching",
    ),
    TRANSLATOR: ("statements", "presenting", "clocks", "digest"),
    CLERK: ("press", "statements", "reports", "training", "learning", "clocks", "mailing"),
    ADMINISTRATOR: ("statements.faults", "sources", "monitoring.workers", "mailing", "monitoring"),
}
"""Keys of cards, or rooms of which all cards come there."""
COUNTRY_FIRST = ("reports", "steering", "incidents", "press")
"""The committee's office: the review and the tasks are its work before any role's."""
LEADING = (SPOKESPERSON, REVIEWER, OFFICER, TRANSLATOR, CLERK, ADMINISTRATOR)
"""Whoever holds several roles begins with the one that others wait for most."""


def first_keys(roles: Iterable[str], unit_id: str) -> tuple[str, ...]:
    """Return what stands first for these roles in this unit, in order."""
    held = set(roles)
    own = [key for role in LEADING if role in held for key in FIRST[role]]
    return (*(COUNTRY_FIRST if unit_id == COUNTRY_ID else ()), *own)


def rank_for(roles: Iterable[str], unit_id: str) -> Callable[[str], int]:
    """Return the place of a card by its key; what no line names comes after all that is named."""
    keys = first_keys(roles, unit_id)

    def rank(key: str) -> int:
        room = key.partition(".")[0]
        return next((place for place, one in enumerate(keys) if one in {key, room}), len(keys))

    return rank
