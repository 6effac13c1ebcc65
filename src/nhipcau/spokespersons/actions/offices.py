"""An office is entered or changed. Called by its form and by journeys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.spokespersons.actions.checking import by_language, in_order, own_unit, said, unchanged
from nhipcau.spokespersons.models import Family, Office

KEPT = ("name", "names", "family", "parent_name", "symbol", "seat", "address", "phone", "email",
        "starts_on", "ends_on")  # fmt: skip


def keep_office(
    *, by: Any, at: datetime, name: str, symbol: str, seat: str, office: Office | None = None,
    seen: int | None = None, unit_id: str | None = None, family: str = Family.STATE,
    names: Mapping[str, str] | None = None, parent_name: str = "", address: str = "", phone: str = "",
    email: str = "", starts_on: date | None = None, ends_on: date | None = None,
) -> Office:  # fmt: skip
    """Enter an office, or change the one given; `unit_id` counts for a new one only."""
    values = {
        "name": said(name, "name", _("Hãy ghi tên cơ quan.")),
        "symbol": said(symbol, "symbol", _("Hãy ghi ký hiệu dùng trong số văn bản.")),
        "seat": said(seat, "seat", _("Hãy ghi địa danh đứng trước ngày trong văn bản.")),
        "family": family, "names": by_language(names), "parent_name": " ".join(parent_name.split()),
        "address": address.strip(), "phone": phone.strip(), "email": email.strip(),
        "starts_on": starts_on, "ends_on": ends_on,
    }  # fmt: skip
    in_order(starts_on, ends_on)
    with write_gate():
        row = _row(office, by=by, unit_id=unit_id, seen=seen)
        before = _told(row) if office else None
        for field, value in values.items():
            setattr(row, field, value)
        row.folded = fold(f"{row.name} {' '.join(row.names.values())} {row.symbol}")[:600]
        row.save()
        subject = f"spokespersons.office:{row.public_id}"
        note(by=by, at=at, verb="spokespersons.keep_office", subject=subject, before=before, after=_told(row))
    return row


def _row(office: Office | None, *, by: Any, unit_id: str | None, seen: int | None) -> Office:
    if office is None:
        whose = unit_id or getattr(by, "unit_id", None)
        if whose is None:
            raise Refused(_("Hãy chọn đơn vị."), field="unit")
        own_unit(by, whose)
        return Office(unit_id=whose)
    row = Office.objects.select_for_update().get(pk=office.pk)
    own_unit(by, row.unit_id)
    unchanged(row, seen)
    row.revision += 1
    return row


def _told(row: Office) -> dict[str, Any]:
    return {field: _plain(getattr(row, field)) for field in KEPT}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
