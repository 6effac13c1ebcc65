"""A decree's changes as a sheet: bytes in, changes or a refusal that names every bad cell out; and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.units.rules import decree_sheets, sheets
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, Change
from nhipcau.units.rules.decree_sheets import SheetRow
from nhipcau.units.rules.kinds import LABELS
from nhipcau.units.rules.sheets import Bad
from nhipcau.units.typed_changes import Reader, code_of, name_of, with_main
from nhipcau.units.wording_decrees import WHAT_WORDS, share_words

SHOWN = 20
COLUMN_NAMES = {
    "what": gettext_lazy("Việc"), "unit": gettext_lazy("Đơn vị"), "target": gettext_lazy("Vào đơn vị"),
    "share": gettext_lazy("Tỷ lệ (%)"), "name": gettext_lazy("Tên mới"), "kind": gettext_lazy("Loại mới"),
    "code": gettext_lazy("Mã mới"), "parent": gettext_lazy("Thuộc"),
}  # fmt: skip
REMEDIES = {
    sheets.EMPTY: gettext_lazy("ô trống, hãy điền"),
    sheets.TOO_MANY: gettext_lazy("bảng quá dài, hãy chia thành bảng dưới 5.000 dòng"),
    decree_sheets.NO_WHAT: gettext_lazy("hãy ghi Lập, Nhập, Chia, Đổi hoặc Chuyển"),
    decree_sheets.NO_KIND: gettext_lazy("không phải một loại đơn vị, ví dụ: xã, phường, tỉnh"),
    decree_sheets.NO_SHARE: gettext_lazy("không phải tỷ lệ từ 0 đến 100"),
}


def changes_in(name: str, content: bytes, reader: Reader) -> list[Change]:
    """Read a handed sheet whole, or refuse it with every bad cell; nothing is half taken."""
    read = decree_sheets.read_changes(_cells(name, content))
    if read.bad:
        raise Refused(in_words(read.bad), field="upload")
    if not read.rows:
        raise Refused(_("Bảng không có dòng nào. Hãy điền dưới hàng tên cột."), field="upload")
    first, said = [row for row in read.rows if row.what == NEW], list[str]()
    made = {id(row): _taken(row, reader, said) for row in [*first, *(r for r in read.rows if r.what != NEW)]}
    if said:
        more = [_("và %(count)s ô khác") % {"count": len(said) - SHOWN}] if len(said) > SHOWN else []
        cells = "; ".join([*said[:SHOWN], *more])
        raise Refused(_("Chưa nhập dòng nào. Cần sửa: %(cells)s.") % {"cells": cells}, field="upload")
    return with_main([change for row in read.rows if (change := made[id(row)])])


def in_words(bad: Sequence[Bad]) -> str:
    """Name bad cells and what to do, the first twenty."""
    if bad[0].why in {sheets.NO_HEADER, sheets.NO_COLUMN}:
        return _("Không thấy hàng tên cột (Việc, Đơn vị). Hãy dùng bảng mẫu.")
    said = [_("ô %(cell)s%(said)s: %(remedy)s") % {
        "cell": one.cell, "said": f" “{one.said[:40]}”" if one.said else "", "remedy": REMEDIES[one.why],
    } for one in bad[:SHOWN]]  # fmt: skip
    if len(bad) > SHOWN:
        said.append(_("và %(count)s ô khác") % {"count": len(bad) - SHOWN})
    return _("Chưa nhập dòng nào. Cần sửa: %(cells)s.") % {"cells": "; ".join(said)}


def as_sheet(changes: Sequence[Change], reader: Reader) -> Iterator[list[str]]:
    """Yield the rows of a sheet that would come in as these changes."""
    born = {change.unit: change.code for change in changes if change.what == NEW}

    def code(unit_id: str) -> str:
        periods = reader.gazetteer.units.get(unit_id)
        return born.get(unit_id) or (periods[-1].code if periods else unit_id)

    for change in changes:
        kind = LABELS[change.kind] if change.kind else ""
        share = share_words(change.share) or (_("phần chính") if change.is_main else "")
        yield [
            str(WHAT_WORDS[change.what]), "" if change.what == NEW else code(change.unit),
            code(change.target) if change.target else "", share, change.name, kind, change.code,
            code(change.parent) if change.parent else "",
        ]  # fmt: skip


def _taken(row: SheetRow, reader: Reader, said: list[str]) -> Change | None:
    """Return the row's change, or say which cell names no unit."""
    try:
        change = _change(row, reader)
    except Refused as refused:
        cell = row.cells.get(refused.field or "", row.cells["what"])
        said.append(_("ô %(cell)s: %(why)s") % {"cell": cell, "why": refused.message.rstrip(".")})
        return None
    if change.what == NEW:
        reader.changes.append(change)
    return change


def _change(row: SheetRow, reader: Reader) -> Change:
    text = {name: row.said.get(name, "") for name in decree_sheets.COLUMNS}
    if row.what == NEW:
        return reader.born({**text, "kind": row.kind})
    unit = reader.unit(text["unit"], "unit")
    if row.what == RENAME:
        code = code_of(text["code"]) if text["code"] else ""
        return Change(RENAME, unit, name=name_of(text["name"]), kind=row.kind, code=code)
    if row.what == MOVE:
        return Change(MOVE, unit, parent=reader.unit(text["parent"], "parent"))
    target = reader.unit(text["target"], "target")
    return Change(row.what, unit, target, row.share, is_main=row.is_main)


def _cells(name: str, content: bytes) -> list[list[object]]:
    received = receive(name, content, field="upload")
    most = decree_sheets.MOST_ROWS + decree_sheets.HEADER_WITHIN + 2
    if received.name.lower().endswith(".xlsx"):
        rows: list[list[Any]] = first_sheet(received.content, field="upload")
    elif received.name.lower().endswith(".csv"):
        first = received.text.partition("\n")[0]
        comma = ";" if ";" in first else ","
        rows = [list(row) for row in csv.reader(io.StringIO(received.text), delimiter=comma)]
    else:
        raise Refused(_("Hãy nộp bảng Excel (.xlsx) hoặc CSV (.csv)."), field="upload")
    return [row[:30] for row in rows[:most]]
