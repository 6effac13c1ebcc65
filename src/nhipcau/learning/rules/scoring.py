"""Tests: are two forms alike, which form who takes when, what a sheet scores. Pure.

Called by the actions and screens of tests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.learning.rules.states import AFTER, BEFORE

LETTERS = "ABCDEF"
FEWEST_CHOICES, MOST_CHOICES = 2, 6
MOST_ITEMS = 60
"""A paper form of two sheets (our own choice)."""
FORM_A, FORM_B = "A", "B"
OTHER = {FORM_A: FORM_B, FORM_B: FORM_A}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its choices and the index of the right one."""

    text: str
    choices: tuple[str, ...]
    right: int


def fault_of(item: Asked) -> str:
    """Return what is wrong with a question: a key, or nothing."""
    if not item.text:
        return "no_text"
    if not FEWEST_CHOICES <= len(item.choices) <= MOST_CHOICES:
        return "choices"
    if len(set(item.choices)) != len(item.choices) or not all(item.choices):
        return "choices_alike"
    return "" if 0 <= item.right < len(item.choices) else "right"


def fault_of_forms(first: Sequence[Asked], second: Sequence[Asked]) -> str:
    """Return what is wrong with a pair of forms: a key, or nothing."""
    if not first or len(first) > MOST_ITEMS:
        return "count"
    if len(first) != len(second):
        return "uneven"
    return next((fault for item in (*first, *second) if (fault := fault_of(item))), "")


def form_of(key: str, moment: str) -> str:
    """Return the form that whoever has this key takes at a moment: half begin with A, half with B."""
    is_even = hashlib.sha256(f"form{key}".encode()).digest()[0] % 2 == 0
    first = FORM_A if is_even else FORM_B
    return first if moment == BEFORE else OTHER[first]


def score(answers: Sequence[int | None], right: Sequence[int]) -> int:
    """Count the right answers; what was left out counts nothing."""
    return sum(1 for given, wanted in zip(answers, right, strict=True) if given == wanted)


def percent(points: int, most: int) -> float:
    """Return points as percent."""
    return 100 * points / most


def answer_from(letter: str, choices: int) -> int | None:
    """Read a letter of a paper sheet: nothing or a dash is no answer; ValueError for any other sign."""
    typed = letter.strip().upper()
    if typed in {"", "-", "–", "0"}:
        return None
    place = LETTERS.find(typed) if len(typed) == 1 else -1
    if not 0 <= place < choices:
        raise ValueError(letter)
    return place


def answers_from(row: Sequence[str], choices: Sequence[int]) -> list[int | None]:
    """Read the letters of a sheet; ValueError holds the number of the first bad one."""
    read: list[int | None] = []
    for place, many in enumerate(choices):
        try:
            read.append(answer_from(row[place] if place < len(row) else "", many))
        except ValueError as error:
            raise ValueError(place + 1) from error
    return read


def may_be_taken(moment: str, *, before_open: bool, after_open: bool) -> bool:
    """Say whether a sheet can be handed in now."""
    return {BEFORE: before_open, AFTER: after_open}[moment]
