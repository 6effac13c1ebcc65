"""The letter that asks the owner of an address whether the wish is theirs; one a day, nobody is flooded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from nhipcau.contacts.links import own_page_url
from nhipcau.contacts.models import Contact
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.expiry import UNCONFIRMED, rule_of
from nhipcau.contacts.rules.letters import filled, one_line, texts
from nhipcau.contacts.rules.tokens import written
from nhipcau.mailing.actions import Suppressed, put

LETTERS = Path(__file__).resolve().parents[1] / "letters"
PURPOSE = "contacts.confirm"


def put_confirmation(
    *, at: datetime, contact: Contact, language: str, pairs: Iterable[tuple[str, str]]
) -> bool:
    """Put the letter in the reader's language; an address that is left alone gets none."""
    day = office_day(at)
    said = texts(LETTERS, language)
    choices = "\n".join(f"- {chosen}: {said[subject]}" for chosen, subject in sorted(pairs))
    page = own_page_url(written(contact.public_id, contact.token), language)
    text = filled(LETTERS, language, "body", choices=choices, page=page, days=rule_of(UNCONFIRMED, day).days)
    try:
        return put(
            at=at, key=f"{PURPOSE}:{contact.public_id}:{day.isoformat()}", to=contact.email,
            subject=one_line(said["subject"]), text=text, purpose=PURPOSE, language=language,
            unit_id=str(contact.unit_id),
        )  # fmt: skip
    except Suppressed:
        return False
