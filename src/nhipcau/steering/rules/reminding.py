"""What a letter about deadlines says, by the day it is read. Pure; words come from the caller's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LATE, TODAY, TOMORROW, AHEAD = "late", "today", "tomorrow", "ahead"
MOST_LINES = 60
"""Our own choice: a letter of more is not read; the page lists them all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One deadline in a letter."""

    title: str
    due_on: date
    url: str
    whose: str = ""
    """The unit below, in a letter to the level above."""


def when(due_on: date, on: date) -> tuple[str, int]:
    """Return how a due day stands to the day of the letter, and how many days lie between."""
    days = (due_on - on).days
    if days < 0:
        return LATE, -days
    return {0: TODAY, 1: TOMORROW}.get(days, AHEAD), days
