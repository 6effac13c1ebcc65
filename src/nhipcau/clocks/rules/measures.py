"""Share in time, median and 90th percentile of finished clocks. In: start, due, stop each; out: figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil


@dataclass(frozen=True, slots=True)
class Finished:
    """One clock that was stopped."""

    started_at: datetime
    due_at: datetime
    stopped_at: datetime


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How a number of finished clocks did."""

    finished: int
    in_time: int
    p50: timedelta | None
    p90: timedelta | None

    @property
    def share(self) -> float | None:
        """The share in time, or nothing where nothing finished."""
        return self.in_time / self.finished if self.finished else None


def punctuality(clocks: Sequence[Finished]) -> Punctuality:
    """Measure clocks by elapsed time, nights and days off included."""
    took = sorted(clock.stopped_at - clock.started_at for clock in clocks)
    in_time = sum(clock.stopped_at <= clock.due_at for clock in clocks)
    return Punctuality(len(took), in_time, percentile(took, 50), percentile(took, 90))


def percentile(sorted_lengths: Sequence[timedelta], percent: int) -> timedelta | None:
    """Return the nearest-rank percentile: always a length that really occurred."""
    if not sorted_lengths:
        return None
    rank = ceil(percent * len(sorted_lengths) / 100)
    return sorted_lengths[max(rank, 1) - 1]
