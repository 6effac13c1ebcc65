"""Everything public, held in memory and renewed statement by statement. Immutable: a change makes the next.

In: the marks and rows of `statements.queries`; out: `Shelf`. Renewed by the lookout alone; pages read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from nhipcau.newsroom.queries.editions import Edition, Text, held
from nhipcau.statements.queries.public import published
from nhipcau.statements.queries.public_marks import Mark, marks
from nhipcau.statements.rules import states

AT_ONCE = 400
"""Statements read by one question; SQLite takes 32,766 values, pages of memory take fewer."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All public editions by statement, and the order in which readers meet them."""

    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    editions: dict[str, tuple[Edition, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """Statement ids, the latest matter first; a correction keeps its place."""
    codes: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    """Code → statement id, edition number, language."""

    def latest(self, statement_id: str) -> Edition | None:
        """Return the edition that holds now, or the tombstone."""
        rows = self.editions.get(statement_id)
        return rows[-1] if rows else None

    def edition(self, statement_id: str, number: int) -> Edition | None:
        """Return one edition of a statement."""
        rows = self.editions.get(statement_id, ())
        return next((row for row in rows if row.told.number == number), None)

    def first(self, statement_id: str) -> Edition | None:
        """Return the first public edition of a statement."""
        rows = self.editions.get(statement_id)
        return rows[0] if rows else None

    def standing(self) -> Iterator[Edition]:
        """Yield the latest edition of every statement, tombstones too, the latest matter first."""
        return (self.editions[statement_id][-1] for statement_id in self.order)

    def in_language(self, language: str, subject: str = "", *, features: bool | None = None
                    ) -> Iterator[tuple[Edition, Text]]:  # fmt: skip
        """Yield readable statements of a language; features only, none of them, or both."""
        for edition in self.standing():
            text = edition.texts.get(language)
            is_feature = edition.told.kind == states.FEATURE
            if text and subject in {"", edition.told.subject} and features in {None, is_feature}:
                yield edition, text

    @property
    def changed_at(self) -> datetime | None:
        """Return the last change of anything held."""
        return max((row.changed_at for rows in self.editions.values() for row in rows), default=None)


def renewed(old: Shelf) -> tuple[Shelf, set[str]]:
    """Return the shelf as it is now, and the ids of statements that differ from the old one."""
    now = marks()
    changed = {key for key in now.keys() | old.marks.keys() if now.get(key) != old.marks.get(key)}
    if not changed:
        return old, changed
    editions = {key: rows for key, rows in old.editions.items() if key not in changed}
    for statement_id, rows in _read(sorted(changed & now.keys())).items():
        editions[statement_id] = tuple(rows)
    return Shelf({key: now[key] for key in editions}, editions, _ordered(editions), _codes(editions)), changed


def _read(ids: list[str]) -> dict[str, list[Edition]]:
    found: dict[str, list[Edition]] = {}
    for start in range(0, len(ids), AT_ONCE):
        rows = published(statement_ids=ids[start : start + AT_ONCE], latest_only=False)
        for told in sorted(rows, key=lambda row: row.number):
            found.setdefault(told.statement_id, []).append(held(told))
    return found


def _ordered(editions: dict[str, tuple[Edition, ...]]) -> tuple[str, ...]:
    def begun(statement_id: str) -> tuple[datetime, str]:
        return editions[statement_id][0].told.first_published_at, statement_id

    return tuple(sorted(editions, key=begun, reverse=True))


def _codes(editions: dict[str, tuple[Edition, ...]]) -> dict[str, tuple[str, int, str]]:
    return {
        text.code: (statement_id, edition.told.number, text.language)
        for statement_id, rows in editions.items()
        for edition in rows
        for text in edition.texts.values()
    }
