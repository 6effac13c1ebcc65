"""Finding who picked up what we said: new articles held against released words. Called by the worker.

No action of anybody: it follows from the texts; the mark says how far it went, and none is looked at twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.monitoring.queries.searching import Filters, search_articles, with_texts
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.statements.models import Pickup, Version
from nhipcau.statements.models.picking import PickupMark
from nhipcau.statements.rules.pickups import Found, Released

MARK = "articles"
WINDOW = timedelta(days=60)
"""Released words are looked for so long; a reprint comes within days."""
SETTLED = timedelta(seconds=30)
"""An article with a lower number may still be on its way into the database."""
PRESS = "press"
ASKED_LETTERS = 150
"""Of a run, to look for it in earlier articles; the search takes 200 letters."""


def find_pickups(*, at: datetime, limit: int = 200) -> int:
    """Look through the next articles and keep what they took; return how many were looked through."""
    mark, _new = PickupMark.objects.get_or_create(name=MARK, defaults={"at": at})
    rows = search_articles().filter(pk__gt=mark.article_id, first_seen_at__lte=at - SETTLED)
    articles = list(with_texts(rows.order_by("pk"))[:limit])
    if not articles:
        return 0
    released = _released(at, {article.language for article in articles})
    found = [pickup for article in articles for pickup in _pickups(article, released, at)]
    with write_gate():
        taken = PickupMark.objects.filter(pk=mark.pk, article_id=mark.article_id)
        if not taken.update(article_id=articles[-1].pk, at=at):
            return 0  # another worker looked through the same ones
        Pickup.objects.bulk_create(found, ignore_conflicts=True)
    return len(articles)


def _released(at: datetime, languages: set[str]) -> list[tuple[Version, Released]]:
    rows = Version.objects.filter(
        released_at__gte=at - WINDOW, released_at__lte=at, language__in=languages,
        edition__statement__is_drill=False,
    )  # fmt: skip
    return [
        (version, Released(version.language, "\n".join((version.title, version.lead, version.body))))
        for version in rows.select_related("edition").order_by("pk")
    ]


def _pickups(article: Any, released: list[tuple[Version, Released]], at: datetime) -> Iterable[Pickup]:
    """Yield the best match of each statement; a corrected one is matched by the edition it took."""
    if article.outlet is None or article.outlet.kind != PRESS or not article.latest:
        return
    text = f"{article.title}\n{article.latest[0].text}"
    best: dict[int, tuple[float, int, Version, Found]] = {}
    for version, words in released:
        if version.language == article.language and _came_after(article, version.released_at):
            found = _new_words(article, version, words, text)
            if found:
                key = version.edition.statement_id
                one = (found.share, version.pk, version, found)
                best[key] = max(best.get(key, one), one, key=lambda known: known[:2])
    for _share, _pk, version, found in best.values():
        yield Pickup(
            version=version, article_id=article.pk, shared_words=found.shared_words, share=found.share,
            exact=found.exact, found_at=at,
        )  # fmt: skip


def _came_after(article: Any, released_at: datetime | None) -> bool:
    if released_at is None:
        return False
    if article.published_at:
        return bool(article.published_at >= released_at)
    if article.published_on and article.published_on != office_day(released_at):
        return bool(article.published_on > office_day(released_at))
    return bool(article.first_seen_at >= released_at)


def _new_words(article: Any, version: Version, words: Released, text: str) -> Found | None:
    """Return what the article took, without runs that stood in print before the release."""
    found = words.found_in(text)
    if found is None or version.released_at is None:
        return None
    known = [run for run in found.runs if _stood_before(run, article, version.released_at)]
    return words.found_in(text, without=known) if known else found


def _stood_before(run: str, article: Any, released_at: datetime) -> bool:
    asked = run.replace('"', " ")[:ASKED_LETTERS]
    if len(run) > ASKED_LETTERS:
        asked = asked.rpartition(" ")[0] or asked
    filters = Filters(languages=frozenset({article.language}), until=office_day(released_at))
    earlier = search_articles(query=f'"{asked}"', filters=filters).filter(sorted_at__lt=released_at)
    return bool(earlier.exclude(pk=article.pk).exists())
