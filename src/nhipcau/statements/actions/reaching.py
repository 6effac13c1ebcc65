"""One batch of a round: decides for each reader, takes back what has not left, writes letters and lines.

In: a round and contacts, inside the caller's gate; out: one line for everybody on the list.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.contacts.links import own_page_url
from nhipcau.contacts.queries.recipients import Addressee, addressees
from nhipcau.contacts.rules.days import office_day
from nhipcau.mailing.actions import Draft, put_many
from nhipcau.mailing.actions.taking_back import take_back
from nhipcau.mailing.queries.letters import undelivered
from nhipcau.statements.models import Dispatch, Occasion, Outcome, Round, Version
from nhipcau.statements.queries import telling as queries
from nhipcau.statements.rules import letters, telling

PURPOSE = "statements"


def reach(row: Round, ids: list[int], new: set[int], at: datetime) -> None:
    """Decide for each of these readers, write the letters, and keep a line for everybody."""
    of_withdrawal = telling.is_about_withdrawal(row.occasion)
    had = set(
        queries.told_of(row.version, of_withdrawal=of_withdrawal)
        .filter(contact_id__in=ids)
        .values_list("contact_id", flat=True)
    )
    people = addressees([pk for pk in ids if pk not in had], language=row.language)
    readers = _readers(row, people, new, at)
    lines: list[Dispatch] = []
    for pk, reader in readers.items():
        occasion = telling.occasion_for(reader, row.occasion)
        if occasion is not None:
            line = line_of(row.version, row.language, pk, people[pk].public_id, Occasion(occasion), at)
            line.outcome, line.is_asked = telling.outcome_for(reader), reader.is_asked
            lines.append(line)
    _write(row, lines, people, at)
    Dispatch.objects.bulk_create(lines)


def _readers(
    row: Round, people: dict[int, Addressee], new: set[int], at: datetime
) -> dict[int, telling.Reader]:
    earlier = queries.letters_of(row, people)
    keys = [line.letter_key for lines in earlier.values() for line in lines]
    taken = take_back(at=at, keys=keys) if row.occasion != Occasion.RELEASE else set()
    missing = undelivered(keys)
    of_withdrawal = telling.is_about_withdrawal(row.occasion)
    emails = {person.email for person in people.values() if person.email}
    told = queries.addresses_told(row.version, emails, of_withdrawal=of_withdrawal)
    readers = {}
    for pk, person in sorted(people.items()):
        lines = earlier.get(pk, [])
        readers[pk] = telling.Reader(
            has_earlier=any(line.letter_key not in missing for line in lines),
            had_to_come=pk in new or any(line.letter_key in taken for line in lines),
            is_asked=any(line.is_asked for line in lines),
            is_erased=person.is_erased,
            is_expired=person.expires_on < office_day(at),
            has_subscription=person.has_subscription,
            is_told_elsewhere=person.email in told,
        )
        if (
            telling.occasion_for(readers[pk], row.occasion)
            and telling.outcome_for(readers[pk]) == Outcome.PUT
        ):
            told.add(person.email)
    return readers


def _write(row: Round, lines: list[Dispatch], people: dict[int, Addressee], at: datetime) -> None:
    """Put a letter for every line that is to have one, and store what became of it."""
    told = queries.told_words(row.version, row.language)
    unit_id = str(row.version.edition.statement.unit_id)
    for occasion in Occasion:
        writing = [line for line in lines if line.outcome == Outcome.PUT and line.occasion == occasion]
        subject = letters.subject_of(told, occasion, row.language)
        drafts = []
        for line in writing:
            person = people[line.contact_id]
            own = "" if line.is_asked else own_page_url(person.token, row.language)
            text = letters.text_of(told, occasion, row.language, own=own)
            drafts.append(Draft(line.letter_key, person.email, subject, text, row.language, own))
        outcomes = put_many(at=at, purpose=f"{PURPOSE}.{occasion}", unit_id=unit_id, drafts=drafts)
        for line in writing:
            line.outcome = outcomes[line.letter_key]


def line_of(  # noqa: PLR0917 - one row
    version: Version, language: str, contact_id: int, contact: str, occasion: Occasion, at: datetime
) -> Dispatch:
    """Return the line of one reader, with the key of the letter."""
    end = ":withdrawn" if telling.is_about_withdrawal(occasion) else ""
    return Dispatch(
        version=version, contact_id=contact_id, language=language, occasion=occasion,
        letter_key=f"statements:{version.public_id}:{contact}{end}", at=at,
    )  # fmt: skip
