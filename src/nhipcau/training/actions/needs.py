"""What units need to be taught: handed over from a review, planned into a conference, or declined with why.

In: the need, who, when; called by `reports` (handing) and by the organiser's screens.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import planned, tidy, tidy_lines
from nhipcau.training.models import Conference
from nhipcau.training.models.needs import Need
from nhipcau.training.rules import states

TOPIC_LENGTH, WORDS_LENGTH = 200, 300


def hand_need(
    *, by: Any, at: datetime, unit_id: str, topic: str, why: str, units_words: str, units_count: int,
    origin: str, origin_words: str,
) -> Need:  # fmt: skip
    """Hand a topic to the unit that organises; a second time from the same place it is the same row."""
    words = tidy(topic)[:TOPIC_LENGTH]
    if not words:
        raise Refused(_("Hãy ghi nội dung cần tập huấn."), field="topic")
    with write_gate():
        row, is_new = Need.objects.get_or_create(
            unit_id=unit_id, origin=origin, topic=words,
            defaults={"why": tidy_lines(why), "units_words": tidy_lines(units_words),
                      "units_count": units_count, "origin_words": tidy(origin_words)[:WORDS_LENGTH],
                      "made_at": at},
        )  # fmt: skip
        if is_new:
            after = {"topic": row.topic, "units": units_count, "origin": origin}
            note(by=by, at=at, verb="training.hand_need", subject=_subject(row), after=after)
    return row


def plan_need(*, by: Any, at: datetime, need: Need, conference: Conference) -> Need:
    """Put a need into a conference that is still planned."""
    with write_gate():
        row, into = _open(need, by), planned(conference, by)
        row.state, row.conference = states.NEED_PLANNED, into
        row.save(update_fields=["state", "conference"])
        after = {"conference": f"training.conference:{into.public_id}"}
        note(by=by, at=at, verb="training.plan_need", subject=_subject(row), after=after)
    return row


def decline_need(*, by: Any, at: datetime, need: Need, why: str) -> Need:
    """Say that nothing will be held, and why."""
    words = tidy(why)[:WORDS_LENGTH]
    if not words:
        raise Refused(_("Hãy ghi lý do."), field="why")
    with write_gate():
        row = _open(need, by)
        row.state, row.declined_why = states.NEED_DECLINED, words
        row.save(update_fields=["state", "declined_why"])
        note(by=by, at=at, verb="training.decline_need", subject=_subject(row), after={"why": words})
    return row


def reopen_need(*, by: Any, at: datetime, need: Need) -> Need:
    """Let a need wait again: its conference falls away, or the decision was taken back."""
    with write_gate():
        row = _taken(need, by)
        if row.state == states.NEED_OPEN:
            return row
        before = {"state": row.state, "why": row.declined_why}
        row.state, row.conference, row.declined_why = states.NEED_OPEN, None, ""
        row.save(update_fields=["state", "conference", "declined_why"])
        note(by=by, at=at, verb="training.reopen_need", subject=_subject(row), before=before)
    return row


def _taken(need: Need, by: Any) -> Need:
    row = Need.objects.select_for_update().get(pk=need.pk)
    if by is not None and by.unit_id != row.unit_id:
        raise Refused(_("Nhu cầu này giao cho đơn vị khác."))
    return row


def _open(need: Need, by: Any) -> Need:
    row = _taken(need, by)
    if row.state != states.NEED_OPEN:
        raise Stale(_("Người khác vừa xử lý nhu cầu này. Hãy xem lại."))
    return row


def _subject(need: Need) -> str:
    return f"training.need:{need.public_id}"
