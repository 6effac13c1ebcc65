"""Number words that are everyday words too: "một" the article, "năm" the year.

In come tokens and the `Amount` read there. Called by `reader`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.amounts import Amount
from nhipcau.reading.languages.vi.figures.context import qualifier_before
from nhipcau.reading.languages.vi.figures.lexicon import nouns, word_set
from nhipcau.reading.languages.vi.numbers import SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.tokens import Token


def everyday(line: Sequence[Token], index: int, amount: Amount) -> bool:
    """Tell a lone "một" (an article) and "năm" (a year) from numbers."""
    word, before = line[index].fold, line[index - 1].fold if index else ""
    if word == "một":
        bounded = qualifier_before(line, index)[1] in {"at_least", "at_most"}
        return not (bounded or _harmed(line, amount.after))
    if word == "năm":
        counted = index > 0 and line[index - 1].sort == "number"
        return counted or before in word_set("units.toml", "words", "year_before")
    if word in {"không", "tư", "mốt"}:
        return True
    return before in {"thứ", "tháng", "lần", "chủ", "khóa", "tuổi", "lên"}


def _harmed(line: Sequence[Token], at: int) -> bool:
    """Tell "một tàu cá bị chìm", a loss that is counted, from any ship."""
    noun = nouns().at(line, at)
    if noun is None or noun[1] not in {"people", "things"} or noun[0] >= len(line):
        return False
    return line[noun[0]].fold in word_set("units.toml", "words", "harm")


def round_few(line: Sequence[Token], index: int) -> Amount | None:
    """Read "hơn chục", "gần trăm nghìn": a scale that a qualifier alone makes a number."""
    if qualifier_before(line, index)[1] not in {"over", "nearly", "about"}:
        return None
    if index > 1 and line[index - 2].sort == "number":
        return None
    value, after = Decimal(SCALES[line[index].fold]), index + 1
    while after < len(line) and line[after].fold in SCALES:
        value, after = value * SCALES[line[after].fold], after + 1
    return Amount(value, index, after, "words")
