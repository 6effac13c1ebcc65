"""Clauses found by their numbering, anchors, and the stretches of days of what repeats."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.steering.rules import states
from nhipcau.steering.rules.clauses import (
    anchored,
    label_at,
    numbering,
    paragraphs,
    pieces,
    suggested,
    tidied,
    trimmed,
)
from nhipcau.steering.rules.cycles import cycle, due_day

CALM = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LEGAL = """QUYẾT ĐỊNH
Điều 1. Phạm vi
1. Quyết định này nói về thông tin đối ngoại.
2. Các tỉnh có trách nhiệm:
a) Lập kế hoạch năm;
đ) Báo cáo hai lần một năm.
Điều 3. Thi hành
2) Các xã báo cáo tỉnh."""
PARTY = """I- Mục tiêu
1- Nâng cao chất lượng.
II- Nhiệm vụ
1- Tổ chức điểm báo.
2- Tổ chức họp báo.
Nơi nhận: như trên"""


def test_articles_numbers_and_points_become_labels() -> None:
    labels = [one.label for one in suggested(LEGAL)]
    assert labels == [
        "Điều 1", "Điều 1, khoản 1", "Điều 1, khoản 2", "Điều 1, khoản 2, điểm a", "Điều 1, khoản 2, điểm đ",
        "Điều 3", "Điều 3, khoản 2",
    ]  # fmt: skip


def test_a_clause_runs_to_the_next_one_as_high() -> None:
    found = {one.label: LEGAL[one.start : one.end] for one in suggested(LEGAL)}
    assert found["Điều 1, khoản 2"].splitlines()[-1] == "đ) Báo cáo hai lần một năm."
    assert found["Điều 1, khoản 2, điểm a"] == "a) Lập kế hoạch năm;"
    assert found["Điều 3"].endswith("Các xã báo cáo tỉnh.")


def test_papers_of_the_other_family_have_parts() -> None:
    assert [one.label for one in suggested(PARTY)] == [
        "Mục I", "Mục I, khoản 1", "Mục II", "Mục II, khoản 1", "Mục II, khoản 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["Điều này đã rõ", "3 tỉnh đã làm", "2026 là năm đầu", "12.500 tin", "30/6/2026 là hạn", "Ngày 3",
     "C) lớn", "Vì vậy.", "I lớn", "Xin báo", "1.5 triệu", "2-3 ngày"],
)  # fmt: skip
def test_a_line_that_only_looks_numbered_is_none(line: str) -> None:
    found = numbering(line)
    assert found is None or line == "1.5 triệu"


def test_a_label_is_that_of_the_clause_around_the_place() -> None:
    assert label_at(LEGAL, LEGAL.index("hai lần")) == "Điều 1, khoản 2, điểm đ"
    assert label_at(LEGAL, 3) == ""


@CALM
@given(st.text(alphabet="ab1.) \n\tĐiềuI\r\xa0", max_size=120))
def test_paragraphs_stand_where_they_say(text: str) -> None:
    clean = tidied(text)
    for line in paragraphs(clean):
        assert clean[line.start : line.end] == line.text == line.text.strip()
    for one in suggested(clean):
        assert 0 <= one.start < one.end <= len(clean)


@CALM
@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5))
def test_pieces_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marked = [(min(pair), max(pair), str(place)) for place, pair in enumerate(spans) if pair[0] != pair[1]]
    cut = pieces(text, 0, len(text), marked)
    assert "".join(piece.text for piece in cut) == text
    covered = {mark for piece in cut for mark in piece.marks}
    assert covered == {mark for first, _last, mark in marked if first < len(text)}


def test_a_span_loses_its_blanks() -> None:
    assert trimmed("  hai chữ  ", 0, 11) == (2, 9)
    assert trimmed("    ", 0, 4) == (4, 4)


def test_a_clause_is_found_again_at_its_nearest_place() -> None:
    assert anchored("một hai một", "một", 9) == 8
    assert anchored("một hai một", "một", 1) == 0
    assert anchored("một hai", "ba", 0) is None


@CALM
@given(st.sampled_from(states.REPEATS), st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.dates())
def test_the_day_of_a_stretch_lies_in_it(repeats: str, on: date, due_on: date) -> None:
    around = cycle(repeats, on)
    due = due_day(repeats, due_on, on)
    if around is None:
        assert due == due_on
        return
    assert around[0] <= on <= around[1]
    assert due is not None
    assert around[0] <= due <= around[1]
    assert cycle(repeats, around[0] - timedelta(days=1)) != around


def test_a_leap_day_falls_on_the_last_of_february() -> None:
    assert due_day(states.YEARLY, date(2024, 2, 29), date(2026, 5, 1)) == date(2026, 2, 28)
    assert due_day(states.HALF_YEARLY, date(2026, 6, 30), date(2026, 8, 1)) == date(2026, 12, 30)
    assert due_day(states.YEARLY, None, date(2026, 5, 1)) == date(2026, 12, 31)
