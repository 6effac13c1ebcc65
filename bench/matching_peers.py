"""The two BM25 packages on the same claims: what they find, how long they take, what a new claim costs them.

In: claims and queries. Out: printed lines. Called by `./run bench matching --peers`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

import numpy as np

from bench.matching_measures import Ranked
from bench.matching_sets import Claim, Query
from nhipcau.reading.matching.index import said_of
from nhipcau.reading.matching.lexical import TermIndex
from nhipcau.reading.matching.terms import word_counts
from nhipcau.reading.matching.tidy import tidy

Scorer = Callable[[list[str]], np.ndarray]


def show_peers(claims: Sequence[Claim], queries: Sequence[Query]) -> None:
    """Print one line a package; all get the same terms, each query term once."""
    terms = [list(word_counts(said_of(claim.text, claim.title)).elements()) for claim in claims]
    asked = [list(word_counts(tidy(query.text))) for query in queries]
    keys = [claim.key for claim in claims]
    for name, make in (("ours", _ours), ("rank-bm25", _rank_bm25), ("bm25s", _bm25s)):
        try:
            began = perf_counter()
            score = make(terms)
            built = perf_counter() - began
        except ImportError:
            print(f"{name}: not installed")
            continue
        ranked = Ranked()
        for query, said in zip(queries, asked, strict=True):
            began = perf_counter()
            scores = score(said)
            order = np.argsort(-scores, kind="stable")[:5]
            ranked.add([keys[at] for at in order if scores[at] > 0], query.right, perf_counter() - began)
        print(
            f"{name:10} built in {built:6.2f} s; R@1 {ranked.r1:.3f}, MAP@5 {ranked.map5:.3f}, {ranked.ms:.2f} ms a query"
        )


def _ours(terms: list[list[str]]) -> Scorer:
    index = TermIndex()
    for slot, said in enumerate(terms):
        counts: dict[str, int] = {}
        for term in said:
            counts[term] = counts.get(term, 0) + 1
        index.put(slot, counts)
    return lambda said: index.scores(dict.fromkeys(said, 1), len(terms))[0]


def _rank_bm25(terms: list[list[str]]) -> Scorer:
    from rank_bm25 import BM25Okapi

    peer = BM25Okapi([said or [""] for said in terms])
    return lambda said: np.asarray(peer.get_scores(said))


def _bm25s(terms: list[list[str]]) -> Scorer:
    import bm25s

    peer = bm25s.BM25()
    peer.index([said or [""] for said in terms], show_progress=False)
    return lambda said: np.asarray(peer.get_scores(said))
