"""Walks over the tokens of one text and yields every figure that it meets, in text order.

In come the text and what is taken already, out go `Counted` rows; `find_figures` merges equal ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.amounts import Amount, digits_at, scale_of, words_at
from nhipcau.reading.languages.vi.figures.context import clock_time, label_before
from nhipcau.reading.languages.vi.figures.lexicon import idioms, measures, nouns
from nhipcau.reading.languages.vi.figures.pieces import part_of_a_name, past_the_minutes, past_the_piece
from nhipcau.reading.languages.vi.figures.refused import known_few
from nhipcau.reading.languages.vi.figures.shared import SharedUnit, shared_list
from nhipcau.reading.languages.vi.figures.single import Counted, SingleReader
from nhipcau.reading.languages.vi.figures.spelled import everyday, round_few
from nhipcau.reading.languages.vi.figures.units import Unit, unit_at
from nhipcau.reading.languages.vi.numbers import NUMBER_WORDS, SCALES, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = frozenset({",", ";", ")", "]", "?", "!"})
_TO = frozenset({"-", "\u2013", "\u2014", "đến", "tới"})


class FigureReader(SingleReader):
    """One pass over one text."""

    def read(self) -> Iterator[Counted]:
        """Yield the figures in order."""
        index = 0
        while index < len(self.line):
            token = self.line[index]
            found: list[Counted] = []
            after = index + 1
            if token.sort == "number":
                found, after = self._digits(index)
            elif token.sort == "word" and token.fold in NUMBER_WORDS:
                found, after = self._words(index)
            yield from found
            index = max(after, index + 1)

    def _digits(self, index: int) -> tuple[list[Counted], int]:
        token = self.line[index]
        if self._is_bare(index):
            return [], index + 1
        if self._is_taken(token) or part_of_a_name(self.line, index, self.text):
            return [], past_the_piece(self.line, index)
        amount = digits_at(self.line, index)
        if clock_time(self.line, index):
            return [], past_the_minutes(self.line, index)
        if amount is None or self._never(amount):
            return [], past_the_piece(self.line, index)
        row = shared_list(self.line, index, self.text) if amount.how == "plain" else None
        if row is not None:
            return self._of_row(row)
        return self._two_ends(amount) or self._one(self._regrouped(amount))

    def _is_bare(self, index: int) -> bool:
        """Tell one digit between signs and other numbers, which is no figure whatever is before it."""
        before = self.line[index - 1] if index else None
        if len(self.line[index].fold) > 1 or (before is not None and before.sort == "word"):
            return False
        after = self.line[index + 1] if index + 1 < len(self.line) else None
        return after is None or after.sort in {"number", "break"} or after.fold in _ENDS

    def _words(self, index: int) -> tuple[list[Counted], int]:
        if (
            self._is_taken(self.line[index])
            or idioms().at(self.line, index)
            or label_before(self.line, index)
        ):
            return [], index + 1
        scale = self.line[index].fold in SCALES
        amount = round_few(self.line, index) if scale else words_at(self.line, index)
        if amount is None:
            return [], index + 1
        return self._one(amount) if self._is_counted(amount) else ([], amount.after)

    def _is_counted(self, amount: Amount) -> bool:
        """Tell whether number words stand before something that the tables know, as a count of it."""
        noun = nouns().at(self.line, amount.after)
        measured = measures().at(self.line, amount.after)
        if (noun is None or noun[1] == "shares") and measured is None:
            return False
        if amount.after - amount.first == 1 and everyday(self.line, amount.first, amount):
            return False
        if noun is not None and known_few(self.line, amount, noun[1], noun[0]):
            return False
        return not self.text[self.line[amount.after].start].isupper()

    def _of_row(self, row: SharedUnit) -> tuple[list[Counted], int]:
        """Return the numbers of a list with the unit that they share."""
        named = self.text[self.line[row.first].start : self.line[row.after - 1].end]
        amounts = [amount for at in row.numbers if (amount := digits_at(self.line, at))]
        found = [
            Counted(self.line[one.first].start, self.line[one.first].end, whole(one.value), "exact", named)
            for one in amounts
        ]
        return found, max(row.numbers[-1] + 1, row.after)

    def _two_ends(self, low: Amount) -> tuple[list[Counted], int] | None:
        """Read "200-300 người" and "từ 5 tỷ đến 7 tỷ đồng": at least the one, at most the other."""
        own = unit_at(self.line, low.after, self.text, guess=False) if low.after < len(self.line) else None
        at = own.after if own else low.after
        if at + 1 >= len(self.line) or self.line[at].fold not in _TO or self.line[at + 1].sort != "number":
            return None
        if low.parts is not None or self._is_taken(self.line[at + 1]):
            return None
        high = digits_at(self.line, at + 1)
        high = self._regrouped(high) if high else None
        unit = self._unit(high) if high else None
        named = unit is not None and unit.sort == "guess" and label_before(self.line, low.first) is not None
        if high is None or unit is None or named or high.parts is not None or clock_time(self.line, at + 1):
            return None
        if own is not None and self._written(own) != self._written(unit):
            return None
        if own is None and low.how != "scaled" and high.how == "scaled":
            low = replace(low, value=low.value * scale_of(self.line, high))
        if low.value >= high.value:
            return None
        return self._ends(low, high, own, unit)

    def _ends(self, low: Amount, high: Amount, own: Unit | None, unit: Unit) -> tuple[list[Counted], int]:
        named = self._written(unit)
        last = own.after if own else low.after
        first = Counted(
            self.line[low.first].start, self.line[last - 1].end, whole(low.value), "at_least", named
        )
        second = Counted(
            self.line[high.first].start, self.line[unit.after - 1].end, whole(high.value), "at_most", named
        )
        return [first, second], unit.after
