"""Number words that are everyday words too: "một" the article, "năm" the year.

In come tokens and the `Amount` read there. Called by `reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.context import qualifier_before
from nhipcau.reading.languages.vi.figures.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.amounts import Amount
    from nhipcau.reading.languages.vi.figures.tokens import Token

_HARM = frozenset({"chết", "bị", "thiệt", "mất", "tử", "thương", "nhập", "khỏi", "mắc"})
"""After "một người" they make it a count and not "a person"."""


def everyday(line: Sequence[Token], index: int, amount: Amount) -> bool:
    """Tell a lone "một" (an article) and "năm" (a year) from numbers."""
    word, before = line[index].fold, line[index - 1].fold if index else ""
    if word == "một":
        harmed = amount.after + 1 < len(line) and line[amount.after + 1].fold in _HARM
        bounded = qualifier_before(line, index)[1] in {"at_least", "at_most"}
        return not ((harmed and line[amount.after].fold == "người") or bounded)
    if word == "năm":
        counted = index > 0 and line[index - 1].sort == "number"
        return counted or before in word_set("units.toml", "words", "year_before")
    if word in {"không", "tư", "mốt"}:
        return True
    return before in {"thứ", "tháng", "lần", "chủ", "khóa", "tuổi", "lên"}
