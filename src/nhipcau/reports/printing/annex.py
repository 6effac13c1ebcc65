"""The annexes of a review's report: I indicators, II by unit, III missing and late. In: a frozen snapshot.

Tables as wide as a page lie across and are cut by the headings of the form; what is too long for paper is
named as a file. Called by `printing.review`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from nhipcau.documents.papers import Appendix, Table
from nhipcau.documents.papers.content import Alignment, Block
from nhipcau.reports.rules.snapshot import Snapshot, groups
from nhipcau.reports.rules.wording import EMPTY, NO_FIGURE, counted, difference, figure, number

MOST_ROWS = 200
"""Units on paper: the largest province has 168 communes; more go to the file."""
MOST_COLUMNS = 9
"""Indicators side by side on a page that lies across."""
ACROSS_MM, PLACE_MM, NAME_MM = 252.0, 11.0, 52.0
INDICATOR_WIDTHS = (10.0, 55.0, 22.0, 21.0, 21.0, 22.0, 14.0)
INDICATOR_ALIGN: tuple[Alignment, ...] = ("center", "left", "center", "right", "right", "right", "right")
INDICATOR_HEADER = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ so sánh", "Tăng, giảm", "Số báo cáo")
IN_FILE = "Danh sách đầy đủ nằm trong tệp Excel kèm theo báo cáo này."


def appendices(told: Snapshot, sha256: str) -> list[Appendix]:
    """Return the three annexes."""
    return [
        Appendix("Các chỉ tiêu", [*_indicators(told), *_notes(told)]),
        Appendix("Số liệu theo từng đơn vị", list(_by_unit(told)), landscape=True),
        Appendix("Đơn vị chưa có báo cáo được duyệt, đơn vị gửi muộn", [*_absent(told), _sealed(sha256)]),
    ]


def _indicators(told: Snapshot) -> Iterator[Block]:
    lines: list[Sequence[str]] = []
    place = 0
    for name, rows in groups(told).items():
        lines.append((name,))
        for row in rows:
            place += 1
            before = figure(row["before"] or {}, row)
            mark = "*" if row["before"] and row["before"]["estimated"] else ""
            lines.append(
                (str(place), row["name"], row["measure"], figure(row, row), f"{before}{mark}",
                 difference(row), number(row["filled"]) if row["filled"] else EMPTY)
            )  # fmt: skip
    yield Table(INDICATOR_HEADER, lines, INDICATOR_WIDTHS, INDICATOR_ALIGN)


def _notes(told: Snapshot) -> list[Block]:
    """Say what the marks mean, on which boundaries the earlier figures stand, and what they leave out."""
    notes: list[Block] = [
        f"Dấu {EMPTY} là {NO_FIGURE}. Cột Số báo cáo là số báo cáo được duyệt có chỉ tiêu này."
    ]
    before = told["before"]
    if before:
        notes.append(f"Kỳ so sánh: {before['name']}.")
    if before and before["is_converted"]:
        notes.append("Số liệu kỳ so sánh được quy về địa giới ngày cuối của kỳ này.")
    if before and before["is_estimated"]:
        notes.append("Dấu * là số ước tính theo tỷ lệ đã nêu của đơn vị bị chia tách.")
    left = [row for row in told["unconverted"] if before and row["period"] == before["name"]]
    if left:
        names = sorted({f"{row['name']} (nay thuộc {', '.join(row['targets'])})" for row in left})
        notes.append(f"Chưa quy đổi được số liệu của: {'; '.join(names)}.")
    return notes


def _by_unit(told: Snapshot) -> Iterator[Block]:
    units = told["units"]
    if len(units) > MOST_ROWS:
        yield f"{counted(len(units))} đơn vị là quá dài để in. {IN_FILE}"
        return
    if any(unit["counts"] for unit in units):
        yield _standing(told)
    columns = [row for row in told["indicators"] if _spread(row["code"], units)]
    for first in range(0, len(columns), MOST_COLUMNS):
        yield _unit_table(columns[first : first + MOST_COLUMNS], told)
    if len(columns) < len(told["indicators"]):
        yield "Chỉ tiêu chỉ một đơn vị có số liệu, hoặc chưa đơn vị nào có, nêu tại Phụ lục I và tệp Excel."
    yield f"Dấu {EMPTY} là {NO_FIGURE}."
    if told["annex"]:
        yield f"Số liệu của {counted(told['annex']['units'])} đơn vị cấp xã không in ở đây. {IN_FILE}"


def _standing(told: Snapshot) -> Table:
    """List whose report is approved, and how many of its communes'."""
    header = ("TT", "Đơn vị", "Báo cáo của đơn vị", "Cấp xã đã duyệt", "Chốt số liệu")
    lines = [
        (str(place), unit["name"], STATES[unit["state"]], _communes(unit), _closed(unit))
        for place, unit in enumerate(told["units"], 1)
    ]
    return Table(
        header, lines, (PLACE_MM, 90.0, 55.0, 45.0, 51.0), ("center", "left", "left", "center", "center")
    )


