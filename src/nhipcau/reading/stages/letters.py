"""A text as numbers: one 64-bit number a word, equal on every machine; called by `fingerprint`.

Case, Latin marks and where a tone mark stands do not count; without spaces each letter is a word.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

_BMP = 0x10000
_GAP, _MARK = 1, 0
"""What the table of bases says of a blank or sign, and of a combining mark that is passed over."""
SPACED, ALPHABETIC, HAN = 0, 1, 2
"""How a script parts words: by spaces; not at all (Thai, Lao, Khmer); each sign is nearly a word."""
_ALPHABETIC = ((0x0E00, 0x0EFF), (0x1780, 0x17FF))
_HAN = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF))
_LATIN_MARKS = range(0x0300, 0x0370)
_HANGUL = range(0xAC00, 0xD7A4)
_UNKNOWN = 0xFFFD
"""Stands for every sign beyond the basic plane: rare Han signs, emoji."""
_FACTOR = 0xD6E8FEB86659FD93
"""Odd, so that it has an inverse; a prime-like constant of the splitmix family (Vigna)."""


@cache
def _bases() -> NDArray[np.uint32]:
    """Give each letter its base: small, without marks, đ as d; everything that is no letter is a gap."""
    table = np.full(_BMP, _GAP, dtype=np.uint32)
    for code in range(_BMP):
        letter = chr(code)
        if code in _LATIN_MARKS:
            table[code] = _MARK
        elif unicodedata.category(letter)[0] in "LNM":
            table[code] = ord(_base(letter))
    return table


def _base(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    if ord(letter) in _HANGUL:
        return letter
    return unicodedata.normalize("NFKD", letter.casefold())[0]


@cache
def _scripts() -> NDArray[np.uint8]:
    table = np.zeros(_BMP, dtype=np.uint8)
    for ranges, script in ((_ALPHABETIC, ALPHABETIC), (_HAN, HAN)):
        for first, last in ranges:
            table[first : last + 1] = script
    return table


@cache
def _capitals() -> NDArray[np.bool_]:
    return np.array([chr(code).isupper() for code in range(_BMP)])


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[Numbers, Numbers]:
    """Return the powers of the factor and of its inverse, modulo 2^64."""
    inverse = pow(_FACTOR, -1, 1 << 64)
    made = []
    for factor in (_FACTOR, inverse):
        powers = np.full(count, factor, dtype=np.uint64)
        powers[0] = 1
        made.append(np.multiply.accumulate(powers))
    return made[0], made[1]


class Words:
    """The words of a text: their numbers and scripts, and on demand which hold a figure or begin large."""

    __slots__ = ("_begin", "numbers", "scripts")

    def __init__(self, text: str) -> None:
        """Read a text; half a character pair counts as a letter of its own."""
        codes, bases = _letters(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4"))
        in_word = bases != _GAP
        starts = in_word.copy()
        starts[1:] &= ~in_word[:-1]
        scripts = None
        if len(bases) and bases.max() >= _ALPHABETIC[0][0]:
            scripts = _scripts()[bases]
            alone = scripts != SPACED
            starts[1:] |= in_word[1:] & (alone[1:] | alone[:-1])
        first = np.flatnonzero(starts)
        self.numbers = _numbers(bases * in_word, first)
        self._begin = codes[first]
        self.scripts = None if scripts is None else scripts[first]
        """None where all words are parted by spaces."""

    @property
    def figures(self) -> NDArray[np.bool_]:
        """Which words are figures."""
        bases = _bases()[self._begin]
        return (bases >= ord("0")) & (bases <= ord("9"))

    @property
    def names(self) -> NDArray[np.bool_]:
        """Which words begin large."""
        return _capitals()[self._begin]


def _letters(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    if len(codes) and codes.max() >= _BMP:
        codes = np.where(codes < _BMP, codes, _UNKNOWN)
    bases = _bases()[codes]
    if (bases == _MARK).any():
        kept = bases != _MARK
        return codes[kept], bases[kept]
    return codes, bases


def _numbers(letters: NDArray[np.uint32], first: NDArray[np.int64]) -> Numbers:
    """Read each word as a number in base `_FACTOR`; gaps count nothing: a word ends where the next begins."""
    if not len(first):
        return np.zeros(0, dtype=np.uint64)
    powers, inverses = _powers(1 << len(letters).bit_length())
    numbers: Numbers = np.add.reduceat(letters * powers[: len(letters)], first)
    numbers *= inverses[first]
    return numbers
