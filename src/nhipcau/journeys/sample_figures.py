"""Invented figures of sample reports. In: what is usual, a size, a chance; out: thousandths by indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

THOUSAND = 1000
SMALLEST, LARGEST = 0.45, 2.2
"""How far the smallest and the largest unit stand from the usual one."""
EMPTY, ESTIMATED = 0.025, 0.04
"""Cells that a unit leaves empty, and those it estimates."""
UNEVEN = 0.35
"""How much one indicator of a unit may differ from its size."""

Told = tuple[int, int | None, str, bool]
"""Amount and base in thousandths, qualifier, whether it is an estimate."""


def size_of(unit_id: str, seed: int) -> float:
    """Return how large a unit's work is beside the usual; the same in every period."""
    return Random(f"{seed}:{unit_id}").uniform(SMALLEST, LARGEST)  # noqa: S311 - invents a sample


def figures(
    usual: Mapping[str, float | Sequence[int]], *, size: float, growth: float, chance: Random
) -> dict[str, Told]:
    """Invent one report; a cell left empty is not in it."""
    found = {}
    for code, told in usual.items():
        if chance.random() < EMPTY:
            continue
        scale = size * growth * chance.uniform(1 - UNEVEN, 1 + UNEVEN)
        about = chance.random() < ESTIMATED
        found[code] = (
            _ratio(told, scale, chance) if isinstance(told, Sequence) else _number(told, scale, about)
        )
    return found


def _number(usual: float, scale: float, about: bool) -> Told:
    whole = float(usual).is_integer()
    amount = round(usual * scale) * THOUSAND if whole else round(usual * scale, 1) * THOUSAND
    return int(amount), None, "about" if about and amount else "", about and amount > 0


def _ratio(usual: Sequence[int], scale: float, chance: Random) -> Told:
    base = max(1, round(usual[1] * scale))
    share = usual[0] / usual[1]
    if share > 1:  # points over pairs: no share of a whole
        return round(share * base) * THOUSAND, base * THOUSAND, "", False
    amount = min(base, round(base * min(1.0, share * chance.uniform(0.85, 1.12))))
    return amount * THOUSAND, base * THOUSAND, "", False
