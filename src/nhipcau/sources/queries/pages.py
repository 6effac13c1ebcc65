"""Pages, how they ended and their kept versions, for somebody. Called by views and the start page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.files import snapshots
from nhipcau.common.navigation import Visitor
from nhipcau.sources.models import Page, PageState, Snapshot
from nhipcau.sources.office import snapshot_folder

ENDS_SHOWN = (PageState.DROPPED, PageState.BROKEN, PageState.DEAD)


@dataclass(frozen=True, slots=True)
class EndCount:
    """How many pages ended one way for one reason."""

    state: str
    reason: str
    count: int


def pages_for(person: Visitor) -> QuerySet[Page]:
    """List pages, the newest first."""
    return _seen_by(person).select_related("outlet")


def get_page_for(person: Visitor, public_id: str) -> Page:
    """Return one page or 404."""
    return get_object_or_404(pages_for(person), public_id=public_id)


def state_counts_for(person: Visitor, *, since: datetime | None = None) -> dict[str, int]:
    """Count pages by state; every state is named, also at 0."""
    pages = _seen_by(person).filter(created_at__gte=since) if since else _seen_by(person)
    found = dict(pages.order_by().values_list("state").annotate(count=Count("pk")))
    return {state: found.get(state, 0) for state in PageState.values}


def end_counts_for(person: Visitor) -> list[EndCount]:
    """Count dropped, broken and dead pages by reason, the most frequent first."""
    ended = _seen_by(person).filter(state__in=ENDS_SHOWN).order_by()
    rows = (
        ended.values_list("state", "reason").annotate(count=Count("pk")).order_by("-count", "state", "reason")
    )
    return [EndCount(*row) for row in rows]


def versions_for(person: Visitor, page: Page) -> QuerySet[Snapshot]:
    """List the kept versions of a page, the newest first."""
    return Snapshot.objects.filter(page__in=_seen_by(person), page=page)


def get_snapshot_for(person: Visitor, public_id: str) -> Snapshot:
    """Return one kept version or 404."""
    seen = Snapshot.objects.filter(page__in=_seen_by(person)).select_related("page")
    return get_object_or_404(seen, public_id=public_id)


def content_of(snapshot: Snapshot) -> bytes:
    """Return the kept bytes, proved by their hash."""
    return snapshots.load(snapshot_folder(), snapshot.sha256)


def waiting_to_read() -> int:
    """Count the pages that were announced and not tried yet, or fetched and not read."""
    untried = Q(state=PageState.QUEUED, attempts=0) | Q(state=PageState.FETCHED)
    return Page.objects.filter(untried).count()


def _seen_by(person: Visitor) -> QuerySet[Page]:
    return Page.objects.all() if person.may("sources.see_pages") else Page.objects.none()
