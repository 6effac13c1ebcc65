"""Half-days and sessions are kept and removed. Called by the screens of the programme and by the sample."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.record.rules import iso
from nhipcau.training.actions.opening import planned, subject, tidy, unseen
from nhipcau.training.actions.speaking import keep_speaker, remove_speaker
from nhipcau.training.actions.topics import keep_topic
from nhipcau.training.models import Conference, HalfDay, Session, Topic
from nhipcau.training.rules import states

__all__ = [
    "keep_half_day", "keep_session", "keep_speaker", "remove_half_day", "remove_session", "remove_speaker",
]  # fmt: skip


def keep_half_day(
    *, by: Any, at: datetime, conference: Conference, day: date, part: str, starts_at: datetime,
    ends_at: datetime, half_day: HalfDay | None = None,
) -> HalfDay:  # fmt: skip
    """Add a half-day, or change its hours."""
    _check_half_day(conference, day, part, starts_at, ends_at)
    with write_gate():
        kept = planned(conference, by)
        twin = kept.half_days.filter(day=day, part=part).first()
        if twin is not None and twin != half_day:
            raise Refused(_("Đã có buổi này rồi."), field="part")
        row = half_day or HalfDay(conference=kept)
        row.day, row.part, row.starts_at, row.ends_at = day, part, starts_at, ends_at
        row.save()
        after = {"half_day": row.public_id, "day": day.isoformat(), "part": part,
                 "starts_at": iso(starts_at), "ends_at": iso(ends_at)}  # fmt: skip
        note(by=by, at=at, verb="training.keep_half_day", subject=subject(kept), after=after)
    return row


def remove_half_day(*, by: Any, at: datetime, half_day: HalfDay) -> None:
    """Take an empty half-day out; one that has sessions or anybody's attendance stays."""
    with write_gate():
        kept = planned(half_day.conference, by)
        before = {"half_day": half_day.public_id, "day": half_day.day.isoformat(), "part": half_day.part}
        try:
            half_day.delete()
        except ProtectedError as error:
            raise Refused(_("Buổi này còn nội dung hoặc đã điểm danh: hãy bỏ nội dung trước.")) from error
        note(by=by, at=at, verb="training.remove_half_day", subject=subject(kept), before=before)


def keep_session(
    *, by: Any, at: datetime, half_day: HalfDay, title: str, kind: str, starts_at: datetime,
    ends_at: datetime, topic: Topic | None = None, new_topic: str = "", session: Session | None = None,
    seen: int | None = None,
) -> Session:  # fmt: skip
    """Add a line of the programme, or change one; a new topic goes into the catalogue on the way."""
    _check_hours(half_day, starts_at, ends_at)
    with write_gate():
        kept = planned(half_day.conference, by)
        topic = topic or (_new_topic(by, at, kept, new_topic) if tidy(new_topic) else None)
        words = tidy(title) or (topic.name if topic else "")
        _check_session(half_day, words, kind, topic)
        row = Session.objects.select_for_update().get(pk=session.pk) if session else Session()
        unseen(row, seen)
        row.half_day, row.kind, row.title, row.topic = half_day, kind, words[:300], topic
        row.starts_at, row.ends_at = starts_at, ends_at
        row.revision += 1 if session else 0
        row.save()
        after = {"session": row.public_id, "title": row.title, "kind": kind,
                 "starts_at": iso(starts_at), "ends_at": iso(ends_at)}  # fmt: skip
        note(by=by, at=at, verb="training.keep_session", subject=subject(kept), after=after)
    return row


def remove_session(*, by: Any, at: datetime, session: Session) -> None:
    """Take a line out of the programme; one with questions or tests stays."""
    with write_gate():
        kept = planned(session.half_day.conference, by)
        before = {"session": session.public_id, "title": session.title}
        try:
            session.delete()
        except ProtectedError as error:
            raise Refused(_("Đã có câu hỏi hoặc bài kiểm tra gắn với nội dung này.")) from error
        note(by=by, at=at, verb="training.remove_session", subject=subject(kept), before=before)


def _check_half_day(
    conference: Conference, day: date, part: str, starts_at: datetime, ends_at: datetime
) -> None:
    if part not in states.PARTS:
        raise Refused(_("Hãy chọn sáng, chiều hoặc tối."), field="part")
    if not conference.starts_on <= day <= conference.ends_on:
        raise Refused(_("Ngày này không nằm trong những ngày của hội nghị."), field="day")
    if ends_at <= starts_at:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."), field="ends_at")
    if {day_of(starts_at), day_of(ends_at)} != {day}:
        raise Refused(_("Giờ bắt đầu và kết thúc phải trong ngày đó."), field="starts_at")


def _new_topic(by: Any, at: datetime, conference: Conference, name: str) -> Topic:
    """Return the topic of that name, added where the catalogue has none."""
    known = Topic.objects.filter(unit_id=conference.unit_id, name=tidy(name)[:300]).first()
    return known or keep_topic(by=by, at=at, name=name, unit_id=conference.unit_id)


def _check_session(half_day: HalfDay, title: str, kind: str, topic: Topic | None) -> None:
    if kind not in states.SESSION_KINDS:
        raise Refused(_("Chưa có loại nội dung này."), field="kind")
    if kind == states.TOPIC and topic is None:
        raise Refused(_("Hãy chọn chuyên đề, hoặc ghi tên chuyên đề mới."), field="topic")
    if topic is not None and topic.unit_id != half_day.conference.unit_id:
        raise Refused(_("Chuyên đề này của đơn vị khác."), field="topic")
    if not title:
        raise Refused(_("Hãy ghi nội dung."), field="title")


def _check_hours(half_day: HalfDay, starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."), field="ends_at")
    if starts_at < half_day.starts_at or ends_at > half_day.ends_at:
        words = _("Nội dung phải nằm trong giờ của buổi. Hãy sửa giờ, hoặc sửa giờ của buổi trước.")
        raise Refused(words, field="starts_at")
