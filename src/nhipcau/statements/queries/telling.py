"""Who got a statement, who is to be told now, and in which words. Called by `actions.dispatching` only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from heapq import merge
from itertools import groupby, islice

from django.conf import settings
from django.db.models import QuerySet

from nhipcau.common.publicity import public_url
from nhipcau.contacts.queries.recipients import recipients, sharing_address
from nhipcau.spokespersons.queries.offices import name_in
from nhipcau.statements.models import Dispatch, Edition, Occasion, Outcome, Round, Statement, Version
from nhipcau.statements.rules import states
from nhipcau.statements.rules.letters import Told


def got(statement: Statement, language: str) -> QuerySet[Dispatch]:
    """Return letters with words of this statement, or of the one it replaces, in a language."""
    statements = [pk for pk in (statement.pk, statement.replaces_id) if pk]
    rows = Dispatch.objects.filter(
        version__edition__statement__in=statements,
        language=language,
        outcome__in=(Outcome.PUT, Outcome.SAME_ADDRESS),
    )
    return rows.exclude(occasion=Occasion.WITHDRAWAL)


def languages_told(statement: Statement) -> set[str]:
    """Return in which languages somebody was told, or is about to be."""
    rounds = Round.objects.filter(version__edition__statement=statement)
    dispatches = Dispatch.objects.filter(version__edition__statement=statement)
    return {*rounds.values_list("language", flat=True), *dispatches.values_list("language", flat=True)}


def released_words(edition: Edition) -> dict[str, Version]:
    """Return the released versions of an edition by language."""
    return {row.language: row for row in edition.versions.filter(released_at__isnull=False)}


def next_readers(row: Round, *, on: date, limit: int) -> tuple[list[int], set[int]]:
    """Return the contacts after the watermark, and which of them subscribed in time."""
    statement = row.version.edition.statement
    earlier = got(statement, row.language).filter(contact_id__gt=row.after_contact)
    old = list(earlier.order_by("contact_id").values_list("contact_id", flat=True).distinct()[:limit])
    new: list[int] = []
    if row.subscribed_by:
        fitting = recipients(
            unit_id=statement.unit_id, language=row.language, subject=statement.subject, on=on,
            confirmed_by=row.subscribed_by,
        )  # fmt: skip
        new = list(fitting.filter(pk__gt=row.after_contact).values_list("pk", flat=True)[:limit])
    ids = [pk for pk, _same in groupby(merge(old, new))]
    return list(islice(ids, limit)), set(new)


def letters_of(row: Round, contact_ids: Iterable[int]) -> dict[int, list[Dispatch]]:
    """Return what these contacts were told before, by contact."""
    found: dict[int, list[Dispatch]] = defaultdict(list)
    for dispatch in got(row.version.edition.statement, row.language).filter(contact_id__in=contact_ids):
        found[dispatch.contact_id].append(dispatch)
    return found


def told_of(version: Version, *, of_withdrawal: bool) -> QuerySet[Dispatch]:
    """Return who was told of a version, or of its withdrawal."""
    rows = Dispatch.objects.filter(version=version)
    return (rows.filter if of_withdrawal else rows.exclude)(occasion=Occasion.WITHDRAWAL)


def addresses_told(version: Version, emails: Iterable[str], *, of_withdrawal: bool) -> set[str]:
    """Return which addresses a letter of this version went to, under whichever entry."""
    held = sharing_address(emails)
    told = told_of(version, of_withdrawal=of_withdrawal).filter(contact_id__in=held, outcome=Outcome.PUT)
    return {held[pk] for pk in told.values_list("contact_id", flat=True)}


def told_words(version: Version, language: str) -> Told:
    """Return what a letter in a language says of a version."""
    edition = version.edition
    statement = edition.statement
    home = f"{settings.ADDRESS.rstrip('/')}/{language}/"
    return Told(
        number=statement.public_id, dated_on=edition.dated_on, issuer=name_in(statement.office, language),
        title=version.title, lead=version.lead, body=version.body,
        page=public_url(statement.public_id, version.language), home=home,
        changed=edition.changes_told.get(language) or edition.what_changed,
        reason=edition.end_reasons.get(language) or edition.end_reason,
        is_urgent=bool(edition.urgent_why) and edition.confirmed_at is None,
        is_machine=version.made == states.BY_MACHINE, is_original=version.language != language,
    )  # fmt: skip
