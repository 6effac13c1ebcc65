"""Letters of what the office says: marked with the release, put in batches by the worker, each exactly once.

In: an edition that left, was corrected or withdrawn; out: letters in the outbox and a line for everybody who
was on the list. A batch, its letters and its watermark are one transaction: killed anywhere, none is doubled.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.queries.recipients import addressees
from nhipcau.contacts.rules.days import office_day
from nhipcau.mailing.actions import put
from nhipcau.record.actions import note
from nhipcau.statements.actions.reaching import line_of, reach
from nhipcau.statements.models import Edition, Occasion, Outcome, Publication, Round, Version
from nhipcau.statements.queries import telling as queries
from nhipcau.statements.rules import letters, telling

BATCH = 200
"""Some 0.1 s in the write gate: other writers must not wait longer."""
ANSWER = "statements.answer"
"""A letter to one person who asked: no mass letter."""


def plan_dispatches(*, at: datetime, edition: Edition) -> int:
    """Mark who is to be told, inside the caller's gate; called twice, it marks what is new. A row a language.

    A round of earlier words still under way ends here; whoever it had not reached gets the newer words.
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
    """Send published words to somebody who asked; corrections will follow. False where they have them."""
    edition = version.edition
    reader = addressees([contact_id], language=version.language).get(contact_id)
    if reader is None or not reader.email or not _may_be_told(version):
        return False
    with write_gate():
        if queries.told_of(version, of_withdrawal=False).filter(contact_id=contact_id).exists():
            return False
        told = queries.told_words(version, version.language)
        occasion = Occasion.RELEASE if edition.number == 1 else Occasion.CORRECTION
        row = line_of(version, version.language, contact_id, reader.public_id, occasion, at)
        row.is_asked = True
        try:
            put(at=at, key=row.letter_key, to=reader.email, purpose=ANSWER, language=version.language,
                unit_id=str(edition.statement.unit_id),
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
        reach(row, ids, new, at)
        Round.objects.filter(pk=row.pk).update(after_contact=ids[-1])
    return len(ids)


def _finish(row: Round, at: datetime) -> None:
    Round.objects.filter(pk=row.pk).update(finished_at=at)
    of_withdrawal = telling.is_about_withdrawal(row.occasion)
    lines = queries.told_of(row.version, of_withdrawal=of_withdrawal).filter(language=row.language)
    note(by=None, at=at, verb="statements.tell_readers",
         subject=f"statements.edition:{row.version.edition.public_id}",
         after={"language": row.language, "occasion": row.occasion,
                **Counter(lines.values_list("outcome", flat=True))})  # fmt: skip
