"""The words of a line: heading, excerpt, the office's note. Two people at one line meet a conflict notice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.turning import Stale, turn
from nhipcau.digest.models import Edition, Line
from nhipcau.digest.rules import MOST_EXCERPT, MOST_NOTE, MOST_SENTENCES
from nhipcau.digest.rules.excerpts import too_long

__all__ = ["Stale", "change_line"]


def change_line(
    *, by: Any, at: datetime, edition: Edition, line: Line, seen: int,
    heading: str, excerpt: str, note: str,
) -> None:  # fmt: skip
    """Save a line's words; `seen` is the line's revision that the editor read."""
    if too_long(excerpt):
        limits = {"letters": MOST_EXCERPT, "sentences": MOST_SENTENCES}
        words = _("Chỉ trích ngắn: không quá %(sentences)s câu và %(letters)s ký tự (quyền tác giả).")
        raise Refused(words % limits, field="excerpt")
    if len(note) > MOST_NOTE:
        words = _("Ghi chú dài quá %(letters)s ký tự.") % {"letters": MOST_NOTE}
        raise Refused(words, field="note")
    own = "" if heading.strip() == line.title.strip() else heading.strip()
    with write_gate():
        turn(edition=edition, by=by, at=at, verb="digest.change_line", about=own or line.title)
        changed = Line.objects.filter(pk=line.pk, edition=edition, revision=seen).update(
            heading=own, excerpt=excerpt.strip(), note=note.strip(), revision=F("revision") + 1
        )
        if not changed:
            raise Stale(_("Người khác vừa sửa dòng tin này. Chữ của bạn vẫn còn đây, chưa lưu."))
