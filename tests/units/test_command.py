"""`nhipcau units`: the map of a day on the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from nhipcau.units.command import units


def run(*arguments: str) -> Result:
    return CliRunner().invoke(units, arguments)


@pytest.mark.parametrize(
    ("day", "title"), [("2025-06-30", "Phường Bến Nghé, Quận 1"), ("1/7/2025", "Phường Sài Gòn, Thành phố")]
)
def test_a_code_is_read_on_its_day(day: str, title: str) -> None:
    result = run("--at", day, "26740")
    assert result.exit_code == 0
    assert title in result.output


def test_what_became_of_a_unit_and_where_it_came_from() -> None:
    assert "nay là: Phường Sài Gòn (toàn bộ)" in run("--at", "2025-06-30", "Bến Nghé").output
    assert "Phường Đa Kao (phần chính)" in run("--at", "2026-01-01", "phường sài gòn").output


def test_without_a_name_provinces_and_counts() -> None:
    lines = run("--at", "2025-07-01").output.splitlines()
    assert lines[0] == "Ngày 01/07/2025: 34 (28 tỉnh, 6 thành phố); 3.321 (2.621 xã, 687 phường, 13 đặc khu)"
    assert len(lines) == 35


def test_names_are_found_without_marks_and_with_kind() -> None:
    kinds = [
        json.loads(line)["kind"]
        for line in run("--at", "2025-06-30", "--format", "jsonl", "cao bang").output.splitlines()
    ]
    assert kinds == ["tinh", "thanh_pho"]
    only = run("--at", "2025-06-30", "--format", "jsonl", "thanh pho", "cao bang").output.splitlines()
    assert [json.loads(line)["id"] for line in only] == ["d040"]


def test_csv_has_a_heading_and_the_steps() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--at", "2026-01-01", "--format", "csv", "26740").output)))
    assert [row["id"] for row in rows] == ["c26740-2025"]
    assert "c26740" in rows[0]["came_from"].split(";")


def test_a_bad_day_says_which_shapes_are_known() -> None:
    result = run("--at", "2025-13-01")
    assert result.exit_code == 2
    assert "Không hiểu ngày" in result.output


def test_nothing_found_names_what_is_near_and_what_was() -> None:
    result = run("--at", "2026-01-01", "Quận 1")
    assert result.exit_code == 1
    assert "Quận 1 (… đến 2025-06-30)" in result.output
    assert "Cao Bằng" in run("--at", "2026-01-01", "cao bangg").output
