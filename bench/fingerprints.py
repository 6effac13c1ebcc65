"""Compares near-duplicate signatures on edited copies of the sample press's articles: recall, false pairs, speed.

Ours (rensa MinHash over word triples) beside gaoya's MinHash on the same shingles and trafilatura's Simhash.
Copies are made here: a new title, one word in twenty changed, cut to 60 %, cut to 35 %.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Any

from gaoya.minhash import MinHashStringIndex
from trafilatura.deduplication import Simhash

from nhipcau.reading.stages.fingerprint import fingerprint, shingles, similar
from nhipcau.sample.edition import articles

TODAY = date(2026, 11, 20)
EDITS: dict[str, Callable[[random.Random, str], str]] = {
    "retitled": lambda _, text: "Tiêu đề mới của báo khác\n" + text,
    "1 word in 20": lambda chance, text: " ".join(
        "thay" if chance.random() < 0.05 else word for word in text.split(" ")
    ),
    "cut to 60 %": lambda _, text: text[: int(len(text) * 0.6)],
    "cut to 35 %": lambda _, text: text[: int(len(text) * 0.35)],
}
THRESHOLDS = {"retitled": 0.8, "1 word in 20": 0.5, "cut to 60 %": 0.45, "cut to 35 %": 0.22}
"""What a copy of that kind shares at least; who groups confirms a cut copy by containment of the shorter."""


def originals() -> list[str]:
    """Return every article of the sample press that is nobody's copy."""
    return [piece.text for piece in articles(TODAY) if not piece.copy_of]


def gaoya_similarity(one: str, other: str, threshold: float) -> bool:
    """Ask gaoya's index whether the two are alike at the threshold."""
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=threshold,
        num_bands=64,
        band_size=2,
        analyzer="word",
        ngram_range=(3, 3),
    )
    index.insert_document(0, one.lower())
    return 0 in index.query(other.lower())


def speed(sign: Callable[[str], Any], texts: list[str]) -> float:
    """Return texts signed in a second of processor time."""
    began = time.process_time()
    for text in texts:
        sign(text)
    return len(texts) / (time.process_time() - began)


def main() -> None:
    """Print recall for each kind of copy, then false pairs and speed."""
    chance = random.Random(57)
    texts = originals()
    print(
        f"{len(texts)} originals in six languages, median {sorted(map(len, texts))[len(texts) // 2]} letters"
    )
    print(f"{'copy':14} {'threshold':>9} {'ours':>7} {'gaoya':>7} {'simhash':>8}")
    for name, edit in EDITS.items():
        floor, pairs = THRESHOLDS[name], [(text, edit(chance, text)) for text in texts]
        ours = sum(similar(fingerprint(a), fingerprint(b)) >= floor for a, b in pairs)
        theirs = sum(gaoya_similarity(a, b, floor) for a, b in pairs)
        sim = sum(Simhash(a).similarity(Simhash(b)) >= 0.9 for a, b in pairs)
        print(
            f"{name:14} {floor:9.2f} {ours / len(pairs):7.3f} {theirs / len(pairs):7.3f} {sim / len(pairs):8.3f}"
        )
    signed = [fingerprint(text) for text in texts]
    lowest = min(THRESHOLDS.values())
    false = sum(similar(a, b) >= lowest for a, b in combinations(signed, 2))
    total = len(texts) * (len(texts) - 1) // 2
    print(f"false pairs at {lowest}: ours {false} of {total}")
    long = [text * 4 for text in texts]
    print(f"texts a second: ours {speed(fingerprint, long):,.0f}, shingling alone {speed(shingles, long):,.0f}, "
          f"simhash {speed(lambda text: Simhash(text).hash, long):,.0f}")  # fmt: skip


if __name__ == "__main__":
    main()
