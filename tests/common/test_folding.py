"""Search without tone marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.folding import fold, fold_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Điện Biên Phủ", "duong dien bien phu"),
        ("ĐẮK LẮK", "dak lak"),
        ("  Thừa   Thiên\u00a0Huế ", "thua thien hue"),
        ("Người phát ngôn", "nguoi phat ngon"),
        ("São Tomé, Genève", "sao tome, geneve"),
    ],
)
def test_marks_case_and_gaps_go(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize("text", ["ນະຄອນຫຼວງວຽງຈັນ", "ភ្នំពេញ", "北京"])
def test_marks_of_other_scripts_stay(text: str) -> None:
    assert fold(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_question_falls_into_words_without_quotes() -> None:
    assert fold_words("“Họp báo”, Cao Bằng?") == ["hop", "bao", "cao", "bang"]
