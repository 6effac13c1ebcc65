"""Invented Vietnamese names for the sample conferences. In: the book's lists, a seeded chance; out: names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random


def invented(names: Mapping[str, Sequence[str]], chance: Random) -> Iterator[str]:
    """Yield names without end, none twice."""
    told: set[str] = set()
    while True:
        sex = chance.choice(("female", "male"))
        parts = (names["family"], names[f"middle_{sex}"], names[f"given_{sex}"])
        name = " ".join(chance.choice(part) for part in parts)
        if name not in told:
            told.add(name)
            yield name
