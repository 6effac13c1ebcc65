"""Cuts a text into numerals, words and signs, so that figures are read in one walk.

In comes a text, out goes a list of `Token`; a line break is a token too, so that nothing reaches over it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from nhipcau.reading.languages.vi.numbers import NUMERAL

Sort = Literal["number", "word", "sign", "break"]


class Token(NamedTuple):
    """One piece of the text; ``fold`` is what the tables are asked with."""

    sort: Sort
    fold: str
    start: int
    end: int


_TOKEN = re.compile(
    rf"(?P<number>{NUMERAL})|(?P<word>(?:[kdcm]?m[23](?!\w)|[°º]C(?!\w)|[^\W\d_]+))|(?P<break>\n)|"
    rf"(?P<sign>[*=~#_.\u2026\u2013-]{{4,}}|[^\s\w]|_|\w)",
    re.IGNORECASE,
)
_OLD_STYLE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe",
    "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


def fold(word: str) -> str:
    """Small letters with the tone where the older spelling puts it: "Uỷ" and "Ủy" are one word."""
    small = word.lower()
    ending = _OLD_STYLE.get(small[-2:])
    return small[:-2] + ending if ending else small


def tokens(text: str) -> list[Token]:
    """Cut ``text``; white space falls out, line breaks stay."""
    cut: list[Token] = []
    for found in _TOKEN.finditer(text):
        sort: Sort = found.lastgroup  # type: ignore[assignment]
        cut.append(Token(sort, fold(found[0]) if sort == "word" else found[0], found.start(), found.end()))
    return cut
