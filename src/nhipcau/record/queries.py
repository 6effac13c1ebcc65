"""Reading the record: verification and its head. Screens of the record add their own lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.shortcuts import get_object_or_404

from nhipcau.record.models import Entry
from nhipcau.record.rules import Checkpoint, Fault, faults, iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

CHECK = "record.check"
"""The verb of a verification asked for on screen."""


class Reader(Protocol):
    """Whoever looks at the record."""

    def may(self, action: str) -> bool:
        """Say whether this person may do this action."""


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


def entries_for(person: Reader) -> QuerySet[Entry]:
    """Return the entries that `person` may read, the newest first: all of them, or none."""
    entries = Entry.objects.order_by("-seq")
    return entries if person.may("record.see_entries") else entries.none()


def get_entry_for(person: Reader, seq: int) -> Entry:
    """Return one entry that `person` may read; 404 otherwise."""
    found: Entry = get_object_or_404(entries_for(person), seq=seq)
    return found


def last_check() -> Entry | None:
    """Return the entry of the last verification asked for on screen."""
    return Entry.objects.filter(verb=CHECK).order_by("-seq").first()


def actors() -> list[str]:
    """Return the public ids of everybody who stands in the record."""
    return list(Entry.objects.order_by("by").values_list("by", flat=True).distinct())


def verbs() -> list[str]:
    """Return every verb that stands in the record."""
    return list(Entry.objects.order_by("verb").values_list("verb", flat=True).distinct())


def seals_of(subject: str) -> set[str]:
    """Return every seal that the record keeps for a subject."""
    kept = Entry.objects.filter(subject=subject).values_list("after__seal", flat=True)
    return {str(seal) for seal in kept if seal}


def verbs_after(seq: int) -> tuple[int, list[str]]:
    """Return the newest entry's number, and the verbs of all after `seq`; two short reads of an index."""
    newest = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    if newest <= seq:
        return newest, []
    return newest, list(Entry.objects.filter(seq__gt=seq, seq__lte=newest).values_list("verb", flat=True))
