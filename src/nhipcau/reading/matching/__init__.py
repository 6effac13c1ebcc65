"""Matching of claims across languages: the nearest earlier texts, why they match and how they differ.

In: texts. Out: matches, reasons and differences as codes and quoted words. Called by the room `verification`.
"""

from nhipcau.reading.matching.differing import Difference, Reason, differences, why
from nhipcau.reading.matching.index import LIKELY, ClaimIndex, Match, said_of
from nhipcau.reading.matching.vectors import packed, unpacked, vector_of

__all__ = [
    "LIKELY",
    "ClaimIndex",
    "Difference",
    "Match",
    "Reason",
    "differences",
    "packed",
    "said_of",
    "unpacked",
    "vector_of",
    "why",
]
