"""Paper sheets and questions out of a workbook or the quick grid: all of them, or none and what is wrong.

Called by the screens of tests. Codes on paper: a delegate's pass, or the pair code of both his sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.attendance.rules.passes import hash_of, normalise
from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.sheets import PaperRow, enter_paper
from nhipcau.learning.models import Test
from nhipcau.learning.queries.testing import forms_of
from nhipcau.learning.rules.pairs import pair_from
from nhipcau.learning.rules.scoring import answer_from, form_of
from nhipcau.learning.rules.testsheets import Bad, Cells, Line, lines_in, questions_in
from nhipcau.training.queries.delegates import found

WHY = {
    "no_header": gettext_lazy("Dòng đầu không phải dòng tiêu đề của mẫu. Hãy tải mẫu về rồi điền."),
    "no_form": gettext_lazy("Ghi A hoặc B."),
    "no_number": gettext_lazy("Ghi số thứ tự câu, từ 1."),
    "twice": gettext_lazy("Số câu này đã có trong cùng đề."),
    "uneven": gettext_lazy("Hai đề phải có cùng các số câu."),
    "no_text": gettext_lazy("Chưa ghi nội dung câu hỏi."),
    "choices": gettext_lazy("Cần từ 2 đến 6 phương án, ghi liền nhau từ cột đầu."),
    "choices_alike": gettext_lazy("Có phương án để trống ở giữa hoặc bị lặp."),
    "right": gettext_lazy("Ghi chữ của phương án đúng, ví dụ B."),
    "code": gettext_lazy("Không có thẻ hay mã phiếu này. Hãy xem lại từng ký tự."),
    "letter": gettext_lazy("Không có phương án này ở câu ấy. Ghi chữ cái, hoặc để trống."),
}


class BadCellsError(Refused):
    """Nothing was taken; `bad` says which cells, and why."""

    def __init__(self, bad: Sequence[Bad], field: str = "file") -> None:
        """Keep the cells for the page."""
        super().__init__(_("Chưa lưu gì. Hãy sửa các ô dưới đây rồi gửi lại."), field=field)
        self.bad = [(each.cell, str(WHY[each.why]), each.value) for each in bad]


def cells_of(name: str, content: bytes) -> Cells:
    """Read the first sheet of a workbook that came through the door."""
    return first_sheet(receive(name, content).content)


def forms_from(name: str, content: bytes) -> dict[str, Any]:
    """Return both forms of a workbook of questions; BadCellsError names what is wrong."""
    told = questions_in(cells_of(name, content))
    if told.bad:
        raise BadCellsError(told.bad)
    return dict(told.forms)


def enter_workbook(*, by: Any, at: datetime, test: Test, moment: str, name: str, content: bytes) -> int:
    """Enter the sheets of a workbook."""
    count = max(map(len, forms_of(test).values()), default=0)
    lines, bad = lines_in(cells_of(name, content), count)
    if bad:
        raise BadCellsError(bad)
    return enter_lines(by=by, at=at, test=test, moment=moment, lines=lines)


def enter_lines(
    *, by: Any, at: datetime, test: Test, moment: str, lines: Sequence[Line], field: str = "file"
) -> int:
    """Enter typed sheets: each code must be known and each letter a choice of its question."""
    if not lines:
        raise Refused(_("Chưa có phiếu nào."), field=field)
    forms = forms_of(test)
    choices = {letter: [len(item.choices) for item in items] for letter, items in forms.items()}
    passes = _passes(test, lines)
    rows, bad = [], []
    for line in lines:
        row, wrong = _row(line, moment, choices, passes)
        bad += wrong
        rows += [row] if row else []
    if bad:
        raise BadCellsError(bad, field)
    return enter_paper(by=by, at=at, test=test, moment=moment, rows=rows)


def _passes(test: Test, lines: Sequence[Line]) -> dict[str, Any]:
    hashes = [hash_of(signs) for line in lines if (signs := normalise(line.code))]
    rows = found(test.conference, "").filter(pass_hash__in=hashes)
    return {row.pass_hash: row for row in rows}


def _row(
    line: Line, moment: str, choices: dict[str, list[int]], passes: dict[str, Any]
) -> tuple[PaperRow | None, list[Bad]]:
    signs = normalise(line.code)
    holder = passes.get(hash_of(signs)) if signs else None
    pair = "" if holder else pair_from(line.code)
    if holder is None and not pair:
        return None, [Bad(line.code_cell, "code", line.code)]
    many = choices[form_of(holder.public_id if holder else pair, moment)]
    answers, bad = [], []
    for place, letter in enumerate(line.letters):
        try:
            answers.append(answer_from(letter, many[place] if place < len(many) else 0))
        except ValueError:
            bad.append(Bad(line.cells[place], "letter", letter))
    return (None, bad) if bad else (PaperRow(answers[: len(many)], holder, pair), [])
