"""A table of terms handed in as CSV or XLSX: bytes in, rows or a list of bad cells in words out."""

from __future__ import annotations

import csv
import io
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.monitoring.languages import NAMES
from nhipcau.translation.models import State
from nhipcau.translation.rules import terms as rules

SHOWN_FAULTS = 20
_WHY = {
    rules.MISSING_COLUMN: gettext_lazy("thiếu cột này"),
    rules.EMPTY: gettext_lazy("ô trống"),
    rules.TOO_LONG: gettext_lazy("quá dài"),
    rules.UNKNOWN_LANGUAGE: gettext_lazy("không rõ ngôn ngữ nào"),
    rules.UNKNOWN_STATE: gettext_lazy("không rõ tình trạng nào"),
    rules.SAME_LANGUAGE: gettext_lazy("trùng với ngôn ngữ gốc"),
    rules.TWICE: gettext_lazy("có hai cách dịch trong cùng bảng"),
    rules.TOO_MANY: gettext_lazy("bảng quá dài (quá 5.000 dòng)"),
}
COLUMN_NAMES = {
    "source_language": gettext_lazy("Ngôn ngữ gốc"),
    "target_language": gettext_lazy("Dịch sang"),
    "source": gettext_lazy("Thuật ngữ"),
    "target": gettext_lazy("Cách dịch"),
    "note": gettext_lazy("Ghi chú"),
    "state": gettext_lazy("Tình trạng"),
}


def rows_of(name: str, content: bytes) -> list[rules.TermRow]:
    """Read a handed table whole, or refuse it with every bad cell; nothing is half taken."""
    received = receive(name, content, field="upload")
    table = _sheet(received.content) if received.name.lower().endswith("xlsx") else _lines(received.content)
    languages = {code: str(words) for code, words in NAMES.items()}
    states = {str(code): str(words) for code, words in State.choices}
    rows, faults = rules.read_rows(table, language_names=languages, state_names=states)
    if faults:
        raise Refused(_in_words(faults), field="upload")
    if not rows:
        raise Refused(_("Bảng không có dòng nào."), field="upload")
    return rows


def _lines(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("Tệp CSV phải lưu bằng bảng mã UTF-8."), field="upload") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first = lines.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return list(islice(csv.reader(io.StringIO(lines), delimiter=delimiter), rules.MOST_ROWS + 2))


def _sheet(content: bytes) -> list[list[str]]:
    rows = first_sheet(content, field="upload")[: rules.MOST_ROWS + 2]
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _in_words(faults: list[rules.Fault]) -> str:
    told = [
        _("dòng %(line)s, cột “%(column)s”: %(why)s%(cell)s")
        % {
            "line": fault.line, "column": COLUMN_NAMES.get(fault.column, ""), "why": _WHY[fault.code],
            "cell": f" (“{fault.cell}”)" if fault.cell else "",
        }
        for fault in faults[:SHOWN_FAULTS]
    ]  # fmt: skip
    more = len(faults) - len(told)
    tail = _(" … và %(more)s ô khác") % {"more": more} if more > 0 else ""
    return _("Chưa lưu gì. Hãy sửa rồi nộp lại: %(faults)s%(tail)s.") % {
        "faults": "; ".join(told),
        "tail": tail,
    }
