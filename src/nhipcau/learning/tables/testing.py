"""The figures of a test as rows, for the page's table, its chart and the files: groups only."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.learning.rules.states import SMALLEST_GROUP

RESULT_HEADER = (
    _("Nhóm"), _("Số người làm cả hai bài"), _("Trung bình trước (%)"), _("Trung bình sau (%)"),
    _("Tăng trung bình (điểm %)"), _("Độ lệch chuẩn"), _("Khoảng tin cậy 95%, từ"), _("đến"),
    _("Cỡ ảnh hưởng (d)"), _("Tăng chuẩn hóa"),
)  # fmt: skip
KINDS = {"site": _("Điểm cầu"), "category": _("Thành phần")}
MOST_BARS = 14
"""Groups that a chart can show; the table beside shows them all."""


def result_rows(result: Any) -> list[list[object]]:
    """Return the rows of the files; a hidden group says so and carries no number."""
    if result is None:
        few = _now("Chưa đủ %(few)s người làm cả hai bài, hoặc bài chưa đóng") % {"few": SMALLEST_GROUP}
        return [[few]]
    rows = [_row(_now("Tất cả"), result.whole)]
    for group in result.groups:
        name = f"{KINDS[group.kind]}: {group.name}"
        rows.append(_row(name, group.gain) if group.gain else [name, _now("nhóm nhỏ, không hiện")])
    for item in result.items:
        name = _now("Câu %(number)s (%% trả lời đúng)") % {"number": item.position}
        rows.append([name, result.whole.n, round(item.before, 1), round(item.after, 1)])
    return rows


def chart_rows(result: Any) -> list[tuple[str, float, float]]:
    """Return what the chart draws: the whole, then the groups that are shown."""
    groups = [(group.name, group.gain) for group in result.groups if group.gain]
    told = [(_now("Tất cả"), result.whole), *groups][:MOST_BARS]
    return [(name, gain.mean_before, gain.mean_after) for name, gain in told]


def _row(name: str, gain: Any) -> list[object]:
    parts = (gain.mean_before, gain.mean_after, gain.mean_gain, gain.sd, gain.low, gain.high)
    ratios = (gain.effect, gain.normalised)
    return [name, gain.n, *(round(each, 1) for each in parts),
            *("" if each is None else round(each, 2) for each in ratios)]  # fmt: skip
