"""Which clocks wait for a person: those that no room stops by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.queries.waiting import of_no_room_for
from nhipcau.common import waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.people.rules import OFFICER


def clocks_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell running clocks without a room that this person holds, or nobody."""
    for row in of_no_room_for(person)[:MOST]:
        yield Waiting(_("Làm xong trước hạn"), row.about, row.get_absolute_url(), row.due_at, row.started_at)


waiting.add(Waits("clocks.matters", clocks_waiting, "clocks.keep_clocks", frozenset({OFFICER})))
