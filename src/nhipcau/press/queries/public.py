"""What a journalist sees of his own question, and everyone of press conferences. Called by the newsroom.

In: the token told in the letters; out: plain rows without ids of accounts, contacts or other units' work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nhipcau.press.models import Conference, Enquiry
from nhipcau.press.queries.wording import last_day, office_name
from nhipcau.press.rules import states
from nhipcau.statements.rules.states import READABLE, WITHDRAWN


@dataclass(frozen=True, slots=True)
class OwnEnquiry:
    """One enquiry as whoever asked it reads it."""

    public_id: str
    language: str
    question: str
    outlet: str
    office: str
    received_at: datetime
    acknowledged_at: datetime | None
    state: str
    outcome: str
    due_on: date | None
    closed_at: datetime | None
    refusal: str
    """The text of the ground, in the journalist's language."""
    refusal_basis: str
    answer: tuple[str, str, str] | None
    """Title, lead and body of the exact words that were sent; the correction's where there is one."""
    answer_language: str
    is_withdrawn: bool
    """The office took the answer back since; its page says why."""
    statement_id: str
    """Public id of the statement where it is public, else empty."""


@dataclass(frozen=True, slots=True)
class ConferenceLine:
    """One press conference of the public calendar."""

    public_id: str
    unit_id: str
    topic: str
    topics: dict[str, str]
    place: str
    starts_at: datetime
    ends_at: datetime | None
    contact: str
    state: str


def enquiry_by_token(token: str, on: date) -> OwnEnquiry | None:
    """Return the enquiry of a token while its page is open."""
    rows = Enquiry.objects.select_related(
        "clock", "statement", "version__edition", "corrected_version__edition"
    )
    row = rows.filter(token=token).first() if token and not token.startswith("~") else None
    if row is None or (row.state == states.CLOSED and row.expires_on < on):
        return None
    return _told(row, on)


def conferences_public(on: date) -> list[ConferenceLine]:
    """List conferences of that day and later that the public may know of, the nearest first."""
    rows = Conference.objects.filter(is_public=True, starts_at__date__gte=on).order_by("starts_at", "pk")
    return [
        ConferenceLine(
            public_id=row.public_id, unit_id=row.unit_id, topic=row.topic, topics=dict(row.topics),
            place=row.place, starts_at=row.starts_at, ends_at=row.ends_at, contact=row.contact_words,
            state=row.state,
        )
        for row in rows
    ]  # fmt: skip


def _told(row: Enquiry, on: date) -> OwnEnquiry:
    version = row.corrected_version or row.version
    edition = version.edition if version else None
    is_withdrawn = bool(edition and edition.publication == WITHDRAWN)
    is_public = bool(edition and edition.publication in (*READABLE, WITHDRAWN))
    words = (version.title, version.lead, version.body) if version and not is_withdrawn else None
    return OwnEnquiry(
        public_id=row.public_id, language=row.language, question=row.question, outlet=row.outlet_name,
        office=office_name(row.unit_id, row.language, on), received_at=row.received_at,
        acknowledged_at=row.acknowledged_at, state=row.state, outcome=row.outcome,
        due_on=last_day(row.clock.due_at) if row.clock else None, closed_at=row.closed_at,
        refusal=row.ground_text, refusal_basis=row.ground_basis, answer=words,
        answer_language=version.language if version else "", is_withdrawn=is_withdrawn,
        statement_id=row.statement.public_id if row.statement and is_public else "",
    )  # fmt: skip
