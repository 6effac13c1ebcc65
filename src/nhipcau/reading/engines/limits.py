"""What one page may cost. Called by the engines and whoever sets other limits."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.outcomes import BreakReason, Broken


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: the slowest real page of the benchmark takes 0.5 s and 300 MB."""

    wall_seconds: float = 30.0
    cpu_seconds: int = 20
    memory_bytes: int = 2 * 1024**3
    pages_per_child: int = 2_000
    """A child is replaced after so many, against parsers that leak; it grows by 1 MB in 200 pages, and a new
    one costs as much as reading thirty."""

    def too_slow(self) -> Broken:
        """Name a page that was not read in time."""
        return Broken(BreakReason.TIMED_OUT, f"not read within {self.wall_seconds:g} s")

    def too_much_work(self) -> Broken:
        """Name a page that used up its processor time."""
        return Broken(BreakReason.TIMED_OUT, f"used more than {self.cpu_seconds} s of processor time")

    def too_large(self) -> Broken:
        """Name a page that wanted more memory than allowed; each engine says it in these words."""
        return Broken(BreakReason.OUT_OF_MEMORY, "the page needs more memory than allowed")
