"""A press conference is planned, changed, held or not. Called by its screens and by journeys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.press.models import Conference
from nhipcau.press.rules import states
from nhipcau.record.actions import note
from nhipcau.record.rules import iso


def keep_conference(
    *, by: Any, at: datetime, topic: str, place: str, starts_at: datetime,
    conference: Conference | None = None,
    seen: int | None = None, unit_id: str | None = None, topics: Mapping[str, str] | None = None,
    ends_at: datetime | None = None, is_regular: bool = True, is_public: bool = True, contact_words: str = "",
) -> Conference:  # fmt: skip
    """Plan a conference, or change one that is still planned."""
    values = {
        "topic": " ".join(topic.split()), "place": " ".join(place.split()), "starts_at": starts_at,
        "ends_at": ends_at, "is_regular": is_regular, "is_public": is_public,
        "contact_words": " ".join(contact_words.split()),
        "topics": {code: " ".join(text.split()) for code, text in (topics or {}).items() if text.strip()},
    }  # fmt: skip
    _refuse_values(values)
    with write_gate():
        row = (
            _planned(conference, by=by, seen=seen)
            if conference
            else Conference(unit_id=unit_id or by.unit_id)
        )
        for field, value in values.items():
            setattr(row, field, value)
        row.revision += 1 if conference else 0
        row.save()
        after = {**values, "starts_at": iso(starts_at), "ends_at": iso(ends_at) if ends_at else None}
        note(by=by, at=at, verb="press.keep_conference", subject=_subject(row), after=after)
    return row


def settle_conference(
    *, by: Any, at: datetime, conference: Conference, is_held: bool, outcome: str, seen: int | None = None
) -> Conference:
    """Say that it was held, or why not; a conference counts for the duty only from then on."""
    words = " ".join(outcome.split())[:500]
    if not words:
        raise Refused(_("Hãy ghi kết quả, hoặc vì sao không tổ chức."), field="outcome")
    with write_gate():
        row = _planned(conference, by=by, seen=seen)
        if is_held and row.starts_at > at:
            raise Refused(_("Chưa đến giờ họp báo: chưa ghi là đã tổ chức được."))
        row.state = states.HELD if is_held else states.CANCELLED
        row.settled_at, row.outcome = at, words
        row.revision += 1
        row.save()
        after = {"state": row.state, "outcome": words}
        note(by=by, at=at, verb="press.settle_conference", subject=_subject(row), after=after)
    return row


def _refuse_values(values: Mapping[str, Any]) -> None:
    for field, words in (("topic", _("Hãy ghi chủ đề.")), ("place", _("Hãy ghi nơi tổ chức."))):
        if not values[field]:
            raise Refused(words, field=field)
    if values["ends_at"] and values["ends_at"] <= values["starts_at"]:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."), field="ends_at")


def _planned(conference: Conference, *, by: Any, seen: int | None) -> Conference:
    row = Conference.objects.select_for_update().get(pk=conference.pk)
    if by is not None and by.unit_id != row.unit_id:
        raise Refused(_("Cuộc họp báo này của đơn vị khác."))
    if row.state != states.PLANNED:
        raise Refused(_("Cuộc họp báo này đã ghi kết quả, không đổi được nữa."))
    if seen is not None and seen != row.revision:
        raise Stale(_("Người khác vừa sửa cuộc họp báo này. Hãy xem lại rồi lưu lần nữa."))
    return row


def _subject(conference: Conference) -> str:
    return f"press.conference:{conference.public_id}"
