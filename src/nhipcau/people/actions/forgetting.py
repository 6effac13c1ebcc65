"""Forgetting failed sign-ins and sessions that have ended. Called by `journeys.retention`, which notes it."""

from __future__ import annotations

from datetime import datetime

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from nhipcau.common.writing import write_gate

SIGN_INS = (AccessAttempt, AccessFailureLog, AccessLog)


def old_sign_ins(before: datetime) -> list[QuerySet]:  # type: ignore[type-arg]
    """Return what is known of sign-ins before a day: user name, address and browser."""
    return [model.objects.filter(attempt_time__lt=before) for model in SIGN_INS]


def old_sessions(before: datetime) -> QuerySet[Session]:
    """Return sessions that ended before a day."""
    return Session.objects.filter(expire_date__lt=before)


def forget_sign_ins(*, before: datetime, limit: int) -> int:
    """Forget up to `limit` of each."""
    with write_gate():
        return sum(_delete(rows, limit) for rows in old_sign_ins(before))


def forget_sessions(*, before: datetime, limit: int) -> int:
    """Forget up to `limit` sessions."""
    with write_gate():
        return _delete(old_sessions(before), limit)


def _delete(rows: QuerySet, limit: int) -> int:  # type: ignore[type-arg]
    ids = list(rows.values_list("pk", flat=True)[:limit])
    rows.model._default_manager.filter(pk__in=ids).delete()  # noqa: SLF001 - a model of another package
    return len(ids)
