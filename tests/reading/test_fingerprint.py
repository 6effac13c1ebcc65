"""Copies share what is looked up, other texts do not, and a fingerprint never changes by itself."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from tests.reading.made_saved import SOURCE

from nhipcau.reading.stages.copies import CopyFinder, overlap
from nhipcau.reading.stages.fingerprint import FEWEST, MOST, anchors, fingerprint, signed

TEXTS = {
    a["language"] + a["title"]: " ".join([a["title"], a["lead"], *a["paragraphs"]]) for a in SOURCE["article"]
}


@pytest.mark.parametrize("name", TEXTS)
def test_an_edited_copy_is_found_and_others_are_not(name: str) -> None:
    text = TEXTS[name]
    copy = text[: len(text) // 2] + text[len(text) // 2 + 25 :]
    both = overlap(signed(text), signed(copy))
    assert both is not None
    assert both.likeness > 0.6
    assert len(set(anchors(fingerprint(text))) & set(anchors(fingerprint(copy)))) > FEWEST // 2
    assert not any(overlap(signed(text), signed(other)) for key, other in TEXTS.items() if key != name)


@pytest.mark.parametrize("name", TEXTS)
def test_a_copy_cut_to_a_third_is_found_before_and_after_its_original(name: str) -> None:
    text = TEXTS[name]
    cut = text[: int(len(text) * 0.35)]
    for first, second in ((text, cut), (cut, text)):
        finder = CopyFinder()
        assert finder.put("first", first) == []
        assert [match.key for match in finder.put("second", second)] == ["first"]


def test_case_marks_and_forms_of_letters_do_not_count() -> None:
    text = next(text for name, text in TEXTS.items() if name.startswith("vi"))
    for same in (text.upper(), unicodedata.normalize("NFD", text), text.replace("ò", "o").replace("đ", "d")):
        assert signed(same).pieces.tolist() == signed(text).pieces.tolist()


def test_the_order_of_letters_and_words_counts() -> None:
    assert fingerprint("ba nam an") != fingerprint("an ba nam")
    assert fingerprint("nam") != fingerprint("man")


def test_a_fingerprint_is_the_same_in_another_process() -> None:
    code = "from nhipcau.reading.stages.fingerprint import fingerprint; print(fingerprint('một hai ba bốn năm sáu'))"
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.strip()
    assert other == fingerprint("một hai ba bốn năm sáu")
    assert other == "k2:mr3O_mlk6RWaWGUEPWLUaQ=="  # a change of algorithm must change the version


@pytest.mark.parametrize("text", ["", " ", "…", "a", "\ud800", "😀" * 9, "\u0301", "x" * 500, "một " * 4000])
def test_any_text_can_be_signed_and_compared(text: str) -> None:
    assert len(anchors(fingerprint(text))) <= MOST
    finder = CopyFinder()
    finder.put(1, text)
    finder.put(2, text)
    assert overlap(signed(text), signed(TEXTS[next(iter(TEXTS))])) is None


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        anchors("zz:AAAA")
