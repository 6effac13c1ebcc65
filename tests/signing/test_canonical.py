"""The one way a text is written before it is signed, and the signs that nobody sees."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.signing.making import payload

from nhipcau.signing.rules.canonical import canonical
from nhipcau.signing.rules.invisible import HIDDEN, invisible_signs
from nhipcau.signing.rules.payload import canonical_json, hash_of


def test_layout_of_lines_and_marks_is_evened() -> None:
    loose = unicodedata.normalize("NFD", "Đường tỉnh 206 \r\nkhông đóng\t\r\r\n\u2028hết\n\n")
    assert canonical(loose, "vi") == "Đường tỉnh 206\nkhông đóng\n\n\nhết"


@pytest.mark.parametrize("language", ["lo", "km", "th", "my"])
def test_break_marks_between_unspaced_words_are_never_signed(language: str) -> None:
    assert canonical("ຂົວ\u200bບ້ານ", language) == "ຂົວບ້ານ"
    assert invisible_signs("ຂົວ\u200bບ້ານ", language) == []


def test_elsewhere_a_zero_width_space_stays_and_is_named() -> None:
    assert "\u200b" in canonical("cầu\u200b 206", "vi")
    assert [(found.position, found.name) for found in invisible_signs("cầu\u200b", "vi")] == [
        (3, "ZERO WIDTH SPACE")
    ]


@given(st.text(), st.sampled_from(["vi", "lo", "zh"]))
def test_canonical_of_canonical_is_the_same(text: str, language: str) -> None:
    once = canonical(text, language)
    assert canonical(once, language) == once


def test_every_format_sign_of_unicode_is_known() -> None:
    """Marks of subtending numbers and of old scripts are drawn; all other format signs are hidden."""
    drawn = {"KAITHI NUMBER SIGN", "KAITHI NUMBER SIGN ABOVE"}
    unknown = [
        unicodedata.name(chr(code))
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) == "Cf" and not HIDDEN.match(chr(code))
    ]
    assert [
        name for name in unknown
        if name not in drawn and not name.startswith(("ARABIC", "SYRIAC", "EGYPTIAN", "SHORTHAND", "MUSICAL"))
    ] == []  # fmt: skip


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d🚀", "☀\ufe0f"])
def test_joiners_that_spell_are_no_hidden_signs(text: str) -> None:
    assert invisible_signs(text, "fa") == []


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200d", "\u202e", "\u00ad", "\ufeff", "\u2066", "\u3164", "\x07"]
)
def test_a_hidden_sign_is_never_signed(sign: str) -> None:
    with pytest.raises(ValueError, match="title: hidden sign"):
        payload(title=f"Thông{sign} báo")


def test_payload_is_canonical_json() -> None:
    text = canonical_json(payload(title="Thông báo"))
    assert text.startswith('{"body":')
    assert '"format":"nhipcau.statement/1"' in text
    assert '"title":"Thông báo"' in text
    assert hash_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_same_words_in_another_layout_give_the_same_payload() -> None:
    loose = unicodedata.normalize("NFD", "Đường tỉnh 206  \r\n")
    assert payload(body=loose) == payload(body="Đường tỉnh 206")
