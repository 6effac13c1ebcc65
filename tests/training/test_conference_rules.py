"""A programme moved, checked and numbered; a list of sites read cell by cell. No database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.training.rules.programme import Span, overlapping, running, shifted
from nhipcau.training.rules.site_lists import HEADER, read_sites
from nhipcau.training.rules.sites import next_code
from nhipcau.training.rules.titles import inside, plan_title

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
EIGHT = datetime(2026, 11, 20, 8, tzinfo=HERE)


def span(key: int, first: str, last: str) -> Span:
    day = EIGHT.date()
    ends = (datetime.combine(day, time.fromisoformat(each), HERE) for each in (first, last))
    return Span(key, *ends)


@given(days=st.integers(-4000, 4000), minutes=st.integers(0, 24 * 60 - 1))
def test_a_shifted_moment_keeps_its_hour(days: int, minutes: int) -> None:
    start = EIGHT.replace(hour=0) + timedelta(minutes=minutes)
    moved = shifted(start, days, HERE)
    assert (moved.hour, moved.minute) == (start.hour, start.minute)
    assert (moved.date() - start.date()).days == days
    assert shifted(moved, -days, HERE) == start


def test_a_moment_told_in_another_zone_moves_by_days_of_our_own() -> None:
    late = datetime(2026, 11, 19, 23, 30, tzinfo=ZoneInfo("UTC"))  # 06:30 of the 20th here
    assert shifted(late, 1, HERE) == datetime(2026, 11, 21, 6, 30, tzinfo=HERE)


def test_neighbours_may_touch_but_not_overlap() -> None:
    rows = [span(1, "08:00", "09:00"), span(2, "09:00", "10:00"), span(3, "09:30", "10:30")]
    assert overlapping(rows) == [(2, 3)]


def test_a_long_session_overlaps_all_that_lie_in_it() -> None:
    rows = [span(1, "08:00", "11:00"), span(2, "08:30", "09:00"), span(3, "09:00", "09:30")]
    assert overlapping(rows) == [(1, 2), (1, 3)]


@pytest.mark.parametrize(
    ("hour", "meant"),
    [("06:00", 1), ("08:30", 1), ("12:00", 2), ("14:00", 2), ("18:00", 2)],
    ids=["before", "morning", "noon", "afternoon", "evening"],
)
def test_which_half_day_is_meant_at_an_hour(hour: str, meant: int) -> None:
    rows = [span(1, "07:30", "11:30"), span(2, "13:30", "16:30")]
    at = datetime.combine(EIGHT.date(), time.fromisoformat(hour), HERE)
    assert running(rows, at, HERE) == meant


def test_before_the_first_day_the_first_half_day_is_meant_after_the_last_the_last() -> None:
    rows = [span(1, "07:30", "11:30"), span(2, "13:30", "16:30")]
    assert running(rows, EIGHT - timedelta(days=3), HERE) == 1
    assert running(rows, EIGHT + timedelta(days=3), HERE) == 2
    assert running([], EIGHT, HERE) is None


def test_codes_count_on_from_the_highest_number() -> None:
    assert next_code([]) == "001"
    assert next_code(["001", "117", "CB-HT"]) == "118"
    assert next_code(["999"]) == "1000"


def test_a_title_goes_on_in_small_letters_but_a_name_does_not() -> None:
    assert plan_title("Hội nghị tập huấn") == "Tổ chức hội nghị tập huấn"
    assert inside("Non nước Cao Bằng và báo chí") == "Non nước Cao Bằng và báo chí"


def workbook(*lines: tuple[object, ...]) -> list[tuple[object, ...]]:
    """Return cells as a reader of workbooks gives them: every number with a point."""
    return [tuple(float(cell) if isinstance(cell, int) else cell for cell in cells) for cells in lines]


def test_a_list_is_read_by_the_names_of_its_columns() -> None:
    read = read_sites(
        workbook(
            ("Danh sách điểm cầu",), ("Điểm cầu *", "Mã", "Sức chứa", "Điểm cầu chính"),
            ("Hội trường mẫu", 1, 300, "x"), ("", "", "", ""), ("Xã  Mẫu Một", "002", "", ""),
        )
    )  # fmt: skip
    assert read.faults == []
    first, second = read.rows
    assert (first.code, first.name, first.capacity, first.is_main) == ("001", "Hội trường mẫu", 300, True)
    assert (second.code, second.name, second.capacity, second.is_main) == ("002", "Xã Mẫu Một", None, False)


def test_every_bad_cell_is_named_and_nothing_is_taken() -> None:
    read = read_sites(
        workbook(
            HEADER, ("001", "Xã A", "", "nhiều", "", "", "x"), ("001", "", "", -3, "", "", "có"),
            ("0123456789ABC", "Xã B", "", 40, "N" * 121, "", ""),
        )
    )  # fmt: skip
    assert read.rows == ()
    assert {(fault.cell, fault.rule) for fault in read.faults} == {
        ("D2", "no_number"), ("B3", "no_name"), ("D3", "no_number"), ("A3", "twice"), ("G3", "two_halls"),
        ("A4", "too_long"), ("E4", "too_long"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "rule"),
    [([], "no_header"), (workbook(("Tên", "Số")), "no_header"), (workbook(HEADER), "no_rows")],
    ids=["empty", "no-header", "no-rows"],
)
def test_a_workbook_without_a_list_says_so(cells: list[tuple[object, ...]], rule: str) -> None:
    assert [fault.rule for fault in read_sites(cells).faults] == [rule]


def test_personal_rows_outlive_the_conference_by_the_named_days() -> None:
    from nhipcau.training.rules.programme import PERSONAL_DAYS, personal_until

    assert personal_until(date(2026, 11, 20)) == date(2026, 11, 20) + timedelta(days=PERSONAL_DAYS)
