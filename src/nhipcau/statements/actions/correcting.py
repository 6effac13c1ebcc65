"""After release: a correction is the next edition beside the first, a withdrawal a tombstone with its reason.

Called by the screens, and by press and verification's corrections.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.signing.rules import logs
from nhipcau.statements.actions.leaving import moment_of, put_in_log, tell
from nhipcau.statements.actions.turning import (
    day_of,
    locked_edition,
    refuse_stale_confirmation,
    refuse_unless,
    subject_of,
)  # fmt: skip
from nhipcau.statements.actions.wording import keep_writer_of_all, new_version
from nhipcau.statements.actions.writing import void_all
from nhipcau.statements.models import Edition, Statement, Version, Writer
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import content_of


def start_correction(
    *, by: Any, at: datetime, statement: Statement, what_changed: str, changes_told: Mapping[str, str]
) -> Edition:
    """Open the next edition with the words as they are out, to be corrected, approved and released anew."""
    told = _told(what_changed, changes_told)
    with write_gate():
        public = statement.editions.filter(publication=states.PUBLISHED).first()
        if public is None:
            raise Refused(_("Chỉ đính chính được phát ngôn đang công bố."))
        row = locked_edition(public, by)
        if row.statement.editions.filter(number__gt=row.number).exists():
            raise Refused(_("Đang có một bản đính chính soạn dở; hãy làm tiếp bản ấy."))
        edition = Edition.objects.create(
            statement=row.statement, number=row.number + 1, dated_on=day_of(at), speaker=row.speaker,
            mandate=row.mandate, **told,
        )  # fmt: skip
        for version in row.versions.filter(released_at__isnull=False).order_by("pk"):
            _carry(version, edition, by=by, at=at)
        after = {"number": edition.number, "what_changed": told["what_changed"]}
        note(by=by, at=at, verb="statements.start_correction", subject=subject_of(edition), after=after)
    return edition


def tell_changes(
    *, by: Any, at: datetime, edition: Edition, what_changed: str, changes_told: Mapping[str, str]
) -> Edition:
    """Say anew what a correction changes; that is signed, so approvals are void."""
    told = _told(what_changed, changes_told)
    with write_gate():
        row = locked_edition(edition, by)
        if row.number == 1 or row.publication in states.PUBLIC:
            raise Refused(_("Chỉ sửa được lời đính chính trước khi công bố."))
        void_all(row, at)
        keep_writer_of_all(row, by, at)
        take_revision(Edition.objects.filter(pk=row.pk), seen=None, **told)
        row.refresh_from_db()
        after = {"what_changed": told["what_changed"]}
        note(by=by, at=at, verb="statements.tell_changes", subject=subject_of(row), after=after)
    return row


def withdraw(
    *, by: Any, at: datetime, edition: Edition, reason: str, reasons: Mapping[str, str],
    confirmed_at: datetime | None,
) -> Edition:  # fmt: skip
    """Take a statement's words from the public in every edition; address, reason and signatures stay.

    A language without its own reason shows the office's; a withdrawal waits for no translator.
    """
    refuse_unless(by, "statements.withdraw")
    refuse_stale_confirmation(confirmed_at, at)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do rút; bạn đọc sẽ thấy lý do này."), field="reason")
    with write_gate():
        row = locked_edition(edition, by)
        editions = list(_readable(row.statement))
        if row.publication not in states.READABLE:
            raise Refused(_("Chỉ rút được phát ngôn đang công bố."))
        _stop_work(row.statement)
        moment = moment_of(at)
        ended = {"ended_at": moment, "ended_by": by, "end_reason": reason.strip(),
                 "end_reasons": _texts(reasons)}  # fmt: skip
        for one in editions:
            take_revision(Edition.objects.filter(pk=one.pk), seen=None, publication=states.WITHDRAWN, **ended)
            one.refresh_from_db()
            put_in_log(one, [], kind=logs.WITHDRAWN, at=moment, reason=reason.strip())
        tell(editions[-1], at=at)
        row.refresh_from_db()
        after = {"reason": reason.strip(), "editions": len(editions)}
        note(by=by, at=at, verb="statements.withdraw", subject=subject_of(row.statement), after=after)
    return row


def _carry(version: Version, edition: Edition, *, by: Any, at: datetime) -> None:
    """Copy words into the next edition; who wrote them there is their writer here too."""
    words = content_of(version.language, version.title, version.lead, version.body)
    copy = new_version(
        by=by, at=at, edition=edition, words=words, made=version.made, source_hash=version.source_hash,
        machine_hash=version.machine_hash,
    )  # fmt: skip
    earlier = version.writers.exclude(person=by).values_list("person_id", "first_at")
    Writer.objects.bulk_create(
        [Writer(version=copy, person_id=person, first_at=first) for person, first in earlier]
    )


def _readable(statement: Statement) -> Any:
    rows = Edition.objects.select_for_update(of=("self",)).select_related("statement")
    return rows.filter(statement=statement, publication__in=states.READABLE).order_by("number")


def _stop_work(statement: Statement) -> None:
    rows = statement.editions.filter(publication=states.SCHEDULED)
    take_revision(rows, seen=None, publication=states.UNPUBLISHED, release_at=None, scheduled_by=None)


def _told(what_changed: str, changes_told: Mapping[str, str]) -> dict[str, Any]:
    if not what_changed.strip():
        raise Refused(_("Hãy ghi điều gì đã được sửa, để bạn đọc biết."), field="what_changed")
    return {"what_changed": what_changed.strip(), "changes_told": _texts(changes_told)}


def _texts(told: Mapping[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in told.items() if text.strip()}
