"""Who speaks, with the post of that day: chosen from those who hold one then, or a guest written by hand.

Called by the actions of the programme and by the one that copies a conference.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import planned, subject, tidy
from nhipcau.training.models import Session, SessionSpeaker
from nhipcau.units.queries import posts


def keep_speaker(
    *, by: Any, at: datetime, session: Session, holding_id: int | None = None, name: str = "",
    post: str = "", speaker: SessionSpeaker | None = None,
) -> SessionSpeaker:  # fmt: skip
    """Put somebody into a session, or somebody else in a speaker's place."""
    with write_gate():
        conference = planned(session.half_day.conference, by)
        said = _said(session.half_day.day, holding_id, name, post)
        row = speaker or SessionSpeaker(session=session, position=session.speakers.count() + 1)
        if speaker and (row.name, row.holding_id) != (said["name"], said["holding_id"]):
            row.key_version += 1
        for field, value in said.items():
            setattr(row, field, value)
        row.save()
        after = {"session": session.public_id, "speaker": row.public_id, "has_post": holding_id is not None}
        note(by=by, at=at, verb="training.keep_speaker", subject=subject(conference), after=after)
    return row


def remove_speaker(*, by: Any, at: datetime, speaker: SessionSpeaker) -> None:
    """Take a speaker out of a session."""
    with write_gate():
        conference = planned(speaker.session.half_day.conference, by)
        before = {"session": speaker.session.public_id, "speaker": speaker.public_id}
        speaker.delete()
        note(by=by, at=at, verb="training.remove_speaker", subject=subject(conference), before=before)


def spoken_on(former: SessionSpeaker, on: date) -> dict[str, Any]:
    """Return name and post of a former speaker as of a day.

    Who holds no post any more keeps the old words and the holding that ended: a warning, and no paper
    prints the post (queries/programme.py).
    """
    old = former.holding
    if old is None or posts.holds_on(old, on):
        words = posts.post_words(old, on) if old else former.post
        return {"holding_id": former.holding_id, "name": former.name, "post": words}
    new = posts.same_person_on(old, on)
    if new is None:
        return {"holding_id": old.pk, "name": former.name, "post": former.post}
    return {"holding_id": new.pk, "name": new.name, "post": posts.post_words(new, on)}


def _said(on: date, holding_id: int | None, name: str, post: str) -> dict[str, Any]:
    if holding_id is None:
        if not tidy(name) or not tidy(post):
            raise Refused(_("Hãy ghi họ tên và chức vụ của khách mời."), field="name")
        return {"holding_id": None, "name": tidy(name)[:120], "post": tidy(post)[:300]}
    holding = posts.holdings_on(on).filter(pk=holding_id).first()
    if holding is None:
        raise Refused(_("Người này không giữ chức vụ đó vào ngày của buổi."), field="holding_id")
    return {"holding_id": holding.pk, "name": holding.name, "post": posts.post_words(holding, on)[:300]}
