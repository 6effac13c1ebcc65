"""Who gets a certificate, and why somebody does not. Pure.

In: the rule and what is known of a delegate; out: reasons. A reason never says how many points somebody had.
"""

from __future__ import annotations

from dataclasses import dataclass

TOO_FEW, NO_SHEET, BELOW, NO_NAME, NO_TEST = "too_few", "no_sheet", "below", "no_name", "no_test"
REASONS = (TOO_FEW, NO_SHEET, BELOW, NO_NAME, NO_TEST)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the conference asks."""

    fewest_half_days: int = 1
    needs_after_test: bool = False
    least_percent: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a delegate."""

    half_days: int
    handed_in: bool = False
    percent: float = 0.0
    has_name: bool = True
    has_test: bool = True
    """Whether the conference has a test at all."""


def reasons(asked: Asked, known: Known) -> tuple[str, ...]:
    """Return why there is no certificate; nothing where there is one."""
    found = []
    if not known.has_name:
        found.append(NO_NAME)
    if known.half_days < asked.fewest_half_days:
        found.append(TOO_FEW)
    if asked.needs_after_test:
        found += _of_the_test(asked, known)
    return tuple(found)


def _of_the_test(asked: Asked, known: Known) -> list[str]:
    if not known.has_test:
        return [NO_TEST]
    if not known.handed_in:
        return [NO_SHEET]
    return [BELOW] if known.percent < asked.least_percent else []
