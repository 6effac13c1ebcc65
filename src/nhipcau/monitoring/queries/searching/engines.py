"""THE ONE PLACE OF VENDOR SQL: what FTS5 and GIN are asked. Called by this folder only.

Their shape: migrations/0002_full_text.py. Words hold letters and digits only, so that no sign of either
query language can come in from a user.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import reduce
from typing import Any

from django.db import NotSupportedError, connection
from django.db.models import BooleanField, F, Func, QuerySet

from nhipcau.monitoring.models import Article
from nhipcau.monitoring.rules.asking import All, AnyOf, But, Condition, Stands

Span = tuple[datetime | None, datetime | None]
"""First moment, and the one after the last."""
EVER: Span = (None, None)
ID_BITS = 30
"""The article's id inside a place of the FTS table; see the migration."""
FIRST_CHUNK, LARGEST_CHUNK = 60, 4_000
"""Matches looked at in one go: a page and what filters take off, growing while filters leave little."""
PREPARED = "array_to_tsvector(string_to_array(btrim({column}), ' '))"


class Matches(Func):
    """True where an article's words fulfil a condition."""

    output_field = BooleanField()

    def __init__(
        self, condition: Condition, *, span: Span = EVER, among: Collection[int] | None = None
    ) -> None:
        """Ask of all articles, of those of some days, or of a batch of row ids."""
        super().__init__(F("pk"))
        self.condition, self.span = condition, span
        self.among = None if among is None else tuple(among)

    def since(self, moment: datetime | None) -> Matches:
        """Return the same of articles no older than this."""
        first, end = self.span
        later = max(filter(None, [first, moment]), default=None)
        return Matches(self.condition, span=(later, end), among=self.among)

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> Any:  # noqa: ARG002
        """Ask FTS5 for the ids."""
        article, given = compiler.compile(self.source_expressions[0])
        where, params = _places(self)
        mask = (1 << ID_BITS) - 1
        ids = f"SELECT rowid & {mask} FROM monitoring_search_index WHERE {where}"  # noqa: S608 - our own words
        return f"{article} IN ({ids})", [*given, *params]

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # noqa: ARG002
        """Ask the GIN indexes for the ids."""
        article, given = compiler.compile(self.source_expressions[0])
        where, params = _tsquery(self.condition)
        ids = f"SELECT article_id FROM monitoring_search_text WHERE {where}"  # noqa: S608 - our own words
        return f"{article} IN ({ids})", [*given, *params]

    def as_sql(self, *_: Any, **__: Any) -> Any:
        """Refuse a database that nobody has prepared."""
        raise NotSupportedError(connection.vendor)


def runs(found: QuerySet[Article], matches: Matches, count: int) -> Iterator[list[int]]:
    """Yield the ids of these articles that match, newest first, some `count` at a time."""
    if connection.vendor == "sqlite":
        for chunk in _walk(matches, count):
            kept = set(found.filter(pk__in=chunk).values_list("pk", flat=True))
            yield [pk for pk in chunk if pk in kept]
        return
    ranked = found.filter(matches).order_by("-sorted_at", "-pk").values_list("pk", flat=True)
    start, size = 0, count
    while run := list(ranked[start : start + size]):
        yield run
        if len(run) < size:
            return
        start, size = start + size, min(size * 2, LARGEST_CHUNK)


def _walk(matches: Matches, count: int) -> Iterator[list[int]]:
    """Read matching ids off the FTS table, which keeps them in the order of publication."""
    where, params = _places(matches)
    mask, size = (1 << ID_BITS) - 1, max(count, FIRST_CHUNK)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid & {mask} FROM monitoring_search_index WHERE {where} ORDER BY rowid DESC",  # noqa: S608
            params,
        )
        while rows := cursor.fetchmany(size):
            yield [row[0] for row in rows]
            size = min(size * 2, LARGEST_CHUNK)


def _places(matches: Matches) -> tuple[str, list[Any]]:
    where = "monitoring_search_index MATCH %s"
    params: list[Any] = [_fts5(matches.condition)]
    since, until = matches.span
    if since:
        where, params = f"{where} AND rowid >= %s", [*params, int(since.timestamp()) << ID_BITS]
    if until:
        where, params = f"{where} AND rowid < %s", [*params, int(until.timestamp()) << ID_BITS]
    if matches.among is not None:
        ids = ", ".join(str(int(pk)) for pk in matches.among)
        where += f" AND rowid IN (SELECT place FROM monitoring_search_place WHERE article_id IN ({ids}))"  # noqa: S608
    return where, params


def _fts5(condition: Condition) -> str:
    match condition:
        case Stands(words, exact):
            return f'{"exact" if exact else "folded"} : "{" ".join(words)}"'
        case All(parts):
            return f"({' AND '.join(map(_fts5, parts))})"
        case AnyOf(parts):
            return f"({' OR '.join(map(_fts5, parts))})"
        case But(base, without):
            return f"({_fts5(base)} NOT {_fts5(without)})"


def _tsquery(condition: Condition) -> tuple[str, list[Any]]:
    match condition:
        case Stands(words, exact):
            return _side_by_side(words, "exact" if exact else "folded")
        case All(parts):
            return _joined(" AND ", parts)
        case AnyOf(parts):
            return _joined(" OR ", parts)
        case But(base, without):
            (one, given), (other, more) = _tsquery(base), _tsquery(without)
            return f"({one} AND NOT {other})", given + more


def _side_by_side(words: tuple[str, ...], column: str) -> tuple[str, list[Any]]:
    """The index finds the words, the text itself says whether they stand together."""
    stands = f"{PREPARED.format(column=column)} @@ %s::tsquery"
    params = [" & ".join(f"'{word}'" for word in words)]
    if len(words) == 1:
        return f"({stands})", params
    return f"({stands} AND strpos({column}, %s) > 0)", [*params, f" {' '.join(words)} "]


def _joined(word: str, parts: tuple[Condition, ...]) -> tuple[str, list[Any]]:
    asked = [_tsquery(part) for part in parts]
    return f"({word.join(sql for sql, _ in asked)})", reduce(list.__add__, (params for _, params in asked))
