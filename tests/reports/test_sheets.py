"""The form as a sheet: down and up again the same; bad cells and other sheets are refused in words."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.reports.making import NOW, fill, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.filling import keep_cells
from nhipcau.reports.actions.importing import SheetRefused, take_form, take_forms
from nhipcau.reports.form_sheet import form_sheet, refuse_other, stamp
from nhipcau.reports.models import Report, Value
from nhipcau.reports.queries.form_lines import form_lines
from nhipcau.reports.queries.reports import content_of, values_of
from nhipcau.reports.rules import sheet_cells as at
from nhipcau.reports.rules.amounts import MOST
from nhipcau.reports.rules.cells import Cell
from nhipcau.reports.rules.typed import EMPTY_SIGN, typed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> dict[str, Any]:
    make_tree(2, 2)
    period = make_period()
    report = make_report(period, "c04001", "p04")
    fill(report, {"releases": 5_000, "enquiries_in_time": (1_000, 2_000), "staff": None})
    return {"period": period, "report": report, "by": make_official("xa", "officer", unit="c04001")}


def rows_of(content: bytes) -> list[list[Any]]:
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_index(0)
        .to_python(skip_empty_area=False)
    )


def written(rows: list[list[object]], cells: dict[str, object]) -> bytes:
    """Return the sheet with some cells typed over, as another program saves it."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Biểu số liệu")
    for row, cells_of in enumerate(rows):
        for column, value in enumerate(cells_of):
            if isinstance(value, int | float) and not isinstance(value, bool):
                sheet.write_number(row, column, value)
            elif value not in (None, ""):
                sheet.write_string(row, column, str(value))
    for address, value in cells.items():
        if value is None:
            sheet.write_blank(address, None, book.add_format({"bold": True}))
        elif isinstance(value, int | float):
            sheet.write_number(address, value)
        else:
            sheet.write_string(address, str(value))
    book.close()
    return file.getvalue()


def address(office: dict[str, Any], code: str, part: str = "amount") -> str:
    lines = at.lines_in(rows_of(form_sheet(office["report"])))
    return next(line for line in lines if line.code == code).address(part)


def upload(office: dict[str, Any], cells: Mapping[tuple[str, str], object]) -> int:
    told = {address(office, *key): value for key, value in cells.items()}
    content = written(rows_of(form_sheet(office["report"])), told)
    return take_form(by=office["by"], at=NOW, report=office["report"], content=content)


def amount(office: dict[str, Any], code: str) -> int | None:
    return values_of(office["report"])[code].amount


def test_down_and_up_again_changes_nothing(office: dict[str, Any]) -> None:
    before, revision = content_of(office["report"]), office["report"].revision
    assert (
        take_form(by=office["by"], at=NOW, report=office["report"], content=form_sheet(office["report"])) == 0
    )
    assert content_of(office["report"]) == before
    assert Report.objects.get(pk=office["report"].pk).revision == revision


def test_what_is_typed_arrives_and_a_blank_changes_nothing(office: dict[str, Any]) -> None:
    cells = {
        ("releases", "amount"): "1.234,5",
        ("releases", "note"): "=1+1",
        ("releases", "qualifier"): "khoảng",
        ("releases", "is_estimate"): "x",
        ("staff", "amount"): 7,
        ("enquiries_in_time", "amount"): None,
    }
    assert upload(office, cells) == 2
    row = values_of(office["report"])["releases"]
    assert (row.amount, row.qualifier, row.is_estimate, row.note) == (1_234_500, "about", True, "=1+1")
    assert amount(office, "staff") == 7_000
    assert amount(office, "enquiries_in_time") == 1_000, "a blank cell overwrites nothing"


@pytest.mark.parametrize("note", ["- đã làm", "=1+1", "007", "1.234,5", "30/6/2026", "@x", "+84 206"])
def test_a_note_survives_as_it_was_written(office: dict[str, Any], note: str) -> None:
    assert upload(office, {("releases", "note"): note}) == 1
    assert values_of(office["report"])["releases"].note == note
    assert (
        take_form(by=office["by"], at=NOW, report=office["report"], content=form_sheet(office["report"])) == 0
    )
    assert values_of(office["report"])["releases"].note == note


def test_a_dash_empties_on_purpose_and_zero_is_zero(office: dict[str, Any]) -> None:
    assert upload(office, {("releases", "amount"): "–", ("staff", "amount"): 0}) == 2
    assert (amount(office, "releases"), amount(office, "staff")) == (None, 0)
    line = next(one for one in form_lines(office["report"]) if one.code == "releases")
    assert line.typed.amount == EMPTY_SIGN
    assert (
        take_form(by=office["by"], at=NOW, report=office["report"], content=form_sheet(office["report"])) == 0
    )


@pytest.mark.parametrize("bad", ["007", "- đã làm", "=1+1", "30/6/2026", "12 bài", "1234.5", -3, 0.12345])
def test_a_bad_cell_is_named_and_nothing_is_saved(office: dict[str, Any], bad: object) -> None:
    with pytest.raises(SheetRefused) as refused:
        upload(office, {("releases", "amount"): bad, ("staff", "amount"): 9})
    assert [cell for cell, _words in refused.value.faults] == [address(office, "releases")]
    assert (amount(office, "releases"), amount(office, "staff")) == (5_000, None)


