"""Figures of made sentences, against what a careful reader finds in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.languages.vi.figures import find_figures

GOLD = [
    line.split(" =>", 1)
    for line in (Path(__file__).parent / "figures_gold.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FLOOR = 0.97


def _expected(right: str) -> list[tuple[float, str, str | None]]:
    rows = [item.strip().split("|") for item in right.split(";") if item.strip()]
    return sorted(((float(v), q, None if u == "None" else u) for v, q, u in rows), key=str)


def _found(text: str) -> list[tuple[float, str, str | None]]:
    return sorted(
        ((float(f.value), f.qualifier, f.unit) for f in find_figures(text) for _ in f.spans), key=str
    )


def test_precision_and_recall_on_the_made_sentences() -> None:
    right = wanted = given_back = 0
    for text, expected in GOLD:
        want, got = _expected(expected), _found(text)
        right += sum(min(want.count(one), got.count(one)) for one in set(want))
        wanted += len(want)
        given_back += len(got)
    assert right / wanted >= FLOOR, f"recall {right}/{wanted}"
    assert right / given_back >= FLOOR, f"precision {right}/{given_back}"


def test_text_is_qualifier_number_and_unit_as_written() -> None:
    text = "Có hơn 2.300 người và gần 200 đại biểu; hơn 2.300 người ở lại."
    found = {figure.text: figure for figure in find_figures(text)}
    assert set(found) == {"hơn 2.300 người", "gần 200 đại biểu"}
    assert len(found["hơn 2.300 người"].spans) == 2
    assert found["hơn 2.300 người"].value == 2300
    assert isinstance(found["hơn 2.300 người"].value, int)


def test_taken_places_are_left_alone() -> None:
    text = "Gần 200 đại biểu và 5 xã."
    assert [figure.text for figure in find_figures(text, taken=[(0, 16)])] == ["5 xã"]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("từ 200 người trở lên", ["từ 200 người trở lên"]),
        ("có 200-300 người", ["200", "300 người"]),
        ("có 98/103 xã", ["98/103 xã"]),
        ("giá 2 triệu 500 nghìn đồng/tấn", ["2 triệu 500 nghìn đồng/tấn"]),
    ],
)
def test_spans_of_the_odd_shapes(text: str, texts: list[str]) -> None:
    assert [figure.text for figure in find_figures(text)] == texts


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "hơn",
                "gần",
                "khoảng",
                "không",
                "quá",
                "12",
                "2.300",
                "1,5",
                "3/4",
                "98/103",
                "triệu",
                "tỷ",
                "nghìn",
                "người",
                "xã",
                "%",
                "-",
                "\u2013",
                ",",
                ".",
                "/",
                "(",
                ")",
                "\n",
                "ngày",
                "tháng",
                "năm",
                "2023",
                "hai",
                "mươi",
                "lăm",
                "ba",
                "một",
                "số",
                "thứ",
                "trở",
                "lên",
                "đến",
                "từ",
                "đại",
                "biểu",
                "đồng",
                "/kg",
                "15h30",
                "5G",
                "rưỡi",
                "trên",
                "dưới",
                "quý",
                "II",
                "²",
                "١٢",
                "Ⅷ",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=24,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PIECES, st.booleans())
def test_spans_index_any_text(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    for figure in find_figures(text):
        assert figure.spans
        assert all(text[start:end] == figure.text for start, end in figure.spans)
        assert figure.unit is None or figure.unit in text


def test_a_long_text_without_breaks_is_read() -> None:
    assert find_figures("200 người và 1/1, 3-4, hai hai " * 500)[0].value == 200
