"""How common each term is in its language: a small prior, then what the articles taught.

In: a language and a term. Out: in how many articles it is held to stand. Used by the word index.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

PRIOR_ARTICLES = 100
"""As if so many articles had been seen before the first: keeps the first day's weights steady."""
COMMON_SHARE = 0.5
UNSEEN = 0.5


@lru_cache(maxsize=1)
def common_words() -> dict[str, frozenset[str]]:
    """Return the words held common from the start, by language."""
    text = files(__package__).joinpath("frequencies.txt").read_text(encoding="utf-8")
    rows = (line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {language: frozenset(words.split()) for language, words in rows}


def prior(language: str, term: str) -> float:
    """Return in how many of the prior's articles the term is held to stand."""
    common = common_words().get(language, frozenset())
    parts = term.split()
    if parts and all(part in common for part in parts):
        return PRIOR_ARTICLES * COMMON_SHARE / len(parts) ** 2
    return UNSEEN
