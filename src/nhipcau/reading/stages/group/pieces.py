"""The records of grouping: what is known of an article, what the answer says, and the rules that decide."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

By = Literal["meaning", "words", "both"]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One article as grouping sees it."""

    key: Hashable
    language: str
    title: str
    opening: str
    at: datetime
    vector: NDArray[np.float32] | None = None
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """The story a piece belongs to, how sure, by what, and words a person reads as the reason."""

    story: Hashable
    score: float
    by: By
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupingRules:
    """Weights and thresholds, found by sweeping one half of bench/stories_set; the other half reports."""

    both: float = 0.68
    """Words + 1.3 meaning + facts must reach this where the story has the piece's language already."""
    both_meaning: float = 1.3
    both_facts: float = 0.45
    meaning_alone: float = 0.30
    """Meaning + facts must reach this where the story is told in other languages only."""
    meaning_facts: float = 0.45
    words_alone: float = 0.19
    """Words + facts must reach this without vectors."""
    words_facts: float = 0.1
    words_nearest: float = 0.5
    """How much the nearest article of a story counts against the average of all."""
    meaning_nearest: float = 0.5
    facts_nearest: float = 0.85
    late: float = 0.06
    """Taken off a day without news: what comes later must be more alike."""
    letters: int = 600
    title_weight: int = 2
    quiet: timedelta = timedelta(days=3)
    """A weekend without news does not part a story; three days do."""
    longest: timedelta = timedelta(days=7)
    growing: timedelta = timedelta(days=1)
    """A story older than `longest` stays open only while news comes within this."""


DEFAULT_RULES = GroupingRules()
