"""What a dossier lacks: the pure rule, against every mixture of evidence and searches."""

from __future__ import annotations

import itertools

import pytest

from nhipcau.verification.rules.fairness import FairnessFacts, Missing, missing, missing_before_evidence

WRITTEN = "Nếu biên bản kiểm đếm ghi trên 300 nhà thì ta sai."


@pytest.mark.parametrize("text", ["", "  ", "\n\t "], ids=["empty", "blanks", "breaks"])
def test_no_evidence_before_what_would_show_us_wrong(text: str) -> None:
    assert missing_before_evidence(FairnessFacts(would_show_wrong=text)) == (Missing.WOULD_SHOW_WRONG,)


def test_written_it_lets_evidence_in() -> None:
    assert missing_before_evidence(FairnessFacts(would_show_wrong=WRITTEN)) == ()


def test_searches_for_one_side_do_not_stand_for_the_other() -> None:
    facts = FairnessFacts(would_show_wrong=WRITTEN, best_case="Họ nói…", supporting=1, empty_for_supporting=9)
    assert missing(facts) == (Missing.CONTRADICTING,)


def test_two_searches_are_too_few() -> None:
    facts = FairnessFacts(would_show_wrong=WRITTEN, supporting=1, empty_for_contradicting=2)
    assert missing(facts) == (Missing.CONTRADICTING, Missing.BEST_CASE)


def test_three_searches_stand_for_the_missing_side_and_the_best_case() -> None:
    facts = FairnessFacts(would_show_wrong=WRITTEN, supporting=1, empty_for_contradicting=3)
    assert missing(facts) == ()


def test_every_mixture_is_judged_as_the_words_say() -> None:
    for text, case, pro, contra, no_pro, no_contra in itertools.product(
        ("", "x"), ("", "x"), (0, 1), (0, 2), (0, 2, 3), (0, 2, 3)
    ):
        facts = FairnessFacts(text, case, pro, contra, no_pro, no_contra)
        wanted = set()
        if not text:
            wanted.add(Missing.WOULD_SHOW_WRONG)
        if pro == 0 and no_pro < 3:
            wanted.add(Missing.SUPPORTING)
        if contra == 0 and no_contra < 3:
            wanted.add(Missing.CONTRADICTING)
        if not case and max(no_pro, no_contra) < 3:
            wanted.add(Missing.BEST_CASE)
        assert set(missing(facts)) == wanted
