"""Adding a line to the public log, inside the act that it tells of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from nhipcau.signing.models import LogLine
from nhipcau.signing.rules.logs import Head, next_line

LOG_LOCK = 0x6E68_6C67
"""PostgreSQL advisory lock of the log's head; any fixed number unused elsewhere ("nhlg")."""


def add_line(*, at: datetime, kind: str, subject: str, facts: Mapping[str, Any]) -> LogLine:
    """Append one line, sealed to the last; the caller's transaction carries it or nothing.

    `subject` is ``statements.edition:<public id>`` or ``signing.key:<key id>``; `facts` are plain JSON
    values, with what left under ``payloads``: {language: SHA-256 of the signed payload}.
    """
    _lock_head()
    last = LogLine.objects.order_by("-seq").values_list("seq", "hash").first()
    line = next_line(Head(*last) if last else None, at=at, kind=kind, subject=subject, facts=facts)
    return LogLine.objects.create(
        seq=line.seq, at=at, kind=kind, subject=subject, facts=line.facts,
        previous=line.previous, hash=line.digest(),
    )  # fmt: skip


def _lock_head() -> None:
    if not connection.in_atomic_block:
        msg = "a line of the public log is written inside the transaction of its act"
        raise transaction.TransactionManagementError(msg)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOG_LOCK])
