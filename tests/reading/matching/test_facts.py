"""Figures, dates, places and polarity, each read alike in six languages."""

from __future__ import annotations

import pytest

from nhipcau.reading.matching.facts.dates import find_dates
from nhipcau.reading.matching.facts.figures import find_numbers
from nhipcau.reading.matching.facts.places import find_places
from nhipcau.reading.matching.facts.polarity import find_polarity
from nhipcau.reading.matching.facts.said import prepared


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("vi", "1.500 người, 2,5 triệu đồng, hai mươi ba xã", [1500, 2_500_000, 23]),
        ("vi", "gia ve 45k, phat 3 trieu", [45_000, 3_000_000]),
        ("vi", "2 nghìn tỷ đồng cho hàng nghìn hộ", [2e12]),
        ("en", "twenty-three wards, 1,500 people, 2.5 million dong", [23, 1500, 2_500_000]),
        ("en", "two hundred thousand visitors, a hundred reasons", [200_000]),
        ("fr", "quatre-vingt-dix-sept foyers et 1 500 habitants, 2,5 millions", [97, 1500, 2_500_000]),
        ("zh", "三百五十人，35万欧元，1.2亿，两座桥", [350, 350_000, 120_000_000, 2]),
        ("lo", "໑.໕໐໐ ຄົນ ແລະ ສອງສິບສາມ ເມືອງ, 45 ຕື້ດົ່ງ", [1500, 23, 45e9]),
        ("km", "១.៥០០ នាក់ និង ម្ភៃបី ឃុំ, ៤៥ ពាន់លានដុង", [1500, 23, 45e9]),
    ],
)
def test_numbers(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(prepared(text, language))] == pytest.approx(values)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "ngày 5 tháng 9 năm 2026"),
        ("vi", "5/9/2026"),
        ("vi", "ngay 5 thang 9 nam 2026"),
        ("en", "on 5 September 2026"),
        ("en", "September 5th, 2026"),
        ("en", "2026-09-05"),
        ("fr", "le 5 septembre 2026"),
        ("zh", "2026年9月5日"),
        ("lo", "ວັນທີ 5 ກັນຍາ 2026"),
        ("lo", "ວັນທີ ໕ ເດືອນ ໙ ປີ ໒໕໖໙"),
        ("km", "ថ្ងៃទី៥ ខែកញ្ញា ឆ្នាំ២០២៦"),
        ("km", "ថ្ងៃទី៥ ខែ៩ ឆ្នាំ២៥៦៩"),
    ],
)
def test_one_day_in_every_writing(language: str, text: str) -> None:
    said = prepared(text, language)
    assert [dict(when.parts) for when in find_dates(said)] == [{"y": 2026, "m": 9, "d": 5}]
    assert find_numbers(said) == ()


def test_the_words_for_qualifiers_decide_what_agrees() -> None:
    def one(text: str, language: str):
        return find_numbers(prepared(text, language))[0]

    assert one("gần 200 người", "vi").meets(one("190 people", "en"))
    assert one("hơn 150 hộ", "vi").meets(one("近200名", "zh"))
    assert not one("trên 50 tuổi", "vi").meets(one("under 50", "en"))
    assert not one("17 người chết", "vi").meets(one("7 killed", "en"))
    assert one("hai tuần", "vi").meets(one("14 days", "en"))
    assert one("四成", "zh").meets(one("40%", "vi"))


def test_places_are_names_and_not_words_that_look_like_them() -> None:
    def names(text: str, language: str) -> list[str]:
        return [place.name for place in find_places(prepared(text, language))]

    assert names("Tỉnh Cao Bằng và Hanoi", "vi") == ["Cao Bằng", "Hà Nội"]
    assert names("高平省与广西", "zh") == ["Cao Bằng", "Quảng Tây"]
    assert names("Giải pháp cho người lao động", "vi") == []
    assert names("tinh cao bang giai phap lao dong", "vi") == ["Cao Bằng"]


def test_a_denial_turns_its_word_round() -> None:
    def sides(text: str, language: str) -> list[tuple[str, str]]:
        return [(word.axis, word.side) for word in find_polarity(prepared(text, language)).words]

    assert sides("Chợ không đóng cửa", "vi") == [("open", "up")]
    assert sides("The market will not be closed", "en") == [("open", "up")]
    assert sides("市场不关闭", "zh") == [("open", "up")]
    assert sides("Hàng không tăng giá", "vi") == [("amount", "up")]
    assert sides("Ban Gioc waterfall", "en") == []
