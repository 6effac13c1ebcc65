"""Places in Vietnamese text: a made set with gold, and the rules one by one."""

from __future__ import annotations

import pickle
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.languages.vi.places.spelling import canonical, forms
from nhipcau.units.rules.finder import GazetteerFinder, load_place_finder

GOLD = Path(__file__).parent / "places_gold.tsv"
MARKED = re.compile(r"\{([^=}]*)=([^}]*)\}|([^{]+)")
NOW, THEN = date(2026, 3, 1), date(2024, 3, 1)
Found = set[tuple[int, int, str]]


@pytest.fixture(scope="module")
def finder() -> GazetteerFinder:
    return load_place_finder()


def read_gold(marked: str) -> tuple[str, Found]:
    text, gold = "", set()
    for match in MARKED.finditer(marked):
        if match[3] is not None:
            text += match[3]
        else:
            gold.add((len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
    return text, gold


def spans(finder: GazetteerFinder, text: str, on: date | None) -> Found:
    return {(a, b, place.unit_id) for place in finder.find(text, on=on) for a, b in place.spans}


def units(finder: GazetteerFinder, text: str, on: date | None = NOW, **more: object) -> dict[str, str]:
    return {place.text: place.unit_id for place in finder.find(text, on=on, **more)}  # type: ignore[arg-type]


def test_precision_and_recall_on_the_made_set(finder: GazetteerFinder) -> None:
    right = extra = missed = 0
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    for line in lines:
        day, marked = line.split("\t")
        text, gold = read_gold(marked)
        found = spans(finder, text, date.fromisoformat(day))
        right, extra, missed = (
            right + len(found & gold),
            extra + len(found - gold),
            missed + len(gold - found),
        )
    assert len(lines) >= 200
    assert right / (right + extra) >= 0.99
    assert right / (right + missed) >= 0.98


def test_the_day_decides_which_map(finder: GazetteerFinder) -> None:
    text = "Mưa lớn ở Quảng Bình và Quảng Trị."
    assert units(finder, text, THEN) == {"Quảng Bình": "p44", "Quảng Trị": "p45"}
    assert units(finder, text, NOW) == {"Quảng Bình": "p44", "Quảng Trị": "p44-2025"}
    (former,) = finder.find("Mưa lớn ở Quảng Bình.", on=NOW)
    assert (former.kind, former.name) == ("tinh", "Quảng Bình")


def test_without_a_day_the_latest_map_comes_first(finder: GazetteerFinder) -> None:
    assert units(finder, "Đoàn đến Khánh Hòa và Bình Định.", None) == {
        "Khánh Hòa": "p56-2025",
        "Bình Định": "p52",
    }
    chain = units(finder, "tại xã Diên Phước, huyện Diên Khánh, tỉnh Khánh Hòa", None)
    assert chain["tỉnh Khánh Hòa"] == "p56"


def test_one_entry_for_each_way_of_writing(finder: GazetteerFinder) -> None:
    text = "Tỉnh Cao Bằng họp. Lãnh đạo Cao Bằng dự. Ở Cao Bằng, mưa."
    places = finder.find(text, on=NOW)
    assert [(place.text, len(place.spans)) for place in places] == [("Tỉnh Cao Bằng", 1), ("Cao Bằng", 2)]
    for place in places:
        assert all(text[a:b] == place.text for a, b in place.spans)


@pytest.mark.parametrize(
    "written",
    ["TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "TP Hồ Chí Minh", "TP. Hồ Chí Minh", "Tp. Hồ Chí Minh",
     "Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", "Sài Gòn", "THÀNH PHỐ HỒ CHÍ MINH"],
)  # fmt: skip
def test_ways_of_writing_the_southern_city(finder: GazetteerFinder, written: str) -> None:
    assert units(finder, f"Hội nghị ở {written} kết thúc.") == {written: "p79-2025"}
    assert units(finder, f"Hội nghị ở {written} kết thúc.", THEN) == {written: "p79"}


@pytest.mark.parametrize(
    ("written", "unit"),
    [("Bắc Cạn", "p06"), ("Đắc Lắc", "p66"), ("Đăk Lăk", "p66"), ("Đắk Lắk", "p66"), ("Kontum", "p62"),
     ("Bà Rịa-Vũng Tàu", "p77"), ("Bà Rịa – Vũng Tàu", "p77"), ("BR-VT", "p77"), ("Thừa Thiên - Huế", "p46"),
     ("Thừa Thiên Huế", "p46"), ("Khánh Hoà", "p56"), ("Qui Nhơn", "d540"), ("Thanh Hoá", "p38")],
)  # fmt: skip
def test_second_spellings(finder: GazetteerFinder, written: str, unit: str) -> None:
    assert units(finder, f"Đoàn đến {written} làm việc.", THEN) == {written: unit}


def test_taken_spans_are_no_places(finder: GazetteerFinder) -> None:
    text = "Hà Giang và Cao Bằng cùng dự."
    assert units(finder, text, NOW, taken=[(0, 8)]) == {"Cao Bằng": "p04"}


def test_near_units_settle_a_doubt(finder: GazetteerFinder) -> None:
    text = "Cán bộ xã Minh Khai đi từng nhà."
    assert units(finder, text, THEN) == {}
    assert units(finder, text, THEN, near=["p04"]) == {"xã Minh Khai": "c01795"}
    assert units(finder, "Cán bộ xã Minh Khai (Cao Bằng) đi từng nhà.", THEN)["xã Minh Khai"] == "c01795"


def test_a_chain_that_does_not_fit_is_left_alone(finder: GazetteerFinder) -> None:
    assert units(finder, "tại phường Bến Nghé, thành phố Hà Nội", THEN) == {"thành phố Hà Nội": "p01"}


def test_city_and_province_of_one_name(finder: GazetteerFinder) -> None:
    assert units(finder, "thành phố Cao Bằng, tỉnh Cao Bằng", THEN) == {
        "thành phố Cao Bằng": "d040",
        "tỉnh Cao Bằng": "p04",
    }
    assert units(finder, "đến Cao Bằng", THEN) == {"Cao Bằng": "p04"}


def test_a_unit_long_before_its_day_is_not_named(finder: GazetteerFinder) -> None:
    assert units(finder, "tại phường Thục Phán, tỉnh Cao Bằng", THEN) == {"tỉnh Cao Bằng": "p04"}
    soon = units(finder, "tại phường Thục Phán, tỉnh Cao Bằng", date(2025, 6, 20))
    assert soon["phường Thục Phán"] == "c01273-2025"


def test_a_finder_goes_to_another_process(finder: GazetteerFinder) -> None:
    again = pickle.loads(pickle.dumps(finder))  # noqa: S301 - our own object
    assert units(again, "tỉnh Cao Bằng") == {"tỉnh Cao Bằng": "p04"}


def test_canonical_spelling_keeps_every_offset() -> None:
    assert canonical("Quý Thuỷ Hoà Mỹ – Đăk\u00a0Lăk") == "quí thủy hòa mĩ - đắk lăk"
    assert forms("Bà Rịa - Vũng Tàu") >= {"bà rịa-vũng tàu", "bà rịa - vũng tàu"}


WORDS = st.sampled_from(
    [
        "xã",
        "huyện",
        "tỉnh",
        "TP.",
        "thành",
        "phố",
        "Q.1",
        "các",
        "và",
        ",",
        "(",
        ")",
        ";",
        ":",
        "-",
        "Cao",
        "Bằng",
        "Hà",
        "Nội",
        "HUẾ",
        "Nguyễn",
        "Sài",
        "Gòn",
        "12",
        "Phường",
        "İ",
        "ß",
        "’",
        "\n",
    ]
)


@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)),
    st.sampled_from([None, THEN, NOW]),
)
@settings(max_examples=300, deadline=None)
def test_spans_index_the_text_and_nothing_is_raised(text: str, on: date | None) -> None:
    assert len(canonical(text)) == len(text)
    for place in load_place_finder().find(text, on=on):
        assert place.spans
        assert all(text[a:b] == place.text for a, b in place.spans)
