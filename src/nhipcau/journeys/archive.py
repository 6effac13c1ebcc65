"""Results of reading archives on their way into the office: pages and snapshots of `sources`, then articles.

In: a folder of results; out: counts. Called by `nhipcau read --load`. Loading again doubles nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.journeys.article import keep_article
from nhipcau.reading.engines.parts import kept_of
from nhipcau.reading.engines.results import Results
from nhipcau.reading.engines.units import Unit, sources_of
from nhipcau.reading.records import Page
from nhipcau.sources.actions.keeping_archived import (
    ArchivedCopy,
    Kept,
    Standing,
    keep_archived,
    known_copies,
    sha256_of,
)

BATCH = 50
"""Articles a transaction: the write gate is free again within a second, and the office goes on."""
MEMORY = timedelta(days=730)
"""How long articles that nothing cites are kept when no other time is given."""

Line = dict[str, Any]


@dataclass
class Loaded:
    """What loading did, each kept line of the results under one name."""

    ends: Counter[str] = field(default_factory=Counter)
    beyond_memory: int = 0


def load_results(
    results: Results,
    *,
    clock: Callable[[], datetime],
    done: Callable[[int], object] = lambda _count: None,
    memory: timedelta = MEMORY,
) -> Loaded:
    """Load every kept line of the finished parts, a batch a transaction."""
    loaded = Loaded()
    for unit in results.finished():
        lines = [line for line in results.lines(unit) if line.get("outcome") == "kept"]
        fresh = _unknown(lines)
        pairs, gone = _with_bytes(unit, fresh)
        loaded.ends.update(known=len(lines) - len(fresh), gone=gone)
        done(len(lines) - len(pairs))
        for start in range(0, len(pairs), BATCH):
            batch = pairs[start : start + BATCH]
            _load(batch, clock(), loaded, memory)
            done(len(batch))
    loaded.ends = +loaded.ends
    return loaded


def _unknown(lines: list[Line]) -> list[Line]:
    """Leave out what is loaded already: this makes going on after a kill fast."""
    known = known_copies((line["url"], line["sha256"]) for line in lines)
    return [line for line in lines if (line["url"], line["sha256"]) not in known]


def _load(batch: list[tuple[Line, bytes]], at: datetime, loaded: Loaded, memory: timedelta) -> None:
    """Store a batch, all of it or nothing."""
    copies = [_copy(line, content, at) for line, content in batch]
    with write_gate():
        standings = keep_archived(by=None, at=at, copies=copies)
        ends = Counter(
            _article(line, copy, standing, at)
            for (line, _content), copy, standing in zip(batch, copies, standings, strict=True)
        )
    loaded.ends.update(ends)
    loaded.beyond_memory += sum(copy.fetched_at < at - memory for copy in copies)


def _with_bytes(unit: Unit, lines: Iterable[Line]) -> tuple[list[tuple[Line, bytes]], int]:
    """Read the raw pages again from their archive, each proved by its hash; say how many are not there."""
    wanted = {line["position"]: line for line in lines}
    if not wanted:
        return [], 0
    pairs = [
        (line, page.content)
        for position, page in _pages(unit, last=max(wanted))
        if (line := wanted.get(position)) and sha256_of(page.content) == line["sha256"]
    ]
    return pairs, len(wanted) - len(pairs)


def _pages(unit: Unit, *, last: int) -> Iterator[tuple[int, Page]]:
    for position, source in enumerate(sources_of(unit, Counter())):
        if position > last:
            return
        if isinstance(source, Page):
            yield position, source


def _copy(line: Line, content: bytes, at: datetime) -> ArchivedCopy:
    archived = datetime.fromisoformat(line["fetched_at"]) if line["fetched_at"] else at
    return ArchivedCopy(
        url=line["url"],
        content=content,
        sha256=line["sha256"],
        content_type=line["content_type"] or "",
        # A clock that ran ahead must not put pages into the future.
        fetched_at=min(archived, at),
        title=line["article"]["title"],
    )


def _article(line: Line, copy: ArchivedCopy, standing: Standing, at: datetime) -> str:
    if standing.kept is not Kept.NEWEST:
        return standing.kept
    stored = keep_article(
        page_id=standing.page_id,
        snapshot_id=standing.snapshot_id,
        outlet_id=standing.outlet_id,
        kept=kept_of(line),
        fetched_at=copy.fetched_at,
        at=at,
    )
    return stored.news