def test_every_bad_cell_is_named_by_its_address(office: dict[str, Any]) -> None:
    cells = {
        ("releases", "qualifier"): "rất",
        ("staff", "is_estimate"): "không",
        ("staff", "amount"): "nhiều",
    }
    with pytest.raises(SheetRefused) as refused:
        upload(office, cells)
    named = {cell for cell, _words in refused.value.faults}
    assert named == {address(office, *key) for key in cells}


def test_a_difference_needs_its_reason_at_its_cell(office: dict[str, Any]) -> None:
    Value.objects.filter(indicator__code="releases").update(counted_amount=5_000, origin="counted")
    with pytest.raises(SheetRefused) as refused:
        upload(office, {("releases", "amount"): 6})
    assert refused.value.faults[0][0] == address(office, "releases", "note")
    assert upload(office, {("releases", "amount"): 6, ("releases", "note"): "một bản giấy"}) == 1


def test_sheets_of_others_are_refused_in_words(office: dict[str, Any]) -> None:
    neighbour = make_report(office["period"], "c04002", "p04")
    earlier = make_report(make_period(kind="half1"), "c04001", "p04")
    told = []
    for other in (neighbour, earlier):
        with pytest.raises(Refused) as refused:
            take_form(by=office["by"], at=NOW, report=office["report"], content=form_sheet(other))
        told.append(refused.value.message)
    assert "đơn vị khác" in told[0]
    assert "kỳ báo cáo khác" in told[1]


def test_another_version_and_a_forged_stamp_are_refused(office: dict[str, Any]) -> None:
    rows = rows_of(form_sheet(office["report"]))
    office["report"].form.version = 2
    with pytest.raises(Refused, match="phiên bản"):
        refuse_other(rows, office["report"])
    office["report"].form.version = 1
    for place, letter in enumerate(stamp(office["report"])):
        forged = (
            stamp(office["report"])[:place]
            + ("0" if letter != "0" else "1")
            + stamp(office["report"])[place + 1 :]
        )
        with pytest.raises(Refused):
            refuse_other([[forged], *rows[1:]], office["report"])
    shapes: tuple[list[list[object]], ...] = ([], [[]], [[None]], [["x"]])
    for none_of_ours in shapes:
        with pytest.raises(Refused):
            refuse_other(none_of_ours, office["report"])
    refuse_other(rows, office["report"])


def test_what_somebody_changed_meanwhile_is_named_and_the_rest_may_pass(office: dict[str, Any]) -> None:
    content = form_sheet(office["report"])
    keep_cells(by=office["by"], at=NOW, report=office["report"], seen=None, cells={"releases": Cell(8_000)})
    place = address(office, "releases")
    with pytest.raises(SheetRefused) as refused:
        take_form(
            by=office["by"], at=NOW, report=office["report"], content=written(rows_of(content), {place: "6"})
        )
    assert refused.value.faults[0][0] == place
    assert take_form(by=office["by"], at=NOW, report=office["report"], content=content) == 0
    assert amount(office, "releases") == 8_000, "an old sheet does not take it back"


def test_many_sheets_are_taken_each_for_itself(office: dict[str, Any]) -> None:
    other = make_report(office["period"], "c04002", "p04")
    neighbour = make_official("ben", "officer", unit="c04002")
    rows = rows_of(form_sheet(office["report"]))
    good = written(rows, {address(office, "staff"): 4})
    told = take_forms(at=NOW, forms=[(office["by"], office["report"], good), (neighbour, other, good)])
    assert told[0] == 1
    assert isinstance(told[1], Refused)
    assert amount(office, "staff") == 4_000
    assert not values_of(other)


def test_no_workbook_is_refused(office: dict[str, Any]) -> None:
    for content, name in ((b"x", "a.xlsx"), (b"x;y", "a.csv"), (b"", "a.xlsx")):
        with pytest.raises(Refused):
            take_form(by=office["by"], at=NOW, report=office["report"], content=content, name=name)


def test_only_what_may_be_typed_is_unlocked(office: dict[str, Any]) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(form_sheet(office["report"]))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in sheet
    assert 'hidden="1"' in sheet


AMOUNTS = st.one_of(st.none(), st.integers(0, MOST - 1))
NOTES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40).map(str.strip)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    amount=AMOUNTS, note=NOTES, qualifier=st.sampled_from(["", "over", "about", "under"]), guess=st.booleans()
)
def test_every_cell_comes_back_as_it_went(
    amount: int | None, note: str, qualifier: str, *, guess: bool
) -> None:
    cell = Cell(amount, None, qualifier, guess, note) if amount is not None else Cell(note=note)
    typed = typed_of(cell, is_kept_empty=True)
    row: list[object] = [None] * (at.WAS + 1)
    row[at.CODE], row[at.AMOUNT], row[at.NOTE] = "x", typed.amount, typed.note or None
    row[at.QUALIFIER], row[at.ESTIMATE] = at.sign_of(typed.qualifier), "x" if typed.is_estimate else None
    rows: list[list[object]] = [*([] for _ in range(at.FIRST_LINE)), row]
    fresh = at.read_line(at.lines_in(rows)[0])
    assert fresh.bad == []
    assert fresh.cell == cell
    row[at.WAS] = at.stamp_of(typed)
    assert at.read_line(at.lines_in(rows)[0]) == at.Meant(), "unchanged is no change"
