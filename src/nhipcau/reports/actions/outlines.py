"""An office loads its own outline of the units under it. In: a file; out: the row that maps draw."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.models import Outline
from nhipcau.reports.queries.outlines import drawable, seats_of
from nhipcau.reports.rules.outlines import LARGEST, Read, Unreadable, read

FAULTS = {
    "large": gettext_lazy("Tệp quá lớn: tối đa 8 MB. Hãy giản lược đường biên rồi tải lại."),
    "deep": gettext_lazy("Tệp lồng nhau quá sâu, không phải GeoJSON thông thường."),
    "json": gettext_lazy("Tệp không phải JSON. Hãy xuất bản đồ ra GeoJSON (UTF-8)."),
    "collection": gettext_lazy("Tệp phải là một FeatureCollection có ít nhất một đối tượng."),
    "features": gettext_lazy("Tệp có quá nhiều đối tượng: tối đa 400."),
    "points": gettext_lazy("Tệp có quá nhiều điểm. Hãy giản lược đường biên rồi tải lại."),
    "feature": gettext_lazy("Đối tượng thứ %(detail)s thiếu hình hoặc thiếu thuộc tính."),
    "geometry": gettext_lazy("Đối tượng thứ %(detail)s phải là Polygon hoặc MultiPolygon."),
    "ring": gettext_lazy("Đối tượng thứ %(detail)s có đường biên không khép kín."),
    "outside": gettext_lazy(
        "Đối tượng thứ %(detail)s có điểm nằm ngoài Việt Nam. "
        "Tọa độ phải là kinh độ trước, vĩ độ sau (WGS 84)."
    ),
    "unknown": gettext_lazy(
        "Đối tượng thứ %(detail)s không khớp đơn vị nào: thuộc tính code hoặc name phải là mã hoặc tên "
        "của đơn vị hiện nay."
    ),
}  # fmt: skip


def keep_outline(*, by: Any, at: datetime, content: bytes, source: str) -> tuple[Outline, Read]:
    """Read a GeoJSON file of the units under the own unit and keep its shapes in place of earlier ones."""
    said = source.strip()
    if not said:
        raise Refused(_("Hãy ghi bản đồ do cơ quan nào lập, theo văn bản nào."), field="source")
    on = timezone.localdate(at)
    units = drawable(by.unit_id, on)
    try:
        told = read(content[: LARGEST + 1], units, seats_of(by.unit_id, units))
    except Unreadable as fault:
        raise Refused(FAULTS[fault.fault] % {"detail": fault.detail}, field="upload") from fault
    with write_gate():
        row, _new = Outline.objects.update_or_create(
            unit_id=by.unit_id,
            defaults={"source": said[:300], "shapes": told.shapes, "islands": list(told.islands),
                      "loaded_at": at, "loaded_by": by},
        )  # fmt: skip
        after = {"source": row.source, "units": len(told.shapes), "islands": list(told.islands)}
        note(by=by, at=at, verb="reports.keep_outline", subject=f"units.unit:{by.unit_id}", after=after)
    return row, told


def drop_outline(*, by: Any, at: datetime) -> None:
    """Go back to the tile map."""
    with write_gate():
        if Outline.objects.filter(unit_id=by.unit_id).delete()[0]:
            note(by=by, at=at, verb="reports.drop_outline", subject=f"units.unit:{by.unit_id}")
