"""Excerpts, hours, what to do at the hour."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from tests.digest.making import SEVEN, office_time

from nhipcau.digest.rules.due import Intent, decide
from nhipcau.digest.rules.excerpts import excerpt, sentences, too_long
from nhipcau.digest.rules.hours import gather_from, is_due
from nhipcau.digest.rules.positions import moved


def test_an_excerpt_is_the_first_two_sentences() -> None:
    text = "Cầu Nà Lúm thông xe. Dân hai xã đi lại dễ hơn. Câu thứ ba không được trích."
    assert excerpt(text) == "Cầu Nà Lúm thông xe. Dân hai xã đi lại dễ hơn."


def test_shortened_words_and_numbers_end_no_sentence() -> None:
    assert sentences("TP. Cao Bằng có 3.500 hộ, v.v. và hơn thế. Xong.") == [
        "TP. Cao Bằng có 3.500 hộ, v.v. và hơn thế.", "Xong.",
    ]  # fmt: skip


def test_chinese_and_khmer_stops_count() -> None:
    assert excerpt("桥已通车。居民出行更方便。第三句。") == "桥已通车。居民出行更方便。"
    assert len(sentences("ស្ពានបើក។ ប្រជាជនសប្បាយ។")) == 2


@pytest.mark.parametrize("text", ["một hai ba " * 60, "ສ" * 500, "x" * 301])
def test_an_excerpt_never_passes_the_limit(text: str) -> None:
    cut = excerpt(text)
    assert 0 < len(cut) <= 300
    assert cut.endswith("…")
    assert not too_long(cut)


def test_a_second_sentence_that_does_not_fit_is_left_out_whole() -> None:
    assert excerpt("Ngắn. " + "Dài " * 90 + ".") == "Ngắn."


def test_a_title_at_the_beginning_is_not_quoted_again() -> None:
    assert excerpt("Thông xe cầu\nCầu dài 120 m.", title="Thông xe cầu") == "Cầu dài 120 m."


def test_three_sentences_or_301_letters_are_too_long() -> None:
    assert too_long("Một. Hai. Ba.")
    assert too_long("a" * 301)
    assert not too_long("Một. Hai.")


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (SEVEN, True),
        (SEVEN - timedelta(seconds=1), False),
        (office_time(23, 59), True),
        (SEVEN + timedelta(days=1), False),  # Saturday
        (datetime(2026, 11, 19, 23, 59, 59, tzinfo=UTC), False),  # 06:59:59 of the same day here
        (datetime(2026, 11, 20, 17, 30, tzinfo=UTC), False),  # half past midnight here, Saturday
    ],
    ids=["seven", "a second before", "slept through", "saturday", "utc evening", "after midnight"],
)
def test_seven_is_seven_in_the_office(at: datetime, due: bool) -> None:
    assert is_due(weekdays="01234", hour=time(7), at=at) is due


def test_gathering_reaches_back_to_the_last_edition_but_never_too_far() -> None:
    assert gather_from(until_before=SEVEN - timedelta(days=1), at=SEVEN) == SEVEN - timedelta(days=1)
    assert gather_from(until_before=SEVEN - timedelta(days=60), at=SEVEN) == SEVEN - timedelta(days=4)
    assert gather_from(until_before=None, at=SEVEN) < SEVEN - timedelta(days=1)


@pytest.mark.parametrize("issues_untouched", [True, False])
@pytest.mark.parametrize("issues_edited", [True, False])
@pytest.mark.parametrize("is_edited", [True, False])
def test_an_edited_draft_is_never_made_anew(
    is_edited: bool, issues_edited: bool, issues_untouched: bool
) -> None:
    intent = decide(
        is_issued=False, is_edited=is_edited, issues_untouched=issues_untouched, issues_edited=issues_edited
    )
    if is_edited:
        assert intent is (Intent.ISSUE if issues_edited else Intent.REMIND)
    else:
        assert intent is (Intent.MAKE_AND_ISSUE if issues_untouched else Intent.MAKE)


def test_what_is_issued_is_left_alone() -> None:
    wanted = decide(is_issued=True, is_edited=True, issues_untouched=True, issues_edited=True)
    assert wanted is Intent.NOTHING


@pytest.mark.parametrize(
    ("one", "way", "order"),
    [(2, "up", [2, 1, 3]), (2, "down", [1, 3, 2]), (1, "up", [1, 2, 3]), (3, "down", [1, 2, 3])],
    ids=["up", "down", "first up", "last down"],
)
def test_moving(one: int, way: str, order: list[int]) -> None:
    assert moved([1, 2, 3], one, way) == order
