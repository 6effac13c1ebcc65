"""The account of a dossier's changes, with the difference of changed texts.

Called by its page and by every form that somebody else's change overtook.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nhipcau.monitoring.rules.difference import Line, difference
from nhipcau.verification.models import Change, Dossier
from nhipcau.verification.models.dossiers import DossierState


@dataclass(frozen=True, slots=True)
class Shown:
    """One change as it is read."""

    revision: int
    by: str
    at: datetime
    words: str
    about: str
    lines: tuple[Line, ...]
    """What came and went in a text; empty where none changed."""


def history_of(dossier: Dossier) -> list[Shown]:
    """Return every change, the last one first."""
    return _shown(dossier.changes.order_by("-revision"))


def changes_since(dossier: Dossier, seen: int) -> list[Shown]:
    """Return what was changed after this revision, in order."""
    return _shown(dossier.changes.filter(revision__gt=seen).order_by("revision"))


def _shown(changes: Iterable[Change]) -> list[Shown]:
    rows = changes.select_related("by") if hasattr(changes, "select_related") else changes
    return [
        Shown(
            revision=row.revision, by=str(row.by or ""), at=row.at, words=row.words, about=row.about,
            lines=_lines(row),
        )
        for row in rows
    ]  # fmt: skip


def _lines(change: Change) -> tuple[Line, ...]:
    states = set(DossierState.values)
    if {change.before, change.after} <= states | {""}:
        return ()
    return tuple(difference(change.before, change.after))
