"""The queue between fetching and reading: claim, settle, release. Called by the journey of an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from nhipcau.common.files import snapshots
from nhipcau.common.writing import write_gate
from nhipcau.reading import records
from nhipcau.record.actions import note
from nhipcau.sources.actions.claiming import claim
from nhipcau.sources.actions.failing import bury_exhausted, put_off
from nhipcau.sources.models import Page, PageState, Snapshot
from nhipcau.sources.office import snapshot_folder
from nhipcau.sources.rules import LEASE, next_recheck

ENDS = frozenset({PageState.KEPT, PageState.DROPPED, PageState.BROKEN})


@dataclass(frozen=True, slots=True)
class ClaimedPage:
    """A page leased to one worker, ready to be read."""

    id: int
    public_id: str
    token: str
    """Fencing: `settle_page` takes no other."""
    snapshot_id: int
    outlet_id: int | None
    page: records.Page


def claim_pages_to_read(*, at: datetime, limit: int, lease: timedelta = LEASE) -> list[ClaimedPage]:
    """Lease up to `limit` fetched pages with the bytes of their newest version.

    Pages that failed before come last, so that one that kills workers holds up no others. Every page of a
    batch counts a try when its worker dies: claim one at a time where pages may kill.
    """
    with write_gate():
        bury_exhausted(PageState.FETCHED, at)
        due = Page.objects.due_to_read(at).order_by("attempts", "next_try_at", "id")
        ids = list(due.values_list("id", flat=True)[:limit])
        changes = {"attempts": F("attempts") + 1}
        claimed = claim(lambda: Page.objects.due_to_read(at), ids, until=at + lease, changes=changes)
    return [ready for page in claimed if (ready := _loaded(page, at))]


def _loaded(page: Page, at: datetime) -> ClaimedPage | None:
    snapshot = page.snapshots.order_by("-fetched_at", "-id").first()
    try:
        content = snapshots.load(snapshot_folder(), snapshot.sha256) if snapshot else b""
    except snapshots.MissingSnapshotError:
        content, snapshot = b"", None
    if snapshot is None:
        settle_page(
            page_id=page.id,
            token=page.lease_token,
            state="broken",
            reason="snapshot_missing",
            detail="",
            at=at,
        )
        return None
    source = _source(page, snapshot, content)
    return ClaimedPage(page.id, page.public_id, page.lease_token, snapshot.id, page.outlet_id, source)


def _source(page: Page, snapshot: Snapshot, content: bytes) -> records.Page:
    return records.Page(
        input=page.url or page.file_name,
        content=content,
        content_type=snapshot.content_type or None,
        url=snapshot.final_url or page.url,
        fetched_at=snapshot.fetched_at,
        feed_title=page.feed_title or None,
        feed_summary=page.feed_summary or None,
        feed_published_at=page.feed_published_at,
    )


def settle_page(*, page_id: int, token: str, state: str, reason: str, detail: str, at: datetime) -> bool:
    """End a page kept, dropped or broken; False, and nothing changed, when the lease is another's by now.

    Joins the caller's transaction: the caller stores its article only when this says True.
    """
    ended = PageState(state)
    if ended not in ENDS:
        msg = f"a page cannot end {state}"
        raise ValueError(msg)
    with write_gate():
        page = _held(page_id, token)
        if page is None:
            return False
        page.state, page.reason, page.detail, page.settled_at = ended, reason, detail[:300], at
        page.lease_until, page.lease_token, page.attempts = None, "", 0
        is_looked_at_again = page.url is not None and ended is not PageState.BROKEN
        page.recheck_at = next_recheck(page.fetched_at or at, at) if is_looked_at_again else None
        page.save()
        after = {"state": state, "reason": reason}
        note(
            by=None, at=at, verb="sources.settle_page", subject=f"sources.page:{page.public_id}", after=after
        )
    return True


def release_page(
    *, page_id: int, token: str, reason: str, detail: str, at: datetime, chance: float = 0.5
) -> bool:
    """Hand a page back to be read later, or give it up after its fifth try; False when the lease was lost."""
    with write_gate():
        page = _held(page_id, token)
        if page is None:
            return False
        page.lease_until, page.lease_token = None, ""
        end = put_off(page, reason, detail, at, chance)
        after = {"end": end, "reason": reason}
        note(
            by=None, at=at, verb="sources.release_page", subject=f"sources.page:{page.public_id}", after=after
        )
    return True


def _held(page_id: int, token: str) -> Page | None:
    held = Page.objects.select_for_update().filter(pk=page_id, state=PageState.FETCHED)
    return held.filter(lease_token=token).exclude(lease_token="").first()
