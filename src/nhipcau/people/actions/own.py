"""What everybody may change of their own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.people.actions.checks import check_password, locked, subject_of
from nhipcau.record.actions import note

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.people.models import Person


def change_own_language(*, by: Person, at: datetime, language: str) -> None:
    """Keep the language that one's screens speak."""
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("Chưa có ngôn ngữ này."), field="language")
    with write_gate():
        found = locked(by)
        if found.language == language:
            return
        before = {"language": found.language}
        found.language = language
        found.save(update_fields=["language"])
        after = {"language": language}
        note(
            by=by,
            at=at,
            verb="people.change_own_language",
            subject=subject_of(found),
            before=before,
            after=after,
        )


def change_own_password(*, by: Person, at: datetime, current: str, password: str) -> Person:
    """Take a new password of one's own; the other sessions end."""
    if not by.check_password(current):
        raise Refused(_("Mật khẩu hiện nay không đúng. Hãy gõ lại."), field="current")
    check_password(password, by)
    with write_gate():
        found = locked(by)
        found.set_password(password)
        found.save(update_fields=["password"])
        note(by=by, at=at, verb="people.change_own_password", subject=subject_of(found))
    return found
