"""Directives cited in made sentences: kind, number, day, body, and all places of one document."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.languages.vi.documents import find_documents

GOLD = [
    line.split(" =>", 1)
    for line in (Path(__file__).parent / "documents_gold.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FLOOR = 0.97
Row = tuple[str, str | None, str | None, str | None]


def _expected(right: str) -> list[Row]:
    rows = [item.strip().split("|") for item in right.split(";") if item.strip()]
    return [(kind, *(None if part == "-" else part for part in rest)) for kind, *rest in rows]  # type: ignore[misc]


def _found(text: str) -> list[Row]:
    return [(one.kind, one.number, one.issued_on, one.issuer) for one in find_documents(text)]


def test_precision_and_recall_on_the_made_sentences() -> None:
    right = wanted = given_back = 0
    for text, expected in GOLD:
        want, got = _expected(expected), _found(text)
        right += sum(min(want.count(one), got.count(one)) for one in set(want))
        wanted += len(want)
        given_back += len(got)
    assert right / wanted >= FLOOR, f"recall {right}/{wanted}"
    assert right / given_back >= FLOOR, f"precision {right}/{given_back}"


def test_short_forms_join_the_full_one() -> None:
    text = (
        "Kết luận 57 rất mới. Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị, rồi Kết luận số 57-KL/TW."
    )
    (only,) = find_documents(text)
    assert [text[start:end] for start, end in only.spans] == [
        "Kết luận 57",
        "Kết luận số 57-KL/TW",
        "Kết luận số 57-KL/TW",
    ]
    assert (only.number, only.issued_on, only.issuer) == ("57-KL/TW", "2023-06-15", "Bộ Chính trị")


def test_same_lead_number_of_another_body_stays_apart() -> None:
    found = find_documents(
        "Quyết định số 12/QĐ-TTg và Quyết định số 12/QĐ-UBND; "
        "Nghị định 15/2020/NĐ-CP, Nghị định 15/2022/NĐ-CP."
    )
    assert len(found) == 4


def test_law_with_and_without_year_is_one_and_its_amendment_another() -> None:
    found = find_documents(
        "Luật Báo chí năm 2016 còn hiệu lực. Luật Báo chí (sửa đổi) sắp trình. "
        "Theo Luật Báo chí, phải trả lời."
    )
    assert [(one.issued_on, len(one.spans)) for one in found] == [("2016", 2), (None, 1)]


def test_both_names_of_a_congress_are_one_resolution() -> None:
    text = "Nghị quyết Đại hội XIII của Đảng. Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng."
    assert [len(one.spans) for one in find_documents(text)] == [2]


def test_open_year_is_the_last_before_publication() -> None:
    text = "Công văn số 12/UBND-VX ngày 28/12 nêu rõ."
    assert [one.issued_on for one in find_documents(text)] == ["--12-28"]
    assert [one.issued_on for one in find_documents(text, published_on=date(2025, 1, 3))] == ["2024-12-28"]


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Nghị quyết",
                "Luật",
                "Báo chí",
                "số",
                "57-KL/TW",
                "09/2017/NĐ-CP",
                "57",
                ",",
                "và",
                "của",
                "Bộ Chính trị",
                "ngày",
                "15/6/2023",
                "(",
                ")",
                "\n",
                "Đại hội",
                "XIII",
                "Trung ương",
                "4",
                "khóa",
                "XII",
                "Hiến pháp",
                "2013",
                "Kết luận",
                "Quyết định",
                "UBND tỉnh",
                "ban hành",
                ":",
                "\u2013",
                "/",
                "-",
                "ngày 31/2",
                "Bộ luật",
                "năm",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=24,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PIECES, st.booleans())
def test_spans_lie_in_any_text_and_never_overlap(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    spans = sorted(span for one in find_documents(text, published_on=date(2024, 2, 29)) for span in one.spans)
    assert all(
        0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in spans
    )
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
