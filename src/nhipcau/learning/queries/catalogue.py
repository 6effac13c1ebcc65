"""The course catalogue: what was taught by whom, whom it reached by unit, which units it did not reach.

Called by the screens of the catalogue; steering may ask `units_without` and `reached_by_unit`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from nhipcau.attendance.queries.presence import attended_topics
from nhipcau.learning.models import Test
from nhipcau.learning.queries.testing import Result, result_of
from nhipcau.training.queries.conferences import conferences_for, programme_of
from nhipcau.training.queries.delegates import delegates_for
from nhipcau.training.queries.topics import topics_for
from nhipcau.training.rules.states import CANCELLED, NAMED
from nhipcau.units.queries.places import children, unit_name, units_today


@dataclass(frozen=True, slots=True)
class Taught:
    """A topic at one conference."""

    conference: Any
    day: date
    speakers: tuple[Any, ...]
    materials: tuple[Any, ...]
    reached: int


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit and how often its people were taught."""

    unit_id: str
    name: str
    people: int
    """Attendances of people; somebody who came to two conferences counts twice."""
    topics: int = 0


@dataclass(slots=True)
class _Learned:
    """Who came from where, and which topics they sat in."""

    unit_of: dict[int, str] = field(default_factory=dict)
    """Of each delegate: the unit of the agency, else of the site."""
    pairs: set[tuple[int, int]] = field(default_factory=set)
    """(topic, delegate)."""


def catalogue_for(person: Any) -> QuerySet[Any]:
    """List the topics of the person's unit with how often each was taught and when last."""
    if not person.may("learning.see_catalogue"):
        return topics_for(person).none()
    held = ~Q(sessions__half_day__conference__state=CANCELLED)
    return topics_for(person).annotate(
        times=Count("sessions__half_day__conference", distinct=True, filter=held),
        last_on=Max("sessions__half_day__day", filter=held),
    )


def taught(person: Any, topic: Any) -> list[Taught]:
    """Return where and by whom a topic was taught, the latest first."""
    rows = conferences_for(person).filter(half_days__sessions__topic=topic).exclude(state=CANCELLED)
    told = []
    for conference in rows.distinct().order_by("-starts_on", "-pk"):
        of_it = [(half_day, one) for half_day, sessions in programme_of(conference) for one in sessions
                 if one.topic_id == topic.pk]  # fmt: skip
        here = set(conference.delegates.values_list("pk", flat=True))
        reached = {pk for _topic, pk in attended_topics([topic.pk]) if pk in here}
        told.append(
            Taught(conference, of_it[0][0].day, tuple(s for _half, one in of_it for s in one.speakers.all()),
                   tuple(m for _half, one in of_it for m in one.materials.all()), len(reached))
        )  # fmt: skip
    return told


def results_of(topic: Any) -> list[tuple[Test, Result]]:
    """Return the figures of groups of each test of a topic that may be told."""
    rows = Test.objects.filter(topic=topic).select_related("conference").order_by("-conference__starts_on")
    return [(row, told) for row in rows if (told := result_of(row))]


def reached_by_unit(person: Any, topic_pks: Iterable[int], on: date) -> list[UnitLine]:
    """Return the units whose people were taught any of these topics, most people first."""
    learned = _learned(person, list(topic_pks))
    people: Counter[str] = Counter()
    topics: dict[str, set[int]] = {}
    for pk in {delegate for _topic, delegate in learned.pairs}:
        people[learned.unit_of.get(pk, "")] += 1
    for topic, pk in learned.pairs:
        topics.setdefault(learned.unit_of.get(pk, ""), set()).add(topic)
    lines = [
        UnitLine(unit_id, unit_name(unit_id, on) if unit_id else "–", count, len(topics[unit_id]))
        for unit_id, count in people.items()
    ]
    return sorted(lines, key=lambda line: (-line.people, line.name))


def units_without(person: Any, topic_pks: Iterable[int], on: date) -> list[UnitLine]:
    """Return the units below the person's that day with nobody taught any of these topics."""
    learned = _learned(person, list(topic_pks))
    came = {learned.unit_of.get(pk, "") for _topic, pk in learned.pairs} - {""}
    below = {row.unit_id: row for row in children(person.unit_id, on)}
    reached = came & below.keys()
    for gone in came - below.keys() - {person.unit_id}:
        reached |= {row.unit_id for row in units_today(gone, on)}
    return [UnitLine(unit_id, unit_name(unit_id, on), 0) for unit_id in below if unit_id not in reached]


def people_of_unit(person: Any, unit_id: str, topic_pks: Iterable[int]) -> list[tuple[Any, list[str]]]:
    """Return who of a unit learned what, until their names are forgotten; for staff who may see delegates."""
    wanted, told = list(topic_pks), []
    names = dict(topics_for(person).filter(pk__in=wanted).values_list("pk", "name"))
    of: dict[int, list[str]] = {}
    for topic, pk in sorted(attended_topics(wanted)):
        of.setdefault(pk, []).append(names.get(topic, ""))
    for conference in conferences_for(person).exclude(state=CANCELLED):
        rows = delegates_for(person, conference).filter(erased_at=None, state=NAMED).filter(
            Q(body__unit=unit_id) | Q(body__isnull=True, site__unit=unit_id)
        )  # fmt: skip
        told += [(row, of[row.pk]) for row in rows.select_related("conference", "body") if row.pk in of]
    return told


def _learned(person: Any, topic_pks: list[int]) -> _Learned:
    learned = _Learned(pairs=attended_topics(topic_pks))
    for conference in conferences_for(person).exclude(state=CANCELLED):
        rows = conference.delegates.values_list("pk", "body__unit", "site__unit")
        learned.unit_of.update({pk: body or site or "" for pk, body, site in rows})
    return learned
