"""Search over a million short articles: the first page as the screen asks it, its snippets and its number of hits.

`./run bench search [--articles N]`; SQLite in a throw-away folder, or 200,000 on the PostgreSQL of NHIPCAU_DATABASE_URL.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.search_made import LAST_DAY, PLACES, Press, check
from bench.trust_office import office, open_office, postgres_server

SEED = 8
ROUNDS = 3
MILLION, ON_POSTGRES, PEERS = 1_000_000, 200_000, 20_000
LIMITS = {"rare word": 50, "common word": 150, "common word without marks": 150}
"""Milliseconds at the 95th percentile: check 9 of the reading line."""
SORTED_BY_HAND = 3
"""How often the former way is asked: it is slow."""
ROWS_ON_PAGE = 25
TRIGGERS = ("search_text_in", "search_text_changed", "search_text_out")


class Everybody:
    """A person who may read."""

    def may(self, action: str) -> bool:  # noqa: ARG002 - as the real one asks
        """Allow."""
        return True


def fill(count: int) -> Press:
    """Write the articles, quickly: the index is built once at the end, as the migration builds it."""
    from django.db import connection, transaction

    press, begun = Press(SEED), time.monotonic()
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if is_sqlite:
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA synchronous=OFF")
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER monitoring_{name}")
        else:
            cursor.execute("SET session_replication_role = replica")
        for rows in press.rows(count):
            check(rows[0])
            with transaction.atomic():
                _insert(cursor, rows)
            if rows[-1].number % 100_000 == 0:
                print(f"  {rows[-1].number:,} written, {time.monotonic() - begun:.0f} s", flush=True)
    _index(is_sqlite)
    print(f"  indexed after {time.monotonic() - begun:.0f} s", flush=True)
    return press


def _insert(cursor: Any, rows: list[Any]) -> None:
    day = LAST_DAY.date() + timedelta(days=2)
    cursor.executemany(
        "INSERT INTO monitoring_article(id, public_id, page_id, url, language, title, latest_credible_on,"
        " first_seen_at, sorted_at, latest_number) VALUES (%s, %s, %s, '', 'vi', %s, %s, %s, %s, 1)",
        [(r.number, f"b{r.number}", r.number, r.title, day, r.at, r.at) for r in rows],
    )
    cursor.executemany(
        "INSERT INTO monitoring_version(article_id, number, snapshot_id, title, lead, text, text_sha256, fingerprint,"
        " fetched_at, read_at, reader_version) VALUES (%s, 1, 1, %s, '', %s, '', '', %s, %s, '0')",
        [(r.number, r.title, r.text, r.at, r.at) for r in rows],
    )
    cursor.executemany(
        "INSERT INTO monitoring_search_text(article_id, exact, folded) VALUES (%s, %s, %s)",
        [(r.number, r.exact, r.folded) for r in rows],
    )


def _index(is_sqlite: bool) -> None:
    from importlib import import_module

    from django.db import connection

    migration = import_module("nhipcau.monitoring.migrations.0002_full_text")
    with connection.cursor() as cursor:
        for statement in migration.SQLITE if is_sqlite else ["VACUUM ANALYZE"]:
            cursor.execute(statement)


def first_page(query: str, **filters: Any) -> int:
    """Do what the list does: the page with its texts, every title and snippet marked, the hits told."""
    from nhipcau.monitoring.queries.searching import Filters, search_articles_for, with_texts
    from nhipcau.monitoring.rules.snippets import marked, snippet
    from nhipcau.monitoring.rules.words import terms

    found = search_articles_for(Everybody(), query=query, filters=Filters(**filters))  # type: ignore[arg-type]
    asked = terms(query)
    for article in with_texts(found)[:ROWS_ON_PAGE]:
        marked(article.title, asked)
        snippet(article.latest[0].text, asked)  # type: ignore[attr-defined]
    return found.told()[0]


def former_page(query: str) -> int:
    """Ask as before there was an index: INSTR over every text, counted whole."""
    from django.db.models import Value
    from django.db.models.functions import StrIndex
    from django.db.models.lookups import GreaterThan

    from nhipcau.monitoring.models import Article
    from nhipcau.monitoring.rules.words import terms

    found = Article.objects.filter(pk__lte=PEERS)
    for term in terms(query):
        stands = StrIndex("search_text__folded", Value(term.needle(exact=False)))
        found = found.filter(GreaterThan(stands, 0))
    list(found.order_by("-sorted_at", "-pk")[:ROWS_ON_PAGE])
    return found.count()


def measured(ask: Callable[[str], int], queries: list[str], rounds: int = ROUNDS) -> tuple[float, float, int]:
    """Return the median, the 95th percentile in ms and the middle number of hits told."""
    seconds, hits = [], []
    for query in queries * rounds:
        begun = time.perf_counter()
        hits.append(ask(query))
        seconds.append((time.perf_counter() - begun) * 1000)
    cuts = quantiles(seconds, n=20)
    return cuts[9], cuts[18], sorted(hits)[len(hits) // 2]


def report(press: Press) -> bool:
    """Print a line a kind of question beside its limit; say whether all limits hold."""
    all_hold = True
    days = {"since": LAST_DAY.date() - timedelta(days=30), "until": LAST_DAY.date()}
    kinds = {name: (queries, {}) for name, queries in press.queries().items()}
    kinds["common word, 31 days"] = (press.queries()["common word"], days)
    kinds["no words, 31 days"] = ([""] * 20, days)
    print(f"\n{'question':28} {'p50 ms':>8} {'p95 ms':>8} {'limit':>6} {'hits told':>10}")
    for name, (queries, filters) in kinds.items():
        p50, p95, hits = measured(lambda query, more=filters: first_page(query, **more), queries)
        limit = LIMITS.get(name)
        all_hold = all_hold and not (limit and p95 > limit)
        print(f"{name:28} {p50:8.1f} {p95:8.1f} {limit or '':>6} {hits:10,}", flush=True)
    return all_hold


def peers(press: Press) -> None:
    """Print the former way on the first articles only, for the ratio."""
    print(f"\nThe former way (INSTR) on {PEERS:,} of these articles:")
    for name in ("rare word", "common word"):
        p50, p95, hits = measured(former_page, press.queries()[name][:10], SORTED_BY_HAND)
        print(f"{name:28} {p50:8.1f} {p95:8.1f} {'':>6} {hits:10,}", flush=True)


def finds() -> bool:
    """Say whether "dong trieu" finds Đông Triều, and whether exact marks come first."""
    from nhipcau.monitoring.queries.searching import search_articles_for, with_texts

    person: Any = Everybody()
    folded = [a.latest[0].text for a in with_texts(search_articles_for(person, query="dong trieu"))[:200]]
    exact = [a.latest[0].text for a in with_texts(search_articles_for(person, query="Đồng Triệu"))[:200]]
    found = any(PLACES[5] in text for text in folded)
    first = [("Đồng Triệu" in text) for text in exact]
    print(f"\n'dong trieu' finds Đông Triều: {found}; exact marks first: {first == sorted(first, reverse=True)}"
          f" ({sum(first)} exact of {len(first)} shown)")  # fmt: skip
    return found and first == sorted(first, reverse=True)


def main() -> None:
    """Build, ask, print."""
    server = postgres_server()
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=ON_POSTGRES if server else MILLION)
    count = options.parse_args().articles
    with office(server) as environment:
        os.environ.update(environment)
        open_office()
        print(
            f"{count:,} short articles, {'PostgreSQL' if server else 'SQLite'}, {datetime.now(UTC):%Y-%m-%d}"
        )
        press = fill(count)
        holds = report(press)
        peers(press)
        sys.exit(0 if finds() and holds else 1)


if __name__ == "__main__":
    main()
