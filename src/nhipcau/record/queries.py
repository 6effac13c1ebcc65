"""Reading the record: verification and its head. Screens of the record add their own lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhipcau.record.models import Entry
from nhipcau.record.rules import Checkpoint, Fault, faults, iso


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of walking the whole chain."""

    entries: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Say whether nothing was altered, removed or swapped."""
        return not self.faults


def verify(checkpoints: Iterable[Checkpoint] = ()) -> Verification:
    """Recompute every hash and link of the record, in constant memory."""
    rows = Entry.objects.order_by("seq").iterator(chunk_size=2000)
    found = tuple(faults(((row.sealed(), row.hash) for row in rows), checkpoints))
    return Verification(entries=Entry.objects.count(), faults=found)


def head() -> Checkpoint | None:
    """Return the newest entry's seal, None while the record is empty."""
    row = Entry.objects.order_by("-seq").first()
    return Checkpoint(row.seq, row.hash, iso(row.at)) if row else None
