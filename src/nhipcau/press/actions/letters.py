"""Putting a letter to the journalist of an enquiry, in his or her language. Called inside the actions' gates.

Whoever has no mail address (asked by telephone) gets none: False comes back, and the desk calls.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.longdays import long_day
from nhipcau.contacts.queries.recipients import address_of, name_of
from nhipcau.mailing.actions import put
from nhipcau.press.models import Enquiry
from nhipcau.press.queries.wording import last_day, office_name
from nhipcau.press.rules.addresses import enquiry_path
from nhipcau.press.rules.letters import language_of, letter


def put_letter(enquiry: Enquiry, code: str, *, at: datetime, **facts: str) -> bool:
    """Put one of the room's letters; the key makes it leave once however often it is asked for."""
    address = address_of(enquiry.contact_id)
    if not address:
        return False
    text = letter(code, enquiry.language, **_facts(enquiry, at), **facts)
    key = f"press.{code}:{enquiry.public_id}:{enquiry.revision}"
    return put(
        at=at, key=key, to=address, subject=text.subject, text=text.text, purpose=f"press.{code}",
        language=text.language, unit_id=str(enquiry.unit_id),
    )  # fmt: skip


def page_of(enquiry: Enquiry) -> str:
    """Return the address of the journalist's own page."""
    return settings.ADDRESS.rstrip("/") + enquiry_path(enquiry.token, language_of(enquiry.language))


def _facts(enquiry: Enquiry, at: datetime) -> dict[str, str]:
    language = language_of(enquiry.language)
    due = long_day(last_day(enquiry.clock.due_at), language) if enquiry.clock else ""
    return {
        "name": name_of(enquiry.contact_id) or enquiry.outlet_name, "outlet": enquiry.outlet_name,
        "office": office_name(enquiry.unit_id, language, day_of(at)), "question": enquiry.question,
        "due": due, "page": page_of(enquiry),
    }  # fmt: skip
