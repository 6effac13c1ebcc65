"""Facts as terms that every language shares: amounts, parts of dates, places of the book.

In: prepared texts. Out: how well each candidate holds the facts of a question. Called by the index.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from nhipcau.reading.matching.facts.dates import find_dates
from nhipcau.reading.matching.facts.figures import find_numbers
from nhipcau.reading.matching.facts.places import find_places
from nhipcau.reading.matching.facts.said import Said

YEAR = "@y"
"""A shared year alone says nothing."""


@lru_cache(maxsize=4096)
def fact_terms(said: Said) -> frozenset[str]:
    """Return "#7", "@m9", "*Cao Bằng": the same whatever the language."""
    numbers = {f"#{number.value:g}" for number in find_numbers(said)}
    times = {f"@{part}{value}" for when in find_dates(said) for part, value in when.parts}
    return frozenset(numbers | times | {f"*{place.name}" for place in find_places(said)})


class FactWeights:
    """How telling each fact is in a collection, learned from a sample of its texts."""

    def __init__(self, sample: Iterable[Said]) -> None:
        held = [fact_terms(said) for said in sample]
        self._texts = len(held)
        self._holders = Counter(fact for facts in held for fact in facts)

    def held(self, question: Said, candidate: Said) -> tuple[float, float]:
        """Return how alike the facts of both are, and what share of the question's the candidate holds."""
        asked, held = fact_terms(question), fact_terms(candidate)
        if all(fact.startswith(YEAR) for fact in asked & held):
            return 0.0, 0.0
        both, whole = self._sum(asked & held), self._sum(asked)
        return 2 * both / ((whole + self._sum(held)) or 1.0), both / (whole or 1.0)

    def _sum(self, facts: frozenset[str]) -> float:
        return sum(map(self._weight, sorted(facts)))

    def _weight(self, fact: str) -> float:
        holders = self._holders[fact]
        return math.log(1 + (max(self._texts - holders, 0) + 0.5) / (holders + 0.5))
