"""Sentences, exact spans and wordings: pure rules in six languages."""

from __future__ import annotations

import unicodedata

import pytest

from nhipcau.verification.rules import states
from nhipcau.verification.rules.marking import sentences, span_of, words_within
from nhipcau.verification.rules.pointing import pointing
from nhipcau.verification.rules.sounding import hints
from nhipcau.verification.rules.wording import MOST_WORDS, Parts, numbers, problems

CUT = [
    ("Mưa lớn. Đến 8 giờ có 2.300 người dự. Chiều tạnh.", 3),
    ("TP. Cao Bằng có 12 phường. ThS. Nông Văn Mẫu dự họp.", 2),
    ("Mr. Mau spoke to 3.5 million people. It rained.", 2),
    ("洪水淹没312间房屋。当地居民已转移。", 2),
    ("ទឹកជំនន់លិចផ្ទះ ៣១២ខ្នង។ ប្រជាជនបានទៅទីខ្ពស់។", 2),
    ("Dòng một không chấm\nDòng hai không chấm", 2),
    ("Ông nói: “Chúng tôi sẵn sàng.” Cuộc họp kết thúc.", 2),
    ("...", 0),
]


@pytest.mark.parametrize(("text", "count"), CUT, ids=range(len(CUT)))
def test_a_text_is_cut_into_sentences(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count
    assert all(text[one.start : one.end] == one.text for one in found)
    kept = "".join(one.text for one in found)
    assert not count or "".join(kept.split()) == "".join(text.split())


def test_exact_words_are_found_only_where_they_stand() -> None:
    text = "Xã có 1.120 nhà. Có 120 nhà bị ngập. Xã có 120 hộ."
    start, end = text.index("Có 120"), text.index(" Xã có 120")
    found = words_within(text, start, end, "120 nhà bị ngập")
    assert found is not None
    assert text[found.start : found.end] == found.exact == "120 nhà bị ngập"
    assert words_within(text, 0, start, "120 nhà") is None
    assert words_within(text, start, end, "120 hộ") is None
    assert words_within(text, start, end, "121 nhà") is None
    assert words_within(text, end, start, "120") is None


def test_typed_in_pieces_is_the_same_and_the_text_own_letters_are_kept() -> None:
    text = "Lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập."
    found = words_within(text, 0, len(text), unicodedata.normalize("NFD", "xã Mẫu Sơn"))
    assert found is not None
    assert found.exact == "xã Mẫu Sơn"


@pytest.mark.parametrize(("start", "end"), [(4, 8), (8, 10), (0, 9), (-1, 4), (5, 5), (0, 999)])
def test_half_a_word_or_number_is_no_span(start: int, end: int) -> None:
    assert span_of("Xã có 1.120 nhà.", start, end) is None


GOOD = [
    ("Đến ngày 05/10/2026, lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập.", "vi"),
    ("Dòng họ Lê ở tỉnh Cao Bằng có 12 chi, trong đó 3 chi ở xã Mẫu Sơn.", "vi"),
    ("Floods in Mau Son commune damaged 312 houses on 5 October 2026.", "en"),
    ("There were 312 flooded houses in Mau Son commune on 5 October 2026.", "en"),
    ("Le 5 octobre 2026, 312 maisons ont été inondées dans la commune de Mau Son.", "fr"),
    ("2026年10月5日,洪水淹没高平省母山乡312间房屋。", "zh"),
    ("ວັນທີ 5 ຕຸລາ 2026 ນໍ້າຖ້ວມເຮືອນ 312 ຫຼັງ ໃນແຂວງກາວບັ່ງ", "lo"),
    ("ថ្ងៃទី៥ ខែតុលា ឆ្នាំ២០២៦ ទឹកជំនន់លិចផ្ទះ ៣១២ខ្នង ក្នុងខេត្តកៅបាំង។", "km"),
]
POINTING = [
    ("Ông này nói lũ làm ngập 312 ngôi nhà.", "vi", "ông này"),
    ("Lũ làm ngập 312 ngôi nhà tại đây.", "vi", "tại đây"),
    ("Hôm qua, lũ làm ngập 312 ngôi nhà.", "vi", "hôm qua"),
    ("Xã nói trên có 312 ngôi nhà bị ngập.", "vi", "nói trên"),
    ("It flooded 312 houses.", "en", "it"),
    ("Floods hit 312 houses yesterday.", "en", "yesterday"),
    ("These houses were flooded.", "en", "these"),
    ("Hier, 312 maisons ont été inondées.", "fr", "hier"),
    ("Elle a inondé 312 maisons.", "fr", "elle"),
    ("洪水淹没了这里的312间房屋。", "zh", "这里"),
    ("昨天洪水淹没312间房屋。", "zh", "昨天"),
    ("ມື້ວານນີ້ ນໍ້າຖ້ວມເຮືອນ 312 ຫຼັງ", "lo", "ມື້ວານນີ້"),
    ("ម្សិលមិញ ទឹកជំនន់លិចផ្ទះ ៣១២ខ្នង។", "km", "ម្សិលមិញ"),
]


@pytest.mark.parametrize(("text", "language"), GOOD, ids=range(len(GOOD)))
def test_a_sentence_that_stands_alone_passes(text: str, language: str) -> None:
    assert [one for one in problems(text, Parts(), language) if one.must] == []


@pytest.mark.parametrize(("text", "language", "word"), POINTING, ids=range(len(POINTING)))
def test_pointing_words_must_go(text: str, language: str, word: str) -> None:
    (found,) = [one for one in problems(text, Parts(), language) if one.must]
    assert (found.code, found.field) == ("points", "wording")
    assert word in found.said.casefold()
    assert found.said in text


def test_a_pronoun_after_its_name_is_only_advice() -> None:
    text = "Tỉnh Cao Bằng cho biết họ đã nhận 200 ý kiến ngày 05/10/2026."
    assert [one.may_stand for one in pointing(text, "vi")] == [True]
    assert not [one for one in problems(text, Parts(), "vi") if one.must]


MUST = [
    ("", "empty"),
    ("Lũ làm ngập nhà. Dân đã sơ tán.", "sentences"),
    ("Có bao nhiêu nhà bị ngập?", "question"),
    (" ".join(["nhà"] * (MOST_WORDS + 1)) + ".", "length"),
]


@pytest.mark.parametrize(("text", "code"), MUST, ids=[code for _text, code in MUST])
def test_one_short_sentence_that_asserts(text: str, code: str) -> None:
    assert code in {one.code for one in problems(text, Parts(), "vi") if one.must}


STATED = [
    (Parts(how_much="2.300 người"), "Có 2,300 người dự.", ""),
    (Parts(how_much="2.300 người"), "Có 2.301 người dự.", "figure_missing"),
    (Parts(how_much="300 người"), "Có 2.300 người dự.", "figure_missing"),
    (Parts(how_much="ba người"), "Có Ba người dự.", ""),
    (Parts(where="xã Mẫu Sơn, tỉnh Lạng Sơn"), "Lũ ngập ở Mẫu Sơn.", ""),
    (Parts(where="xã Mẫu Sơn"), "Lũ ngập ở Ba Sơn.", "place_missing"),
    (Parts(when="05/10/2026"), "Ngày 5 tháng 10 năm 2026 có lũ.", ""),
    (Parts(when="06/10/2026"), "Ngày 5 tháng 10 năm 2026 có lũ.", "day_missing"),
]


@pytest.mark.parametrize(("parts", "text", "code"), STATED, ids=range(len(STATED)))
def test_what_is_stated_stands_in_the_sentence(parts: Parts, text: str, code: str) -> None:
    found = {one.code for one in problems(text, parts, "vi") if one.must}
    assert found == ({code} if code else set())


def test_numbers_are_read_alike_in_every_script() -> None:
    assert numbers("2.300 và 2,300 và 2 300") == ["2300", "2300", "2300"]
    assert numbers("៣១២ và 1,5 và 05") == ["312", "1.5", "5"]


SOUNDS = [
    ("Theo tôi, cầu này quá hẹp.", states.OPINION),
    ("In my view the bridge is too narrow.", states.OPINION),
    ("Vì sao cầu chưa xong?", states.QUESTION),
    ("为什么桥还没修好？", states.QUESTION),
    ("Mục trào phúng: cầu tự bơi qua sông.", states.SATIRE),
    ("Người dân kiến nghị sửa đường.", states.COMPLAINT),
]


@pytest.mark.parametrize(("text", "kind"), SOUNDS, ids=range(len(SOUNDS)))
def test_what_a_sentence_sounds_like_is_hinted_with_its_words(text: str, kind: str) -> None:
    found = hints(text)
    assert found[0].kind == kind
    assert all(word in text.casefold() for word in found[0].words)


def test_a_plain_sentence_hints_at_nothing() -> None:
    assert hints("Đến ngày 05/10/2026, lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập.") == []
