"""The tables of a review as files: figures as numbers, empty as empty. In: a snapshot; out: rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.reports.rules.snapshot import Snapshot
from nhipcau.reports.rules.wording import worth

Sheet = tuple[list[str], Iterable[Sequence[object]]]


def number(row: dict[str, Any], about: dict[str, Any]) -> float | int | None:
    """Return a figure as a number of the file; a whole one as a whole number."""
    value = worth(row, about["measure"], about["over_units"])
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def indicator_sheet(told: Snapshot) -> Sheet:
    """Return one row an indicator."""
    header = [
        _("Nhóm"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Kỳ này"), _("Kỳ so sánh"), _("Kỳ so sánh là ước tính"),
        _("Phần chưa quy đổi"), _("Số báo cáo có số liệu"), _("Trong đó ước tính"), _("Trong đó đơn vị khai"),
    ]  # fmt: skip
    return header, (_indicator(row) for row in told["indicators"])


def _indicator(row: dict[str, Any]) -> list[object]:
    before = row["before"] or {}
    left = before.get("remainder")
    return [
        row["group"], row["name"], row["measure"], number(row, row), number(before, row),
        _("có") if before.get("estimated") else "", left / 1000 if left else None, row["filled"],
        row["estimated"], row["stated"],
    ]  # fmt: skip


def matrix_sheet(told: Snapshot) -> Sheet:
    """Return one row a unit, one column an indicator, the total last."""
    header = [_("Đơn vị"), *(f"{row['name']} ({row['measure']})" for row in told["indicators"])]
    return header, _matrix(told)


def _matrix(told: Snapshot) -> Iterator[list[object]]:
    for unit in told["units"]:
        cells = (number(unit["values"].get(row["code"], {}), row) for row in told["indicators"])
        yield [unit["name"], *cells]
    yield [_("Tổng"), *(number(row, row) for row in told["indicators"])]


def communes_sheet(told: Snapshot, annex: dict[str, Any]) -> Sheet:
    """Return the frozen rows of all communes."""
    header = [_("Tỉnh, thành phố"), _("Đơn vị"), _("Báo cáo đã duyệt")]
    header += [f"{row['name']} ({row['measure']})" for row in told["indicators"]]
    return header, (
        [
            unit["province"], unit["name"], _("có") if unit["state"] == "approved" else _("chưa"),
            *(number(unit["values"].get(row["code"], {}), row) for row in told["indicators"]),
        ]
        for unit in annex["units"]
    )  # fmt: skip


def absent_sheet(told: Snapshot) -> Sheet:
    """Return the missing, then the late."""
    header = [_("Loại"), _("Đơn vị"), _("Thuộc"), _("Lý do"), _("Hạn"), _("Ngày gửi lần đầu")]
    rows = [[_("Chưa duyệt"), row["name"], row["province"], row["reason"]] for row in told["missing"]]
    return header, [
        *rows,
        *(
            [_("Muộn"), row["name"], row["province"], "", date.fromisoformat(row["due_on"]),
             date.fromisoformat(row["came_on"]) if row["came_on"] else None]
            for row in told["late"]
        ),
    ]  # fmt: skip


def limits_sheet(told: Snapshot) -> Sheet:
    """Return open limits, proposals and good practice."""
    header = [_("Loại"), _("Đơn vị"), _("Nội dung"), _("Nguyên nhân"), _("Giải pháp"), _("Số kỳ còn mở")]
    rows: list[Sequence[object]] = [
        [_("Hạn chế"), row["name"], row["limit"], row["cause"], row["remedy"], row["periods_open"]]
        for row in told["findings"]
    ]
    rows += [[_("Kiến nghị"), row["name"], row["words"]] for row in told["proposals"]]
    rows += [[_("Cách làm hay"), row["name"], row["title"], "", row["effect"]] for row in told["practices"]]
    return header, rows
