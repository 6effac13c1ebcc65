"""Contacts for tests: invented people and outlets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.people.making import UNIT, make_unit

from nhipcau.contacts.actions.keeping import Card, add_contact
from nhipcau.contacts.models import Contact
from nhipcau.contacts.rules.tokens import written

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)


def card(**changes: Any) -> Card:
    """Return what the desk says of a journalist; any part may be given."""
    parts = {
        "kind": "journalist", "name": "Lý Thị Mai", "email": "mai@bao-nui.example",
        "purpose": "Mời họp báo, gửi thông cáo", "consented_how": "Ký phiếu tại họp báo",
        "languages": ["vi"], "subjects": ["general"],
    }  # fmt: skip
    return Card(**{**parts, **changes})


def make_contact(email: str = "mai@bao-nui.example", *, at: datetime = NOW, by: Any = None,
                 unit_id: str = UNIT, **changes: Any) -> Contact:  # fmt: skip
    """Return a contact who agreed."""
    make_unit(unit_id)
    return add_contact(by=by, at=at, unit_id=unit_id, card=card(email=email, **changes))


def make_contacts(count: int, language: str = "vi", *, prefix: str = "nguoi") -> list[Contact]:
    """Return many of one language."""
    return [
        make_contact(f"{prefix}{number}.{language}@doc.example", languages=[language], kind="subscriber")
        for number in range(count)
    ]


def token_of(contact: Contact) -> str:
    """Return what stands in letters."""
    return written(contact.public_id, Contact.objects.get(pk=contact.pk).token)
