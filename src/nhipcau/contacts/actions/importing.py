"""Taking in a whole table of contacts, or nothing. Called by the import screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.keeping import Card, store
from nhipcau.contacts.models import Contact, Working
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.expiry import expires_on
from nhipcau.contacts.rules.sheets import Row
from nhipcau.record.actions import note


def import_contacts(*, by: Any, at: datetime, unit_id: str, rows: Sequence[Row]) -> int:
    """Add every line; one that does not fit refuses the table and is named."""
    with write_gate():
        for row in rows:
            _add(by, at, unit_id, row)
        note(by=by, at=at, verb="contacts.import", subject="contacts.contacts", after={"count": len(rows)})
    return len(rows)


def _add(by: Any, at: datetime, unit_id: str, row: Row) -> Contact:
    cells = row.cells
    card = Card(
        kind=row.kind, name=cells.get("name", ""), email=cells["email"], phone=cells.get("phone", ""),
        purpose=cells["purpose"], consented_on=row.consented_on, consented_how=cells["consented_how"],
        languages=row.languages, subjects=row.subjects,
    )  # fmt: skip
    today = office_day(at)
    if row.consented_on > today or expires_on(row.kind, row.consented_on) < today:
        raise _refused(row, _("ngày đồng ý ở tương lai hoặc đã hết hạn"))
    try:
        contact = store(added_by=by, at=at, unit_id=unit_id, card=card)
    except Refused as refusal:
        raise _refused(row, refusal.message) from refusal
    if cells.get("outlet"):
        Working.objects.create(contact=contact, outlet_name=cells["outlet"])
    return contact


def _refused(row: Row, why: str) -> Refused:
    words = _("Chưa nhập dòng nào. Dòng %(line)s: %(why)s") % {"line": row.line, "why": why}
    return Refused(words, field="upload")
