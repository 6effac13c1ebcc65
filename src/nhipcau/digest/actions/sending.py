"""The letters of an issued edition: asked for in one transaction, put into the outbox in another.

The status column is the queue; the key of each letter makes a second putting a no-op.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.turning import subject_of
from nhipcau.digest.models import Dispatch, Edition, Recipient
from nhipcau.digest.printing.letters import Sheet, sheet_of
from nhipcau.digest.rules.hours import office_day
from nhipcau.mailing.actions import Attachment, put
from nhipcau.record.actions import note

PURPOSE = "digest.issue"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def ask_sending(
    *, by: Any, at: datetime, edition: Edition, recipients: Iterable[Recipient], has_document: bool = True
) -> int:
    """Ask for letters to readers who had none yet; return how many."""
    if not edition.is_issued:
        raise Refused(_("Chỉ gửi được bản đã phát hành."))
    with write_gate():
        had = set(edition.dispatches.values_list("recipient_id", flat=True))
        new = [reader for reader in recipients if reader.pk not in had]
        if not new:
            raise Refused(_("Những người này đã được gửi bản này rồi."), field="recipients")
        Dispatch.objects.bulk_create(
            Dispatch(edition=edition, recipient=reader, has_document=has_document, asked_at=at)
            for reader in new
        )
        note(by=by, at=at, verb="digest.send", subject=subject_of(edition), after={"letters": len(new)})
    return len(new)


def put_waiting(*, at: datetime, limit: int) -> int:
    """Put the letters that wait; called by the worker. Each edition is laid out once a turn."""
    waiting = Dispatch.objects.filter(put_at=None).select_related("edition", "recipient")[:limit]
    sheets: dict[int, Sheet] = {}
    put_now = 0
    for dispatch in waiting:
        if dispatch.edition_id not in sheets:
            sheets[dispatch.edition_id] = sheet_of(dispatch.edition)
        put_now += _put(dispatch, sheets[dispatch.edition_id], at)
    return put_now


def _put(dispatch: Dispatch, sheet: Sheet, at: datetime) -> int:
    reader = dispatch.recipient
    with write_gate():
        mine = Dispatch.objects.filter(pk=dispatch.pk, put_at=None)
        if reader is None or reader.expires_on < office_day(at):
            mine.update(put_at=at, skipped="expired")
            return 0
        if not mine.update(put_at=at):
            return 0
        enclosed = [Attachment(sheet.file_name, WORD_TYPE, sheet.document)] if dispatch.has_document else []
        try:
            return put(
                at=at, key=f"digest:{dispatch.edition.public_id}:{dispatch.public_id}", to=reader.email,
                subject=sheet.subject, text=sheet.text, html=sheet.html, attachments=enclosed,
                purpose=PURPOSE,
            )  # fmt: skip
        except Refused:  # one address that no server takes must not stop the others
            mine.model.objects.filter(pk=dispatch.pk).update(skipped="refused")
            return 0
