"""The plain way stories are grouped elsewhere: tf-idf of folded words and pairs, one pass, nearest centroid.

In: pieces in time order and a threshold. Out: a story each. The peer of bench/stories.py.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from nhipcau.reading.folding import words
from nhipcau.reading.stages.group import Piece


def tf_idf_pass(pieces: Sequence[Piece], *, threshold: float) -> list[str]:
    """Join the open story whose centroid is nearest past the threshold; weights from the whole set at once."""
    counts = [_terms(piece) for piece in pieces]
    seen = Counter(term for count in counts for term in count)
    vectors = [
        _unit({t: (1 + math.log(n)) * math.log(len(pieces) / seen[t]) for t, n in c.items()}) for c in counts
    ]
    sums: list[dict[str, float]] = []
    last: list[float] = []
    placed: list[str] = []
    for piece, vector in zip(pieces, vectors, strict=True):
        now = piece.at.timestamp()
        fits = [
            (_dot(vector, total) / max(_length(total), 1e-9), number)
            for number, total in enumerate(sums)
            if now - last[number] < 3 * 86_400
        ]
        score, number = max(fits, default=(0.0, -1), key=lambda fit: (fit[0], -fit[1]))
        if score < threshold:
            number = len(sums)
            sums.append({})
            last.append(now)
        for term, weight in vector.items():
            sums[number][term] = sums[number].get(term, 0.0) + weight
        last[number] = now
        placed.append(str(number))
    return placed


def _terms(piece: Piece) -> Counter[str]:
    found = words(f"{piece.title}\n{piece.opening[:600]}")
    return Counter(found + [f"{one} {two}" for one, two in pairwise(found)])


def _length(vector: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = _length(vector) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
