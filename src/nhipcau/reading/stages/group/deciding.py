"""From cosines with every open article to how well each open story fits, past its threshold or not.

In: cosines a slot, which story holds each slot. Out: a margin a story and by what. Arithmetic on arrays only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.stages.group.pieces import By, GroupingRules

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
DAY = 86_400.0
FREE_HOURS = 0.25
"""Within six hours (in days) time says nothing; later the press turns to other things."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of each slot against the piece: cosines, distance in time, and what can be compared."""

    words: Floats
    meaning: Floats
    facts: Floats
    apart: NDArray[np.float64]
    same_language: Flags
    has_meaning: Flags


@dataclass(frozen=True, slots=True)
class Verdicts:
    """For each story how far it is past its threshold (below nought: not it), and what told so."""

    margins: NDArray[np.float64]
    both: Flags
    meaning: Flags

    def by(self, story: int) -> By:
        """Name what decided on the story."""
        if self.both[story]:
            return "both"
        return "meaning" if self.meaning[story] else "words"


def judge(evidence: Evidence, holders: NDArray[np.int32], stories: int, rules: GroupingRules) -> Verdicts:
    """Weigh every story; slots whose holder is negative count for nothing."""
    alive = holders >= 0
    same, meant = alive & evidence.same_language, alive & evidence.has_meaning
    words, told = _gathered(evidence.words, same, holders, stories, rules.words_nearest)
    meaning, known = _gathered(evidence.meaning, meant, holders, stories, rules.meaning_nearest)
    facts, _ = _gathered(evidence.facts, alive, holders, stories, rules.facts_nearest)
    apart = np.full(stories, np.inf)
    np.minimum.at(apart, holders[alive], evidence.apart[alive])
    late = rules.late * np.maximum(0.0, apart / DAY - FREE_HOURS)
    by_both = words + rules.both_meaning * meaning + rules.both_facts * facts - rules.both
    by_meaning = meaning + rules.meaning_facts * facts - rules.meaning_alone
    by_words = words + rules.words_facts * facts - rules.words_alone
    margins = np.where(known & told, by_both, np.where(known, by_meaning, by_words)) - late
    return Verdicts(np.where(known | told, margins, -np.inf), known & told, known & ~told)


def _gathered(
    cosines: Floats, counts: Flags, holders: NDArray[np.int32], stories: int, nearest: float
) -> tuple[NDArray[np.float64], Flags]:
    """Blend a story's nearest article with its average: the first alone chains, the second alone misses."""
    holder, value = holders[counts], cosines[counts]
    number = np.bincount(holder, minlength=stories)
    average = np.bincount(holder, weights=value, minlength=stories) / np.maximum(number, 1)
    best = np.full(stories, -1.0)
    np.maximum.at(best, holder, value)
    there = number > 0
    return np.where(there, nearest * best + (1 - nearest) * average, 0.0), there
