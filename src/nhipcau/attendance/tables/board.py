"""The board as rows of a file, with a last row that adds up. Called by exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.attendance.models.rolls import LineState
from nhipcau.attendance.queries.board import Board, Row
from nhipcau.attendance.queries.board_words import age_words, problem_words
from nhipcau.attendance.rules.reconciling import Numbers, total


def header() -> list[str]:
    """Name the columns."""
    return [
        _("Mã"), _("Điểm cầu"), _("Đường truyền"), _("Được cử"), _("Đăng ký tại chỗ"), _("Có mặt"),
        _("Báo vắng"), _("Vắng"), _("Đi thay"), _("Từ điểm khác đến"), _("Dự ở điểm khác"),
        _("Số người khai"), _("Tin gần nhất"), _("Tuổi số liệu"), _("Còn trong máy"), _("Đến sau khi ký"),
        _("Trùng"), _("Chờ xem lại"), _("Ký lúc"), _("Số đã ký"), _("Cần xem"),
    ]  # fmt: skip


def lines(board: Board, rows: Sequence[Row], at: datetime) -> Iterator[list[object]]:
    """Yield the sites, then their sum."""
    for row in rows:
        yield _line(row, at)
    declared = [row.heads for row in rows if row.heads is not None]
    conflicts = board.conflicts if len(rows) == len(board.rows) else sum(row.heard.conflicts for row in rows)
    yield [
        "", _("Cộng"), "", *_figures(total(row.numbers for row in rows)), sum(declared) if declared else None,
        None, "", *(sum(getattr(row.heard, name) for row in rows) for name in ("waiting", "late")),
        conflicts, sum(row.heard.set_aside for row in rows), None,
        sum(row.heard.signed_present or 0 for row in rows), "",
    ]  # fmt: skip


def _line(row: Row, at: datetime) -> list[object]:
    heard = row.heard
    return [
        row.site.code, row.site.name, str(LineState(heard.line).label), *_figures(row.numbers), row.heads,
        heard.heard_at, age_words(heard.heard_at, at), heard.waiting, heard.late, heard.conflicts,
        heard.set_aside, row.signed_at, heard.signed_present,
        "; ".join(problem_words(problem) for problem in row.problems),
    ]  # fmt: skip


def _figures(numbers: Numbers) -> list[int]:
    return [
        numbers.nominated, numbers.walk_ins, numbers.present, numbers.excused, numbers.absent,
        numbers.substitutes, numbers.moved_in, numbers.moved_out,
    ]  # fmt: skip
