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
    """Thresholds, found by the sweeps of bench/stories.py."""

    words_alone: float = 0.20
    both: float = 0.40
    across: float = 0.40
    w_words: float = 1.0
    w_meaning: float = 0.6
    w_facts: float = 0.2
    x_facts: float = 0.3
    f_facts: float = 0.2
    words_nearest: float = 0.5
    meaning_nearest: float = 0.5
    fact_nearest: float = 0.5
    either: bool = True
    late: float = 0.03
    letters: int = 600
    title_weight: int = 2
    quiet: timedelta = timedelta(days=3)
    longest: timedelta = timedelta(days=7)
    growing: timedelta = timedelta(days=1)


DEFAULT_RULES = GroupingRules()
