"""What texts are found by: folded words with their pairs, and runs of four letters; each counted.

In: tidied text. Out: counts of terms. Called by the index; scripts without spaces go by clusters and pairs.
"""

from __future__ import annotations

import re
from collections import Counter

from nhipcau.reading.folding import fold
from nhipcau.reading.stages.group.terms import Token, grams, tokens

GRAM = 4
"""Letters of a run, as measured in answering.md; dense scripts say more a letter."""
DENSE_GRAM = 2
_WORDS = re.compile(r"\w+")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]+")


def word_counts(text: str) -> Counter[str]:
    """Count folded words and pairs of neighbours ("dong", "dong trieu"), clusters in dense scripts."""
    return Counter(grams([token.form for token in tokens(text)]))


def gram_counts(text: str) -> Counter[str]:
    """Count the runs of four letters of each word with its borders, of two characters in dense scripts."""
    folded = fold(text)
    spaced = f" {' '.join(_WORDS.findall(_DENSE.sub(' ', folded)))} "
    found = Counter(spaced[at : at + GRAM] for at in range(len(spaced) - GRAM + 1))
    for run in _DENSE.findall(folded):
        found.update(run[at : at + DENSE_GRAM] for at in range(len(run) - DENSE_GRAM + 1))
    return found


def shared(one: str, other: str, rarity: dict[str, float] | None = None) -> list[Token]:
    """Return the tokens of `one` that `other` holds too, each once, in the order of `one`."""
    theirs = {token.form for token in tokens(other)}
    known: dict[str, Token] = {}
    for token in tokens(one):
        if token.form in theirs and (rarity is None or rarity.get(token.form, 0) > 0):
            known.setdefault(token.form, token)
    return list(known.values())
