"""The articles that match, as a queryset whose first pages cost the same for a rare and for a common word.

A full sort by rank reads every match; a slice in the search's own order is walked rank by rank, newest first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Self

from django.db.models import Case, IntegerField, QuerySet, Value, When

from nhipcau.monitoring.models import Article
from nhipcau.monitoring.queries.searching.engines import Matches, Span, newest
from nhipcau.monitoring.rules.asking import Condition

COUNTED_TO = 1_000
"""More hits than this are told as "more than": counting all of a common word reads a third of the index."""
NEWEST_FIRST = ("-sorted_at", "-pk")


class Hits(QuerySet[Article]):
    """Matching articles, best first; sorted or chained otherwise, a queryset like any other."""

    ranks: tuple[Matches, ...] = ()
    """The matches best first, no article in two of them; empty once another order is asked."""

    def matching(
        self,
        whole: Condition | None,
        ranked: Sequence[Condition],
        *,
        span: Span,
        among: Collection[int] | None,
    ) -> Self:
        """Keep what matches, in the order of its ranks, then newest first."""
        if whole is None:
            return self.order_by(*NEWEST_FIRST)
        found = self.filter(Matches(whole, span=span, among=among))
        ranks = tuple(Matches(one, span=span, among=among) for one in ranked)
        cases = [When(one, then=Value(place)) for place, one in enumerate(ranks[:-1])]
        last = Value(len(cases))
        rank = [Case(*cases, default=last, output_field=IntegerField())] if cases else []
        found = found.order_by(*rank, *NEWEST_FIRST)
        found.ranks = ranks
        return found

    def told(self) -> tuple[int, bool]:
        """Count up to `COUNTED_TO`; True says that there are more."""
        if self._is_walkable():
            counted = len(newest(self._unmatched(), self._whole(), COUNTED_TO + 1))
        else:
            counted = self.order_by()[: COUNTED_TO + 1].count()
        return min(counted, COUNTED_TO), counted > COUNTED_TO

    def order_by(self, *field_names: Any) -> Self:
        """Sort otherwise; the database then has to sort all matches."""
        sorted_otherwise = super().order_by(*field_names)
        sorted_otherwise.ranks = ()
        return sorted_otherwise

    def __getitem__(self, key: Any) -> Any:
        """Walk to a slice from the best on; leave every other one to the database."""
        if isinstance(key, slice) and key.stop is not None and key.step is None and self._is_walkable():
            return self._walked(key.start or 0, key.stop)
        return super().__getitem__(key)

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.ranks = self.ranks
        return clone

    def _is_walkable(self) -> bool:
        whole_rows = self._fields is None  # type: ignore[attr-defined]
        plain = self._result_cache is None and whole_rows and not self.query.is_sliced
        usual = not (self.query.combinator or self.query.distinct) and self.query.standard_ordering
        return bool(self.ranks) and plain and usual and len(self._matches()) == 1

    def _matches(self) -> list[Any]:
        where = self.query.where
        if where.negated or where.connector != "AND":
            return []
        return [one for one in where.children if isinstance(getattr(one, "lhs", None), Matches)]

    def _whole(self) -> Matches:
        matches: Matches = self._matches()[0].lhs
        return Matches(matches.condition, span=matches.span, among=matches.among)

    def _unmatched(self) -> QuerySet[Article]:
        """Return the same without the words, which the walk asks of the index itself."""
        found: QuerySet[Article] = self.order_by()
        kept = [one for one in found.query.where.children if one not in self._matches()]
        found.query.where.children = kept
        return found

    def _walked(self, start: int, stop: int) -> Self:
        found, ids = self._unmatched(), list[int]()
        for rank in self.ranks:
            if len(ids) < stop:
                ids += newest(found, rank, stop - len(ids))
        rows = {article.pk: article for article in found.filter(pk__in=ids[start:stop])}
        page = self._clone()
        page.query.set_limits(start, stop)
        page._result_cache = [rows[pk] for pk in ids[start:stop] if pk in rows]  # noqa: SLF001 - our own class
        return page
