"""A page has come: a new version, the same again, or a page that we have under another address.

Called inside the transaction of fetching.
"""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from nhipcau.sources.canonical import origin_of, page_key, tidy_address
from nhipcau.sources.fetcher import Fetched
from nhipcau.sources.models import Page, PageState, Snapshot
from nhipcau.sources.rules import next_recheck


def arrive(page: Page, got: Fetched, sha256: str, at: datetime) -> str:
    """Store what came; return the name it is counted under."""
    is_first_look = page.state == PageState.QUEUED
    page.etag, page.last_modified, page.attempts = got.etag[:500], got.last_modified[:100], 0
    if is_first_look and (end := _moved_elsewhere(page, got, at)):
        return end
    last = page.snapshots.order_by("-fetched_at", "-id").first()
    is_same = last is not None and last.sha256 == sha256
    if not is_same:
        keep_version(page, got.content, sha256, at, final_url=got.final_url, content_type=got.content_type)
    page.fetched_at = page.fetched_at or at
    page.recheck_at = next_recheck(page.fetched_at, at)
    if is_first_look or not is_same:
        page.state, page.reason, page.detail, page.next_try_at = PageState.FETCHED, "", "", at
    page.save()
    return "unchanged" if is_same else "fetched"


def keep_version(
    page: Page, content: bytes, sha256: str, at: datetime, *, final_url: str = "", content_type: str = ""
) -> Snapshot:
    """Add the row that names a kept file."""
    return Snapshot.objects.create(
        page=page, fetched_at=at, sha256=sha256, size=len(content),
        final_url=final_url[:2000], content_type=content_type[:200],
    )  # fmt: skip


def _moved_elsewhere(page: Page, got: Fetched, at: datetime) -> str | None:
    """Follow a redirect to the page's true address: known already, the front page, or simply better."""
    final = tidy_address(got.final_url) or got.final_url
    key = page_key(final)
    if key == page.url_key:
        return None
    if urlsplit(final).path == "/" and urlsplit(page.url or "").path != "/":
        return _end(page, PageState.BROKEN, "not_found", f"redirects to {final}", at)
    if Page.objects.filter(url_key=key).exclude(pk=page.pk).exists():
        return _end(page, PageState.DROPPED, "duplicate", final, at)
    page.url, page.url_key, page.origin = final[:2000], key, origin_of(final)
    return None


def _end(page: Page, state: PageState, reason: str, detail: str, at: datetime) -> str:
    page.state, page.reason, page.detail, page.settled_at = state, reason, detail[:300], at
    page.recheck_at = None
    page.save()
    return str(state)
