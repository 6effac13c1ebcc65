"""The public register: who may speak for which office today, and how to reach them (the law asks for it).

In: a day. Out: lines without ids of accounts. Called by the public pages of the newsroom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.spokespersons.models import Mandate, Office, Speaker
from nhipcau.spokespersons.queries.offices import in_force
from nhipcau.spokespersons.queries.speaking import mandates_of, speakers_of


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One speaker of one office; a line for each mandate where the right comes from one."""

    office: str
    offices: dict[str, str]
    """Language → name of the office."""
    office_public_id: str
    unit_id: str
    public_id: str
    kind: str
    speaker: str
    post: str
    posts: dict[str, str]
    phone: str
    email: str
    starts_on: date
    ends_on: date | None
    matter: str = ""
    """Of the mandate; empty for the head and the named spokesperson."""
    mandate_until: date | None = None


def public_register(on: date) -> list[RegisterLine]:
    """List everyone who may speak on a day, by office."""
    lines: list[RegisterLine] = []
    for office in Office.objects.filter(in_force(on)).order_by("name", "pk"):
        for speaker in speakers_of(office.pk, on):
            lines += _lines_of(office, speaker, on)
    return lines


def _lines_of(office: Office, speaker: Speaker, on: date) -> list[RegisterLine]:
    if speaker.kind != "authorised":
        return [_line(office, speaker, None)]
    return [_line(office, speaker, mandate) for mandate in mandates_of(speaker.pk, on)]


def _line(office: Office, speaker: Speaker, mandate: Mandate | None) -> RegisterLine:
    return RegisterLine(
        office=office.name, offices=dict(office.names), office_public_id=office.public_id,
        unit_id=office.unit_id, public_id=speaker.public_id, kind=speaker.kind, speaker=speaker.name,
        post=speaker.post, posts=dict(speaker.posts), phone=speaker.phone, email=speaker.email,
        starts_on=speaker.starts_on, ends_on=speaker.ends_on,
        matter=mandate.matter if mandate else "", mandate_until=mandate.ends_on if mandate else None,
    )  # fmt: skip
