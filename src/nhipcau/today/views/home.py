"""The start page: what waits for whoever is signed in, by its clock; then the cards of the rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.common import desk
from nhipcau.common.formats import day, weekday
from nhipcau.common.waiting import Waiting, waiting_for
from nhipcau.today.rules.order import rank_for
from nhipcau.today.rules.urgency import OVERDUE, TODAY, TONES, grouped
from nhipcau.today.wording import GROUPS, due_words, room_name

SHOWN = 25
"""What a day can hold; the rest is one click away."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do, in words."""

    row: Waiting
    due: str
    room: str


@dataclass(frozen=True, slots=True)
class Group:
    """Things to do that are equally near."""

    key: str
    label: Any
    tone: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Room:
    """A room to narrow the list by."""

    key: str
    name: str
    count: int
    is_chosen: bool


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits and the desk."""
    now, person = timezone.now(), request.user
    waiting = waiting_for(person, now)  # type: ignore[arg-type]  # nobody else comes past the middleware
    chosen = request.GET.get("room", "")
    kept = [row for row in waiting if chosen in {"", row.room}]
    shown = kept if request.GET.get("show") == ALL else kept[:SHOWN]
    rank = rank_for(person.roles, str(person.unit_id))  # type: ignore[union-attr]
    context = {
        "title": _("Bàn làm việc"),
        "lead": _greeting(request, now),
        "groups": [_group(key, rows, now) for key, rows in grouped(shown, now)],
        "rooms": _rooms(waiting, chosen),
        "chosen": chosen,
        "total": len(waiting),
        "hidden": len(kept) - len(shown),
        "urgent": {key: len(rows) for key, rows in grouped(waiting, now) if key in {OVERDUE, TODAY}},
        "cards": desk.cards_for(person, at=now, rank=rank),  # type: ignore[arg-type]
    }
    return render(request, "today/home.html", context)


def _greeting(request: HttpRequest, at: datetime) -> str:
    return _("Chào %(name)s. Hôm nay là %(weekday)s, %(day)s.") % {
        "name": request.user,
        "weekday": weekday(at),
        "day": day(at),
    }


def _group(key: str, rows: Sequence[Waiting], at: datetime) -> Group:
    lines = [Line(row, due_words(row.due_at, at) if row.due_at else "", room_name(row.room)) for row in rows]
    return Group(key, GROUPS[key], TONES[key], lines)


def _rooms(rows: Sequence[Waiting], chosen: str) -> list[Room]:
    """List the rooms that ask something of this person, in the order of their nearest clock."""
    counted = Counter(row.room for row in rows)
    return [Room(key, room_name(key), count, key == chosen) for key, count in counted.items()]
