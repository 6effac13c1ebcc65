"""What is unusual about a figure: beside last period's, and beside what the system counted.

In: what stands there now, what stood before, what was counted. Out: named jumps. Pure; for reviewers' pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

TIMES = 2
"""Twice as much, or half, is worth a look (in-house; no paper sets it)."""
FLOOR = 5_000
"""Thousandths: under five things of difference are no news, however many times it is."""
POINTS = 15
"""A ratio that moved by so many points is worth a look."""
APART = Fraction(1, 5)
"""A stated figure that far from the counted one is worth a look."""
GREW, SHRANK, RATIO_UP, RATIO_DOWN, FROM_ZERO, TO_ZERO, VANISHED, NOT_COUNTED = (
    "grew", "shrank", "ratio_up", "ratio_down", "from_zero", "to_zero", "vanished", "not_counted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount and its denominator, in thousandths; empty is None."""

    amount: int | None = None
    base: int | None = None

    def worth(self, *, is_ratio: bool, times: int) -> Fraction | None:
        """Return what is compared: the amount, or the share times so many; None where nothing stands."""
        if self.amount is None:
            return None
        if not is_ratio:
            return Fraction(self.amount)
        return Fraction(self.amount * times, self.base) if self.base else None


@dataclass(frozen=True, slots=True)
class Jump:
    """One unusual thing; `size` is the factor or the points."""

    kind: str
    size: Fraction = Fraction(0)


def jumps(
    now: Figure, before: Figure | None, counted: Figure | None, *, is_ratio: bool, per_cent: bool = False
) -> tuple[Jump, ...]:
    """Return what is unusual; nothing where the unit had no period before and no count."""
    times = 100 if per_cent else 1
    here = now.worth(is_ratio=is_ratio, times=times)
    there = before.worth(is_ratio=is_ratio, times=times) if before else None
    told = counted.worth(is_ratio=is_ratio, times=times) if counted else None
    apart = (Jump(NOT_COUNTED),) if _apart(here, told) else ()
    return (*_over_time(here, there, is_ratio=is_ratio), *apart)


def _over_time(here: Fraction | None, there: Fraction | None, *, is_ratio: bool) -> tuple[Jump, ...]:
    if there is None:
        return ()
    if here is None:
        return (Jump(VANISHED),)
    if not is_ratio:
        return _times(here, there)
    moved = here - there
    if abs(moved) < POINTS:
        return ()
    return (Jump(RATIO_UP if moved > 0 else RATIO_DOWN, abs(moved)),)


def _times(here: Fraction, there: Fraction) -> tuple[Jump, ...]:
    if abs(here - there) < FLOOR:
        return ()
    if there == 0 or here == 0:
        return (Jump(FROM_ZERO if there == 0 else TO_ZERO),)
    size = here / there
    if size >= TIMES:
        return (Jump(GREW, size),)
    return (Jump(SHRANK, size),) if size <= Fraction(1, TIMES) else ()


def _apart(here: Fraction | None, counted: Fraction | None) -> bool:
    """Tell whether a stated figure is far from the counted one."""
    if here is None or counted is None or here == counted:
        return False
    return abs(here - counted) >= APART * abs(counted)
