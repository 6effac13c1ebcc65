"""What the public may read, as plain rows. The one door of the newsroom; never a row before its minute.

In: a moment by the database's clock (`now_of_database`) or none; out: `Published` and its parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from nhipcau.statements.models import Approval, Edition, Version
from nhipcau.statements.rules import states


@dataclass(frozen=True, slots=True)
class Words:
    """One released language version, with the signature over exactly these words."""

    version_id: int
    public_id: str
    language: str
    title: str
    lead: str
    body: str
    made: str
    released_at: datetime
    is_stale: bool
    """The original was corrected since this translation was made."""
    payload: str
    payload_hash: str
    key_id: str
    signature: str
    time_stamp: bytes | None


@dataclass(frozen=True, slots=True)
class Published:
    """One public edition of a statement. A withdrawn one carries no words: a tombstone with its reason."""

    statement_id: str
    """Public id: the address, and the feed entry's id, through all corrections."""
    edition_id: str
    number: int
    latest_number: int
    kind: str
    subject: str
    unit_id: str
    office_id: str
    publication: str
    original_language: str
    dated_on: date
    published_at: datetime
    first_published_at: datetime
    ended_at: datetime | None
    end_reason: str
    end_reasons: dict[str, str]
    what_changed: str
    changes_told: dict[str, str]
    is_urgent: bool
    """Left before a second person approved, and none has confirmed it since."""
    replaced_by: str | None
    """Public id of the statement that supersedes this one."""
    block: dict[str, Any] | None
    """The correction asked of an outlet: outlet, work, section, date, false, right."""
    words: dict[str, Words]
    """By language."""


def now_of_database() -> datetime:
    """Ask the database for its time: embargoes end by that clock alone (trust.md item 6)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT clock_timestamp()")
            told: datetime = cursor.fetchone()[0]
            return told
        cursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')")
        return datetime.fromisoformat(cursor.fetchone()[0]).replace(tzinfo=UTC)


def public_editions() -> QuerySet[Edition]:
    """Return editions that are public now, the latest first; exercises never are."""
    rows = Edition.objects.filter(
        publication__in=states.PUBLIC, published_at__lte=Now(), statement__is_drill=False
    )
    return rows.order_by("-published_at", "-pk")


def published(*, statement_ids: Iterable[str] | None = None, kinds: Iterable[str] | None = None,
              latest_only: bool = True, limit: int | None = None) -> list[Published]:  # fmt: skip
    """Return public statements with the words of every released language, the latest first."""
    rows = public_editions().select_related("statement__office")
    if statement_ids is not None:
        rows = rows.filter(statement__public_id__in=list(statement_ids))
    if kinds is not None:
        rows = rows.filter(statement__kind__in=list(kinds))
    if latest_only:
        later = Q(publication=states.CORRECTED)
        rows = rows.exclude(later)
    return _told(list(rows[:limit] if limit else rows))


def _told(editions: list[Edition]) -> list[Published]:
    statements = {edition.statement_id for edition in editions}
    firsts: dict[int, datetime] = {}
    latest: dict[int, int] = {}
    originals: dict[int, str] = {}
    for edition in public_editions().filter(statement__in=statements).order_by("number"):
        if edition.published_at:
            firsts.setdefault(edition.statement_id, edition.published_at)
        latest[edition.statement_id] = edition.number
    languages = {edition.pk: edition.statement.language for edition in editions}
    words = _words_of([edition.pk for edition in editions])
    replaced = _replacements(statements)
    for edition in editions:
        original = words.get(edition.pk, {}).get(languages[edition.pk])
        originals[edition.pk] = original[1] if original else ""
    return [
        _one(edition, firsts, latest, words.get(edition.pk, {}), originals[edition.pk], replaced)
        for edition in editions
    ]


def _one(  # noqa: PLR0917 - what was read in bulk
    edition: Edition, firsts: dict[int, datetime], latest: dict[int, int],
         rows: dict[str, tuple[Version, str, Approval]], original: str,
         replaced: dict[int, str]) -> Published:  # fmt: skip
    statement = edition.statement
    is_gone = edition.publication == states.WITHDRAWN
    published_at = edition.published_at
    if published_at is None:  # the named constraint statements_public_has_time says it cannot be
        raise LookupError(edition.public_id)
    words = {} if is_gone else {
        language: _as_words(version, approval, original)
        for language, (version, _hash, approval) in rows.items()
    }  # fmt: skip
    return Published(
        statement_id=statement.public_id, edition_id=edition.public_id, number=edition.number,
        latest_number=latest.get(statement.pk, edition.number), kind=statement.kind,
        subject=statement.subject,
        unit_id=str(statement.unit_id), office_id=statement.office.public_id, publication=edition.publication,
        original_language=statement.language, dated_on=edition.dated_on, published_at=published_at,
        first_published_at=firsts.get(statement.pk, published_at), ended_at=edition.ended_at,
        end_reason=edition.end_reason, end_reasons=edition.end_reasons, what_changed=edition.what_changed,
        changes_told=edition.changes_told,
        is_urgent=bool(edition.urgent_why) and edition.confirmed_at is None,
        replaced_by=replaced.get(statement.pk), block=_block(edition), words=words,
    )  # fmt: skip


def _words_of(edition_ids: list[int]) -> dict[int, dict[str, tuple[Version, str, Approval]]]:
    approvals = (
        Approval.objects.filter(
            voided_at=None, version__edition__in=edition_ids, version__released_at__lte=Now()
        )
        .select_related("version", "key")
        .order_by("version_id")
    )
    told: dict[int, dict[str, tuple[Version, str, Approval]]] = {}
    for approval in approvals:
        version = approval.version
        told.setdefault(version.edition_id, {})[version.language] = (version, version.content_hash, approval)
    return told


def _as_words(version: Version, approval: Approval, original: str) -> Words:
    if version.released_at is None:
        raise LookupError(version.public_id)
    return Words(
        version_id=version.pk, public_id=version.public_id, language=version.language, title=version.title,
        lead=version.lead, body=version.body, made=version.made, released_at=version.released_at,
        is_stale=bool(version.source_hash and original and version.source_hash != original),
        payload=approval.payload, payload_hash=approval.payload_hash, key_id=approval.key.key_id,
        signature=approval.signature,
        time_stamp=bytes(approval.time_stamp) if approval.time_stamp else None,
    )  # fmt: skip


def _replacements(statement_ids: set[int]) -> dict[int, str]:
    rows = public_editions().filter(statement__replaces__in=statement_ids)
    pairs = rows.values_list("statement__replaces_id", "statement__public_id")
    return {replaced: by for replaced, by in pairs if replaced is not None}


def _block(edition: Edition) -> dict[str, Any] | None:
    statement = edition.statement
    if statement.kind != states.CORRECTION:
        return None
    return {
        "outlet": statement.asked_outlet, "work": statement.asked_work, "section": statement.asked_section,
        "date": statement.asked_date, "false": statement.asked_false, "right": statement.asked_right,
    }  # fmt: skip
