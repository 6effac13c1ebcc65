"""Erasing a person: the row keeps its ids, the rest goes, also out of letters. For screens and clean-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.marks import subject_of
from nhipcau.contacts.models import Contact
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.tokens import new_secret
from nhipcau.mailing.actions.erasing import erase_letters_to
from nhipcau.record.actions import note

ROOMS = ("contacts", "statements", "press")
"""Whose letters go to contacts; an account's letters at the same address are another matter."""


def erase_contact(*, by: Any, at: datetime, contact: Contact) -> None:
    """Erase one person, because they asked or because we no longer need them."""
    with write_gate():
        row = Contact.objects.select_for_update().get(pk=contact.pk)
        if row.erased_at is None:
            erase(row, at=at)
            note(by=by, at=at, verb="contacts.erase", subject=subject_of(row))


def erase_expired(*, at: datetime, limit: int = 500) -> int:
    """Erase contacts whose day has passed; called by `journeys.retention`. The record gets a number."""
    with write_gate():
        due = list(expired(at).order_by("expires_on", "pk")[:limit])
        for row in due:
            erase(row, at=at)
        if due:
            note(by=None, at=at, verb="contacts.erase_expired", subject="contacts.contacts",
                 after={"count": len(due)})  # fmt: skip
    return len(due)


def expired(at: datetime) -> Any:
    """Return contacts whose day has passed and that still hold a name."""
    return Contact.objects.filter(erased_at=None, expires_on__lt=office_day(at))


def erase(contact: Contact, *, at: datetime) -> None:
    """Empty the row, inside the caller's gate; letters to this address lose theirs too.

    The same address may be kept for another purpose: its letters stay then, until their own day.
    """
    email = contact.email
    others = Contact.objects.filter(email=email, erased_at=None).exclude(pk=contact.pk)
    if email and not others.exists():
        erase_letters_to(at=at, address=email, rooms=ROOMS)
    contact.workings.all().delete()
    contact.subscriptions.filter(ended_at=None).update(ended_at=at)
    contact.name = contact.email = contact.phone = contact.folded = contact.consented_how = ""
    contact.languages, contact.token, contact.erased_at = [], new_secret(), at
    contact.revision += 1
    contact.save()
