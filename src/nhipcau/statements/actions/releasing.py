"""Release: at once, at an appointed minute in all languages, or one more language of what is out.

The clock is the database's; compare-and-set decides between processes. Called by screens and the worker.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.signing.rules import logs
from nhipcau.statements.actions.leaving import leave, let_out, moment_of, put_in_log, ready, refuse_gone, tell
from nhipcau.statements.actions.turning import (
    locked_edition,
    refuse_stale_confirmation,
    refuse_unless,
    subject_of,
)  # fmt: skip
from nhipcau.statements.actions.urgent import confirm_urgent, release_urgently
from nhipcau.statements.models import Edition, Version
from nhipcau.statements.queries.public import now_of_database
from nhipcau.statements.rules import states

__all__ = [
    "confirm_urgent",
    "release_due",
    "release_language",
    "release_now",
    "release_urgently",
    "schedule",
    "unschedule",
]

AT_ONCE = 100
"""Editions that one call lets out; the next call, seconds later, takes the rest."""
log = logging.getLogger(__name__)


def schedule(
    *, by: Any, at: datetime, edition: Edition, release_at: datetime, confirmed_at: datetime | None
) -> Edition:
    """Appoint the minute at which every approved language leaves."""
    refuse_unless(by, "statements.release")
    refuse_stale_confirmation(confirmed_at, at)
    if release_at <= at:
        raise Refused(_("Giờ công bố phải ở phía trước."), field="release_at")
    with write_gate():
        row = locked_edition(edition, by)
        refuse_gone(row)
        languages = [version.language for version in ready(row)]
        _turn(row, {states.UNPUBLISHED, states.SCHEDULED}, publication=states.SCHEDULED,
              release_at=release_at, scheduled_by=by)  # fmt: skip
        after = {"release_at": release_at.isoformat(), "languages": languages}
        note(by=by, at=at, verb="statements.schedule", subject=subject_of(row), after=after)
    return row


def unschedule(*, by: Any, at: datetime, edition: Edition) -> Edition:
    """Take the appointment back; approvals stand."""
    refuse_unless(by, "statements.release")
    with write_gate():
        row = locked_edition(edition, by)
        _turn(row, {states.SCHEDULED}, publication=states.UNPUBLISHED, release_at=None, scheduled_by=None)
        note(by=by, at=at, verb="statements.unschedule", subject=subject_of(row))
    return row


def release_now(*, by: Any, at: datetime, edition: Edition, confirmed_at: datetime | None) -> Edition:
    """Let every approved language out at once."""
    refuse_unless(by, "statements.release")
    refuse_stale_confirmation(confirmed_at, at)
    with write_gate():
        row = locked_edition(edition, by)
        versions = leave(row, by=by, at=at, moment=moment_of(at))
        _noted(row, versions, by=by, at=at, verb="statements.release")
    return row


def release_language(*, by: Any, at: datetime, edition: Edition, confirmed_at: datetime | None) -> Edition:
    """Let languages follow that were approved after the edition was out."""
    refuse_unless(by, "statements.release")
    refuse_stale_confirmation(confirmed_at, at)
    with write_gate():
        row = locked_edition(edition, by)
        if row.publication != states.PUBLISHED:
            raise Refused(_("Chỉ thêm ngôn ngữ cho bản đang công bố."))
        versions, moment = ready(row), moment_of(at)
        let_out(versions, moment)
        put_in_log(row, versions, kind=logs.RELEASED, at=moment)
        tell(row, at=at)
        take_revision(Edition.objects.filter(pk=row.pk), seen=None)
        _noted(row, versions, by=by, at=at, verb="statements.release_language")
    return row


def release_due(*, at: datetime) -> int:
    """Let out what has come due by the database's clock, however late; return how many. Safe to repeat."""
    due = Edition.objects.filter(publication=states.SCHEDULED, release_at__lte=Now()).order_by("release_at")
    return sum(_release_one(row, at) for row in due[:AT_ONCE])


def _release_one(edition: Edition, at: datetime) -> bool:
    """One edition that cannot leave keeps no other from leaving."""
    try:
        with write_gate():
            row = locked_edition(edition, None)
            now = now_of_database()
            if row.publication != states.SCHEDULED or row.release_at is None or row.release_at > now:
                return False
            versions = leave(row, by=None, at=at, moment=max(row.release_at, min(at, now)))
            _noted(row, versions, by=None, at=at, verb="statements.release")
    except Refused as refusal:
        _miss(edition, at, refusal.message)
        return False
    except Exception:  # whatever breaks here is one edition's; it is tried again at the next call
        log.exception("edition %s could not leave at its minute", edition.public_id)
        return False
    return True


def _miss(edition: Edition, at: datetime, why: str) -> None:
    """Take an edition that may not leave from the appointments, with the reason in the record."""
    with write_gate():
        row = locked_edition(edition, None)
        if row.publication == states.SCHEDULED:
            _turn(row, {states.SCHEDULED}, publication=states.UNPUBLISHED, release_at=None, scheduled_by=None)
            note(by=None, at=at, verb="statements.miss", subject=subject_of(row), after={"reason": why})


def _turn(edition: Edition, origins: set[str], **changes: Any) -> None:
    rows = Edition.objects.filter(pk=edition.pk, publication__in=origins)
    if not take_revision(rows, seen=None, **changes):
        raise Refused(_("Bản này vừa đổi trạng thái. Hãy xem lại trước khi làm tiếp."))
    edition.refresh_from_db()


def _noted(edition: Edition, versions: list[Version], *, by: Any, at: datetime, verb: str) -> None:
    after = {"languages": [version.language for version in versions], "number": edition.number}
    note(by=by, at=at, verb=verb, subject=subject_of(edition), after=after)