STATES = {
    "open": "Chưa gửi",
    "submitted": "Đã gửi, chờ duyệt",
    "returned": "Bị trả lại",
    "approved": "Đã duyệt",
}


def _communes(unit: Mapping[str, Any]) -> str:
    counts = unit["counts"]
    return f"{number(counts['approved'])}/{number(counts['expected'])}" if counts else EMPTY


def _closed(unit: Mapping[str, Any]) -> str:
    closing = unit["closing"]
    return _day(closing["closed_at"]) if closing else "Chưa chốt"


def _spread(code: str, units: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether an indicator is a column: more than one unit has it."""
    return sum(code in unit["values"] for unit in units) > 1


def _unit_table(rows: Sequence[dict[str, Any]], told: Snapshot) -> Table:
    """Put indicators side by side; the last line is the total."""
    header = ("TT", "Đơn vị", *(f"{row['name']} ({row['measure']})" for row in rows))
    lines: list[Sequence[str]] = []
    for place, unit in enumerate(told["units"], 1):
        cells = (figure(unit["values"].get(row["code"], {}), row) for row in rows)
        lines.append((str(place), unit["name"], *cells))
    lines.append(("", "Tổng", *(figure(row, row) for row in rows)))
    rest = (ACROSS_MM - PLACE_MM - NAME_MM) / len(rows)
    widths = (PLACE_MM, NAME_MM, *(min(rest, 45.0) for _row in rows))
    align: list[Alignment] = ["center", "left"]
    return Table(header, lines, widths, align + ["right"] * len(rows))


def _absent(told: Snapshot) -> Iterator[Block]:
    missing, late = told["missing"], told["late"]
    counts = told["counts"]
    yield f"Đã duyệt {number(counts['approved'])}/{number(counts['expected'])} báo cáo."
    if missing:
        yield "Đơn vị chưa có báo cáo được duyệt:"
        lines = [
            (str(place), row["name"], row["province"], row["reason"] or "Chưa nêu lý do")
            for place, row in enumerate(missing[:MOST_ROWS], 1)
        ]
        yield Table(("TT", "Đơn vị", "Thuộc", "Lý do"), lines, (12.0, 50.0, 45.0, 58.0), ("center",))
        if len(missing) > MOST_ROWS:
            yield f"Bảng trên nêu {counted(MOST_ROWS)} trong {counted(len(missing))} đơn vị. {IN_FILE}"
    if late:
        yield "Đơn vị gửi muộn hoặc quá hạn chưa gửi:"
        told_late = [
            (str(place), row["name"], row["province"], _day(row["due_on"]),
             _day(row["came_on"]) if row["came_on"] else "Chưa gửi")
            for place, row in enumerate(late[:MOST_ROWS], 1)
        ]  # fmt: skip
        header = ("TT", "Đơn vị", "Thuộc", "Hạn", "Ngày gửi lần đầu")
        yield Table(
            header, told_late, (12.0, 50.0, 45.0, 28.0, 30.0), ("center", "left", "left", "center", "center")
        )
        if len(late) > MOST_ROWS:
            yield f"Bảng trên nêu {counted(MOST_ROWS)} trong {counted(len(late))} đơn vị. {IN_FILE}"
    else:
        yield "Không có đơn vị gửi muộn."


def _sealed(sha256: str) -> str:
    """Write the hash in two halves: a line may break between them."""
    half = len(sha256) // 2
    return f"Mã kiểm SHA-256 của số liệu đã chốt: {sha256[:half]} {sha256[half:]}"


def _day(text: str) -> str:
    return f"{date.fromisoformat(text[:10]):%d/%m/%Y}"
