"""How a deadline came about, step by step, without words: `clocks.wording` says them on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nhipcau.clocks.rules.limits import Kind


class StepKind(StrEnum):
    """What one step says."""

    STARTED = "started"
    HOURS = "hours"
    SAME_DAY = "same_day"
    FROM_DAY = "from_day"
    SKIPPED = "skipped"
    MADE_UP = "made_up"
    COUNTED = "counted"
    MOVED = "moved"
    FIXED = "fixed"
    EXTENDED = "extended"
    UNCERTAIN_DAY = "uncertain_day"
    UNANNOUNCED_YEAR = "unannounced_year"
    UNKNOWN_YEAR = "unknown_year"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `wording.step_words` says it to a person."""

    kind: StepKind
    on: date | None = None
    at: datetime | None = None
    count: int = 0
    limit: Kind | None = None
    names: Mapping[str, str] | None = None
