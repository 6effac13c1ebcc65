"""Writers killed with SIGKILL in mid-write: whatever was acknowledged is there, the file and the record hold.

A write is acknowledged when its action returns; the writer then tells its number through a pipe. SIGKILL
takes the process, not the machine: what a power cut takes depends on fsync, which settings ask for (FULL).
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from datetime import UTC, datetime
from typing import Any

from bench.trust_load import FORK, kept, prepare_pages
from bench.trust_office import is_long, open_office
from bench.trust_rows import exactly, show

KILLS = 100
AT_ONCE = 2
PAGES = 50


def writer(seed: int, keys: list[tuple[int, int]], stock: list[Any], acknowledge: int) -> None:
    """Store versions until killed; tell of each only after its commit."""
    from nhipcau.monitoring.actions import store_article

    chance = random.Random(seed)
    while True:
        page_id, snapshot_id = chance.choice(keys)
        at = datetime.now(UTC)
        stored = store_article(
            page_id=page_id,
            snapshot_id=snapshot_id,
            outlet_id=None,
            kept=chance.choice(stock),
            fetched_at=at,
            at=at,
        )
        if stored.news != "same":
            os.write(acknowledge, f"{stored.article.pk} {stored.article.latest_number}\n".encode())


def kill_one_round(seed: int, keys: list[tuple[int, int]], stock: list[Any]) -> set[tuple[int, int]]:
    """Start writers, wait until they write, kill them at a moment of chance; return the acknowledged."""
    chance = random.Random(seed)
    reading, writing = os.pipe()
    writers = [
        # Pages of its own each, as leases see to in the office.
        FORK.Process(target=writer, args=(seed * AT_ONCE + n, keys[n::AT_ONCE], stock, writing))
        for n in range(AT_ONCE)
    ]
    for process in writers:
        process.start()
    os.close(writing)
    told = os.read(reading, 1 << 16)  # the first sign of work, so that the blow falls in the middle of it
    for process in writers:
        time.sleep(chance.uniform(0.0, 0.06))
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
    for process in writers:
        process.join()
        assert process.exitcode == -signal.SIGKILL, process.exitcode
    while more := os.read(reading, 1 << 16):
        told += more
    os.close(reading)
    whole = told.decode().rpartition("\n")[0]
    return {(int(article), int(number)) for article, number in (line.split() for line in whole.splitlines())}


def main() -> None:
    """Kill, then look at what is left."""
    open_office()
    from django.db import connection

    keys = prepare_pages(PAGES)
    stock = [kept(number, edit) for number in range(10) for edit in range(3)]
    connection.close()
    acknowledged: set[tuple[int, int]] = set()
    kills = KILLS * (3 if is_long() else 1)
    for turn in range(kills // AT_ONCE):
        acknowledged |= kill_one_round(turn, keys, stock)
    show("SIGKILLs in mid-write; writes acknowledged before them", f"{kills}; {len(acknowledged):,}")
    _judge(acknowledged)


def _judge(acknowledged: set[tuple[int, int]]) -> None:
    from django.apps import apps
    from django.db import connection
    from django.db.models import Count, F

    from nhipcau.record.queries import verify

    version, article = apps.get_model("monitoring", "Version"), apps.get_model("monitoring", "Article")
    entry = apps.get_model("record", "Entry")
    there = set(version.objects.values_list("article_id", "number"))
    exactly("acknowledged writes lost", len(acknowledged - there), 0)
    torn = article.objects.annotate(n=Count("versions")).exclude(n=F("latest_number")).count()
    exactly("articles whose versions do not add up", torn, 0)
    noted = entry.objects.filter(subject__startswith="monitoring.article:").count()
    exactly("versions without their entry in the record, or the reverse", abs(noted - len(there)), 0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = [row[0] for row in cursor.execute("PRAGMA integrity_check").fetchall()]
        show("PRAGMA integrity_check", "; ".join(said)[:26], "ok", holds=said == ["ok"])
    proof = verify()
    show("record verifies", f"{proof.entries:,} entries", "0 faults", holds=proof.holds)


if __name__ == "__main__":
    main()
