"""Putting announced addresses on the queue, each page once. Called by polling and by adding an address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from nhipcau.common.folding import fold
from nhipcau.sources.canonical import origin_of, page_key
from nhipcau.sources.feeds import Entry
from nhipcau.sources.models import Feed, Page
from nhipcau.sources.register import private_service

OLDEST = timedelta(days=30)
"""Entries announced as older than this are archives (a plain sitemap lists all years): not news to queue."""
UNDATED_SITEMAP_KINDS = frozenset({"sitemap", "sitemap_index"})


def enqueue(feed: Feed, entries: Iterable[Entry], at: datetime) -> int:
    """Queue the pages not known yet; return how many were new."""
    fresh = {page_key(entry.url): entry for entry in entries if _is_wanted(feed, entry, at)}
    known = set(Page.objects.filter(url_key__in=list(fresh)).values_list("url_key", flat=True))
    pages = [_page(feed, key, entry, at) for key, entry in fresh.items() if key not in known]
    before = Page.objects.filter(feed=feed).count()
    Page.objects.bulk_create(pages, batch_size=200, ignore_conflicts=True)
    return Page.objects.filter(feed=feed).count() - before if pages else 0


def folded_page(title: str, address: str) -> str:
    """Return what a page is found by."""
    return fold(f"{title} {address}")[:1000]


def _is_wanted(feed: Feed, entry: Entry, at: datetime) -> bool:
    if entry.published_at is None:
        is_recent = feed.kind not in UNDATED_SITEMAP_KINDS
    else:
        is_recent = entry.published_at > at - OLDEST
    return is_recent and len(entry.url) <= 2000 and private_service(entry.url) is None  # noqa: PLR2004


def _page(feed: Feed, key: str, entry: Entry, at: datetime) -> Page:
    return Page(
        outlet_id=feed.outlet_id,
        feed=feed,
        url=entry.url,
        url_key=key,
        origin=origin_of(entry.url),
        created_at=at,
        next_try_at=at,
        feed_title=entry.title[:500],
        feed_summary=entry.summary[:2000],
        feed_published_at=entry.published_at,
        folded=folded_page(entry.title, entry.url),
    )
