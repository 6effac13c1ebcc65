"""A person's own fetch: at once, at the host's pace, with headers kept and every guard of the fetcher."""

from __future__ import annotations

from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from tests.sources.conftest import AT
from tests.sources.site import Reply, Site

from nhipcau.common.refusals import Refused
from nhipcau.sources.actions.capturing import capture_address
from nhipcau.sources.fetcher import Fetched, Fetcher, FetchError, Limits, Reason
from nhipcau.sources.models import Host, Page, Snapshot


def test_an_address_is_fetched_at_once_and_no_page_is_queued(office: Any, site: Site, fetch: Fetcher) -> None:
    site.routes["/bai"] = Reply(
        "<p>Xin chào</p>".encode(), headers={"X-Served-By": "máy 1", "Set-Cookie": "a=b"}
    )
    found = capture_address(site.url("/bai"), at=AT, fetch=fetch)
    assert (found.at, found.page.final_url, found.page.content.decode()) == (
        AT,
        site.url("/bai"),
        "<p>Xin chào</p>",
    )
    names = [name.lower() for name, _value in found.page.headers]
    assert "x-served-by" in names
    assert "set-cookie" not in names
    assert dict(found.page.asked)["User-Agent"] == "nhipcau-test"
    assert dict(found.page.asked)["Host"] == site.origin.removeprefix("http://")
    assert (Page.objects.count(), Snapshot.objects.count()) == (0, 0)
    assert site.paths() == ["/bai"], "robots.txt is not asked for one page by hand"


def test_the_pace_of_the_host_is_kept_and_a_long_wait_is_said(
    office: Any, site: Site, fetch: Fetcher
) -> None:
    site.routes["/bai"] = Reply(b"<p>a</p>")
    Host.objects.create(origin=site.origin, wait_until=AT + timedelta(seconds=2))
    slept: list[float] = []
    found = capture_address(site.url("/bai"), at=AT, fetch=fetch, pause=slept.append)
    assert slept == [2.0]
    assert found.at == AT + timedelta(seconds=2)
    Host.objects.update(wait_until=AT + timedelta(hours=3))
    with pytest.raises(Refused, match="12:00 22/11/2026"):
        capture_address(site.url("/bai"), at=AT, fetch=fetch, pause=slept.append)
    assert site.paths() == ["/bai"]


def test_another_pace_than_none_is_reserved(
    office: Any, site: Site, fetch: Fetcher, monkeypatch: Any
) -> None:
    monkeypatch.setattr("nhipcau.sources.actions.hosts.pace_of", lambda _origin: 1.0)
    site.routes["/bai"] = Reply(b"<p>a</p>")
    slept: list[float] = []
    moments = [
        capture_address(site.url("/bai"), at=AT, fetch=fetch, pause=slept.append).at for _turn in range(3)
    ]
    assert moments == [AT, AT + timedelta(seconds=1), AT + timedelta(seconds=2)]
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("status", "words"), [(404, "không còn"), (403, "nộp tệp"), (500, "gặp lỗi"), (429, "chờ")]
)
def test_a_failure_is_said_in_words(office: Any, site: Site, fetch: Fetcher, status: int, words: str) -> None:
    site.routes["/bai"] = Reply(b"", status, {"Retry-After": "600"})
    with pytest.raises(Refused, match=words) as refused:
        capture_address(site.url("/bai"), at=AT, fetch=fetch)
    assert refused.value.field == "url"
    held = Host.objects.get(origin=site.origin).wait_until
    assert (held is not None) == (status in {429, 500})


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "https://facebook.com/ai-do", "ftp://bao.vn/", "", "http://169.254.169.254/"],
)
def test_inside_networks_and_private_accounts_are_refused(office: Any, fetch: Fetcher, address: str) -> None:
    with pytest.raises(Refused):
        capture_address(address, at=AT, fetch=fetch)
    assert Host.objects.count() == 0


def test_a_body_is_posted_with_the_same_guards(site: Site) -> None:
    got: list[tuple[str, bytes]] = []

    def take(handler: BaseHTTPRequestHandler) -> Reply:
        length = int(handler.headers["Content-Length"])
        got.append((handler.headers["Content-Type"], handler.rfile.read(length)))
        return Reply(b"answer", headers={"Content-Type": "text/x-answer"})

    site.routes.update({"/tsa": take, "/away": Reply(b"", 307, {"Location": "/tsa"})})
    fetch = Fetcher("nhipcau-test", frozenset({site.origin}), Limits(seconds=3.0))
    answer = fetch.post(site.url("/tsa"), b"question", "text/x-question")
    assert isinstance(answer, Fetched)
    assert (answer.content, answer.content_type) == (b"answer", "text/x-answer")
    moved = fetch.post(site.url("/away"), b"question", "text/x-question")
    assert isinstance(moved, FetchError)
    assert moved.reason is Reason.TOO_MANY_REDIRECTS
    assert got == [("text/x-question", b"question")]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.7/tsa", "http://tsa.vn:8080/"]
)
def test_a_post_reaches_no_inside_address(url: str) -> None:
    def dial(*_args: object) -> None:
        raise AssertionError("contacted")

    answer = Fetcher("t", dial=dial).post(url, b"x", "text/plain")  # type: ignore[arg-type]
    assert isinstance(answer, FetchError)
    assert answer.reason in {Reason.REFUSED_HOST, Reason.REFUSED_PORT}
