"""Verifying the record from the screen: the walk, then an entry that says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.record.queries import CHECK, Verification, verify

if TYPE_CHECKING:
    from datetime import datetime

NAMED = 20
"""Faults named in the entry; the command line prints them all."""


def check_record(*, by: Actor | None, at: datetime) -> Verification:
    """Walk the whole chain outside of the write gate, then write down the outcome."""
    result = verify()
    after = {
        "entries": result.entries,
        "holds": result.holds,
        "faults": [f"{fault.seq} {fault.kind}" for fault in result.faults[:NAMED]],
    }
    with write_gate():
        note(by=by, at=at, verb=CHECK, subject="record.chain:all", after=after)
    return result
