"""How alike an article is to its story, in words an officer reads. In: the machine's score; out: a step."""

from __future__ import annotations

from typing import Literal

Step = Literal["very", "fairly", "somewhat"]
STEPS: dict[str, tuple[float, float]] = {
    "words": (0.45, 0.28),
    "meaning": (0.93, 0.90),
    "both": (0.60, 0.40),
}
"""Scores from which one says "very" and "fairly" alike: the upper and middle thirds of the sample press."""


def step_of(score: float, by: str) -> Step:
    """Return how alike a score is; the scores of words and of meaning have different scales."""
    very, fairly = STEPS.get(by, STEPS["both"])
    if score >= very:
        return "very"
    return "fairly" if score >= fairly else "somewhat"
