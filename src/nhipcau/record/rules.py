"""How one entry of the record is sealed to the one before it. Pure; used by actions and queries."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import rfc8785

GENESIS = "0" * 64
"""What the first entry names as the entry before it."""


def iso(moment: datetime) -> str:
    """Print an aware time the one way that the hash covers: UTC, microseconds, ``Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Sealed:
    """The parts of an entry that its hash covers."""

    seq: int
    at: str
    """ISO time in UTC with microseconds."""
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
class Fault:
    """One place where the record does not hold."""

    seq: int
    kind: str
    """altered | gap | broken_link | cut_tail | swapped."""


def faults_between(previous: Sealed | None, entry: Sealed, stored_hash: str) -> list[Fault]:
    """Compare one entry with its predecessor and with its own stored hash."""
    faults = []
    expected_seq = previous.seq + 1 if previous else 1
    if entry.seq != expected_seq:
        faults.append(Fault(entry.seq, "gap"))
    if entry.previous != (previous.digest() if previous else GENESIS):
        faults.append(Fault(entry.seq, "broken_link"))
    if entry.digest() != stored_hash:
        faults.append(Fault(entry.seq, "altered"))
    return faults
