"""The urgent road: out before a second person approved, marked so to the public until one confirms it.

Called through `releasing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.signing.rules import logs
from nhipcau.statements.actions.leaving import leave, moment_of, put_in_log
from nhipcau.statements.actions.reviewing import approve_locked
from nhipcau.statements.actions.speaking import refuse_without_right, refuse_wrong_speaker
from nhipcau.statements.actions.turning import (
    locked_edition,
    locked_version,
    refuse_stale_confirmation,
    refuse_unless,
    subject_of,
)  # fmt: skip
from nhipcau.statements.models import Edition, Writer
from nhipcau.statements.rules import states


def release_urgently(
    *, by: Any, at: datetime, edition: Edition, why: str, confirmed_at: datetime | None,
    seen: Mapping[str, str] | None = None,
) -> Edition:  # fmt: skip
    """Let out everything that waits for approval, on one person's word; the reason is public.

    `seen` are the words that were shown, by version: nothing leaves that this person has not read.
    """
    refuse_unless(by, "statements.release_urgently")
    proved_at = refuse_stale_confirmation(confirmed_at, at)
    if not why.strip():
        raise Refused(_("Hãy ghi vì sao không chờ được người duyệt thứ hai; bạn đọc sẽ thấy lý do này."),
                      field="why")  # fmt: skip
    with write_gate():
        row = locked_edition(edition, by)
        _refuse_without_speaker(row, at)
        if row.publication not in {states.UNPUBLISHED, states.SCHEDULED}:
            raise Refused(_("Bản này đã công bố rồi."))
        if seen is not None and leaving_words(row) != dict(seen):
            raise Stale(_("Lời văn vừa đổi sau khi bạn mở trang. Hãy đọc lại rồi công bố."))
        take_revision(Edition.objects.filter(pk=row.pk), seen=None, urgent_why=why.strip(), urgent_by=by)
        row.refresh_from_db()
        for waiting in row.versions.filter(workflow=states.IN_REVIEW):
            version = locked_version(waiting, by)
            version.edition = row
            approve_locked(
                by=by, at=at, row=version, seen_hash=None, confirmed_at=proved_at, is_urgent=True
            )  # fmt: skip
        versions = leave(row, by=by, at=at, moment=moment_of(at))
        after = {"why": why.strip(), "languages": [version.language for version in versions]}
        note(by=by, at=at, verb="statements.release_urgently", subject=subject_of(row), after=after)
    return row


def leaving_words(edition: Edition) -> dict[str, str]:
    """Return what an urgent release would let out now: the hash of the words by version."""
    rows = edition.versions.filter(workflow__in=[states.IN_REVIEW, states.APPROVED], released_at=None)
    return dict(rows.values_list("public_id", "content_hash"))


def confirm_urgent(*, by: Any, at: datetime, edition: Edition, confirmed_at: datetime | None) -> Edition:
    """Let the second person stand by what left in a hurry; the public mark goes."""
    refuse_unless(by, "statements.approve")
    refuse_stale_confirmation(confirmed_at, at)
    with write_gate():
        row = locked_edition(edition, by)
        if not row.urgent_why or row.confirmed_at is not None or row.publication not in states.READABLE:
            raise Refused(_("Bản này không chờ người thứ hai xác nhận."))
        if by.pk == row.urgent_by_id or Writer.objects.filter(version__edition=row, person=by).exists():
            raise Refused(_("Bạn đã viết hoặc tự phát hành bản này; người xác nhận phải là người khác."))
        refuse_without_right(by, row, at)
        moment = moment_of(at)
        unconfirmed = Edition.objects.filter(pk=row.pk, confirmed_at=None)
        if not take_revision(unconfirmed, seen=None, confirmed_at=moment, confirmed_by=by):
            raise Refused(_("Bản này không chờ người thứ hai xác nhận."))
        row.refresh_from_db()
        put_in_log(row, [], kind=logs.CONFIRMED, at=moment)
        note(by=by, at=at, verb="statements.confirm_urgent", subject=subject_of(row))
    return row


def _refuse_without_speaker(edition: Edition, at: datetime) -> None:
    if edition.speaker_id is None:
        raise Refused(_("Hãy chọn người phát ngôn trước khi công bố."))
    refuse_wrong_speaker(edition.statement.office_id, edition.speaker_id, edition.mandate_id, at)
