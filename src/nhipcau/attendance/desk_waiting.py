"""What of attendance waits for a person: passes seen at two sites, facts set aside; one line a conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.attendance.queries.waiting import conflicts_by_conference, set_aside_by_conference
from nhipcau.common import formats, waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.people.rules import CLERK, OFFICER

DESK = frozenset({OFFICER, CLERK})
"""Who sits at the desk; an administrator or a spokesperson may do it too, and is not waited for."""


def conflicts_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell where somebody must decide at which site a person was."""
    for row in conflicts_by_conference(person):
        words = _("Quyết định thẻ ở hai điểm: %(count)s")
        yield _line(words, row, "attendance:conflicts")


def set_aside_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell where facts wait that fit no half-day."""
    for row in set_aside_by_conference(person):
        words = _("Xem lượt để riêng: %(count)s")
        yield _line(words, row, "attendance:set_aside")


def _line(words: str, row: dict[str, Any], page: str) -> Waiting:
    what = words % {"count": formats.number(row["count"])}
    return Waiting(what, row["name"], reverse(page, args=[row["held"]]), since=row["since"])


waiting.add(Waits("attendance.conflicts", conflicts_waiting, "attendance.settle", DESK))
waiting.add(Waits("attendance.set_aside", set_aside_waiting, "attendance.settle", DESK))
