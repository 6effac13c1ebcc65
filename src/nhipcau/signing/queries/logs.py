"""Reading the public log: its lines, its signed heads, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.record.queries import Reader
from nhipcau.record.rules import Fault, iso
from nhipcau.signing.models import LogLine, SignedHead
from nhipcau.signing.rules.ed25519 import is_signed
from nhipcau.signing.rules.logs import HEAD_FORMAT, Head, Line, faults, head_text, published


@dataclass(frozen=True, slots=True)
class LogCheck:
    """The result of walking the whole public log."""

    lines: int
    faults: tuple[Fault, ...]
    bad_heads: tuple[int, ...]
    """Line numbers of stored heads whose signature does not hold."""

    @property
    def holds(self) -> bool:
        """Say whether nothing was altered, removed, swapped or sealed anew."""
        return not self.faults and not self.bad_heads


def lines(after_seq: int = 0, limit: int = 1000) -> list[LogLine]:
    """Return the lines after a number, in order."""
    return list(LogLine.objects.filter(seq__gt=after_seq).order_by("seq")[:limit])


def lines_of(subject: str) -> list[LogLine]:
    """Return what the log says of one subject, in order."""
    return list(LogLine.objects.filter(subject=subject).order_by("seq"))


def lines_for(person: Reader) -> QuerySet[LogLine]:
    """Return the log for staff, the newest first."""
    rows = LogLine.objects.order_by("-seq")
    return rows if person.may("signing.see_log") else rows.none()


def get_line_for(person: Reader, seq: int) -> LogLine:
    """Return one line for staff; 404 otherwise."""
    found: LogLine = get_object_or_404(lines_for(person), seq=seq)
    return found


def last_line() -> LogLine | None:
    """Return the newest line."""
    return LogLine.objects.order_by("-seq").first()


def as_line(row: LogLine) -> Line:
    """Return the parts that a line's hash covers."""
    return Line(row.seq, iso(row.at), row.kind, row.subject, row.facts, row.previous)


def line_published(row: LogLine) -> dict[str, Any]:
    """Return a line as the log page, the JSON of the log and the envelope carry it."""
    return published(as_line(row), row.hash)


def latest_head() -> SignedHead | None:
    """Return the newest signed head."""
    return SignedHead.objects.select_related("key").order_by("-seq", "-id").first()


def head_published(head: SignedHead) -> dict[str, Any]:
    """Return a signed head as it is published and kept outside."""
    return {
        "format": HEAD_FORMAT, "seq": head.seq, "hash": head.hash, "at": iso(head.at),
        "key_id": head.key.key_id, "signature": head.signature,
    }  # fmt: skip


def check_log(outside: Iterable[Head] = ()) -> LogCheck:
    """Recompute every hash and link, against our own signed heads and those held outside."""
    stored = list(SignedHead.objects.select_related("key").order_by("seq", "id"))
    rows = LogLine.objects.order_by("seq").iterator(chunk_size=2000)
    held = [*outside, *(Head(head.seq, head.hash) for head in stored)]
    found = tuple(faults(((as_line(row), row.hash) for row in rows), held))
    bad = tuple(head.seq for head in stored if not _holds(head))
    return LogCheck(LogLine.objects.count(), found, bad)


def _holds(head: SignedHead) -> bool:
    text = head_text(seq=head.seq, hash=head.hash, at=head.at, key_id=head.key.key_id)
    return is_signed(text, signature=head.signature, public=head.key.public)
