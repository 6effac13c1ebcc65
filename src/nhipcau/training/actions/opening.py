"""The room's one door to a conference that is changed: whose it is, whether it still may, who saw it last.

Called first inside the write gate of every action of the organiser.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.training.models import Conference
from nhipcau.training.rules import states


def taken(conference: Conference, person: Any, seen: int | None = None) -> Conference:
    """Return the row, locked: of the person's unit, and unchanged since `seen`."""
    row = Conference.objects.select_for_update().get(pk=conference.pk)
    if person is not None and person.unit_id != row.unit_id:
        raise Refused(_("Hội nghị này của đơn vị khác."))
    if seen is not None and seen != row.revision:
        raise Stale(_("Người khác vừa sửa hội nghị này. Hãy xem lại rồi lưu lần nữa."))
    return row


def planned(conference: Conference, person: Any, seen: int | None = None) -> Conference:
    """Return the row of a conference whose plan may still change."""
    row = taken(conference, person, seen)
    if row.state != states.PLANNED:
        raise Refused(_("Hội nghị này đã ghi kết quả, không đổi được nữa."))
    return row


def unseen(row: Any, seen: int | None) -> None:
    """Refuse where somebody else changed the row meanwhile."""
    if seen is not None and seen != row.revision:
        raise Stale(_("Người khác vừa sửa mục này. Hãy xem lại rồi lưu lần nữa."))


def tidy(text: str) -> str:
    """Return one line without double spaces."""
    return " ".join(text.split())


def tidy_lines(text: str) -> str:
    """Return one thing a line, empty lines left out."""
    return "\n".join(line for line in map(tidy, text.splitlines()) if line)


def subject(conference: Conference) -> str:
    """Name a conference in the record."""
    return f"training.conference:{conference.public_id}"
