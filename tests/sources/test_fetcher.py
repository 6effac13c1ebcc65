"""The fetcher's bounds: one deadline over everything, raw and inflated size, redirects, headers, encodings."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest
from tests.sources.site import Reply, Site, etagged

from nhipcau.sources.fetcher import Fetched, Fetcher, FetchError, Limits, NotModified, Reason

MEGABYTE = 1024 * 1024


def reason(result: object) -> Reason:
    assert isinstance(result, FetchError), result
    return result.reason


def hurried(site: Site) -> Fetcher:
    return Fetcher("nhipcau-test", frozenset({site.origin}), Limits(seconds=0.4))


def test_a_page_comes_with_its_version_and_an_honest_name(site: Site, fetch: Fetcher) -> None:
    site.routes["/a"] = Reply(
        "<p>Chào</p>".encode(), headers={"ETag": '"1"', "Last-Modified": "Mon, 01 Jun 2026"}
    )
    result = fetch(site.url("/a"))
    assert isinstance(result, Fetched)
    assert (result.content.decode(), result.etag) == ("<p>Chào</p>", '"1"')
    assert result.content_type == "text/html; charset=utf-8"
    _path, headers = site.asked[0]
    assert headers["user-agent"] == "nhipcau-test"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert headers["host"] == site.origin.removeprefix("http://")


def test_an_unchanged_page_is_not_modified(site: Site, fetch: Fetcher) -> None:
    site.routes["/a"] = etagged(b"text")
    assert isinstance(fetch(site.url("/a"), etag='"v0"'), Fetched)
    assert isinstance(fetch(site.url("/a"), etag='"v1"'), NotModified)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("gzip", gzip.compress(b"one two", mtime=0)),
        ("gzip", gzip.compress(b"one ", mtime=0) + gzip.compress(b"two", mtime=0)),
        ("deflate", zlib.compress(b"one two")),
        ("deflate", zlib.compress(b"one two")[2:-4]),
        ("identity", b"one two"),
    ],
)
def test_gzip_and_deflate_are_read(site: Site, fetch: Fetcher, name: str, body: bytes) -> None:
    site.routes["/a"] = Reply(body, headers={"Content-Encoding": name})
    result = fetch(site.url("/a"))
    assert isinstance(result, Fetched)
    assert result.content == b"one two"


@pytest.mark.parametrize("name", ["br", "zstd", "gzip, gzip", "compress", "x" * 500])
def test_other_encodings_are_refused(site: Site, fetch: Fetcher, name: str) -> None:
    site.routes["/a"] = Reply(b"whatever", headers={"Content-Encoding": name})
    assert reason(fetch(site.url("/a"))) is Reason.REFUSED_ENCODING


def test_a_bomb_is_stopped_at_the_bound(site: Site, fetch: Fetcher) -> None:
    engine = zlib.compressobj(9, wbits=31)
    bomb = b"".join(engine.compress(bytes(MEGABYTE)) for _turn in range(64)) + engine.flush()
    assert len(bomb) < 100_000
    site.routes["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    assert reason(fetch(site.url("/a"))) is Reason.TOO_LARGE


@pytest.mark.parametrize("body", [gzip.compress(b"x" * 9000, mtime=0)[:-12], b"not gzip at all"])
def test_half_a_compressed_page_is_no_page(site: Site, fetch: Fetcher, body: bytes) -> None:
    site.routes["/a"] = Reply(body, headers={"Content-Encoding": "gzip"})
    assert reason(fetch(site.url("/a"))) is Reason.BAD_ANSWER


def test_two_megabytes_pass_and_one_byte_more_does_not(site: Site, fetch: Fetcher) -> None:
    site.routes["/ok"] = Reply(bytes(2 * MEGABYTE))
    site.routes["/announced"] = Reply(bytes(2 * MEGABYTE + 1))
    site.routes["/streamed"] = endless_body
    assert isinstance(fetch(site.url("/ok")), Fetched)
    assert reason(fetch(site.url("/announced"))) is Reason.TOO_LARGE
    assert reason(fetch(site.url("/streamed"))) is Reason.TOO_LARGE


def endless_body(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    for _turn in range(64):
        handler.wfile.write(bytes(64 * 1024))


def dripping(head: bytes, piece: bytes):
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _turn in range(200):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.02)

    return drip


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"y"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nz\r\n"),
        (b"", b""),
    ],
)
def test_slow_dripping_meets_the_one_deadline(site: Site, head: bytes, piece: bytes) -> None:
    site.routes["/slow"] = dripping(head, piece)
    assert reason(hurried(site)(site.url("/slow"))) is Reason.TIMED_OUT


def test_the_deadline_is_shared_by_all_hops(site: Site) -> None:
    def late(handler: BaseHTTPRequestHandler) -> Reply:
        time.sleep(0.15)
        return Reply(b"", 302, {"Location": f"/{int(handler.path[1:]) + 1}"})

    site.routes.update({f"/{number}": late for number in range(6)})
    assert reason(hurried(site)(site.url("/0"))) is Reason.TIMED_OUT


def test_a_resolver_that_hangs_meets_the_deadline_too() -> None:
    woken = threading.Event()

    def hangs(_host: str, _port: int) -> list[str]:
        woken.wait(5)
        return []

    result = Fetcher("nhipcau-test", limits=Limits(seconds=0.2), lookup=hangs)("http://bao.vn/")
    woken.set()
    assert reason(result) is Reason.TIMED_OUT


def test_redirects_are_followed_five_times_and_no_more(site: Site, fetch: Fetcher) -> None:
    site.routes.update({f"/{n}": Reply(b"", 301, {"Location": f"/{n + 1}"}) for n in range(9)})
    site.routes["/4/"] = site.routes["/9"] = Reply(b"there")
    result = fetch(site.url("/4"))
    assert isinstance(result, Fetched)
    assert result.final_url == site.url("/9")
    assert reason(fetch(site.url("/3"))) is Reason.TOO_MANY_REDIRECTS
    site.routes["/loop"] = Reply(b"", 307, {"Location": "/loop"})
    assert reason(fetch(site.url("/loop"))) is Reason.TOO_MANY_REDIRECTS


def test_huge_headers_are_refused(site: Site, fetch: Fetcher) -> None:
    site.routes["/one"] = Reply(b"", headers={"X-Huge": "h" * 300_000})
    site.routes["/many"] = Reply(b"", headers={f"X-{n}": "h" * 60_000 for n in range(60)})
    for path in ("/one", "/many"):
        assert reason(fetch(site.url(path))) in {Reason.BAD_ANSWER, Reason.TOO_LARGE}


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"\x00\x01\x02", b"HTTP/9.9 banana\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz",
    ],
)  # fmt: skip
def test_nonsense_is_a_bad_answer(site: Site, fetch: Fetcher, answer: bytes) -> None:
    site.routes["/a"] = lambda handler: handler.wfile.write(answer) and None
    assert reason(fetch(site.url("/a"))) in {Reason.BAD_ANSWER, Reason.NO_CONNECTION}


@pytest.mark.parametrize(
    ("status", "expected"),
    [(404, Reason.NOT_FOUND), (410, Reason.NOT_FOUND), (403, Reason.FORBIDDEN), (429, Reason.TOO_MANY_REQUESTS),
     (500, Reason.SERVER_ERROR), (503, Reason.SERVER_ERROR), (418, Reason.OTHER_STATUS), (302, Reason.OTHER_STATUS)],
)  # fmt: skip
def test_each_status_has_its_reason(site: Site, fetch: Fetcher, status: int, expected: Reason) -> None:
    site.routes["/a"] = Reply(b"", status, {"Retry-After": "120"})
    result = fetch(site.url("/a"))
    assert isinstance(result, FetchError)
    assert (result.reason, result.status, result.retry_after) == (expected, status, "120")


def test_a_closed_port_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    assert reason(Fetcher("t", frozenset({origin}), Limits(seconds=2))(origin + "/")) is Reason.NO_CONNECTION


def test_a_plain_server_behind_https_is_a_bad_certificate(site: Site) -> None:
    origin = site.origin.replace("http:", "https:")
    assert (
        reason(Fetcher("t", frozenset({origin}), Limits(seconds=2))(origin + "/")) is Reason.BAD_CERTIFICATE
    )
