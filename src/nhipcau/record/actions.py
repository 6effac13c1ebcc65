"""Adding to the record: called once inside every action's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.db import connection, transaction

from nhipcau.record.models import Entry
from nhipcau.record.rules import GENESIS, Sealed, iso

SYSTEM = "system"
"""Stands for the office's own scheduled work, which no person asked for."""
RECORD_LOCK = 0x6E68_6970
"""PostgreSQL advisory lock of the record's head; any fixed number unused elsewhere ("nhip")."""


class Actor(Protocol):
    """Whoever acts: a staff account."""

    public_id: str


def note(
    *,
    by: Actor | None,
    at: datetime,
    verb: str,
    subject: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry, sealed to the last; the caller's transaction carries it or nothing.

    `by` is None for scheduled work. `before` and `after` hold plain JSON values of changed fields.
    Raises TransactionManagementError outside a transaction.
    """
    transaction.get_connection().validate_no_broken_transaction()
    _lock_head()
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
    sealed = Sealed(seq, iso(at), by.public_id if by else SYSTEM, verb, subject, before, after, previous)
    return Entry.objects.create(
        seq=seq, at=at, by=sealed.by, verb=verb, subject=subject,
        before=before, after=after, previous=previous, hash=sealed.digest(),
    )  # fmt: skip


def _lock_head() -> None:
    if not connection.in_atomic_block:
        msg = "record.note must run inside the action's transaction"
        raise transaction.TransactionManagementError(msg)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RECORD_LOCK])
