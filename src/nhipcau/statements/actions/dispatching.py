"""Letters of what the office says: marked with the release, put in batches by the worker, each exactly once.

In: an edition that left, was corrected or withdrawn; out: letters in the outbox and a line for everybody who
was on the list. A batch, its letters and its watermark are one transaction: killed anywhere, none is doubled.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.links import own_page_url
from nhipcau.contacts.queries.recipients import Addressee, addressees
from nhipcau.contacts.rules.days import office_day
from nhipcau.mailing.actions import Draft, put, put_many
from nhipcau.mailing.actions.taking_back import take_back
from nhipcau.mailing.queries.letters import undelivered
from nhipcau.record.actions import note
from nhipcau.statements.models import Dispatch, Edition, Occasion, Outcome, Publication, Round, Version
from nhipcau.statements.queries import telling as queries
from nhipcau.statements.rules import letters, telling

BATCH = 200
"""Some 0.1 s in the write gate: other writers must not wait longer."""
PURPOSE = "statements"
ANSWER = "statements.answer"
"""A letter to one person who asked: no mass letter."""


def plan_dispatches(*, at: datetime, edition: Edition) -> int:
    """Mark who is to be told, inside the caller's gate; called twice, it marks what is new. Cheap: rows a language.

    A round of earlier words that is still under way ends here; whoever it had not reached gets the newer words.
    """
    statement = edition.statement
    occasion = _occasion_of(edition)
    if occasion is None or statement.is_drill:
        return 0
    words = queries.released_words(edition)
    languages = set(words) | (queries.languages_told(statement) if occasion != Occasion.RELEASE else set())
    original = words.get(statement.language) or next(iter(words.values()), None)
    return sum(
        _mark(words.get(language) or original, language, occasion, at)
        for language in sorted(languages)
        if original is not None
    )


def put_letters(*, at: datetime, limit: int) -> int:
    """Put the letters of rounds under way, up to `limit` readers; called by the worker."""
    done = 0
    while done < limit:
        reached = _batch(at, min(BATCH, limit - done))
        if reached is None:
            break
        done += reached
    return done


def tell(*, at: datetime, version: Version, contact_id: int) -> bool:
    """Send published words to somebody who asked; corrections will follow. False where they have them already."""
    edition = version.edition
    reader = addressees([contact_id], language=version.language).get(contact_id)
    if reader is None or not reader.email or not _may_be_told(version):
        return False
    with write_gate():
        if queries.told_of(version, of_withdrawal=False).filter(contact_id=contact_id).exists():
            return False
        told = queries.told_words(version, version.language)
        occasion = Occasion.RELEASE if edition.number == 1 else Occasion.CORRECTION
        row = _dispatch(version, version.language, contact_id, reader.public_id, occasion, at)
        row.is_asked = True
        try:
            put(at=at, key=row.letter_key, to=reader.email, purpose=ANSWER, language=version.language,
                subject=letters.subject_of(told, letters.RELEASE, version.language),
                text=letters.text_of(told, letters.RELEASE, version.language, own=""))  # fmt: skip
        except Refused:
            row.outcome = Outcome.REFUSED
        row.save()
    return row.outcome == Outcome.PUT


def _may_be_told(version: Version) -> bool:
    edition = version.edition
    is_out = version.released_at is not None and edition.publication == Publication.PUBLISHED
    return is_out and not edition.statement.is_drill


def _occasion_of(edition: Edition) -> Occasion | None:
    if edition.publication == Publication.WITHDRAWN:
        return Occasion.WITHDRAWAL
    if edition.publication != Publication.PUBLISHED:
        return None
    return Occasion.RELEASE if edition.number == 1 else Occasion.CORRECTION


def _mark(version: Version, language: str, occasion: Occasion, at: datetime) -> int:
    """Mark one language; a language first spoken by a correction is news to its readers."""
    statement = version.edition.statement
    earlier = Round.objects.filter(version__edition__statement=statement, language=language)
    if occasion == Occasion.CORRECTION and not earlier.exists() and version.language == language:
        occasion = Occasion.RELEASE
    under_way = earlier.filter(finished_at=None).exclude(version=version, occasion=occasion)
    missed = under_way.exclude(subscribed_by=None).values_list("subscribed_by", flat=True).first()
    subscribed_by = {Occasion.RELEASE: at, Occasion.CORRECTION: missed}.get(occasion)
    under_way.update(finished_at=at)
    _row, is_new = Round.objects.get_or_create(
        version=version, language=language, occasion=occasion,
        defaults={"asked_at": at, "subscribed_by": subscribed_by},
    )  # fmt: skip
    return int(is_new)


def _batch(at: datetime, limit: int) -> int | None:
    """Reach the next readers of the oldest round; None where no round is under way."""
    with write_gate():
        waiting = Round.objects.select_for_update(of=("self",), skip_locked=True).filter(finished_at=None)
        row = waiting.select_related("version__edition__statement__office").order_by("asked_at", "pk").first()
        if row is None:
            return None
        ids, new = queries.next_readers(row, on=office_day(at), limit=limit)
        if not ids:
            _finish(row, at)
            return 0
        _reach(row, ids, new, at)
        Round.objects.filter(pk=row.pk).update(after_contact=ids[-1])
    return len(ids)


def _reach(row: Round, ids: list[int], new: set[int], at: datetime) -> None:
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
            line = _dispatch(row.version, row.language, pk, people[pk].public_id, Occasion(occasion), at)
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
    for occasion in Occasion:
        writing = [line for line in lines if line.outcome == Outcome.PUT and line.occasion == occasion]
        subject = letters.subject_of(told, occasion, row.language)
        drafts = []
        for line in writing:
            person = people[line.contact_id]
            own = "" if line.is_asked else own_page_url(person.token, row.language)
            text = letters.text_of(told, occasion, row.language, own=own)
            drafts.append(Draft(line.letter_key, person.email, subject, text, row.language, own))
        outcomes = put_many(at=at, purpose=f"{PURPOSE}.{occasion}", drafts=drafts)
        for line in writing:
            line.outcome = outcomes[line.letter_key]


def _dispatch(  # noqa: PLR0917 - one row
    version: Version, language: str, contact_id: int, contact: str, occasion: Occasion, at: datetime
) -> Dispatch:
    end = ":withdrawn" if telling.is_about_withdrawal(occasion) else ""
    return Dispatch(
        version=version, contact_id=contact_id, language=language, occasion=occasion,
        letter_key=f"statements:{version.public_id}:{contact}{end}", at=at,
    )  # fmt: skip


def _finish(row: Round, at: datetime) -> None:
    Round.objects.filter(pk=row.pk).update(finished_at=at)
    of_withdrawal = telling.is_about_withdrawal(row.occasion)
    lines = queries.told_of(row.version, of_withdrawal=of_withdrawal).filter(language=row.language)
    note(by=None, at=at, verb="statements.tell_readers",
         subject=f"statements.edition:{row.version.edition.public_id}",
         after={"language": row.language, "occasion": row.occasion,
                **Counter(lines.values_list("outcome", flat=True))})  # fmt: skip
