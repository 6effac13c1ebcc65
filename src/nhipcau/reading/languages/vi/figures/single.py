"""Reads one number with its unit and qualifier into a figure, or refuses it.

In come tokens and an `Amount`, out go `Counted` rows and where they end. Called by `reader`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.amounts import Amount, digits_at
from nhipcau.reading.languages.vi.figures.context import (
    bound_after,
    label_before,
    plain_place,
    qualifier_before,
)
from nhipcau.reading.languages.vi.figures.lexicon import measures, nouns, word_set
from nhipcau.reading.languages.vi.figures.pieces import proper_word
from nhipcau.reading.languages.vi.figures.refused import address, lunar_month, rank
from nhipcau.reading.languages.vi.figures.tokens import Token, tokens
from nhipcau.reading.languages.vi.figures.units import Unit, unit_at
from nhipcau.reading.languages.vi.numbers import whole

if TYPE_CHECKING:
    from nhipcau.reading.records import Qualifier

_LEAST_ALONE = 10
"""The smallest number that a qualifier alone makes a figure: "hơn 10"."""
_FEW_PARTS = 10
_NEXT_RANK = 4
"""How many tokens after a rank the next one of the sentence may begin."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure where it stands."""

    start: int
    end: int
    value: int | float
    qualifier: Qualifier
    unit: str | None


class SingleReader:
    """What is read at one place of one text."""

    def __init__(self, text: str, mask: bytearray) -> None:
        self.text = text
        self.mask = mask
        self.line: list[Token] = tokens(text)
        self.ranked = -_NEXT_RANK - 1

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
        value = self._fraction(amount, qualifier) or value
        if unit is None and not self._tells_alone(amount, qualifier):
            return [], amount.after
        if unit is not None and self._counts_nothing(amount, unit):
            return [], unit.after
        return self._made(amount, unit, value, first, qualifier)

    def _made(
        self, amount: Amount, unit: Unit | None, value: float, first: int, qualifier: Qualifier
    ) -> tuple[list[Counted], int]:
        after = unit.after if unit else amount.after
        named = self._written(unit)
        if plain_place(qualifier, self.line[first].fold, (named or "").lower(), value):
            first, qualifier = amount.first, "exact"
        since = first > 0 and self.line[first - 1].fold == "từ"
        bound = bound_after(self.line, after, reach=since)
        if bound is not None and qualifier in {"exact", "about"}:
            after, qualifier = bound
            first = first - 1 if since else first
        start, end = self.line[first].start, self.line[after - 1].end
        return [Counted(start, end, value, qualifier, named)], after

    def _counts_nothing(self, amount: Amount, unit: Unit) -> bool:
        """Tell ranks, lunar days and addresses from counts; a rank is remembered for "… và 3/14 tỉnh"."""
        ranked = rank(self.line, amount) or amount.first - self.ranked <= _NEXT_RANK
        if ranked and amount.parts is not None and unit.sort == "noun":
            self.ranked = unit.after
            return True
        return lunar_month(self.line, unit, self.text) or address(self.line, amount, unit, self.text)

    def _value(self, amount: Amount, unit: Unit | None) -> int | float | None:
        """Return the number; "98/103 xã" counts 98, "1/3 dân số" is a third, "3/4." is nothing."""
        if amount.parts is None:
            return whole(amount.value)
        if unit is None or unit.sort == "guess":
            return None
        part, total = amount.parts
        return whole(part / total) if unit.sort == "share" else whole(part)

    def _fraction(self, amount: Amount, qualifier: Qualifier) -> float | None:
        """Read "gần 2/3 người dân": what is only about a part of few is a fraction, no count."""
        if amount.parts is None or qualifier not in {"over", "nearly", "about"}:
            return None
        part, total = amount.parts
        return whole(part / total) if part < total <= _FEW_PARTS else None

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
        return qualifier != "exact" and amount.value >= _LEAST_ALONE and amount.how == "plain"

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

    def _is_taken(self, token: Token) -> bool:
        return self.mask.find(1, token.start, token.end) != -1

    def _never(self, amount: Amount) -> bool:
        piece = self.text[self.line[amount.first].start : self.line[amount.after - 1].end]
        return piece in word_set("labels.toml", "names", "never")

    def _written(self, unit: Unit | None) -> str | None:
        return self.text[self.line[unit.first].start : self.line[unit.after - 1].end] if unit else None
