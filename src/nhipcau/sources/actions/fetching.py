"""Fetching the pages that are due: new ones, and young ones looked at once more. Called by the worker.

Claim (one transaction), visit (network, no transaction), store (one transaction, one entry in the record).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, DateTimeField, F, Value, When

from nhipcau.common.files import snapshots
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.sources.actions.arriving import arrive
from nhipcau.sources.actions.claiming import claim, paced
from nhipcau.sources.actions.failing import bury_exhausted, fail
from nhipcau.sources.actions.hosts import hosts_of, remember, robots_of
from nhipcau.sources.fetcher import Fetch, Fetched
from nhipcau.sources.models import Page, PageState
from nhipcau.sources.office import snapshot_folder
from nhipcau.sources.rules import LEASE, RECHECKS
from nhipcau.sources.visiting import Visit, Visited, visit_all


@dataclass(frozen=True, slots=True)
class FetchSummary:
    """What a round of fetching ended in."""

    visited: int = 0
    fetched: int = 0
    unchanged: int = 0
    put_off: int = 0
    dropped: int = 0
    broken: int = 0
    dead: int = 0


def fetch_due_pages(
    *, at: datetime, limit: int, fetch: Fetch, chance: Callable[[], float] = random.random
) -> FetchSummary:
    """Fetch up to `limit` due pages and keep what came."""
    pages = take_due_pages(at=at, limit=limit)
    if not pages:
        return FetchSummary()
    known = hosts_of(page.origin for page in pages)
    visits = [
        Visit(
            page.id,
            page.url or "",
            page.origin,
            page.etag,
            page.last_modified,
            robots_of(known[page.origin], at),
        )
        for page in pages
    ]
    done = visit_all(visits, at=at, fetch=fetch)
    kept = {each.visit.id: snapshots.keep(snapshot_folder(), each.result.content)
            for each in done if isinstance(each.result, Fetched)}  # fmt: skip
    return _store(pages, done, kept, at, chance)


def take_due_pages(*, at: datetime, limit: int) -> list[Page]:
    """Lease up to `limit` pages whose hosts may be asked now."""
    with write_gate():
        bury_exhausted(PageState.QUEUED, at)
        ids = paced(
            Page.objects.due_to_fetch(at).order_by("attempts", "next_try_at", "id"), at=at, limit=limit
        )
        changes = {
            "attempts": F("attempts") + 1,
            # A re-check that kills its worker is put off, not repeated at once.
            "recheck_at": Case(
                When(recheck_at__isnull=False, then=Value(at + RECHECKS[0])),
                output_field=DateTimeField(null=True),
            ),
        }
        return claim(lambda: Page.objects.due_to_fetch(at), ids, until=at + LEASE, changes=changes)


def _store(
    pages: list[Page], done: list[Visited], kept: dict[int, str], at: datetime, chance: Callable[[], float]
) -> FetchSummary:
    by_id = {page.id: page for page in pages}
    counts: Counter[str] = Counter(visited=len(done))
    with write_gate():
        remember(done, at=at, chance=chance())
        for each in done:
            page = by_id[each.visit.id]
            if Page.objects.select_for_update().filter(pk=page.pk, lease_token=page.lease_token).exists():
                page.lease_until, page.lease_token = None, ""
                counts[_store_one(page, each, kept, at, chance())] += 1
        note(by=None, at=at, verb="sources.fetch_pages", subject="sources.pages:due", after=dict(counts))
    return FetchSummary(**counts)


def _store_one(page: Page, done: Visited, kept: dict[int, str], at: datetime, chance: float) -> str:
    sha256 = kept.get(page.id)
    if sha256 is not None and isinstance(done.result, Fetched):
        return arrive(page, done.result, sha256, at)
    return fail(page, done.result, at, chance)
