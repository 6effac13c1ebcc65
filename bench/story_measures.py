"""How well a grouping agrees with the stories a person sees: B-cubed and pairwise.

In: two labels an article. Out: precision, recall, F1. Called by bench/stories.py and tests/reading/test_group.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Labels = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(true: Labels, found: Labels) -> Agreement:
    """Average over articles of how much of its group, and of its story, is right."""
    cells, groups, stories = Counter(zip(true, found, strict=True)), Counter(found), Counter(true)
    count = len(true) or 1
    precision = sum(n * n / groups[group] for (_, group), n in cells.items()) / count
    recall = sum(n * n / stories[story] for (story, _), n in cells.items()) / count
    return Agreement(precision, recall)


def pairwise(true: Labels, found: Labels, kinds: Labels | None = None) -> Agreement:
    """Count pairs put together; with `kinds` (languages) only pairs of two kinds."""

    def pairs(labels: Labels) -> int:
        together = sum(n * (n - 1) // 2 for n in Counter(labels).values())
        if kinds is None:
            return together
        alike = Counter(zip(labels, kinds, strict=True))
        return together - sum(n * (n - 1) // 2 for n in alike.values())

    right = pairs(list(zip(true, found, strict=True)))
    said, wanted = pairs(found), pairs(true)
    return Agreement(right / said if said else 1.0, right / wanted if wanted else 1.0)
