"""The stories still open, and the one a new piece belongs to.

In: pieces put and taken. Out: the best match or None. One instance a process; the database restores it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable
from datetime import datetime
import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.stages.group.columns import Column, column_of, is_other_issue
from nhipcau.reading.stages.group.meaning import MeaningIndex
from nhipcau.reading.stages.group.pieces import DEFAULT_RULES, GroupingRules, Match, Piece
from nhipcau.reading.stages.group.terms import counted, facts
from nhipcau.reading.stages.group.words import WordIndex
from nhipcau.reading.stages.group.reasons import reasons

Floats = NDArray[np.float32]


class OpenStories:
    """Holds open stories; the order of `put` and the pieces decide everything, so it is repeatable."""

    def __init__(self, rules: GroupingRules = DEFAULT_RULES) -> None:
        self._rules = rules
        self._words: dict[str, WordIndex] = {}
        self._facts = WordIndex("")
        self._meaning = MeaningIndex()
        self._held: dict[int, tuple[Hashable, Piece, Column]] = {}
        self._slots: dict[Hashable, int] = {}
        self._of: dict[Hashable, list[int]] = {}
        self._next = 0

    def put(self, story: Hashable, piece: Piece) -> None:
        self.take(piece.key)
        slot, self._next = self._next, self._next + 1
        if piece.language not in self._words:
            self._words[piece.language] = WordIndex(piece.language)
        self._words[piece.language].put(slot, self._count(piece))
        self._facts.put(slot, self._fact(piece))
        self._meaning.put(slot, piece.language, piece.vector)
        self._held[slot] = (story, piece, column_of(piece))
        self._slots[piece.key] = slot
        self._of.setdefault(story, []).append(slot)

    def _count(self, piece: Piece) -> Counter[str]:
        return counted(piece.title, piece.opening[: self._rules.letters], title_weight=self._rules.title_weight)

    def _fact(self, piece: Piece) -> Counter[str]:
        f = facts(f"{piece.title}\n{piece.opening[:self._rules.letters]}")
        for u in sorted(piece.units):
            f["unit " + u] = 1
        return f

    def take(self, key: Hashable) -> None:
        slot = self._slots.pop(key, None)
        if slot is None:
            return
        story, piece, _ = self._held.pop(slot)
        self._words[piece.language].take(slot)
        self._facts.take(slot)
        self._of[story].remove(slot)
        if not self._of[story]:
            del self._of[story]

    def scored(self, piece):
        r = self._rules
        room = self._next
        column = column_of(piece)
        w = self._words[piece.language].cosines(self._count(piece), room) if piece.language in self._words else np.zeros(room, dtype=np.float32)
        f = self._facts.cosines(self._fact(piece), room)
        m, known = self._meaning.cosines(piece.language, piece.vector, room)
        out = []
        for story, slots in self._of.items():
            s = np.array(slots)
            same = [x for x in slots if self._held[x][1].language == piece.language]
            gap = min(abs((self._held[x][1].at - piece.at).total_seconds()) for x in slots) / 86400
            ws = w[same] if same else np.zeros(0)
            ms = m[s][known[s]]
            out.append((story, ws, ms, f[s], gap, is_other_issue(column, piece, [self._held[x] for x in slots])))
        return out

    def _judge(self, item):
        r = self._rules
        story, ws, ms, fs, gap, other = item
        if other:
            return None
        def blend(x, k):
            return float(k * x.max() + (1 - k) * x.mean())
        fact = blend(fs, r.fact_nearest)
        late = r.late * max(0.0, gap - 0.25)
        best = None
        if len(ms):
            mean = blend(ms, r.meaning_nearest)
            if len(ws):
                word = blend(ws, r.words_nearest)
                best = ("both", r.w_words * word + r.w_meaning * mean + r.w_facts * fact - late, r.both)
            cross = ("meaning", mean + r.x_facts * fact - late, r.across)
            if best is None or (r.either and cross[1] - cross[2] > best[1] - best[2]):
                best = cross
        elif len(ws):
            word = blend(ws, r.words_nearest)
            best = ("words", word + r.f_facts * fact - late, r.words_alone)
        if best is None or best[1] < best[2]:
            return None
        return best

    def best(self, piece: Piece, *, barred: Collection[Hashable] = ()) -> Match | None:
        winner = None
        for item in self.scored(piece):
            if item[0] in barred:
                continue
            got = self._judge(item)
            if got and (winner is None or got[1] - got[2] > winner[1][1] - winner[1][2]):
                winner = (item[0], got)
        if winner is None:
            return None
        return Match(winner[0], winner[1][1], winner[1][0], ())

    def close_before(self, moment: datetime) -> list[Hashable]:
        over = []
        for story, slots in self._of.items():
            last = max(self._held[x][1].at for x in slots)
            first = min(self._held[x][1].at for x in slots)
            if last <= moment - self._rules.quiet or (first <= moment - self._rules.longest and last <= moment - self._rules.growing):
                over.append(story)
        for story in over:
            for slot in self._of.pop(story):
                _, piece, _ = self._held.pop(slot)
                del self._slots[piece.key]
        if over:
            self._compact()
        return over

    def _compact(self) -> None:
        moved = {old: new for new, old in enumerate(sorted(self._held))}
        for index in (*self._words.values(), self._facts):
            index.keep(moved)
        self._meaning.keep(moved)
        self._held = {moved[o]: v for o, v in self._held.items()}
        self._slots = {k: moved[o] for k, o in self._slots.items()}
        self._of = {s: [moved[o] for o in v] for s, v in self._of.items()}
        self._next = len(moved)
