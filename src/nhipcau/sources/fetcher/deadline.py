"""One total deadline that DNS, every hop and the body share. Called by the client and its streams."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.sources.fetcher.results import FetchStoppedError, Reason


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on a monotonic clock."""

    ends: float
    clock: Callable[[], float]

    def left(self) -> float:
        """Return the seconds left, or stop the fetch."""
        seconds = self.ends - self.clock()
        if seconds <= 0:
            raise FetchStoppedError(Reason.TIMED_OUT, "the total deadline has passed")
        return seconds
