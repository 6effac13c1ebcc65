"""Quotes are found again in other copies of a text, and never where one letter or digit is another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nhipcau.reading.quotes import Located, Selector, holds, locate, select

TEXT = (
    "Sáng 3/11, UBND xã Nậm Mười cho biết 120 hộ dân đã được di dời khỏi vùng sạt lở.\n"
    "“Chúng tôi chưa ghi nhận thiệt hại về người”, bà Lò Thị Hương nói – và nói thêm rằng đường đã thông.\n"
    "Tổng thiệt hại khoảng 1.120 triệu đồng, trong đó 12,5% là nhà ở."
)


def at(words: str, text: str = TEXT) -> Located | None:
    return locate(text, Selector(words))


def found(words: str, text: str = TEXT) -> str | None:
    place = at(words, text)
    return text[place.start : place.end] if place else None


@pytest.mark.parametrize(
    "words",
    [
        "120 hộ dân đã được di dời",
        unicodedata.normalize("NFD", "120 hộ dân đã được di dời khỏi vùng sạt lở"),
        "120 hộ  dân\n đã được\u00a0di dời",
        '"Chúng tôi chưa ghi nhận thiệt hại về người"',
        "«\u202fChúng tôi chưa ghi nhận thiệt hại về người\u202f»",
        "bà Lò Thị Hương nói - và nói thêm",
        "bà Lò Thị Hương nói — và nói thêm",
        "ghi nh\u00adận thi\u200bệt hại",
        "&ldquo;Ch&uacute;ng tôi chưa&nbsp;ghi nhận",
        "&amp;ldquo;Chúng tôi&#160;chưa ghi nhận",
        "sạt lở. “Chúng tôi",
        "  12,5% là nhà ở. ",
    ],
)
def test_the_same_words_typed_differently_are_found(words: str) -> None:
    place = at(words)
    assert place is not None
    assert not place.is_unsure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("昆明至\u3000万象铁路 全长 1035 公里，“开通运营”。", "昆明至万象铁路全长1035公里，「开通运营」"),
        ("ປະຊາຊົນ\u200bລາວ ໄດ້ຮັບ 45 ຫຼັງ", "ປະຊາຊົນລາວໄດ້ຮັບ 45 ຫຼັງ"),
        ("ប្រជា\u200bពលរដ្ឋ ៣០ គ្រួសារ", "ប្រជាពលរដ្ឋ ៣០ គ្រួសារ"),
        ("Le préfet a dit : « tout est prêt… »", 'Le préfet a dit : "tout est prêt..."'),
        ("The oﬃce of ﬁnance didn’t reply", "office of finance didn't reply"),
    ],
)
def test_other_scripts_are_found(text: str, words: str) -> None:
    assert found(words, text)


@pytest.mark.parametrize(
    "words",
    [
        "121 hộ dân đã được di dời",
        "120 hộ dân đã được dì dời",
        "120 hộ dan đã được di dời",
        "120 Hộ dân",
        "20 hộ dân",
        "120 triệu đồng",
        "khoảng 1.12",
        "1.120 triệu đồn",
        "2,5% là nhà ở",
        "trong đó 12",
        "",
        " \u200b ",
    ],
)
def test_other_words_and_half_numbers_are_not_found(words: str) -> None:
    assert at(words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("giảm còn -5 độ", "5 độ"),
        ("chi 1\u00a0120 triệu", "120 triệu"),
        ("chi 1 120 triệu", "chi 1"),
        ("số A12", "12"),
    ],
)
def test_a_part_of_a_number_is_another_number(text: str, words: str) -> None:
    assert not holds(text, words)


def test_what_stands_around_tells_which_of_several_is_meant() -> None:
    text = "Đường đã thông. Chiều cùng ngày, đường ray nối lại; đến tối đường đã thông. Mai, đường đã thông."
    third = text.rindex("đường đã thông")
    assert locate(text, select(text, third, third + 14)) == Located(third, third + 14)
    second = text.index("đường đã thông")
    assert locate(text, Selector("đường đã thông")) == Located(second, second + 14, is_unsure=True)
    moved = f"Cập nhật 21h. {text}"
    again = locate(moved, select(text, third, third + 14))
    assert again is not None
    assert (again.start, again.is_unsure) == (third + 14, False)


def test_a_selector_keeps_the_words_and_32_letters_on_each_side() -> None:
    start = TEXT.index("chưa ghi nhận")
    selector = select(TEXT, start, start + 13)
    assert selector.exact == "chưa ghi nhận"
    assert selector.prefix == TEXT[start - 32 : start]
    assert selector.suffix == TEXT[start + 13 : start + 45]
    with pytest.raises(ValueError, match="span"):
        select(TEXT, 5, 5)


letters = st.sampled_from(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyzàảãáạằẵắặầấậéẹếệíịóọốộớợúụứựýỵABĐ0123456789 .,–“”\n云南省ລາວខ្មែរ"
)
texts = st.text(letters, min_size=1, max_size=120)


def check_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip() and not any(map(unicodedata.combining, text[start] + text[end : end + 1])))
    selector = select(text, start, end)
    place = locate(text, selector)
    assert place is not None
    if not place.is_unsure:
        assert text[place.start : place.end].strip() == text[start:end].strip()
    assert locate(unicodedata.normalize("NFD", text), selector) is not None
    assert locate(f"{text}\u200b", selector) is not None


def check_changed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at_letter = data.draw(st.integers(start, end - 1))
    other = data.draw(st.characters(categories=("Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No")))
    old = text[at_letter]
    assume(old.isalnum() and unicodedata.normalize("NFC", other) != old)
    changed = text[:at_letter] + other + text[at_letter + 1 :]
    quote = text[start:end]
    assume(quote.strip() not in changed)
    assume("\n" not in quote and "  " not in quote)
    place = locate(changed, select(text, start, end))
    if place is not None:
        # The same words stand elsewhere in the changed text, typed differently; never over the changed letter.
        assert not place.start <= at_letter < place.end or other not in changed[place.start : place.end]


@pytest.mark.parametrize("examples", [120, pytest.param(400, marks=pytest.mark.slow)])
def test_every_selection_is_found_again_in_both_normal_forms(examples: int) -> None:
    settings(max_examples=examples, deadline=None, derandomize=True)(
        given(texts, st.data())(check_found_again)
    )()


@pytest.mark.parametrize("examples", [150, pytest.param(600, marks=pytest.mark.slow)])
def test_one_letter_or_digit_changed_is_never_found(examples: int) -> None:
    settings(max_examples=examples, deadline=None, derandomize=True)(given(texts, st.data())(check_changed))()
