"""The table of what outlets count, by language. In: a word or a sentence; out: the thing's key.

Called by the figure finder and by comparing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

PEOPLE = "people"
"""Plain people, until the sentence says which."""
CLAUSE_MARKS = (",", ";", "，", "；", "、")
BEHIND = 15
"""Letters added to a word that stands before its number: "5 người chết và 9 người bị thương"."""
SPACED = frozenset({"vi", "en", "fr"})


@cache
def table() -> dict[str, Any]:
    """Return the table beside this file."""
    return tomllib.loads(files(__package__).joinpath("counted.toml").read_text(encoding="utf-8"))


@cache
def nouns(language: str) -> dict[str, str]:
    """Return what each counted noun of a language stands for, plain people among them."""
    things: dict[str, dict[str, Any]] = table()["things"]
    plain = dict.fromkeys(table()["people"].get(language, []), PEOPLE)
    return plain | {
        noun: key for key, thing in things.items() for noun in thing.get("nouns", {}).get(language, [])
    }


def label_of(thing: str) -> str:
    """Return the Vietnamese name of a thing, or nothing."""
    return str(table()["things"].get(thing, {}).get("label", ""))


def people_in(sentence: str, language: str, at: int) -> str:
    """Say what plain people in a sentence are: by the context word nearest to the number at `at`."""
    start = max(sentence.rfind(mark, 0, at) for mark in CLAUSE_MARKS) + 1
    ends = [sentence.find(mark, at) for mark in CLAUSE_MARKS if sentence.find(mark, at) >= 0]
    clause = sentence[start : min(ends, default=len(sentence))]
    return _nearest(clause, language, at - start) or _nearest(sentence, language, at) or PEOPLE


def _nearest(words: str, language: str, at: int) -> str:
    found = [
        (match.start() - at if match.start() >= at else at - match.end() + BEHIND, order, key)
        for order, (key, pattern) in enumerate(_context(language).items())
        for match in pattern.finditer(words.lower())
    ]
    return min(found)[2] if found else ""


@cache
def _context(language: str) -> dict[str, re.Pattern[str]]:
    things: dict[str, dict[str, Any]] = table()["things"]
    said = {key: thing.get("context", {}).get(language, []) for key, thing in things.items()}
    return {key: alternatives(words, language) for key, words in said.items() if words}


def alternatives(words: Iterable[str], language: str) -> re.Pattern[str]:
    """Return a pattern of these words, the longest first; whole words where the script has spaces."""
    joined = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if language in SPACED else f"(?:{joined})")
