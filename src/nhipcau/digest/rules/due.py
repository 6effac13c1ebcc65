"""What to do when the hour comes. In: how the edition stands, what the schedule says; out: one intent."""

from __future__ import annotations

from enum import Enum, auto


class Intent(Enum):
    """What the worker does at the hour."""

    MAKE = auto()
    MAKE_AND_ISSUE = auto()
    ISSUE = auto()
    REMIND = auto()
    NOTHING = auto()


def decide(*, is_issued: bool, is_edited: bool, issues_untouched: bool, issues_edited: bool) -> Intent:
    """Never overwrite what a person edited; issue it only where the schedule says so, else remind them."""
    if is_issued:
        return Intent.NOTHING
    if is_edited:
        return Intent.ISSUE if issues_edited else Intent.REMIND
    return Intent.MAKE_AND_ISSUE if issues_untouched else Intent.MAKE
