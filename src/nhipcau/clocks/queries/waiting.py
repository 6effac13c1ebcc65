"""Clocks that nobody but this room looks after. In: who asks; out: running clocks of the own unit."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.clocks import links
from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import running_for


def of_no_room_for(person: Any) -> QuerySet[Clock]:
    """Return running clocks whose subject has no room: the room of a subject tells itself what waits."""
    of_rooms = Q(pk__in=[])
    for room in links.rooms():
        of_rooms |= Q(subject__startswith=f"{room}.")
    mine = Q(holder=person.pk) | Q(holder=None)
    return running_for(person).exclude(of_rooms).filter(mine).order_by("due_at", "pk")
