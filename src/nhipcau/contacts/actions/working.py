"""Where a journalist works, from and to. Called by the contact's page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.marks import folded_of, subject_of
from nhipcau.contacts.models import Contact, Working
from nhipcau.record.actions import note


def add_working(*, by: Any, at: datetime, contact: Contact, outlet_name: str, outlet_id: int | None = None,
                is_foreign: bool = False, starts_on: date | None = None,
                ends_on: date | None = None) -> Working:  # fmt: skip
    """Say that somebody works for an outlet."""
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."), field="ends_on")
    with write_gate():
        row = Working.objects.create(
            contact=contact, outlet_id=outlet_id, outlet_name=outlet_name, is_foreign=is_foreign,
            starts_on=starts_on, ends_on=ends_on,
        )  # fmt: skip
        _refold(contact)
        note(by=by, at=at, verb="contacts.add_working", subject=subject_of(contact),
             after={"outlet": outlet_name, "is_foreign": is_foreign})  # fmt: skip
    return row


def end_working(*, by: Any, at: datetime, working: Working, on: date) -> None:
    """Say that somebody works there no more."""
    if working.starts_on and on < working.starts_on:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."), field="ends_on")
    with write_gate():
        Working.objects.filter(pk=working.pk).update(ends_on=on)
        note(by=by, at=at, verb="contacts.end_working", subject=subject_of(working.contact),
             after={"outlet": working.outlet_name, "ends_on": on.isoformat()})  # fmt: skip


def _refold(contact: Contact) -> None:
    Contact.objects.filter(pk=contact.pk).update(folded=folded_of(contact))
