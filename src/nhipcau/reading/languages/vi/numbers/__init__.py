"""Vietnamese numbers, written in digits or in words: text in, ``int`` or ``float`` out.

Called by `figures` (and by anything else that must read "2.300", "1,5" or "hai mươi lăm").
"""

from nhipcau.reading.languages.vi.numbers.numerals import NUMERAL, format_numeral, parse_numeral, whole
from nhipcau.reading.languages.vi.numbers.words import NUMBER_WORDS, SCALES, parse_words

__all__ = [
    "NUMBER_WORDS",
    "NUMERAL",
    "SCALES",
    "format_numeral",
    "parse_numeral",
    "parse_words",
    "whole",
]
