"""Polling: what a feed announces is queued once, its health is told, hosts that want quiet get it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from tests.sources.conftest import AT
from tests.sources.press import publish, rss
from tests.sources.site import Reply, Site, etagged

from nhipcau.record.models import Entry
from nhipcau.sources.actions import add_feed, add_outlet, pause_feed, poll_due_feeds, poll_now
from nhipcau.sources.models import Feed, Host, Page
from nhipcau.sources.rules import FIRST_INTERVAL, LONGEST_INTERVAL, SHORTEST_INTERVAL

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.usefixtures("office")


def middling() -> float:
    return 0.5


@pytest.fixture
def feed(site: Site) -> Feed:
    outlet = add_outlet(by=None, at=AT, name="Báo Suối", home_url=site.url("/"))
    return add_feed(by=None, at=AT, outlet=outlet, url=site.url("/rss"))


def poll(fetch, at=AT, limit=10):
    return poll_due_feeds(at=at, limit=limit, fetch=fetch, chance=middling)


def test_announced_pages_are_queued_once(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a", "/b")
    assert poll(fetch).new_pages == 2
    publish(site, "/b", "/c")
    assert poll(fetch, AT + HOUR).new_pages == 1
    assert sorted(Page.objects.values_list("url", flat=True)) == [site.url(p) for p in ("/a", "/b", "/c")]
    page = Page.objects.get(url=site.url("/a"))
    assert (page.state, page.feed_title, page.outlet_id) == ("queued", "Bài /a", feed.outlet_id)
    assert page.feed_published_at is not None
    assert page.feed_published_at.isoformat() == "2026-11-22T01:00:00+00:00"


def test_the_same_article_in_two_feeds_is_one_page(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    add_feed(by=None, at=AT, outlet=feed.outlet, url=site.url("/rss2"))
    site.routes["/rss2"] = Reply(rss(site, "/a?utm_source=zalo#x"))
    assert poll(fetch).new_pages == 1


def test_a_polled_feed_rests_and_tells_its_health(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    poll(fetch)
    feed.refresh_from_db()
    assert (feed.last_status, feed.last_polled_at, feed.last_new_at) == ("ok", AT, AT)
    assert feed.next_poll_at == AT + FIRST_INTERVAL
    assert (feed.lease_until, feed.title, feed.kind) == (None, "Báo Suối", "rss")
    assert poll(fetch, AT + timedelta(minutes=1)).polled == 0


def test_an_unchanged_feed_costs_a_304_and_grows_quiet(site: Site, fetch, feed: Feed) -> None:
    site.routes["/rss"] = etagged(rss(site, "/a"))
    poll(fetch)
    at = AT
    for _turn in range(40):
        feed.refresh_from_db()
        at = feed.next_poll_at
        assert poll(fetch, at).unchanged == 1
    feed.refresh_from_db()
    assert feed.interval == LONGEST_INTERVAL
    assert feed.etag == '"v1"'
    assert sum(path == "/rss" for path in site.paths()) == 41


def test_a_busy_feed_is_polled_more_often(site: Site, fetch, feed: Feed) -> None:
    at, number = AT, 0
    for _turn in range(8):
        publish(site, *(f"/{number + n}" for n in range(20)))
        number += 20
        poll(fetch, at)
        feed.refresh_from_db()
        at = feed.next_poll_at
    assert feed.interval == SHORTEST_INTERVAL


def test_errors_are_told_and_polled_ever_less(site: Site, fetch, feed: Feed) -> None:
    site.routes["/rss"] = Reply(b"", 500)
    waits, at = [], AT
    for _turn in range(12):
        poll(fetch, at)
        feed.refresh_from_db()
        waits.append(feed.next_poll_at - at)
        at = feed.next_poll_at
    assert (feed.last_status, feed.last_error, feed.failures) == ("error", "server_error", 12)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=24)
    publish(site, "/a")
    poll(fetch, at)
    feed.refresh_from_db()
    assert (feed.last_status, feed.last_error, feed.failures) == ("ok", "", 0)


@pytest.mark.parametrize(("body", "error"), [(b"<html>hi</html>", "not_a_feed"), (b"", "not_a_feed")])
def test_what_is_no_feed_is_said(site: Site, fetch, feed: Feed, body: bytes, error: str) -> None:
    site.routes["/rss"] = Reply(body)
    assert poll(fetch).failed == 1
    feed.refresh_from_db()
    assert feed.last_error == error


@pytest.mark.parametrize("retry_after", ["7200", "Sun, 22 Nov 2026 04:00:00 GMT"])
def test_a_host_that_says_429_is_left_alone_for_its_time(
    site: Site, fetch, feed: Feed, retry_after: str
) -> None:
    site.routes["/rss"] = Reply(b"", 429, {"Retry-After": retry_after})
    poll(fetch)
    asked = len(site.asked)
    poll_now(by=None, at=AT + HOUR, feed=feed)
    assert poll(fetch, AT + HOUR).polled == 0
    assert poll(fetch, AT + timedelta(minutes=119)).polled == 0
    assert len(site.asked) == asked
    publish(site, "/a")
    assert poll(fetch, AT + timedelta(minutes=121)).new_pages == 1


def test_robots_txt_keeps_us_out(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    site.routes["/robots.txt"] = Reply(b"User-agent: nhipcau\nDisallow: /rss\n")
    poll(fetch)
    feed.refresh_from_db()
    assert feed.last_error == "robots"
    assert site.paths() == ["/robots.txt"]


def test_robots_txt_is_asked_for_once_a_day(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    for hours in (0, 1, 2, 23):
        poll_now(by=None, at=AT, feed=feed)
        poll(fetch, AT + hours * HOUR)
    assert site.paths().count("/robots.txt") == 1
    poll_now(by=None, at=AT, feed=feed)
    poll(fetch, AT + 25 * HOUR)
    assert site.paths().count("/robots.txt") == 2


def test_a_broken_robots_txt_means_wait(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    site.routes["/robots.txt"] = Reply(b"", 503)
    poll(fetch)
    feed.refresh_from_db()
    assert (feed.last_error, site.paths()) == ("server_error", ["/robots.txt"])


def test_crawl_delay_holds_between_requests(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 60\n")
    poll(fetch)
    assert Host.objects.get(origin=site.origin).wait_until == AT + timedelta(seconds=60)
    poll_now(by=None, at=AT, feed=feed)
    assert poll(fetch, AT + timedelta(seconds=59)).polled == 0
    assert poll(fetch, AT + timedelta(seconds=61)).polled == 1


def test_a_foreign_host_has_its_pace(site: Site, fetch, feed: Feed, office) -> None:
    publish(site, "/a")
    second = add_feed(by=None, at=AT, outlet=feed.outlet, url=site.url("/rss2"))
    site.routes["/rss2"] = site.routes["/rss"]
    office.FETCH_ALLOWED_ORIGINS = frozenset()
    assert poll(fetch).polled == 1
    assert poll(fetch).polled == 0
    assert poll(fetch, AT + timedelta(seconds=2)).polled == 1
    second.refresh_from_db()
    assert second.last_polled_at is not None


def test_paused_feeds_are_not_polled(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a")
    pause_feed(by=None, at=AT, feed=feed)
    assert poll(fetch).polled == 0


def test_a_sitemap_index_is_read_one_level_down(site: Site, fetch, feed: Feed) -> None:
    head = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.routes["/rss"] = Reply(
        f"<sitemapindex {head}><sitemap><loc>{site.url('/news.xml')}</loc></sitemap></sitemapindex>".encode()
    )
    recent = f"<url><loc>{site.url('/a')}</loc><lastmod>2026-11-21</lastmod></url>"
    old = f"<url><loc>{site.url('/old')}</loc><lastmod>2019-01-01</lastmod></url>"
    site.routes["/news.xml"] = Reply(f"<urlset {head}>{recent}{old}</urlset>".encode())
    assert poll(fetch).new_pages == 1
    assert Page.objects.get().url == site.url("/a")


def test_pages_of_private_accounts_are_never_queued(site: Site, fetch, feed: Feed) -> None:
    item = "<item><title>x</title><link>https://www.facebook.com/ai.do/posts/1</link></item>"
    site.routes["/rss"] = Reply(f"<rss><channel><title>t</title>{item}</channel></rss>".encode())
    assert poll(fetch).new_pages == 0


def test_a_round_leaves_one_entry_in_the_record(site: Site, fetch, feed: Feed) -> None:
    publish(site, "/a", "/b")
    poll(fetch)
    entry = Entry.objects.get(verb="sources.poll_feeds")
    assert (entry.by, entry.after["new_pages"]) == ("system", 2)


def test_bytes_that_no_database_stores_do_no_harm(site: Site, fetch, feed: Feed) -> None:
    item = {"url": site.url("/a\u0000b"), "title": "x\u0000\ud800y"}
    good = {"url": site.url("/long\n  /er name"), "title": "Bài\u0000 \udfffhai", "summary": "\u0000"}
    site.routes["/rss"] = Reply(
        json.dumps({"title": "\u0000T", "language": "\u0000", "items": [item, good]}).encode()
    )
    assert poll(fetch).new_pages == 1
    page = Page.objects.get()
    assert (page.url, page.feed_title) == (site.url("/long%20%20/er%20name"), "Bài hai")
    site.routes["/rss"] = Reply(b"<rss>\x00<\x01")
    poll_now(by=None, at=AT, feed=feed)
    assert poll(fetch, AT + HOUR).failed == 1
