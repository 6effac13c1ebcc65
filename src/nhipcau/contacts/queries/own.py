"""What somebody sees of himself, by the token in our letters. Called by the newsroom's pages and the actions.

A wrong, erased or unknown token is one and the same 404.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from nhipcau.contacts.models import Contact
from nhipcau.contacts.rules.tokens import is_same, split


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What the page shows its owner; no name, so that a forwarded letter tells none."""

    languages: Sequence[str]
    subjects: Sequence[str]
    is_confirmed: bool
    has_waiting: bool
    """Something is asked for and not confirmed."""
    expires_on: date


def get_contact_by_token(token: str, *, is_locked: bool = False) -> Contact:
    """Return the contact whose letter bears the token, or 404."""
    public_id, secret = split(token)
    rows = Contact.objects.select_for_update() if is_locked else Contact.objects.all()
    contact = rows.filter(public_id=public_id, erased_at=None).first()
    if contact is None or not is_same(secret, contact.token):
        raise Http404
    return contact


def own_page(token: str) -> OwnPage:
    """Return what the page shows, or 404."""
    contact = get_contact_by_token(token)
    rows = list(contact.subscriptions.filter(ended_at=None))
    return OwnPage(
        languages=sorted({row.language for row in rows}),
        subjects=sorted({row.subject for row in rows}),
        is_confirmed=any(row.confirmed_at for row in rows),
        has_waiting=any(row.confirmed_at is None for row in rows),
        expires_on=contact.expires_on,
    )
