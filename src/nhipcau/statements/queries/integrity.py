"""Whether everything that was released still stands as it was approved and signed. Out: the faults, named.

Called by the nightly check and by its screen. Words, hash, signature and log are compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nhipcau.signing.queries.logs import check_log, lines
from nhipcau.signing.rules.ed25519 import is_signed
from nhipcau.signing.rules.logs import PAYLOADS
from nhipcau.signing.rules.payload import hash_of
from nhipcau.statements.models import Approval, Check, Edition, Version
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import content_hash

WORDS, HASH, APPROVAL, SIGNATURE, LOG, LOST, CHAIN = (
    "words", "hash", "approval", "signature", "log", "lost", "chain",
)  # fmt: skip
PAGE = 1000
AROUND = {"language": "language", "title": "title", "lead": "lead", "body": "body", "made": "made"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is no longer as it was signed."""

    what: str
    statement_id: str
    """Public id; may be that of a row that is gone."""
    number: int
    language: str
    title: str


def faults() -> tuple[int, list[Fault]]:
    """Look at every released version; return how many there are and what is wrong with which."""
    logged = _logged()
    rows = (
        Version.objects.filter(released_at__isnull=False)
        .select_related("edition__statement", "edition__speaker")
        .order_by("pk")
    )
    held: dict[int, Approval] = {
        row.version_id: row for row in Approval.objects.filter(voided_at=None).select_related("key")
    }
    found, count = [], 0
    seen: set[tuple[str, str]] = set()
    for version in rows.iterator(chunk_size=500):
        count += 1
        subject = f"statements.edition:{version.edition.public_id}"
        seen.add((subject, version.language))
        for what in _faults_of(version, held.get(version.pk), logged.get((subject, version.language), set())):
            statement = version.edition.statement.public_id
            found.append(Fault(what, statement, version.edition.number, version.language, version.title))
    return count, [*found, *_lost(set(logged) - seen), *_chain()]


def last_check() -> Check | None:
    """Return what the last nightly check found."""
    return Check.objects.first()


def _logged() -> dict[tuple[str, str], set[str]]:
    """Return what the public log says left: edition and language → hashes of what was signed."""
    told: dict[tuple[str, str], set[str]] = {}
    after = 0
    while page := lines(after, PAGE):
        for line in page:
            for language, payload_hash in (line.facts.get(PAYLOADS) or {}).items():
                told.setdefault((line.subject, language), set()).add(payload_hash)
        after = page[-1].seq
    return told


def _chain() -> list[Fault]:
    return [] if check_log().holds else [Fault(CHAIN, "", 0, "", "")]


def _faults_of(version: Version, approval: Approval | None, logged: set[str]) -> Iterator[str]:
    if content_hash(version.language, version.title, version.lead, version.body) != version.content_hash:
        yield HASH
    if approval is None or approval.content_hash != version.content_hash:
        yield APPROVAL
        return
    payload = _read(approval.payload)
    if any(payload.get(name) != value for name, value in _as_released(version).items()):
        yield WORDS
    signed = is_signed(approval.payload, signature=approval.signature, public=approval.key.public)
    if not signed or hash_of(approval.payload) != approval.payload_hash:
        yield SIGNATURE
    if approval.payload_hash not in logged and not version.edition.statement.is_drill:
        yield LOG


def _as_released(version: Version) -> dict[str, Any]:
    edition = version.edition
    statement = edition.statement
    told = {
        "statement": statement.public_id, "edition": edition.public_id, "number": edition.number,
        "kind": statement.kind, "dated_on": edition.dated_on.isoformat(),
        **{name: getattr(version, column) for name, column in AROUND.items()},
    }  # fmt: skip
    if edition.what_changed:
        told["what_changed"] = edition.changes_told.get(version.language) or edition.what_changed
    if statement.kind == states.CORRECTION:
        told["asked"] = _asked(statement)
    return told


def _asked(statement: Any) -> dict[str, str]:
    names = ("outlet", "work", "section", "false", "right")
    date = statement.asked_date.isoformat() if statement.asked_date else ""
    return {**{name: getattr(statement, f"asked_{name}") for name in names}, "date": date}


def _read(payload: str) -> dict[str, Any]:
    try:
        told = json.loads(payload)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _lost(missing: set[tuple[str, str]]) -> list[Fault]:
    """Name what the public log says was released and that is no longer there."""
    ids = {subject.partition(":")[2] for subject, _language in missing}
    known = {
        row.public_id: row for row in Edition.objects.filter(public_id__in=ids).select_related("statement")
    }
    lost = []
    for subject, language in sorted(missing):
        row = known.get(subject.partition(":")[2])
        lost.append(
            Fault(LOST, row.statement.public_id if row else "", row.number if row else 0, language,
                  row.statement.title if row else subject)
        )  # fmt: skip
    return lost
