"""Stores what follows from the facts: presences, questions and excuses, as the difference of two ledgers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nhipcau.attendance.actions.taking.storing import Stored
from nhipcau.attendance.models import Attendance, Conflict, Excuse
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.rules.standing import Key, Presence, Question, Standing


@dataclass(frozen=True)
class Before:
    """What stood before a batch."""

    presences: Mapping[Key, Presence] = field(default_factory=dict)
    excuses: Mapping[Key, str] = field(default_factory=dict)
    questions: frozenset[Question] = frozenset()


def before(standing: Standing) -> Before:
    """Remember what stands, before a batch changes it."""
    asked = frozenset(each for rows in standing.questions.values() for each in rows)
    return Before(dict(standing.presences), dict(standing.excuses), asked)


def store_following(was: Before, standing: Standing, stored: Stored) -> None:
    """Write what is another than before; always in the order of half-day and person."""
    _presences(was.presences, standing.presences, stored)
    _excuses(was.excuses, standing.excuses, stored)
    _questions(was.questions, standing, stored)


def _presences(was: Mapping[Key, Presence], now: Mapping[Key, Presence], stored: Stored) -> None:
    for half_day, delegate in sorted(was.keys() - now.keys()):
        Attendance.objects.filter(half_day=half_day, delegate=delegate).delete()
    for key in sorted(key for key in was.keys() & now.keys() if was[key] != now[key]):
        presence = now[key]
        Attendance.objects.filter(half_day=key[0], delegate=key[1]).update(
            site=presence.site, scan=stored.scan(presence.fact_id), arrived_at=presence.happened_at
        )
    Attendance.objects.bulk_create(
        Attendance(
            half_day_id=key[0], delegate_id=stored.person(key[1]), place_id=stored.person(now[key].place),
            site_id=now[key].site, scan_id=stored.scan(now[key].fact_id), arrived_at=now[key].happened_at,
        )
        for key in sorted(now.keys() - was.keys())
    )  # fmt: skip


def _excuses(was: Mapping[Key, str], now: Mapping[Key, str], stored: Stored) -> None:
    for half_day, place in sorted(key for key in was if now.get(key) != was[key]):
        Excuse.objects.filter(half_day=half_day, place=place).delete()
    Excuse.objects.bulk_create(
        Excuse(half_day_id=key[0], place_id=stored.person(key[1]), scan_id=stored.scan(now[key]))
        for key in sorted(now)
        if was.get(key) != now[key]
    )


def _questions(was: frozenset[Question], standing: Standing, stored: Stored) -> None:
    """Add, turn and close; one that arose and went in the same batch is kept as gone."""
    new = []
    for (half_day, delegate), rows in sorted(standing.questions.items()):
        for each in rows:
            if each.pk is None:
                new.append(_question(each, half_day, delegate, ConflictState.OPEN, stored))
            elif each not in was:
                Conflict.objects.filter(pk=each.pk, state=ConflictState.OPEN).update(
                    scan=stored.scan(each.fact_id), first=stored.scan(each.first)
                )
    for key, each in standing.gone:
        if each.pk is None:
            new.append(_question(each, *key, ConflictState.GONE, stored))
    Conflict.objects.bulk_create(new)
    gone = sorted(each.pk for _key, each in standing.gone if each.pk is not None)
    if gone:
        Conflict.objects.filter(pk__in=gone, state=ConflictState.OPEN).update(state=ConflictState.GONE)


def _question(each: Question, half_day: int, delegate: int, state: str, stored: Stored) -> Conflict:
    return Conflict(
        half_day_id=half_day, delegate_id=stored.person(delegate), scan_id=stored.scan(each.fact_id),
        first_id=stored.scan(each.first), state=state,
    )  # fmt: skip
