"""How sure it is that an article belongs to its story, in three steps. In: a score; out: a step."""

from __future__ import annotations

from typing import Literal

Step = Literal["very", "fairly", "somewhat"]
VERY, FAIRLY = 0.85, 0.65
"""Grouping says 0.5 for just enough and 1 for beyond doubt (reading/stages/group: `sure`)."""


def step_of(score: float) -> Step:
    """Return how sure a score is."""
    if score >= VERY:
        return "very"
    return "fairly" if score >= FAIRLY else "somewhat"
