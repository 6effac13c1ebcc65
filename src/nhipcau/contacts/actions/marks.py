"""What every action of the room writes the same way: search words, and the record's subject."""

from __future__ import annotations

from nhipcau.common.folding import fold
from nhipcau.contacts.models import Contact

LONGEST_FOLDED = 600


def folded_of(contact: Contact) -> str:
    """Return what the list searches: name, address, phone and outlets without tone marks."""
    outlets = " ".join(contact.workings.values_list("outlet_name", flat=True)) if contact.pk else ""
    return fold(f"{contact.name} {contact.email} {contact.phone} {outlets}")[:LONGEST_FOLDED]


def subject_of(contact: Contact) -> str:
    """Name a contact in the record by its id: erasure must reach every word."""
    return f"contacts.contact:{contact.public_id}"
