"""Remembers visits to the page of today. Bookkeeping for one person, so the record stays out of it.

Called by the view alone.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.today.models import Look
from nhipcau.today.rules.visits import first_visit, new_since


def look(person_id: int, *, at: datetime) -> datetime:
    """Note that the person opened the page, and return since when things are new to them."""
    with write_gate():
        known = Look.objects.filter(person_id=person_id).first()
        since = new_since(known.since, known.seen_at, at=at) if known else first_visit(at)
        Look.objects.update_or_create(person_id=person_id, defaults={"since": since, "seen_at": at})
    return since


def seen_everything(person_id: int, *, at: datetime) -> None:
    """Let everything up to now be old to this person."""
    with write_gate():
        Look.objects.update_or_create(person_id=person_id, defaults={"since": at, "seen_at": at})
