"""The programme as a delegate's phone shows it: half-days, sessions, speakers, files, what runs now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.training.queries.conferences import programme_of
from nhipcau.training.rules.states import BREAK


@dataclass(frozen=True, slots=True)
class Line:
    """One session."""

    session: Any
    speakers: Sequence[Any]
    files: Sequence[Any]
    """What is shared with delegates."""
    is_running: bool


def day_of(conference: Any, at: datetime) -> list[tuple[Any, list[Line]]]:
    """Return each half-day with its lines."""
    return [(half_day, [_line(row, at) for row in rows]) for half_day, rows in programme_of(conference)]


def whom_to_ask(conference: Any, at: datetime) -> tuple[list[tuple[str, Any, Any]], str]:
    """Return speakers with their sessions, keyed; and the key of who speaks at this moment, else ""."""
    rows = [
        (speaker.public_id, session, speaker)
        for _half_day, sessions in programme_of(conference)
        for session in sessions
        if session.kind != BREAK
        for speaker in session.speakers.all()
    ]
    now = next((key for key, session, _speaker in rows if session.starts_at <= at < session.ends_at), "")
    return rows, now


def _line(session: Any, at: datetime) -> Line:
    files = [row for row in session.materials.all() if row.is_shared]
    return Line(session, list(session.speakers.all()), files, session.starts_at <= at < session.ends_at)
