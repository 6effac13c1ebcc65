"""What every paper of a conference shares: who issues and signs, days, half-days, speakers as of their day.

In: rows; out: words in Vietnamese, whatever the screen speaks. Called by the papers beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.documents.papers import Content, Signer
from nhipcau.spokespersons.queries.speaking import head_of
from nhipcau.training.models import Conference, HalfDay, Session
from nhipcau.training.queries.programme import speaker_now
from nhipcau.training.rules import states

PARTS = {states.MORNING: "Buổi sáng", states.AFTERNOON: "Buổi chiều", states.EVENING: "Buổi tối"}


def content_of(conference: Conference, title: str, **more: Any) -> Content:
    """Return a paper of the conference's office; its head signs, or a pen where none was entered."""
    office = conference.office
    head = head_of(office.pk, more.get("dated_on") or conference.starts_on)
    signer = Signer(head.name, head.post) if head else Signer("", "")
    return Content(
        issuer=office.name, parent=office.parent_name, symbol=more.pop("symbol", office.symbol),
        place=office.seat, title=title, signer=signer, **more,
    )  # fmt: skip


def here(moment: datetime) -> datetime:
    """Return a moment by the office's own clock."""
    return moment.astimezone(ZONE)


def hours(row: HalfDay | Session) -> str:
    """Return "07:30 – 08:15"."""
    return f"{here(row.starts_at):%H:%M} – {here(row.ends_at):%H:%M}"


def day(on: date) -> str:
    """Return 20/11/2026."""
    return f"{on:%d/%m/%Y}"


def half_day_words(half_day: HalfDay) -> str:
    """Return "Buổi sáng, ngày 20/11/2026 (07:30 – 11:30)"."""
    return f"{PARTS[half_day.part]}, ngày {day(half_day.day)} ({hours(half_day)})"


def speakers_words(session: Session) -> list[str]:
    """Return each speaker with the post of that day; a post no longer held then is not printed."""
    told = [(speaker.name, speaker_now(speaker)) for speaker in session.speakers.all()]
    return [f"{name}, {post}" if post else name for name, post in told]


def topics_of(programme: Sequence[tuple[HalfDay, list[Session]]]) -> list[Session]:
    """Return the sessions that teach a topic, in their order."""
    return [row for _half_day, rows in programme for row in rows if row.kind == states.TOPIC]


def counted(number: int) -> str:
    """Return 1.700, and 05 below ten, as papers write counts."""
    return f"{number:02}" if number < 10 else f"{number:,}".replace(",", ".")  # noqa: PLR2004 - ten
