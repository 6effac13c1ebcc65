"""Kinds of lines in the public log, how one is sealed to the last, and how the chain is checked. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import rfc8785

from nhipcau.record.rules import GENESIS, Fault, iso
from nhipcau.signing.rules.payload import canonical_json

RELEASED, CORRECTED, WITHDRAWN, SUPERSEDED = "released", "corrected", "withdrawn", "superseded"
CONFIRMED = "confirmed"
KEY_ADDED, KEY_REVOKED = "key_added", "key_revoked"

PAYLOADS = "payloads"
"""The part of a line's facts that names what left: language -> SHA-256 of the signed payload."""
HEAD_FORMAT = "nhipcau.head/1"


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line that its hash covers."""

    seq: int
    at: str
    kind: str
    subject: str
    facts: dict[str, Any]
    previous: str

    def digest(self) -> str:
        """Return SHA-256 of the RFC 8785 canonical JSON of this line, in hex."""
        return hashlib.sha256(rfc8785.dumps(asdict(self))).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """What the last line of the log was at one time."""

    seq: int
    hash: str


def next_line(last: Head | None, *, at: datetime, kind: str, subject: str, facts: Mapping[str, Any]) -> Line:
    """Put a new line behind the last one."""
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    return Line(seq, iso(at), kind, subject, dict(facts), previous)


def head_text(*, seq: int, hash: str, at: datetime, key_id: str) -> str:  # noqa: A002 - the field's name
    """Return what is signed of a head."""
    parts = {"format": HEAD_FORMAT, "seq": seq, "hash": hash, "at": iso(at), "key_id": key_id}
    return canonical_json(parts)


def published(line: Line, stored: str) -> dict[str, Any]:
    """Return a line as it is published: its parts and its hash."""
    return {**asdict(line), "hash": stored}


def line_from(told: Mapping[str, Any]) -> tuple[Line, str]:
    """Read a published line; raises ValueError where it is none, or holds what no hash can cover."""
    try:
        line = Line(
            seq=int(told["seq"]), at=str(told["at"]), kind=str(told["kind"]), subject=str(told["subject"]),
            facts=dict(told["facts"]), previous=str(told["previous"]),
        )  # fmt: skip
        line.digest()
        return line, str(told["hash"])
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error


def faults(lines: Iterable[tuple[Line, str]], heads: Iterable[Head] = ()) -> Iterator[Fault]:
    """Walk lines with their stored hashes in order and yield every place that does not hold.

    An edit, swapped rows and a gap are found by the chain itself; an edit that was sealed anew and a
    cut tail only against an older head held outside.
    """
    held: dict[int, set[str]] = {}
    for head in heads:
        held.setdefault(head.seq, set()).add(head.hash)
    seq, link = 0, GENESIS
    for line, stored in lines:
        if line.seq != seq + 1:
            yield Fault(line.seq, "gap")
        elif line.previous != link:
            yield Fault(line.seq, "broken_link")
        if line.digest() != stored:
            yield Fault(line.seq, "altered")
        if held.get(line.seq, {stored}) != {stored}:
            yield Fault(line.seq, "rewritten")
        seq, link = line.seq, stored
    yield from (Fault(point, "cut_tail") for point in sorted(held) if point > seq)
