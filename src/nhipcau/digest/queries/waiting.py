"""Which digests are to be issued. In: who asks and when; out: today's drafts with their hour."""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.navigation import Visitor
from nhipcau.digest.models import Edition, Schedule
from nhipcau.digest.models.editions import State
from nhipcau.digest.queries.editions import editions_for
from nhipcau.digest.rules.hours import due_at, office_day


def drafts_for(person: Visitor, at: datetime) -> list[tuple[Edition, datetime | None]]:
    """Return today's drafts that no clock issues by itself, each with the hour of its schedule."""
    today = office_day(at)
    hours = {row.slot: row for row in Schedule.objects.filter(is_active=True)}
    drafts = editions_for(person).filter(day=today, state=State.DRAFT).order_by("slot", "-version")
    return [
        (draft, _hour(draft, hours.get(draft.slot)))
        for draft in drafts
        if not _issues_itself(draft, hours.get(draft.slot))
    ]


def _hour(draft: Edition, schedule: Schedule | None) -> datetime | None:
    return due_at(draft.day, schedule.hour) if schedule else None


def _issues_itself(draft: Edition, schedule: Schedule | None) -> bool:
    if schedule is None:
        return False
    return schedule.issues_edited if draft.edited_at else schedule.issues_untouched
