"""The pure rules: the length of a summary in six languages, the seal over facts."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.verification.rules.seal import (
    Facts,
    SealedEvidence,
    SealedOccurrence,
    SealedRequest,
    SealedSearch,
    SealedWords,
    changed_parts,
    seal_of,
    sealed_text,
)
from nhipcau.verification.rules.summary import is_too_long, word_count

SET = Path(__file__).resolve().parents[2] / "bench" / "matching_set" / "queries.tsv"
FACTS = Facts(
    claim="Lũ làm 312 ngôi nhà bị ngập.",
    language="vi",
    occurrences=(SealedOccurrence("a" * 64, 0, 5, "Lũ làm"), SealedOccurrence("b" * 64, 3, 9, "312 nhà")),
    would_show_wrong="Danh sách 312 hộ.",
    best_case="Hai đợt lũ.",
    evidence=(
        SealedEvidence(1, "supports", "article", "Báo", "Báo Mẫu", "2026-10-05", "c" * 64, "312", "", ""),
        SealedEvidence(2, "contradicts", "document", "Báo cáo", "Xã", "", "d" * 64, "31", "", ""),
    ),
    searches=(SealedSearch("both", "Cổng xã", "lũ", True, ""),),
    requests=(SealedRequest("Xã Mẫu Sơn", "Bao nhiêu?", "31"),),
    finding=SealedWords(1, "p1", "wrong", "high", "Số đúng là 31.", "", "Không có.", "", "", "", ""),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Có 1.200 hộ bị ngập, ngày 05/10/2026.", 7),
        ("The count was checked: 31 homes, not 312.", 8),
        ("L’école n'a pas fermé", 4),
        ("—  …  !", 0),
        ("官方统计是三十一户", 7),
        ("Theo 官方统计 là 31 nhà", 7),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert word_count(text) == words


def test_the_same_sentence_is_about_as_long_in_six_languages() -> None:
    """The whole labelled set, which says each claim in all six: within a fifth of the Vietnamese."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    with SET.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            counts[row["claim"]][row["language"]].append(word_count(row["text"]))
    full = [one for one in counts.values() if len(one) == 6]
    assert len(full) >= 60
    total = {
        language: sum(sum(one[language]) / len(one[language]) for one in full)
        for language in ("vi", "en", "fr", "zh", "lo", "km")
    }
    for language, words in total.items():
        assert 0.8 <= words / total["vi"] <= 1.2, (language, words / total["vi"])


@pytest.mark.slow
@given(st.text())
def test_composed_and_decomposed_are_as_long(text: str) -> None:
    assert word_count(unicodedata.normalize("NFD", text)) == word_count(text)


def test_the_limit_is_a_hundred_and_fifty() -> None:
    assert not is_too_long("từ " * 150)
    assert is_too_long("từ " * 151)


def test_the_order_of_rows_and_the_form_of_letters_do_not_move_the_seal() -> None:
    turned = replace(
        FACTS,
        claim=unicodedata.normalize("NFD", FACTS.claim),
        evidence=FACTS.evidence[::-1],
        occurrences=FACTS.occurrences[::-1],
    )
    assert seal_of(sealed_text(turned)) == seal_of(sealed_text(FACTS))


def test_the_seal_is_known() -> None:
    """Pinned: kits that left the office carry it, so the form may never drift."""
    assert seal_of(sealed_text(FACTS)) == "0336eacf5c4f6f3023d295c215b3996933ece50039edf0efaf046ed8eba046f5"


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        ("claim", replace(FACTS, claim="Lũ làm 313 ngôi nhà bị ngập.")),
        ("occurrences", replace(FACTS, occurrences=FACTS.occurrences[:1])),
        ("would_show_wrong", replace(FACTS, would_show_wrong="Danh sách 312 hộ")),
        ("best_case", replace(FACTS, best_case="")),
        (
            "evidence",
            replace(FACTS, evidence=(replace(FACTS.evidence[0], sha256="e" * 64), FACTS.evidence[1])),
        ),
        (
            "evidence",
            replace(FACTS, evidence=(replace(FACTS.evidence[0], stance="context"), FACTS.evidence[1])),
        ),
        ("searches", replace(FACTS, searches=())),
        ("requests", replace(FACTS, requests=(replace(FACTS.requests[0], answer="312"),))),
        ("finding", replace(FACTS, finding=replace(FACTS.finding, summary="Số đúng là 32."))),
        ("finding", replace(FACTS, finding=replace(FACTS.finding, author="p2"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_any_change_breaks_the_seal_and_is_named(part: str, changed: Facts) -> None:
    assert seal_of(sealed_text(changed)) != seal_of(sealed_text(FACTS))
    assert changed_parts(sealed_text(FACTS), sealed_text(changed)) == [part]
