"""Clocks that nobody but this room looks after. In: who asks; out: running clocks of the own unit."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.clocks import links
from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import running_for


def of_no_room(clocks: QuerySet[Clock]) -> QuerySet[Clock]:
    """Keep clocks whose subject has no room: the room of a subject tells and finds its rows itself."""
    of_rooms = Q(pk__in=[])
    for room in links.rooms():
        of_rooms |= Q(subject__startswith=f"{room}.")
    return clocks.exclude(of_rooms)


def of_no_room_for(person: Any) -> QuerySet[Clock]:
    """Return those that run, held by this person or by nobody, the most pressing first."""
    mine = Q(holder=person.pk) | Q(holder=None)
    return of_no_room(running_for(person)).filter(mine).order_by("due_at", "pk")
