"""Sending again what a server refused, left unanswered, or what was given up. Called by the letter's page."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.models import Letter, LetterState
from nhipcau.mailing.rules.letters import TROUBLED
from nhipcau.record.actions import Actor, note


def send_again(*, by: Actor | None, at: datetime, letter: Letter) -> Letter:
    """Give a letter that did not surely arrive all its tries again, from now on."""
    with write_gate():
        row = Letter.objects.select_for_update().get(pk=letter.pk)
        if row.state not in TROUBLED:
            raise Refused(_("Thư này không cần gửi lại."))
        if row.erased_at:
            raise Refused(_("Nội dung thư đã xóa theo thời hạn lưu, không gửi lại được."))
        before = {"state": row.state, "error": row.error}
        row.state, row.tries, row.next_try_at = LetterState.WAITING, 0, at
        row.ended_at, row.error = None, ""
        row.save(update_fields=["state", "tries", "next_try_at", "ended_at", "error"])
        note(by=by, at=at, verb="mailing.send_again", subject=subject_of(row), before=before,
             after={"state": row.state})  # fmt: skip
    return row


def subject_of(letter: Letter) -> str:
    """Name a letter in the record."""
    return f"mailing.letter:{letter.public_id}"
