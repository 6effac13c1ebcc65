"""The stories still open, and the one a new piece belongs to.

In: pieces put and taken. Out: the best match or None. One instance a process; the database restores it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from nhipcau.reading.stages.group.columns import Column, column_of, is_other_issue
from nhipcau.reading.stages.group.deciding import Evidence, judge
from nhipcau.reading.stages.group.meaning import MeaningIndex
from nhipcau.reading.stages.group.pieces import DEFAULT_RULES, GroupingRules, Match, Piece
from nhipcau.reading.stages.group.reasons import reasons
from nhipcau.reading.stages.group.shelf import Shelf
from nhipcau.reading.stages.group.terms import counted, facts
from nhipcau.reading.stages.group.words import WordIndex

SPARE = 256
"""Slots left empty by closed stories before the arrays are packed: packing costs, empty slots cost little."""


@dataclass(frozen=True, slots=True)
class Held:
    """A piece at its slot."""

    story: Hashable
    piece: Piece
    column: Column


class OpenStories:
    """Holds open stories; the order of `put` and the pieces decide everything, so it is repeatable."""

    def __init__(self, rules: GroupingRules = DEFAULT_RULES) -> None:
        self._rules = rules
        self._words: dict[str, WordIndex] = {}
        self._facts = WordIndex("")
        self._meaning = MeaningIndex()
        self._shelf = Shelf()
        self._held: dict[int, Held] = {}
        self._slots: dict[Hashable, int] = {}
        self._of: dict[Hashable, list[int]] = {}
        self._next = 0
        self._read: tuple[Piece, Counter[str], Counter[str]] | None = None

    def put(self, story: Hashable, piece: Piece) -> None:
        """Put a piece into a story (restored from the database, or just placed); again means moved."""
        self.take(piece.key)
        slot, self._next = self._next, self._next + 1
        words, said = self._terms(piece)
        self._index(piece.language).put(slot, words)
        self._facts.put(slot, said)
        self._meaning.put(slot, piece.language, piece.vector)
        self._shelf.put(slot, story, piece.language, _seconds(piece.at))
        self._held[slot] = Held(story, piece, column_of(piece.title, piece.at))
        self._slots[piece.key] = slot
        self._of.setdefault(story, []).append(slot)

    def take(self, key: Hashable) -> None:
        """Take a piece out (moved, split); an unknown key is no error."""
        slot = self._slots.pop(key, None)
        if slot is None:
            return
        held = self._held.pop(slot)
        self._index(held.piece.language).take(slot)
        self._facts.take(slot)
        self._meaning.take(slot)
        self._shelf.take(slot)
        self._of[held.story].remove(slot)
        if not self._of[held.story]:
            del self._of[held.story]

    def story_of(self, key: Hashable) -> Hashable | None:
        """Return the open story that holds the piece, None if none does."""
        slot = self._slots.get(key)
        return None if slot is None else self._held[slot].story

    def best(self, piece: Piece, *, barred: Collection[Hashable] = ()) -> Match | None:
        """Return the story the piece belongs to, never a barred one; None asks for a new story."""
        if not self._held:
            return None
        stories, holders = self._shelf.held(without=self._slots.get(piece.key))
        verdicts = judge(self._evidence(piece), holders, len(stories), self._rules)
        column = column_of(piece.title, piece.at)
        fitting = np.flatnonzero(verdicts.margins >= 0)
        for number in fitting[np.argsort(-verdicts.margins[fitting], kind="stable")].tolist():
            story = stories[number]
            others = [self._held[slot] for slot in self._of.get(story, ())]
            if story in barred or not self._is_in_reach(others, piece.at):
                continue
            if is_other_issue(column, (other.column for other in others)):
                continue
            told = (other.piece for other in others)
            shared = reasons(piece, told, self._index(piece.language).weight)
            return Match(story, sure(float(verdicts.margins[number])), verdicts.by(number), shared)
        return None

    def close_before(self, moment: datetime) -> list[Hashable]:
        """Forget and return the stories that are over at the moment."""
        over = [story for story, slots in self._of.items() if self._is_over(slots, moment)]
        for story in over:
            for slot in self._of.pop(story):
                del self._slots[self._held.pop(slot).piece.key]
                self._shelf.take(slot)
        if self._next > 2 * len(self._held) + SPARE:
            self._pack()
        return over

    def _is_in_reach(self, others: list[Held], at: datetime) -> bool:
        """Say whether the story was open at that time: an archive brings pieces long before or after it."""
        times = [_seconds(other.piece.at) for other in others]
        moment, rules = _seconds(at), self._rules
        nearest = min(abs(moment - time) for time in times)
        span = max(moment, *times) - min(moment, *times)
        grows = nearest <= rules.growing.total_seconds()
        return nearest <= rules.quiet.total_seconds() and (grows or span <= rules.longest.total_seconds())

    def _is_over(self, slots: list[int], moment: datetime) -> bool:
        times = [_seconds(self._held[slot].piece.at) for slot in slots]
        quiet, age = _seconds(moment) - max(times), _seconds(moment) - min(times)
        rules = self._rules
        stopped = quiet >= rules.growing.total_seconds() and age >= rules.longest.total_seconds()
        return stopped or quiet >= rules.quiet.total_seconds()

    def _evidence(self, piece: Piece) -> Evidence:
        room = self._next
        words, said = self._terms(piece)
        meaning, known = self._meaning.cosines(piece.language, piece.vector, room)
        apart, same = self._shelf.beside(piece.language, _seconds(piece.at))
        return Evidence(
            words=self._index(piece.language).cosines(words, room),
            meaning=meaning,
            facts=self._facts.cosines(said, room),
            apart=apart,
            same_language=same,
            has_meaning=known,
        )

    def _index(self, language: str) -> WordIndex:
        if language not in self._words:
            self._words[language] = WordIndex(language)
        return self._words[language]

    def _terms(self, piece: Piece) -> tuple[Counter[str], Counter[str]]:
        """Return words and facts; the piece just asked about is put next, so the last answer is kept."""
        if self._read is None or self._read[0] is not piece:
            opening = piece.opening[: self._rules.letters]
            words = counted(piece.title, opening, title_weight=self._rules.title_weight)
            said = facts(f"{piece.title}\n{opening}")
            named = Counter([*said, *(f"unit {unit}" for unit in sorted(piece.units))])
            self._read = (piece, words, named)
        return self._read[1], self._read[2]

    def _pack(self) -> None:
        moved = {old: new for new, old in enumerate(sorted(self._held))}
        self._words = {language: index.kept(moved) for language, index in self._words.items()}
        self._facts = self._facts.kept(moved)
        self._meaning.keep(moved)
        self._held = {moved[slot]: held for slot, held in self._held.items()}
        self._slots = {key: moved[slot] for key, slot in self._slots.items()}
        self._of = {story: [moved[slot] for slot in slots] for story, slots in self._of.items()}
        self._shelf = Shelf()
        for slot, held in sorted(self._held.items()):
            self._shelf.put(slot, held.story, held.piece.language, _seconds(held.piece.at))
        self._next = len(moved)


def sure(margin: float) -> float:
    """Say a margin as 0.5 (just enough) to 1 (beyond doubt)."""
    return 0.5 + 0.5 * math.tanh(2 * margin)


def _seconds(at: datetime) -> float:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
