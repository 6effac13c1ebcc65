"""Clocks, for somebody: each sees the own unit's, administrators too; and what higher rooms ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.clocks.models import Clock, HandOver, Start
from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.due import end_of

SOON = timedelta(days=2)
"""Due soon: within as long as the shortest in-house limit of verification."""


def seen_by(person: Any) -> Q:
    """Return the condition that a clock is this person's to see: the unit's, or held by the person."""
    return Q(unit_id=person.unit_id) | Q(holder_id=person.pk)


def clocks_for(person: Any) -> QuerySet[Clock]:
    """List the clocks of the person's unit, the oldest start first."""
    clocks = Clock.objects.select_related("holder").order_by("started_at", "pk")
    return clocks.filter(seen_by(person)) if person.may("clocks.see_clocks") else clocks.none()


def get_clock_for(person: Any, public_id: str) -> Clock:
    """Return one clock or 404."""
    return get_object_or_404(
        clocks_for(person).select_related("stopped_by", "extended_by"), public_id=public_id
    )


def running_for(person: Any) -> QuerySet[Clock]:
    """List the clocks that still run."""
    return clocks_for(person).filter(stopped_at__isnull=True)


def late_for(person: Any, at: datetime) -> QuerySet[Clock]:
    """List those that ran over."""
    return running_for(person).filter(due_at__lt=at)


def due_today_for(person: Any, at: datetime) -> QuerySet[Clock]:
    """List those that still end today; 24:00 is of today."""
    return running_for(person).filter(due_at__gte=at, due_at__lte=end_of(day_of(at)))


def due_soon_for(person: Any, at: datetime, within: timedelta = SOON) -> QuerySet[Clock]:
    """List those that end within so long, the nearest first."""
    return running_for(person).filter(due_at__gte=at, due_at__lte=at + within).order_by("due_at", "pk")


def may_see(person: Any, clock: Clock) -> bool:
    """Say whether a clock shown on another room's page may be opened by whoever looks."""
    is_near = clock.unit_id == person.unit_id or clock.holder_id == person.pk
    return bool(person.may("clocks.see_clocks") and is_near)


def clock_of(subject: str) -> Clock | None:
    """Return the clock of a subject: the running one, else the last; the asking room guards its subject."""
    return clocks_of([subject]).get(subject)


def clocks_of(subjects: Iterable[str]) -> dict[str, Clock]:
    """Return the clock of each subject that has one, in one query."""
    found = (
        Clock.objects.filter(subject__in=set(subjects)).select_related("holder").order_by("opened_at", "pk")
    )
    return {clock.subject: clock for clock in sorted(found, key=lambda clock: clock.is_running)}


def starts_of(clock: Clock) -> list[Start]:
    """List every recorded start in the order of recording."""
    return list(clock.starts.select_related("set_by"))


def counting_start(starts: Iterable[Start]) -> Start | None:
    """Return the start that counts: the earliest, and of two alike the first recorded."""
    return min(starts, key=lambda start: (start.at, start.recorded_at, start.pk), default=None)


def hand_overs_of(clock: Clock) -> list[HandOver]:
    """List whose hands it went through."""
    return list(clock.hand_overs.select_related("giver", "taker", "by"))


def provisional_running() -> QuerySet[Clock]:
    """List running clocks that a newly announced calendar may move; `recount_clock` takes each."""
    return Clock.objects.filter(stopped_at__isnull=True, is_provisional=True).order_by("pk")


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Say what clocks are about, for the record."""
    return dict(Clock.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "about"))


def matters_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Say what matters without a room of their own are about, for the record."""
    subjects = {f"clocks.matter:{public_id}": public_id for public_id in public_ids}
    rows = Clock.objects.filter(subject__in=subjects).values_list("subject", "about")
    return {subjects[subject]: about for subject, about in rows}
