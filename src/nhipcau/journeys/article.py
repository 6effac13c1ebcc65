"""A page's road to an article: claimed from `sources`, read by the line, stored by `monitoring`.

In: the clock and a reader; out: how each page ended. Called by the worker, and by tests with a plain reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from nhipcau.common.writing import write_gate
from nhipcau.monitoring.actions import Stored, store_article
from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, Kept, Outcome
from nhipcau.reading.records import Page
from nhipcau.sources import actions as sources
from nhipcau.sources.actions import ClaimedPage
from nhipcau.stories.actions import await_placing
from nhipcau.watching.actions import await_matching

Reader = Callable[[Page], Outcome]
"""The reading line, run where it cannot take the worker with it."""

KILLS = frozenset({BreakReason.CRASHED, BreakReason.TIMED_OUT, BreakReason.OUT_OF_MEMORY})
"""The page may be innocent (a full machine): it is tried again, and dead after its fifth try."""


class End(StrEnum):
    """How one claimed page ended this time."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DROPPED = "dropped"
    BROKEN = "broken"
    PUT_OFF = "put_off"
    LOST = "lost"
    """Another worker holds the page by now; nothing was stored."""


def read_claimed_pages(
    *, clock: Callable[[], datetime], limit: int, reader: Reader, stopping: Callable[[], bool] = lambda: False
) -> Counter[End]:
    """Read up to `limit` pages, one claim at a time, and count how they ended."""
    ends: Counter[End] = Counter()
    while ends.total() < limit and not stopping():
        end = read_next_page(at=clock(), reader=reader)
        if end is None:
            break
        ends[end] += 1
    return ends


def read_next_page(*, at: datetime, reader: Reader) -> End | None:
    """Claim one page, read it and store the outcome; None when nothing waits.

    One at a time: a page that kills its worker must not use up the tries of its neighbours.
    """
    claimed = sources.claim_pages_to_read(at=at, limit=1)
    if not claimed:
        return None
    page = claimed[0]
    return conclude(page, _outcome(page, reader), at=at)


def conclude(page: ClaimedPage, outcome: Outcome, *, at: datetime) -> End:
    """Store one outcome and settle its page, both or neither."""
    match outcome:
        case Kept():
            return _keep(page, outcome, at)
        case Dropped(reason, detail):
            return End.DROPPED if _settle(page, "dropped", reason, detail, at) else End.LOST
        case Broken(reason, detail) if reason in KILLS:
            held = sources.release_page(
                page_id=page.id, token=page.token, reason=reason, detail=detail, at=at
            )
            return End.PUT_OFF if held else End.LOST
        case Broken(reason, detail):
            return End.BROKEN if _settle(page, "broken", reason, detail, at) else End.LOST


def _outcome(page: ClaimedPage, reader: Reader) -> Outcome:
    try:
        return reader(page.page)
    except Exception as error:  # noqa: BLE001 - whatever a page does to the reader, it ends with a name
        return Broken(BreakReason.CRASHED, f"{type(error).__name__}: {error}")


def _keep(page: ClaimedPage, kept: Kept, at: datetime) -> End:
    with write_gate():
        if not _settle(page, "kept", "", "", at):
            return End.LOST
        stored = keep_article(
            page_id=page.id,
            snapshot_id=page.snapshot_id,
            outlet_id=page.outlet_id,
            kept=kept,
            fetched_at=page.page.fetched_at or at,
            at=at,
        )
    return End(stored.news)


def keep_article(
    *, page_id: int, snapshot_id: int, outlet_id: int | None, kept: Kept, fetched_at: datetime, at: datetime
) -> Stored:
    """Store an article and hand it on to the rooms that wait for it; archives come this way too.

    Joins the caller's transaction, in which the page itself is settled.
    """
    with write_gate():
        stored = store_article(
            page_id=page_id,
            snapshot_id=snapshot_id,
            outlet_id=outlet_id,
            kept=kept,
            fetched_at=fetched_at,
            at=at,
        )
        if stored.news != "same":
            await_placing(article_id=stored.article.pk, at=at)
            await_matching(article_id=stored.article.pk, at=at)
    return stored


def _settle(page: ClaimedPage, state: str, reason: str, detail: str, at: datetime) -> bool:
    return sources.settle_page(
        page_id=page.id, token=page.token, state=state, reason=reason, detail=detail, at=at
    )
