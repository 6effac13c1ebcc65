"""What an invitation tells, and when anew; until when it is answered. Values in, decisions out; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
"""Methods of RFC 5546."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a delegate has to know to come: another one of these is a change that is told."""

    title: str
    first: date
    last: date
    times: tuple[tuple[datetime, datetime], ...]
    """Beginning and end of each half-day."""
    site: str
    room: str

    @property
    def place(self) -> str:
        """Where it is, in one line."""
        return " – ".join(part for part in (self.site, self.room) if part)

    @property
    def starts_at(self) -> datetime:
        """When it begins: the first half-day, or the day itself while no half-day is set."""
        return min((start for start, _end in self.times), default=datetime.combine(self.first, time(), HERE))

    @property
    def ends_at(self) -> datetime | None:
        """When the last half-day ends; None while none is set."""
        return max((end for _start, end in self.times), default=None)


def fingerprint(facts: Facts) -> str:
    """Return what is compared with what was told before: SHA-256 over title, days, times and place."""
    times = [[_stamp(start), _stamp(end)] for start, end in sorted(facts.times)]
    told = [facts.title, facts.first.isoformat(), facts.last.isoformat(), times, facts.site, facts.room]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def may_answer(facts: Facts, at: datetime) -> bool:
    """Say whether an answer still counts: until the start."""
    return at < facts.starts_at


def times_in_words(times: Sequence[tuple[datetime, datetime]]) -> list[str]:
    """Return "07:30–11:30, 20/11/2026" for each half-day, in the office's own time."""
    local = [(start.astimezone(HERE), end.astimezone(HERE)) for start, end in sorted(times)]
    return [f"{start:%H:%M}–{end:%H:%M}, {start:%d/%m/%Y}" for start, end in local]
