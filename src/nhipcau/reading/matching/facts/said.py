"""A text prepared for its facts: tidied, digits of any script as 0-9, letters comparable, every length kept.

In: a text and its language where known. Out: `Said`. Called by `differences` and `terms`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nhipcau.reading.folding import fold
from nhipcau.reading.languages.identify import identify
from nhipcau.reading.matching.tidy import tidy

SPACED = frozenset({"vi", "en", "fr"})
LANGUAGES = ("vi", "en", "fr", "zh", "lo", "km")


@dataclass(frozen=True, slots=True)
class Said:
    """`text` to quote from, `form` to match in: the same places in both."""

    text: str
    form: str
    language: str
    is_marked: bool
    """False for Vietnamese typed without marks: its words are then told apart by their letters alone."""

    def quote(self, start: int, end: int) -> str:
        """Return what stands there."""
        return self.text[start:end].strip()


@lru_cache(maxsize=4096)
def prepared(text: str, language: str | None = None) -> Said:
    """Prepare a text; of a language without word lists nothing but digits is read."""
    said = tidy(text)
    spoken = language or identify(said) or ""
    is_marked = spoken != "vi" or fold(said) != said.casefold()
    keeps_marks = spoken == "vi" and is_marked
    return Said(said, "".join(_one(char, keeps_marks=keeps_marks) for char in said), spoken, is_marked)


@lru_cache(maxsize=8192)
def _one(char: str, *, keeps_marks: bool) -> str:
    if char.isdigit():
        return str(unicodedata.digit(char, 0))
    changed = char.lower() if keeps_marks else fold(char)
    return changed if len(changed) == 1 else char


@cache
def table(name: str) -> dict[str, Any]:
    """Return a word list of this folder."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def matching_form(word: str, said: Said) -> str:
    """Return a listed word as it would stand in the text's form."""
    return "".join(
        _one(char, keeps_marks=said.language == "vi" and said.is_marked)
        for char in tidy(word.strip()) or word
    )


def words_pattern(words: Iterable[str], said: Said) -> re.Pattern[str]:
    """Return a pattern of these words, longest first; whole words where the script has spaces."""
    return _pattern(tuple(words), said.language, said.is_marked)


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], language: str, is_marked: bool) -> re.Pattern[str]:
    like = Said("", "", language, is_marked)
    forms = sorted({matching_form(word, like) for word in words}, key=lambda form: (-len(form), form))
    if not forms:
        return re.compile(r"(?!)")
    joined = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<!\w)(?:{joined})(?:(?<=')|(?!\w))" if language in SPACED else f"(?:{joined})")
