"""The live board: every site of a conference in one half-day, and the sums. Six statements in all.

Called by the board, the big screen, the cards and the exports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, Sum

from nhipcau.attendance.models import Conflict, Device, Roll, Scan
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.queries.numbers import by_site
from nhipcau.attendance.rules import ages, states
from nhipcau.attendance.rules.ages import Heard
from nhipcau.attendance.rules.reconciling import Numbers, total
from nhipcau.training.queries.conferences import sites_of


@dataclass(frozen=True, slots=True)
class Row:
    """One site: its line and, apart from it, the people in its room."""

    site: Any
    numbers: Numbers
    heard: Heard
    line_at: datetime | None
    heads: int | None
    heads_at: datetime | None
    signed_at: datetime | None
    is_stale: bool
    problems: Sequence[str]


@dataclass(frozen=True, slots=True)
class Board:
    """The conference in one half-day."""

    rows: Sequence[Row]
    numbers: Numbers
    lines: dict[str, int]
    """Sites by the state of their line."""
    heads: int
    heads_sites: int
    """How many sites declared a head count."""
    signed: int
    conflicts: int
    set_aside: int
    late: int
    waiting: int
    troubled: int
    """Sites with something that wants a look."""


def board_for(person: Any, conference: Any, half_day: Any, at: datetime) -> Board:
    """Read the board of a conference that this person may see."""
    if not person.may("attendance.see_board") or conference.unit_id != person.unit_id:
        raise PermissionDenied
    return board_of(conference, half_day, at)


def board_of(conference: Any, half_day: Any, at: datetime) -> Board:
    """Read the board; the caller has asked who may see it."""
    doubles = _conflicts(half_day)
    found = _Found(by_site(conference, half_day), _rolls(half_day), _facts(conference, half_day),
                   _waiting(conference), _by_place(doubles))  # fmt: skip
    rows = [_row(site, half_day, found, at) for site in sites_of(conference)]
    declared = [row.heads for row in rows if row.heads is not None]
    return Board(
        rows=rows,
        numbers=total(row.numbers for row in rows),
        lines={line: sum(row.heard.line == line for row in rows) for line in states.LINES},
        heads=sum(declared),
        heads_sites=len(declared),
        signed=sum(row.signed_at is not None for row in rows),
        conflicts=len(doubles),
        set_aside=sum(row.heard.set_aside for row in rows),
        late=sum(row.heard.late for row in rows),
        waiting=sum(row.heard.waiting for row in rows),
        troubled=sum(bool(row.problems) for row in rows),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    numbers: dict[int, Numbers]
    rolls: dict[int, Roll]
    facts: dict[int, dict[str, int]]
    waiting: dict[int, int]
    conflicts: Counter[int]


def _row(site: Any, half_day: Any, found: _Found, at: datetime) -> Row:
    roll = found.rolls.get(site.pk) or Roll(site=site, half_day=half_day)
    numbers = found.numbers.get(site.pk, Numbers())
    facts = found.facts.get(site.pk, {})
    heard = Heard(
        line=roll.line, present=numbers.present, heard_at=roll.heard_at, signed_present=roll.signed_present,
        missing=numbers.absent,
        conflicts=found.conflicts[site.pk], set_aside=facts.get("aside", 0), late=facts.get("late", 0),
        waiting=found.waiting.get(site.pk, 0),
    )  # fmt: skip
    times = {"starts_at": half_day.starts_at, "ends_at": half_day.ends_at, "at": at}
    return Row(
        site=site, numbers=numbers, heard=heard, line_at=roll.line_at, heads=roll.heads,
        heads_at=roll.heads_at, signed_at=roll.signed_at, is_stale=ages.is_stale(heard, **times),
        problems=ages.problems(heard, **times),
    )  # fmt: skip


def _rolls(half_day: Any) -> dict[int, Roll]:
    return {roll.site_id: roll for roll in Roll.objects.filter(half_day=half_day)}


def _facts(conference: Any, half_day: Any) -> dict[int, dict[str, int]]:
    rows = Scan.objects.filter(Q(half_day=half_day) | Q(half_day__isnull=True), site__conference=conference)
    counted = rows.order_by().values("site_id").annotate(
        late=Count("pk", filter=Q(is_late=True, outcome__in=[states.NEW, states.CONFLICT])),
        aside=Count("pk", filter=Q(outcome=states.QUARANTINED, accepted_at__isnull=True)),
    )  # fmt: skip
    return {row["site_id"]: {"late": row["late"], "aside": row["aside"]} for row in counted}


def _waiting(conference: Any) -> dict[int, int]:
    rows = Device.objects.filter(site__conference=conference, revoked_at__isnull=True, waiting__gt=0)
    return dict(rows.order_by().values_list("site_id").annotate(facts=Sum("waiting")))


def _conflicts(half_day: Any) -> list[tuple[int, int]]:
    rows = Conflict.objects.filter(half_day=half_day, state=ConflictState.OPEN)
    return list(rows.values_list(F("scan__site_id"), F("first__site_id")))


def _by_place(doubles: list[tuple[int, int]]) -> Counter[int]:
    """Count a conflict at both of its sites: either may know the answer."""
    return Counter(site for pair in doubles for site in set(pair))
