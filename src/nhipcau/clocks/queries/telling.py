"""One clock as it is shown: its words, tone, deadline and, for whom may open it, its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import may_see
from nhipcau.clocks.queries.rules import rule_of
from nhipcau.clocks.rules.standing import Standing, standing
from nhipcau.clocks.wording import due_words, in_language, standing_words


@dataclass(frozen=True, slots=True)
class Told:
    """What a page shows of a clock."""

    clock: Clock
    tone: str
    words: str
    due: str
    url: str


def standing_of(clock: Clock, at: datetime) -> Standing:
    """Judge a clock at a moment."""
    return standing(clock.started_at, clock.due_at, clock.stopped_at, at)


def told(clock: Clock, person: Any, at: datetime) -> Told:
    """Put one clock into words; a foreign unit's clock is told where a room shows it, but not opened."""
    stands = standing_of(clock, at)
    url = clock.get_absolute_url() if person is not None and may_see(person, clock) else ""
    return Told(clock, stands.tone, standing_words(stands), due_words(clock.due_at), url)


def rule_words(clock: Clock) -> str:
    """Say which rule a clock runs by: what started it."""
    rule = rule_of(clock)
    return in_language(rule.trigger) if rule else clock.rule_code
