"""Walks over the tokens of one text and yields every figure that it meets, in text order.

In come the text and what is taken already, out go `Counted` rows; `find_figures` merges equal ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.amounts import Amount, digits_at, scale_of, words_at
from nhipcau.reading.languages.vi.figures.context import (
    bound_after,
    clock_time,
    label_before,
    plain_place,
    qualifier_before,
)
from nhipcau.reading.languages.vi.figures.lexicon import idioms, measures, nouns, word_set
from nhipcau.reading.languages.vi.figures.pieces import (
    part_of_a_name,
    past_the_minutes,
    past_the_piece,
    proper_word,
)
from nhipcau.reading.languages.vi.figures.spelled import everyday
from nhipcau.reading.languages.vi.figures.tokens import Token, tokens
from nhipcau.reading.languages.vi.figures.units import Unit, unit_at
from nhipcau.reading.languages.vi.numbers import NUMBER_WORDS, SCALES, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nhipcau.reading.records import Qualifier

_TO = frozenset({"-", "\u2013", "\u2014", "đến", "tới"})


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure where it stands."""

    start: int
    end: int
    value: int | float
    qualifier: Qualifier
    unit: str | None


class FigureReader:
    """One pass over one text."""

    def __init__(self, text: str, mask: bytearray) -> None:
        self.text = text
        self.mask = mask
        self.line: list[Token] = tokens(text)

    def read(self) -> Iterator[Counted]:
        """Yield the figures in order."""
        index = 0
        while index < len(self.line):
            token = self.line[index]
            found: list[Counted] = []
            after = index + 1
            if token.sort == "number":
                found, after = self._digits(index)
            elif token.sort == "word" and token.fold in NUMBER_WORDS and token.fold not in SCALES:
                found, after = self._words(index)
            yield from found
            index = max(after, index + 1)

    def _digits(self, index: int) -> tuple[list[Counted], int]:
        token = self.line[index]
        if self._is_taken(token) or part_of_a_name(self.line, index, self.text):
            return [], past_the_piece(self.line, index)
        amount = digits_at(self.line, index)
        if clock_time(self.line, index):
            return [], past_the_minutes(self.line, index)
        if amount is None or self._never(amount):
            return [], past_the_piece(self.line, index)
        two = self._two_ends(amount)
        if two is not None:
            return two
        return self._one(self._regrouped(amount))

    def _one(self, amount: Amount) -> tuple[list[Counted], int]:
        unit = self._unit(amount)
        label = label_before(self.line, amount.first)
        if label == "always" and not self._strong(amount, unit):
            return [], amount.after
        if (
            label == "usually"
            and (unit is None or unit.sort == "guess")
            and amount.how not in {"scaled", "grouped"}
        ):
            return [], amount.after
        value = self._value(amount, unit)
        if value is None:
            return [], amount.after
        first, qualifier = qualifier_before(self.line, amount.first)
        if unit is None and not self._tells_alone(amount, qualifier):
            return [], amount.after
        return self._made(amount, unit, value, first, qualifier)

    def _made(
        self, amount: Amount, unit: Unit | None, value: float, first: int, qualifier: Qualifier
    ) -> tuple[list[Counted], int]:
        after = unit.after if unit else amount.after
        named = self._written(unit)
        if plain_place(qualifier, self.line[first].fold, (named or "").lower(), value):
            first, qualifier = amount.first, "exact"
        bound = bound_after(self.line, after)
        if bound is not None and qualifier in {"exact", "about"}:
            qualifier, after = bound, after + 2
            first = first - 1 if first and self.line[first - 1].fold == "từ" else first
        start, end = self.line[first].start, self.line[after - 1].end
        return [Counted(start, end, value, qualifier, named)], after

    def _value(self, amount: Amount, unit: Unit | None) -> int | float | None:
        """Return the number; "98/103 xã" counts 98, "1/3 dân số" is a third, "3/4." is nothing."""
        if amount.parts is None:
            return whole(amount.value)
        if unit is None or unit.sort == "guess":
            return None
        part, total = amount.parts
        return whole(part / total) if unit.sort == "share" else whole(part)

    def _unit(self, amount: Amount) -> Unit | None:
        at = amount.after
        if at >= len(self.line) or self.mask.find(1, self.line[at].start, self.line[at].end) != -1:
            return None
        named_before = amount.first > 0 and proper_word(self.line, amount.first - 1, self.text)
        return unit_at(
            self.line, at, self.text, guess=amount.how not in {"words", "decimal"} and not named_before
        )

    def _tells_alone(self, amount: Amount, qualifier: Qualifier) -> bool:
        """Tell whether a number without unit is a figure at all."""
        if amount.how in {"scaled", "grouped"}:
            return True
        return qualifier != "exact" and amount.value >= 10 and amount.how == "plain"  # noqa: PLR2004

    def _strong(self, amount: Amount, unit: Unit | None) -> bool:
        """Tell a quantity that not even "số" before it makes a name: "số 1,2 tỷ đồng"."""
        return amount.how in {"scaled", "grouped"} or (
            unit is not None and unit.sort == "measure" and amount.how == "decimal"
        )

    def _regrouped(self, amount: Amount) -> Amount:
        """Read "2,300 người" as thousands, since people come whole."""
        if amount.how != "decimal":
            return amount
        noun = nouns().at(self.line, amount.after)
        if noun is None or measures().at(self.line, amount.after):
            return amount
        return digits_at(self.line, amount.first, counted=True) or amount

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
        if high is None or unit is None or high.parts is not None or clock_time(self.line, at + 1):
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

    def _words(self, index: int) -> tuple[list[Counted], int]:
        if (
            self._is_taken(self.line[index])
            or idioms().at(self.line, index)
            or label_before(self.line, index)
        ):
            return [], index + 1
        amount = words_at(self.line, index)
        if amount is None:
            return [], index + 1
        noun = nouns().at(self.line, amount.after)
        measured = measures().at(self.line, amount.after)
        if (noun is None or noun[1] == "shares") and measured is None:
            return [], amount.after
        if amount.after - index == 1 and everyday(self.line, index, amount):
            return [], amount.after
        if self.text[self.line[amount.after].start].isupper():
            return [], amount.after
        return self._one(amount)

    def _is_taken(self, token: Token) -> bool:
        return self.mask.find(1, token.start, token.end) != -1

    def _never(self, amount: Amount) -> bool:
        piece = self.text[self.line[amount.first].start : self.line[amount.after - 1].end]
        return piece in word_set("labels.toml", "names", "never")

    def _written(self, unit: Unit | None) -> str | None:
        return self.text[self.line[unit.first].start : self.line[unit.after - 1].end] if unit else None
