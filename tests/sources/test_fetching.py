"""Fetching: every page ends kept, dropped or broken with a reason; re-checks find silent edits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections
from tests.sources.conftest import AT
from tests.sources.press import article
from tests.sources.site import Reply, Site, etagged

from nhipcau.common.files import snapshots
from nhipcau.common.writing import write_gate
from nhipcau.sources.actions import (
    add_address,
    claim_pages_to_read,
    fetch_due_pages,
    fetching,
    retry_all_broken,
    retry_page,
    settle_page,
)
from nhipcau.sources.fetcher import FetchError, Reason
from nhipcau.sources.models import Page, Snapshot
from nhipcau.sources.rules import LEASE

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.usefixtures("office")


def queue(site: Site, *paths: str) -> list[Page]:
    return [add_address(by=None, at=AT, url=site.url(path)) for path in paths]


def run(fetch, at=AT, limit=20):
    return fetch_due_pages(at=at, limit=limit, fetch=fetch, chance=lambda: 0.5)


def read(state: str = "kept", reason: str = "", at=AT) -> int:
    claimed = claim_pages_to_read(at=at, limit=50)
    return sum(
        settle_page(page_id=each.id, token=each.token, state=state, reason=reason, detail="", at=at)
        for each in claimed
    )


def ends(page: Page) -> tuple[str, str]:
    page.refresh_from_db()
    return page.state, page.reason


def test_a_fetched_page_is_kept_with_its_hash_and_handed_to_the_reader(site: Site, fetch, office) -> None:
    site.routes["/a"] = article()
    (page,) = queue(site, "/a")
    assert run(fetch).fetched == 1
    snapshot = Snapshot.objects.get()
    assert snapshots.load(office.SNAPSHOT_DIR, snapshot.sha256) == site.routes["/a"].body
    (claimed,) = claim_pages_to_read(at=AT, limit=5)
    assert (claimed.id, claimed.snapshot_id) == (page.id, snapshot.id)
    assert claimed.page.content == site.routes["/a"].body
    assert (claimed.page.url, claimed.page.fetched_at) == (site.url("/a"), AT)
    assert claimed.page.content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("reply", "end"),
    [
        (Reply(b"", 404), ("broken", "not_found")),
        (Reply(b"", 410), ("broken", "not_found")),
        (Reply(b"", 403), ("broken", "forbidden")),
        (Reply(b"", 302, {"Location": "/"}), ("broken", "not_found")),
        (Reply(bytes(2 * 1024 * 1024 + 1)), ("dropped", "too_large")),
        (Reply(b"", 302, {"Location": "http://169.254.169.254/"}), ("dropped", "refused_host")),
        (Reply(b"", 302, {"Location": "file:///etc/passwd"}), ("dropped", "refused_scheme")),
        (Reply(b"", 500), ("queued", "server_error")),
        (Reply(b"", 429), ("queued", "too_many_requests")),
        (Reply(b"x", 200, {"Content-Encoding": "br"}), ("queued", "refused_encoding")),
    ],
)
def test_what_does_not_come_has_a_named_end(site: Site, fetch, reply: Reply, end: tuple[str, str]) -> None:
    site.routes.update({"/a": reply, "/": article("Trang chủ")})
    (page,) = queue(site, "/a")
    run(fetch)
    assert ends(page) == end


def test_a_page_that_fails_five_times_is_dead_and_a_person_may_try_again(site: Site, fetch) -> None:
    site.routes["/a"] = Reply(b"", 500)
    (page,) = queue(site, "/a")
    at, waits = AT, []
    for _turn in range(5):
        assert ends(page)[0] == "queued"
        run(fetch, at)
        page.refresh_from_db()
        waits.append(page.next_try_at - at)
        at = page.next_try_at
    assert ends(page) == ("dead", "server_error")
    assert waits[:4] == [timedelta(minutes=m) for m in (5, 20, 80, 320)]
    assert run(fetch, at + 24 * HOUR).visited == 0
    site.routes["/a"] = article()
    retry_page(by=None, at=at, page=page)
    assert run(fetch, at).fetched == 1


def test_a_429_costs_no_try_and_speaks_for_the_whole_host(site: Site, fetch) -> None:
    site.routes.update({f"/{n}": Reply(b"", 429, {"Retry-After": "600"}) for n in range(4)})
    pages = queue(site, "/0", "/1", "/2", "/3")
    run(fetch)
    assert len(site.paths()) == 2
    for page in pages:
        assert ends(page) == ("queued", "too_many_requests")
        assert page.attempts == 0
    assert run(fetch, AT + timedelta(seconds=590)).visited == 0
    site.routes.update({f"/{n}": article(f"Bài {n}") for n in range(4)})
    assert run(fetch, AT + timedelta(seconds=601)).fetched == 4


def test_robots_txt_drops_a_page_by_name(site: Site, fetch) -> None:
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /rieng\n")
    site.routes.update({"/rieng/a": article(), "/chung": article()})
    closed, _open = queue(site, "/rieng/a", "/chung")
    assert run(fetch).fetched == 1
    assert ends(closed) == ("dropped", "robots")
    assert "/rieng/a" not in site.paths()


def test_young_pages_are_looked_at_again_and_an_edit_is_a_new_version(site: Site, fetch) -> None:
    site.routes["/a"] = article("Bản đầu.")
    (page,) = queue(site, "/a")
    run(fetch)
    read()
    seen = []
    for hours in range(1, 100):
        if run(fetch, AT + hours * HOUR).visited:
            seen.append(hours)
        if hours == 6:
            assert (Snapshot.objects.count(), ends(page)) == (1, ("kept", ""))
            site.routes["/a"] = article("Bản đã sửa.")
        if hours == 24:
            assert (Snapshot.objects.count(), ends(page)) == (2, ("fetched", ""))
            assert read(at=AT + hours * HOUR) == 1
    assert seen == [1, 6, 24, 72]
    assert ends(page) == ("kept", "")


def test_a_recheck_asks_conditionally_and_a_failing_one_harms_nothing(site: Site, fetch) -> None:
    site.routes["/a"] = etagged(b"<p>one</p>")
    (page,) = queue(site, "/a")
    run(fetch)
    read()
    assert run(fetch, AT + HOUR).unchanged == 1
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    site.routes["/a"] = Reply(b"", 500)
    assert run(fetch, AT + 6 * HOUR).put_off == 1
    assert (ends(page), Snapshot.objects.count()) == (("kept", ""), 1)


def test_a_redirect_to_a_known_page_is_a_duplicate(site: Site, fetch) -> None:
    site.routes["/a"] = site.routes["/a?utm_source=x"] = article()
    site.routes["/short"] = Reply(b"", 301, {"Location": "/a?utm_source=x"})
    _known, short = queue(site, "/a", "/short")
    run(fetch)
    assert ends(short) == ("dropped", "duplicate")


def test_a_redirect_to_a_new_page_takes_its_address(site: Site, fetch) -> None:
    site.routes["/a"] = article()
    site.routes["/short"] = Reply(b"", 301, {"Location": "/a"})
    (short,) = queue(site, "/short")
    run(fetch)
    assert ends(short) == ("fetched", "")
    assert add_address(by=None, at=AT, url=site.url("/a")).pk == short.pk


def test_all_broken_pages_are_tried_again_at_once(site: Site, fetch) -> None:
    pages = queue(site, "/a", "/b")
    run(fetch)
    assert [ends(page) for page in pages] == [("broken", "not_found")] * 2
    site.routes.update({"/a": article("a"), "/b": article("b")})
    assert retry_all_broken(by=None, at=AT) == 2
    assert run(fetch).fetched == 2


def test_a_vanished_snapshot_is_broken_not_lost(site: Site, fetch, office) -> None:
    site.routes["/a"] = article()
    (page,) = queue(site, "/a")
    run(fetch)
    for file in office.SNAPSHOT_DIR.rglob("*.zst"):
        file.write_bytes(b"rotten")
    assert claim_pages_to_read(at=AT, limit=5) == []
    assert ends(page) == ("broken", "snapshot_missing")


def test_two_workers_never_hold_the_same_page(site: Site) -> None:
    pages = queue(site, "/a", "/b", "/c")
    first = fetching.take_due_pages(at=AT, limit=2)
    second = fetching.take_due_pages(at=AT, limit=5)
    assert (len(first), len(second), len(fetching.take_due_pages(at=AT, limit=5))) == (2, 1, 0)
    assert {page.pk for page in [*first, *second]} == {page.pk for page in pages}
    assert len(fetching.take_due_pages(at=AT + LEASE, limit=5)) == 3


def test_the_network_is_asked_outside_any_transaction(site: Site) -> None:
    queue(site, "/a")
    ours = connections["default"]  # the main thread's own; fetching runs in others
    at_rest = len(ours.savepoint_ids)
    seen: list[int] = []

    def fetch(url: str, *, etag: str = "", last_modified: str = "") -> FetchError:
        seen.append(len(ours.savepoint_ids))
        return FetchError(url, Reason.TIMED_OUT)

    with write_gate():
        fetch("a transaction would be seen")
    run(fetch)
    assert seen == [at_rest + 1, at_rest]
