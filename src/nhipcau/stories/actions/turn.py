"""Whose turn it is to regroup: one row is locked, so that two workers or people never act on one picture.

Portable: PostgreSQL locks the row, SQLite has one writer anyway. Always taken before the record's lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nhipcau.common.writing import write_gate
from nhipcau.stories.models import GroupingTurn


@contextmanager
def regrouping_turn() -> Iterator[GroupingTurn]:
    """Open a transaction in which nobody else regroups; its number stamps what it changes."""
    with write_gate():
        GroupingTurn.objects.get_or_create(id=1)
        turn = GroupingTurn.objects.select_for_update().get(id=1)
        turn.number += 1
        turn.save(update_fields=["number"])
        yield turn
