"""Amounts as people write them: read exactly, or named as what they are; never another number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reports.rules import amounts, cells
from nhipcau.reports.rules.amounts import MOST, read, read_number, say, say_ratio
from nhipcau.reports.rules.cells import Asked, Cell, fault_of, same


@pytest.mark.parametrize(
    ("text", "amount"),
    [("0", 0), ("7", 7_000), ("1.234,5", 1_234_500), ("1234,5", 1_234_500), ("1.234", 1_234_000),
     ("1 234 567", 1_234_567_000), ("1\u00a0234", 1_234_000), ("-2,5", -2_500), ("\u22122,5", -2_500),
     ("0,125", 125), ("0,1250", 125), (" 12 ", 12_000), ("１２", 12_000)],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written_here(text: str, amount: int) -> None:
    assert read(text) == amounts.Read(amount)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("007", amounts.LEADING_ZERO), ("=1+1", amounts.FORMULA), ("30/6/2026", amounts.A_DAY),
     ("30-6-2026", amounts.A_DAY), ("- đã làm", amounts.NO_NUMBER), ("1234.5", amounts.POINT),
     ("1.23,4", amounts.GROUPS), ("1,2,3", amounts.GROUPS), ("1 2", amounts.GROUPS), ("12 bài", amounts.NO_NUMBER),
     ("0,1234", amounts.TOO_FINE), ("1" * 13, amounts.TOO_LARGE), ("1e5", amounts.NO_NUMBER),
     ("--5", amounts.NO_NUMBER), ("+5", amounts.FORMULA), ("٣", amounts.NO_NUMBER)],
)  # fmt: skip
def test_what_is_no_number_is_named(text: str, fault: str) -> None:
    assert (read(text).amount, read(text).fault) == (None, fault)


def test_empty_is_no_number_and_no_fault_and_a_dash_is_said_on_purpose() -> None:
    assert read("  ") == amounts.Read(None)
    assert [read(sign).is_clear for sign in ("-", "–", "—", "")] == [True, True, True, False]


@given(st.integers(-MOST + 1, MOST - 1))
def test_what_is_said_is_read_again(amount: int) -> None:
    assert read(say(amount)) == amounts.Read(amount)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader_and_a_fault_has_no_number(text: str) -> None:
    found = read(text)
    assert found.amount is None or (not found.fault and abs(found.amount) < MOST)


@pytest.mark.parametrize(
    ("number", "amount"), [(5, 5_000), (2.5, 2_500), (0.1 + 0.2, None), (1e300, None), (float("nan"), None)]
)
def test_a_number_of_a_sheet_is_taken_exactly_or_not_at_all(number: float, amount: int | None) -> None:
    assert read_number(number).amount == amount


def test_a_ratio_is_rounded_half_up_to_a_tenth_and_empty_has_none() -> None:
    assert say_ratio(2_000, 3_000, "%") == "66,7"
    assert say_ratio(-5_000, 2_000, "điểm %") == "-2,5"
    assert (say_ratio(None, None, "%"), say_ratio(1_000, 0, "%"), say(None)) == ("", "", "")


COUNT, SHARE, GAIN = Asked(False, "bản"), Asked(True, "%"), Asked(True, "điểm %")


@pytest.mark.parametrize(
    ("cell", "asked", "counted", "fault"),
    [
        (Cell(), COUNT, None, ""),
        (Cell(0), COUNT, None, ""),
        (Cell(5), COUNT, (4, None), cells.NEEDS_REASON),
        (Cell(5, note="thêm bản in"), COUNT, (4, None), ""),
        (Cell(4, is_estimate=True), COUNT, (4, None), cells.NEEDS_REASON),
        (Cell(), COUNT, (4, None), cells.NEEDS_REASON),
        (Cell(qualifier="about"), COUNT, None, cells.EMPTY_WITH_MARKS),
        (Cell(5, base=6), COUNT, None, cells.NO_BASE),
        (Cell(5), SHARE, None, cells.NEEDS_BASE),
        (Cell(5, 0), SHARE, None, cells.BASE_ZERO),
        (Cell(7, 6), SHARE, None, cells.OVER_BASE),
        (Cell(-1, 6), SHARE, None, cells.NEGATIVE),
        (Cell(-1), COUNT, None, cells.NEGATIVE),
        (Cell(-1, 6), GAIN, None, ""),
        (Cell(5, qualifier="rất"), COUNT, None, cells.NO_QUALIFIER),
        (Cell(5, note="x" * 501), COUNT, None, cells.NOTE_LONG),
    ],
)
def test_a_cell_is_judged(
    cell: Cell, asked: Asked, counted: tuple[int, int | None] | None, fault: str
) -> None:
    assert fault_of(cell, asked, counted) == fault


def test_only_exactly_what_was_counted_is_the_same() -> None:
    assert same(Cell(4), (4, None))
    assert not same(Cell(4, qualifier="over"), (4, None))
    assert not same(Cell(), None)
