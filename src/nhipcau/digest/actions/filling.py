"""Making an edition's content from yesterday's choices. In: a slot and a moment; out: sections and lines.

`plan` reads for seconds and holds no lock; `start` and `fill` store it inside the caller's gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.digest.actions.choosing import cite
from nhipcau.digest.models import Edition, LeftOut, Schedule, Section
from nhipcau.digest.queries.editions import before, choices_of
from nhipcau.digest.queries.gathering import (
    Citation,
    candidates_between,
    cite_candidates,
    counts_now,
    followed,
    topics_watched,
)
from nhipcau.digest.queries.readers import schedule_of
from nhipcau.digest.rules import (
    FEWEST_LINES,
    FOREIGN,
    HIGHLIGHTS,
    MOST_LINES,
    NEARBY,
    TITLE,
    TOPIC,
)
from nhipcau.digest.rules.choosing import OUTLET, Chosen, Outline, Previous, choose
from nhipcau.digest.rules.hours import gather_from

HEADING = 120
"""As long as the column."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an edition will hold, worked out beforehand."""

    day: date
    slot: str
    at: datetime
    title: str
    office: str
    previous: Edition | None
    left_out: dict[str, datetime]
    sections: list[tuple[Outline, list[Chosen]]]
    citations: dict[str, Citation]
    counts: dict[str, dict[str, int]]


def plan(*, day: date, slot: str, at: datetime) -> Plan:
    """Choose what the edition holds: yesterday's choices brought up to date."""
    schedule, previous = schedule_of(slot), before(day, slot)
    asked = _asked(previous, schedule)
    since = gather_from(until_before=asked.until, at=at)
    neighbours = frozenset(schedule.neighbours if schedule else ())
    offered = candidates_between(since=since, until=at, neighbours=neighbours)
    fewest, most = (schedule.fewest_lines, schedule.most_lines) if schedule else (FEWEST_LINES, MOST_LINES)
    sections = choose(asked, offered, fewest=fewest, most=most)
    chosen = [one for _outline, lines in sections for one in lines]
    outlets_out = {int(key[len(OUTLET) :]) for key in asked.left_out if key.startswith(OUTLET)}
    citations = cite_candidates(chosen, without_outlets=outlets_out)
    return Plan(
        day=day, slot=slot, at=at,
        title=_title(schedule, day),
        office=_office(schedule, previous),
        previous=previous, left_out=dict(asked.left_out), sections=sections,
        citations=citations, counts=counts_now({key: cited.article_id for key, cited in citations.items()}),
    )  # fmt: skip


def start(planned: Plan, *, is_made_by_machine: bool) -> Edition:
    """Store the edition itself; the slot's constraint refuses a second one."""
    return Edition.objects.create(
        day=planned.day, slot=planned.slot, year=planned.day.year, title=planned.title,
        office=planned.office, is_made_by_machine=is_made_by_machine, made_from=planned.previous,
        gathered_until=planned.at, created_at=planned.at,
    )  # fmt: skip


def fill(edition: Edition, planned: Plan, *, with_lines: bool = True) -> None:
    """Store sections and lines, in place of whatever the draft held."""
    edition.lines.all().delete()
    edition.sections.all().delete()
    for position, (outline, chosen) in enumerate(planned.sections, start=1):
        section = Section.objects.create(
            edition=edition,
            position=position,
            heading=outline.heading,
            kind=outline.kind,
            topic=outline.topic,
        )
        if with_lines:
            _store_lines(edition, section, chosen, planned)
    kept = [LeftOut(edition=edition, key=key, at=at) for key, at in planned.left_out.items()]
    LeftOut.objects.bulk_create(kept, ignore_conflicts=True)


def _store_lines(edition: Edition, section: Section, chosen: list[Chosen], planned: Plan) -> None:
    cited = [one for one in chosen if one.candidate.key in planned.citations]
    for position, one in enumerate(cited, start=1):
        key = one.candidate.key
        marks: dict[str, Any] = {"is_continued": one.is_continued, "is_burst": one.candidate.is_burst}
        citation = planned.citations[key]
        cite(edition, section, citation, position=position, **marks, **planned.counts.get(key, {}))


def _asked(previous: Edition | None, schedule: Schedule | None) -> Previous:
    """Return yesterday's choices, each story under the name it bears now; the usual sections without any."""
    if previous is None:
        return Previous(_usual_sections(schedule))
    asked = choices_of(previous)
    sections = asked.sections or _usual_sections(schedule)
    return Previous(followed(previous, sections), asked.left_out, asked.until)


def _usual_sections(schedule: Schedule | None) -> tuple[Outline, ...]:
    topics = [Outline(topic.name[:HEADING], TOPIC, topic.public_id) for topic in topics_watched()]
    nearby = [Outline(_("Địa phương lân cận"), NEARBY)] if schedule and schedule.neighbours else []
    return (
        Outline(_("Tin nổi bật"), HIGHLIGHTS),
        *topics,
        Outline(_("Báo chí nước ngoài"), FOREIGN),
        *nearby,
    )


def _title(schedule: Schedule | None, day: date) -> str:
    name = schedule.title if schedule else TITLE
    return f"{name} ngày {day:%d/%m/%Y}"


def _office(schedule: Schedule | None, previous: Edition | None) -> str:
    return (schedule.office if schedule else "") or (previous.office if previous else "")
