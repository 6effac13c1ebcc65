"""What a dossier still lacks before it may take evidence, or send its finding to a second reader. Pure.

Facts counted in the dossier in; codes of what is missing out. The triggers of migration 0002 say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nhipcau.verification.rules.states import FEWEST_SEARCHES

FEWEST_LETTERS = 6
"""Of what would show us wrong and of the other side's best case: the shortest sentence has more."""
FEWEST_LETTERS_SEARCHED = 2
"""Of the place and of the words of a search: "Sở" and "lũ" are enough."""


class Missing(StrEnum):
    """One thing that is still to be done."""

    WOULD_SHOW_WRONG = "would_show_wrong"
    SUPPORTING = "supporting"
    CONTRADICTING = "contradicting"
    BEST_CASE = "best_case"


@dataclass(frozen=True, slots=True)
class FairnessFacts:
    """What stands in a dossier; withdrawn evidence is not counted."""

    would_show_wrong: str = ""
    best_case: str = ""
    supporting: int = 0
    contradicting: int = 0
    empty_for_supporting: int = 0
    """Searches for what supports the claim (or for both sides) that found nothing."""
    empty_for_contradicting: int = 0


def missing_before_evidence(facts: FairnessFacts) -> tuple[Missing, ...]:
    """Return what must be written before any evidence may be added."""
    return () if facts.would_show_wrong.strip() else (Missing.WOULD_SHOW_WRONG,)


def missing(facts: FairnessFacts) -> tuple[Missing, ...]:
    """Return what must be there before a finding goes to its second reader.

    Searches stand for the evidence of the side they looked for; for the other side's best case,
    enough of them for either side do.
    """
    looked_for = looked_enough(facts.empty_for_supporting)
    looked_against = looked_enough(facts.empty_for_contradicting)
    lacks = list(missing_before_evidence(facts))
    if not facts.supporting and not looked_for:
        lacks.append(Missing.SUPPORTING)
    if not facts.contradicting and not looked_against:
        lacks.append(Missing.CONTRADICTING)
    if not facts.best_case.strip() and not (looked_for or looked_against):
        lacks.append(Missing.BEST_CASE)
    return tuple(lacks)


def looked_enough(empty_searches: int) -> bool:
    """Say whether so many searches that found nothing may stand for what was not found."""
    return empty_searches >= FEWEST_SEARCHES


def says_something(text: str, fewest: int) -> bool:
    """Tell words from a full stop, a blank nobody sees, or one letter typed to get past a field."""
    return sum(sign.isalnum() for sign in text) >= fewest
