"""Finds copies among made and sample articles: recall for each kind of copy, false pairs, speed.

Ours beside gaoya's MinHash index and trafilatura's Simhash, in the same run and on the same texts.
`duplicates.py FILE` takes a set of your own: a JSON object a line with id, text and, for a copy, copy_of.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from gaoya.minhash import MinHashStringIndex
from trafilatura.deduplication import Simhash

from bench.duplicates_set import (
    EDITS,
    Document,
    Tongue,
    copies,
    crowded,
    made_columns,
    made_events,
    natural,
    unseen,
)  # fmt: skip
from nhipcau.reading.stages.copies import CopyFinder
from nhipcau.reading.stages.fingerprint import signed
from nhipcau.sample.edition import articles

TODAY = date(2026, 11, 20)
EVENTS, OUTLETS, DAYS, COPIED = 400, 5, 80, 200
"""2,000 articles of 400 events and 240 columns and notes; 200 of the articles are copied in every way."""
GAOYA_FLOOR, SIMHASH_FLOOR = 0.5, 0.9
PEER_TEXTS = 1_200
"""Simhash compares every pair; the peers that scan are given fewer texts, and say how many."""
Put = Callable[[str, str], list[str]]


def sample_press() -> list[Document]:
    """Return the sample press's articles that are nobody's copy."""
    found = [piece for piece in articles(TODAY) if not piece.copy_of]
    return [Document(piece.key, piece.story, piece.text) for piece in found]


def ours() -> Put:
    """Look runs up, then compare the texts."""
    finder = CopyFinder()
    return lambda key, text: [str(match.key) for match in finder.put(key, text)]


def gaoya() -> Put:
    """Ask an index of MinHash over word triples at Jaccard 0.5: its recall on cut copies is what it can reach."""
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=GAOYA_FLOOR, num_bands=42, band_size=3, num_hashes=126,
        analyzer="word", lowercase=True, ngram_range=(3, 3),
    )  # fmt: skip

    keys: list[str] = []

    def put(key: str, text: str) -> list[str]:
        found = [keys[number] for number in index.query(text)]
        index.insert_document(len(keys), text)
        keys.append(key)
        return found

    return put


def simhash() -> Put:
    """Compare Simhash with everything before."""
    before: list[tuple[str, Simhash]] = []

    def put(key: str, text: str) -> list[str]:
        own = Simhash(text)
        found = [other for other, theirs in before if own.similarity(theirs) >= SIMHASH_FLOOR]
        before.append((key, own))
        return found

    return put


def shuffled(documents: list[Document]) -> list[Document]:
    """Let copies come before and after their originals."""
    mixed = list(documents)
    random.Random(57).shuffle(mixed)
    return mixed


def pairs_found(put: Put, documents: list[Document]) -> tuple[set[frozenset[str]], float]:
    """Return all pairs that are called copies, and texts a second of processor time."""
    began = time.process_time()
    found = {frozenset((one.key, other)) for one in documents for other in put(one.key, one.text)}
    return found, len(documents) / (time.process_time() - began)


class Judge:
    """Knows the truth of a set."""

    def __init__(self, documents: list[Document]) -> None:
        """Remember each text's root and event."""
        self.by_key = {one.key: one for one in documents}
        self.kinds = Counter(one.kind for one in documents if one.copy_of in self.by_key)

    def recall(self, found: set[frozenset[str]]) -> Counter[str]:
        """Count the copies found with their original, by kind."""
        all_copies = (one for one in self.by_key.values() if one.copy_of in self.by_key)
        return Counter(one.kind for one in all_copies if frozenset((one.key, one.copy_of)) in found)

    def false(self, found: set[frozenset[str]]) -> Iterator[bool]:
        """Yield for each false pair whether it is of one event."""
        for pair in found:
            one, other = (self.by_key[key] for key in pair)
            if (one.copy_of or one.key) != (other.copy_of or other.key):
                yield one.event == other.event


def table(name: str, documents: list[Document]) -> None:
    """Print a ready table for docs/benchmarks.md."""
    documents = shuffled(documents)
    lengths = sorted(len(one.text) for one in documents)
    few = documents[:PEER_TEXTS]
    runs = [("ours", documents, ours), ("gaoya MinHash", documents, gaoya), ("Simhash", few, simhash)]
    print(f"\n{name}: {len(documents)} texts, median {lengths[len(lengths) // 2]} letters\n")
    results = [(who, Judge(given), *pairs_found(make(), given)) for who, given, make in runs]
    print("| | " + " | ".join(f"{who} ({len(judge.by_key):,})" for who, judge, _, _ in results) + " |")
    print("|---|" + "---|" * len(results))
    for kind in results[0][1].kinds:
        shares = (judge.recall(found)[kind] / max(1, judge.kinds[kind]) for _, judge, found, _ in results)
        print(f"| {kind or 'copies'} | " + " | ".join(f"{share:.4f}" for share in shares) + " |")
    for label, is_same_event in (("false pairs across events", False), ("within an event", True)):
        counted = (
            (sum(one is is_same_event for one in judge.false(found)), len(found))
            for _, judge, found, _ in results
        )
        print(f"| {label} | " + " | ".join(f"{n} of {of:,}" for n, of in counted) + " |")
    print("| texts/s | " + " | ".join(f"{speed:,.0f}" for *_, speed in results) + " |")


def signing(documents: list[Document]) -> None:
    """Print what signing alone costs on texts of 3,000 letters."""
    texts = [(one.text * 9)[:3000] for one in documents[:500]]
    signed(texts[0])
    began = time.process_time()
    for text in texts:
        signed(text)
    print(f"\nsigning alone, 3,000 letters: {len(texts) / (time.process_time() - began):,.0f} texts/s")


def read_set(path: Path) -> list[Document]:
    """Read a set of one's own; a text without `story` counts as an event of its own with its copies."""
    rows = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    return [
        Document(
            str(row["id"]), str(row.get("story") or row.get("copy_of") or row["id"]), row["text"],
            str(row.get("copy_of") or ""), str(row.get("kind") or ""),
        )
        for row in rows
    ]  # fmt: skip


def made_press(tongue: Tongue, seed: int) -> list[Document]:
    """Make articles of events, daily columns, and every kind of copy of some articles."""
    chance = random.Random(seed)
    made = made_events(tongue, chance, EVENTS, OUTLETS)
    columns = made_columns(tongue, chance, DAYS)
    return made + columns + copies(tongue, chance, chance.sample(made, COPIED))


def main() -> None:
    """Print a table a set."""
    if len(sys.argv) > 1:
        table(sys.argv[1], read_set(Path(sys.argv[1])))
        return
    press = sample_press()
    table("Sample press, six languages", press + copies(natural(), random.Random(57), press))
    kinds = f"{EVENTS} events by {OUTLETS} outlets each, {len(EDITS)} kinds of copies"
    table(f"Made, natural: {kinds}", made_press(natural(), 57))
    table(f"Made, crowded: {kinds}", made_press(crowded(), 57))
    table(f"Made, unseen: {kinds}", made_press(unseen(), 2_026))
    signing(made_press(natural(), 57))


if __name__ == "__main__":
    main()
