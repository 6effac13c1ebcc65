"""SQLite under load: eight processes store articles without a pause while four read the list of articles.

Runs in an office of its own (see trust.py): once through the write gate, once without it for comparison.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import Any

from bench import trust_texts
from bench.trust_office import is_long, open_office
from bench.trust_rows import below, exactly, percentile, show

WRITERS, READERS = 8, 4
PAGES = 400
FORK = get_context("fork")


@dataclass
class Told:
    """What one process measured."""

    seconds: list[float] = field(default_factory=list)
    locked: int = 0
    others: list[str] = field(default_factory=list)


def prepare_pages(count: int) -> list[tuple[int, int]]:
    """Make pages with one snapshot each; return their keys."""
    from django.apps import apps

    page, snapshot = apps.get_model("sources", "Page"), apps.get_model("sources", "Snapshot")
    at = datetime.now(UTC)
    addresses = [f"https://bao-mau.example/{number}" for number in range(count)]
    page.objects.bulk_create(
        page(url=url, url_key=url, created_at=at, next_try_at=at, fetched_at=at, state="kept")
        for url in addresses
    )
    keys = list(page.objects.order_by("pk").values_list("pk", flat=True))
    snapshot.objects.bulk_create(
        snapshot(page_id=key, fetched_at=at, sha256=f"{key:064}", size=1) for key in keys
    )
    return list(zip(keys, snapshot.objects.order_by("pk").values_list("pk", flat=True), strict=True))


def kept(number: int, edit: int) -> Any:
    """Read a made page as the line would, mentions and all."""
    from nhipcau.reading.engines.inline import read_one
    from nhipcau.reading.records import Page
    from nhipcau.reading.tools import Tools

    whole = f"{trust_texts.title(number)}\n\n{trust_texts.text(number, edit)}"
    return read_one(Page(f"{number}.txt", whole.encode(), "text/plain; charset=utf-8"), Tools())


def writer(seed: int, keys: list[tuple[int, int]], stock: list[Any], until: float, told: Any) -> None:
    """Store article after article; the wait is the whole action, from call to commit."""
    from nhipcau.monitoring.actions import store_article

    chance = random.Random(seed)

    def store() -> None:
        page_id, snapshot_id = chance.choice(keys)
        at = datetime.now(UTC)
        store_article(
            page_id=page_id,
            snapshot_id=snapshot_id,
            outlet_id=None,
            kept=chance.choice(stock),
            fetched_at=at,
            at=at,
        )

    _repeat(store, until, told)


def reader(seed: int, _keys: list[tuple[int, int]], _stock: list[Any], until: float, told: Any) -> None:
    """Open the list and an article as an officer's browser would, a moment of looking between them."""
    from nhipcau.monitoring.queries.searching import articles_for, with_texts

    chance = random.Random(1000 + seed)

    class Officer:
        def may(self, _action: str) -> bool:
            return True

    def look() -> None:
        first = chance.randrange(0, 100, 25)
        rows = list(with_texts(articles_for(Officer()).order_by("-sorted_at", "-pk"))[first : first + 25])
        if rows:
            list(chance.choice(rows).versions.first().mentions.all())

    _repeat(look, until, told, pause=lambda: chance.uniform(0.02, 0.08))


def _repeat(
    action: Callable[[], None], until: float, told: Any, pause: Callable[[], float] | None = None
) -> None:
    from django.db import OperationalError

    mine = Told()
    while (begun := time.monotonic()) < until:
        try:
            action()
        except OperationalError as error:
            mine.locked += "locked" in str(error)
            mine.others += [] if "locked" in str(error) else [str(error)]
        except Exception as error:  # noqa: BLE001 - any fault is a figure of the table
            mine.others.append(repr(error)[:200])
        mine.seconds.append(time.monotonic() - begun)
        if pause:
            time.sleep(pause())
    told.put(mine)


def run(seconds: float, keys: list[tuple[int, int]]) -> tuple[Told, Told]:
    """Let everybody loose at once; return what writers and readers were told, each together."""
    from django.db import connection

    stock = [kept(number, edit) for number in range(20) for edit in range(2)]
    connection.close()
    until = time.monotonic() + seconds
    groups = []
    for work, count in ((writer, WRITERS), (reader, READERS)):
        told = FORK.Queue()
        processes = [
            FORK.Process(target=work, args=(number, keys, stock, until, told)) for number in range(count)
        ]
        groups.append((told, processes))
        for process in processes:
            process.start()
    return tuple(_together(told, processes) for told, processes in groups)  # type: ignore[return-value]


def _together(told: Any, processes: list[Any]) -> Told:
    everybody = Told()
    for _process in processes:
        each = told.get(timeout=180)
        everybody.seconds += each.seconds
        everybody.locked += each.locked
        everybody.others += each.others
    for process in processes:
        process.join()
    return everybody


def main() -> None:
    """Measure with the gate, then without."""
    open_office()
    from nhipcau.common import writing

    keys = prepare_pages(PAGES)
    seconds = 60.0 if is_long() else 30.0
    _show(f"gate, {seconds:g} s", *run(seconds, keys), is_promise=True)
    writing._gate = lambda: None  # noqa: SLF001 - the comparison is what the gate is for
    _show("no gate, 15 s", *run(15.0, keys), is_promise=False)


def _show(name: str, wrote: Told, read: Told, *, is_promise: bool) -> None:
    worst, p95 = max(wrote.seconds), percentile(read.seconds, 0.95) * 1000
    total = f"{len(wrote.seconds):,} writes, {len(read.seconds):,} reads"
    show(f"{name}: {WRITERS} writers, {READERS} readers", total)
    show(
        f"{name}: write p50 / p95",
        f"{percentile(wrote.seconds, 0.5):.3f} / {percentile(wrote.seconds, 0.95):.3f} s",
    )
    if not is_promise:
        show(f"{name}: database is locked", wrote.locked + read.locked)
        show(f"{name}: other faults", len(wrote.others + read.others))
        show(f"{name}: worst write wait", f"{worst:.2f} s")
        show(f"{name}: read p95", f"{p95:.1f} ms")
        return
    exactly(f"{name}: database is locked", wrote.locked + read.locked, 0)
    exactly(
        f"{name}: other faults {set(wrote.others + read.others) or ''}", len(wrote.others + read.others), 0
    )
    below(f"{name}: worst write wait", worst, 2.0, "s")
    below(f"{name}: read p95", p95, 50.0, "ms")


if __name__ == "__main__":
    main()
