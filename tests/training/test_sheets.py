"""Sheets of people: headings as agencies write them, cells named as Excel names them."""

from __future__ import annotations

import random

import pytest

from nhipcau.common.refusals import Refused
from nhipcau.training.rules.names import sort_key
from nhipcau.training.rules.sheets import FIELDS, cell_name, people_in
from nhipcau.training.sheets import read_people, template

HEADER = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Số điện thoại", "Email"]


@pytest.mark.parametrize(
    ("column", "line", "name"), [(0, 1, "A1"), (2, 7, "C7"), (25, 3, "Z3"), (26, 3, "AA3"), (701, 9, "ZZ9")]
)
def test_a_cell_is_named_as_excel_names_it(column: int, line: int, name: str) -> None:
    assert cell_name(column, line) == name


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ["TT", "HỌ TÊN (*)", "CHỨC DANH", "SĐT di động", "Thư điện tử công vụ"],
        ["", "Name", "Position"],
    ],
    ids=["usual", "capitals", "english"],
)
def test_headings_are_known_however_they_are_written(header: list[str]) -> None:
    found = people_in([["DANH SÁCH"], [], header, [1, "Lý Thu Yến", "Công chức"]])
    assert [(one.line, one.person.name, one.person.post) for one in found.people] == [
        (4, "Lý Thu Yến", "Công chức")
    ]
    assert found.bad == []


def test_numbers_titles_and_empty_lines_are_none_of_the_list() -> None:
    rows = [[1.0, "Lý Thu Yến", "Công chức", 912345678.0, ""], ["", "", "", "", ""], [2.0, "", "", "", ""]]
    found = people_in([HEADER, *rows])
    assert [one.person.phone for one in found.people] == ["0912345678"]


def test_each_bad_cell_is_named() -> None:
    found = people_in([
        HEADER, [1, "", "Công chức", "", ""], [2, "Lý Én", "", "abc", "không"], [3, "Bế Ân", "x", "", ""],
        [4, "Bế Ân", "x", "", ""],
    ])  # fmt: skip
    assert [(bad.cell, bad.why) for bad in found.bad] == [
        ("B2", "empty"), ("C3", "empty"), ("D3", "no_phone"), ("E3", "no_address"), ("B5", "twice"),
    ]  # fmt: skip


def test_a_sheet_without_headings_or_beyond_all_measure_is_refused_with_a_remedy() -> None:
    assert [bad.why for bad in people_in([["Lý Thu Yến", "Công chức"]]).bad] == ["no_header"]
    many = [[n, f"Lý {'a' * (n % 50 + 1)}{'b' * (n // 50 + 1)}", "x", "", ""] for n in range(501)]
    assert [bad.why for bad in people_in([HEADER, *many]).bad] == ["too_many"]


def test_whatever_stands_in_a_sheet_reading_ends_in_people_or_named_cells() -> None:
    chance = random.Random(6)
    cells = ["", "Lý Thu Yến", "x" * 300, 12.5, 1e300, True, "=1+1", "\x00", "Đ\u0323", "0912345678", None]
    for _time in range(300):
        rows = [
            [chance.choice(cells) for _cell in range(chance.randrange(7))]
            for _row in range(chance.randrange(8))
        ]
        found = people_in([HEADER, *rows])
        bad_lines = {int("".join(filter(str.isdigit, bad.cell))) for bad in found.bad}
        for one in found.people:
            whole = one.person.name and one.person.post
            assert whole or one.line in bad_lines
        assert set(found.columns) <= set(FIELDS)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a sheet", b"name;post"], ids=["empty", "broken", "csv"]
)
def test_what_is_no_sheet_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused):
        read_people(content)


def test_the_empty_sheet_is_read_back_as_nobody() -> None:
    with pytest.raises(Refused, match="không có người nào"):
        read_people(template())


def test_lists_are_ordered_by_given_name_the_vietnamese_way() -> None:
    names = ["Lý Thị Ân", "Lý Văn An", "Bế Thu Ánh", "Bế Văn Đạt", "Bế Văn Dũng", "Hà Thị Ê", "Hà Văn Én", "Nông Đức Ơn",
             "Nông Đức Oanh", "Lý Thị Yến", "An Văn Yên", "Bế Thị Yên"]  # fmt: skip
    assert sorted(names, key=sort_key) == [
        "Lý Văn An", "Bế Thu Ánh", "Lý Thị Ân", "Bế Văn Dũng", "Bế Văn Đạt", "Hà Văn Én", "Hà Thị Ê", "Nông Đức Oanh",
        "Nông Đức Ơn", "An Văn Yên", "Bế Thị Yên", "Lý Thị Yến",
    ]  # fmt: skip
