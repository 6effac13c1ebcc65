"""The articles that match, as a queryset whose first pages cost the same for a rare and for a common word.

A full sort by rank reads every match; a slice in the search's own order is walked rank by rank, newest first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Self

from django.db.models import Case, IntegerField, QuerySet, Value, When

from nhipcau.monitoring.models import Article
from nhipcau.monitoring.queries.searching.engines import Matches, Span, runs
from nhipcau.monitoring.queries.searching.folding import Folding, StandsAlone
from nhipcau.monitoring.rules.asking import Condition

COUNTED_TO = 1_000
"""More hits than this are told as "more than": counting all of a common word reads a third of the index."""
LATEST_NEWS = timedelta(weeks=2)
"""An outlet is asked at least every two weeks: what is older than that when first read is from an archive."""
NEWEST_FIRST = ("-sorted_at", "-pk")


class Hits(QuerySet[Article]):
    """Matching articles, best first; sorted or chained otherwise, a queryset like any other."""

    ranks: tuple[Matches, ...] = ()
    """The matches best first, no article in two of them; empty once another order is asked."""
    oldest: datetime | None = None
    """How far back the walk goes; the conditions say it too."""

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

    def folded(self) -> Self:
        """Hide the copies whose original is in this list; filters that come later find no original away."""
        return self.filter(StandsAlone(self))

    def met(self, article_ids: Collection[int]) -> set[int]:
        """Return which of these articles are in this list, looked up one by one."""
        found = self._unmatched().filter(pk__in=article_ids)
        for match in self._matches():
            asked = match.lhs
            found = found.filter(Matches(asked.condition, span=asked.span, among=article_ids))
        return set(found.values_list("pk", flat=True))

    def new_since(self, moment: datetime) -> Self:
        """Keep what was first seen after this moment; the walk need not go back beyond what is news."""
        oldest = moment - LATEST_NEWS
        found = self.filter(first_seen_at__gt=moment, sorted_at__gte=oldest)
        found.oldest = oldest
        return found

    def told(self, to: int | None = None) -> tuple[int, bool]:
        """Count up to `COUNTED_TO`, or so far; True says that there are more.

        Beyond that, copies count too: asking after the original of each would cost more than the page.
        """
        most = COUNTED_TO if to is None else to
        if self._is_walkable():
            counted = len(self._best([self._whole()], most + 1, folds=False))
            if counted <= most and self._asking(StandsAlone):
                counted = len(self._best([self._whole()], most + 1))
        else:
            counted = self.order_by()[: most + 1].count()
        return min(counted, most), counted > most

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
        clone.ranks, clone.oldest = self.ranks, self.oldest
        return clone

    def _is_walkable(self) -> bool:
        whole_rows = self._fields is None  # type: ignore[attr-defined]
        plain = self._result_cache is None and whole_rows and not self.query.is_sliced
        usual = not (self.query.combinator or self.query.distinct) and self.query.standard_ordering
        asked = len(self._matches()) == 1 and len(self._asking(StandsAlone)) <= 1
        return bool(self.ranks) and plain and usual and asked

    def _matches(self) -> list[Any]:
        return self._asking(Matches)

    def _asking(self, kind: type) -> list[Any]:
        where = self.query.where
        if where.negated or where.connector != "AND":
            return []
        return [one for one in where.children if isinstance(getattr(one, "lhs", None), kind)]

    def _whole(self) -> Matches:
        matches: Matches = self._matches()[0].lhs
        return Matches(matches.condition, span=matches.span, among=matches.among)

    def _unmatched(self) -> QuerySet[Article]:
        """Return the same without what the walk itself asks: the words of the index, the originals by id."""
        found: QuerySet[Article] = self.order_by()
        asked = self._matches() + self._asking(StandsAlone)
        found.query.where.children = [one for one in found.query.where.children if one not in asked]
        return found

    def _best(self, ranks: Sequence[Matches], count: int, *, folds: bool = True) -> list[int]:
        """Walk the ranks to the ids of the first `count` articles, copies left out where the list folds."""
        found, ids = self._unmatched(), list[int]()
        asked = self._asking(StandsAlone) if folds else []
        folding = next((Folding(one.lhs.listed) for one in asked), None)
        for rank in ranks:
            if len(ids) >= count:
                break
            for run in runs(found, rank.since(self.oldest), count - len(ids)):
                ids += folding.kept(run) if folding else run
                if len(ids) >= count:
                    break
        return ids[:count]

    def _walked(self, start: int, stop: int) -> Self:
        ids = self._best(self.ranks, stop)[start:]
        rows = {article.pk: article for article in self._unmatched().filter(pk__in=ids)}
        page = self._clone()
        page.query.set_limits(start, stop)
        page._result_cache = [rows[pk] for pk in ids if pk in rows]  # noqa: SLF001 - our own class
        return page
