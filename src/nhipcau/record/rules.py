"""How an entry of the record is sealed to the one before it, and how the chain is checked. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import rfc8785

GENESIS = "0" * 64
"""What the first entry names as the entry before it."""

FaultKind = Literal["altered", "gap", "broken_link", "cut_tail", "rewritten"]


def iso(moment: datetime) -> str:
    """Print an aware time the one way that the hash covers: UTC, microseconds, ``Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Sealed:
    """The parts of an entry that its hash covers."""

    seq: int
    at: str
    by: str
    """The account's public id, or ``system``."""
    verb: str
    subject: str
    """``room.kind:public-id``."""
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    previous: str

    def digest(self) -> str:
        """Return SHA-256 of the RFC 8785 canonical JSON of this entry, in hex."""
        return hashlib.sha256(rfc8785.dumps(asdict(self))).hexdigest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the record at one time, to be kept outside the database."""

    seq: int
    hash: str
    at: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the record does not hold."""

    seq: int
    kind: FaultKind


def faults(entries: Iterable[tuple[Sealed, str]], checkpoints: Iterable[Checkpoint] = ()) -> Iterator[Fault]:
    """Walk entries with their stored hashes in order of seq and yield every fault.

    Against an older checkpoint held outside, a cut tail and a chain that was rewritten and
    sealed anew are found too; without one they cannot be.
    """
    held = {point.seq: point.hash for point in checkpoints}
    seq, link = 0, GENESIS
    for entry, stored in entries:
        if entry.seq != seq + 1:
            yield Fault(entry.seq, "gap")
        elif entry.previous != link:
            yield Fault(entry.seq, "broken_link")
        if entry.digest() != stored:
            yield Fault(entry.seq, "altered")
        if held.get(entry.seq, stored) != stored:
            yield Fault(entry.seq, "rewritten")
        seq, link = entry.seq, stored
    yield from (Fault(point, "cut_tail") for point in sorted(held) if point > seq)
