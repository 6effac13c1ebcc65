"""A plan from the idea to the day it is out, or dropped. Pure."""

from __future__ import annotations

PLANNED, MADE, OUT, DROPPED = "planned", "made", "out", "dropped"
STATES = (PLANNED, MADE, OUT, DROPPED)
MOVES: dict[str, frozenset[str]] = {
    PLANNED: frozenset({MADE, OUT, DROPPED}),
    MADE: frozenset({PLANNED, OUT, DROPPED}),
    OUT: frozenset(),
    DROPPED: frozenset({PLANNED}),
}
OPEN = (PLANNED, MADE)

PRESS, INVESTORS, VISITORS, OVERSEAS, NEIGHBOURS, EVERYBODY = (
    "press", "investors", "visitors", "overseas", "neighbours", "everybody",
)  # fmt: skip
AUDIENCES = (PRESS, INVESTORS, VISITORS, OVERSEAS, NEIGHBOURS, EVERYBODY)
"""Issue 5: foreign press, investors, visitors, Vietnamese abroad, neighbours across the border."""
HINT_DAYS = 30
"""How far ahead an event without a plan is pointed out: a feature in six languages takes some three weeks."""


def may_move(state: str, to: str) -> bool:
    """Say whether a plan may go from one state to another."""
    return to in MOVES[state]
