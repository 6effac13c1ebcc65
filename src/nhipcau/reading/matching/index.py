"""The nearest texts to a text, across languages: by words, by letters and by meaning, fused by rank.

In: texts under keys, with vectors where there are any. Out: matches with how each ranking placed them.
Called by the room `verification` and bench/matching.py; nothing is decided here, a person says the relation.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.languages.identify import identify
from nhipcau.reading.matching.facts.said import Said, prepared
from nhipcau.reading.matching.facts.terms import FactWeights
from nhipcau.reading.matching.fusing import ALL, Told
from nhipcau.reading.matching.lexical import TermIndex
from nhipcau.reading.matching.meaning import MeaningIndex
from nhipcau.reading.matching.terms import gram_counts, shared, word_counts
from nhipcau.reading.matching.tidy import tidy
from nhipcau.reading.matching.vectors import vector_of
from nhipcau.reading.tools import Embedder

Floats = NDArray[np.float32]
LIKELY = 0.20
"""One threshold of likeness for all languages: parts right from wrong pairs best on our labelled set."""
NEAR = 20
"""Facts are compared among so many nearest by meaning; of 40 they misled, of 5 they came too late."""
FACT_SAMPLE = 400
"""Of so many texts it is learned which facts are common; reading one costs a millisecond."""
SHOWN_WORDS = 8
LEFT_OVER = 2_000
"""So many dropped texts, and more than there are held, and the postings are built anew."""


@dataclass(frozen=True, slots=True)
class Match:
    """One text near to the question; a rank of None says that this ranking did not place it."""

    key: Hashable
    rank: int
    lexical_rank: int | None
    gram_rank: int | None
    meaning_rank: int | None
    fact_rank: int | None
    likeness: float
    """Centred cosine of meaning, one scale for all languages; the share of words where there is no vector."""
    shared_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    key: Hashable
    text: str
    language: str
    vector: Floats | None


class ClaimIndex:
    """Texts in memory; `embedder` None leaves words and letters to do it alone."""

    def __init__(self, embedder: Embedder | None = None, *, rankings: Sequence[str] = ALL) -> None:
        self._embedder = embedder
        self._rankings = rankings
        self._slots: dict[Hashable, int] = {}
        self._held: dict[int, _Held] = {}
        self._alive: NDArray[np.bool_] = np.zeros(64, dtype=np.bool_)
        self._tongues: dict[str, int] = {}
        self._tongue: NDArray[np.int32] = np.zeros(64, dtype=np.int32)
        self._next = 0
        self._words, self._grams = TermIndex(), TermIndex()
        self._meaning = MeaningIndex(embedder.name if embedder else "")
        self._facts: FactWeights | None = None
        self._facts_of = 0

    def __len__(self) -> int:
        """Return how many texts are held."""
        return len(self._slots)

    def put(
        self,
        key: Hashable,
        text: str,
        *,
        title: str = "",
        language: str | None = None,
        vector: Floats | None = None,
    ) -> None:
        """Hold a text under a key, in place of what stood there; `vector` spares embedding it again."""
        self.drop(key)
        said = said_of(text, title)
        row = self.vector_of(said) if vector is None else np.asarray(vector, dtype=np.float32)
        self._hold(_Held(key, said, language or identify(said) or "", row))

    def drop(self, key: Hashable) -> None:
        """Forget a text; an unknown key is no fault."""
        slot = self._slots.pop(key, None)
        if slot is None:
            return
        del self._held[slot]
        self._alive[slot] = False
        for part in (self._words, self._grams, self._meaning):
            part.drop(slot)
        if self._next > 2 * len(self._held) + LEFT_OVER:
            fresh = ClaimIndex(self._embedder, rankings=self._rankings)
            for held in self._held.values():
                fresh._hold(held)
            self.__dict__ = fresh.__dict__

    def nearest(
        self, text: str, *, language: str | None = None, limit: int = 5, vector: Floats | None = None
    ) -> list[Match]:
        """Return the nearest texts, the best first; fewer than `limit` where little is near."""
        said = tidy(text)
        told = self.told(said, language=language, vector=vector)
        ranks = [_places(told, name) if name in self._rankings else {} for name in ALL]
        return [
            Match(
                self._held[slot].key,
                rank,
                *_four(ranks, slot),
                likeness=told.likeness(slot),
                shared_words=self._shared(said, self._held[slot].text),
            )
            for rank, slot in enumerate(told.fused(self._rankings)[:limit].tolist(), start=1)
        ]

    def told(
        self,
        said: str,
        *,
        language: str | None = None,
        vector: Floats | None = None,
        rankings: Sequence[str] | None = None,
    ) -> Told:
        """Return what each ranking says of every slot, for a tidied question."""
        asked, room = rankings or self._rankings, self._next
        alive = self._alive[:room].copy()
        words, share = self._words.scores(word_counts(said) if "words" in asked else {}, room)
        grams, gram_share = self._grams.scores(gram_counts(said) if "grams" in asked else {}, room)
        row = vector if "meaning" in asked else None
        if row is None and "meaning" in asked:
            row = self.vector_of(said)
        meaning, known = self._meaning.cosines(spoken_in(said, language), row, room)
        facts, fact_share = np.zeros(room, dtype=np.float32), np.zeros(room, dtype=np.float32)
        same = self._tongue[:room] == self._tongues.get(language or identify(said) or "", -1)
        told = Told(words, share, grams, gram_share, meaning, known & alive, facts, fact_share, alive, same)
        if "facts" in asked:
            self._tell_facts(told, prepared(said, language))
        return told

    def _tell_facts(self, told: Told, question: Said) -> None:
        """Fill in which of the nearest texts of other languages hold the question's facts."""
        near = [
            slot
            for slot in told.ranking("meaning")[:NEAR].tolist()
            if self._held[slot].language != question.language
        ]
        weights = self._facts_known() if near else FactWeights(())
        for slot in near:
            told.facts[slot], told.fact_share[slot] = weights.held(question, self._said(slot))

    def _facts_known(self) -> FactWeights:
        """Learn anew what facts are common when the collection has doubled."""
        if self._facts is None or len(self._held) > 2 * self._facts_of:
            slots = sorted(self._held)
            self._facts_of = len(slots)
            self._facts = FactWeights(self._said(slot) for slot in slots[:: 1 + len(slots) // FACT_SAMPLE])
        return self._facts

    def _said(self, slot: int) -> Said:
        return prepared(self._held[slot].text, self._held[slot].language or None)

    def keys(self, slots: Sequence[int]) -> list[Hashable]:
        """Return the keys at these slots."""
        return [self._held[slot].key for slot in slots]

    def likenesses(self, told: Told) -> tuple[list[Hashable], Floats]:
        """Return every key held with its likeness to the question."""
        slots = np.flatnonzero(told.alive)
        likeness = np.where(told.has_meaning, told.meaning, told.share)[slots]
        return self.keys(slots.tolist()), np.asarray(likeness, dtype=np.float32)

    def vector_of(self, said: str) -> Floats | None:
        """Return the vector of a tidied text, None where meaning is not ranked by."""
        return vector_of(said, self._embedder if "meaning" in self._rankings else None)

    def _hold(self, held: _Held) -> None:
        slot, self._next = self._next, self._next + 1
        self._slots[held.key], self._held[slot] = slot, held
        if slot >= len(self._alive):
            self._alive = np.concatenate([self._alive, np.zeros_like(self._alive)])
            self._tongue = np.concatenate([self._tongue, np.zeros_like(self._tongue)])
        self._alive[slot] = True
        self._tongue[slot] = self._tongues.setdefault(held.language, len(self._tongues))
        self._words.put(slot, word_counts(held.text))
        self._grams.put(slot, gram_counts(held.text))
        self._meaning.put(slot, spoken_in(held.text, held.language), held.vector)

    def _shared(self, one: str, other: str) -> tuple[str, ...]:
        """Return the words both hold that tell most in this collection, as the first spells them."""
        found = sorted(shared(one, other), key=lambda token: -self._words.rarity(token.form))
        return tuple(one[token.start : token.end] for token in found[:SHOWN_WORDS])


def said_of(text: str, title: str = "") -> str:
    """Return what is indexed and embedded of a text: its title first, once where both say the same."""
    one, two = tidy(title), tidy(text)
    return two if one in two else f"{one} {two}".strip()


def spoken_in(said: str, language: str | None = None) -> str:
    """Return whose mean is taken off: the language, Vietnamese without marks being one of its own."""
    spoken = language or identify(said) or ""
    return "vi-plain" if spoken == "vi" and said.isascii() else spoken


def _four(
    ranks: Sequence[dict[int, int]], slot: int
) -> tuple[int | None, int | None, int | None, int | None]:
    words, grams, meaning, facts = (places.get(slot) for places in ranks)
    return words, grams, meaning, facts


def _places(told: Told, name: str) -> dict[int, int]:
    return {slot: rank for rank, slot in enumerate(told.ranking(name).tolist(), start=1)}
