"""Fetching one address: look up once, check every answer, connect to what was checked, re-check each hop.

In: an address and what is known of its last version. Out: a `Result`. Called by the sources room.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin

import certifi
import httpcore

from nhipcau.sources.fetcher.addresses import Target, target_of
from nhipcau.sources.fetcher.deadline import Deadline
from nhipcau.sources.fetcher.failures import reason_of_network, reason_of_status, words_of
from nhipcau.sources.fetcher.headers import Headers, kept
from nhipcau.sources.fetcher.inflating import decoder_for
from nhipcau.sources.fetcher.networks import refusal
from nhipcau.sources.fetcher.resolving import Address, Lookup, addresses_of, system_lookup
from nhipcau.sources.fetcher.results import (
    Fetched,
    FetchError,
    FetchStoppedError,
    NotModified,
    Reason,
    Result,
)
from nhipcau.sources.fetcher.streams import Dial, PinnedBackend, dial_tcp

ACCEPT = b"text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*"
FIXED_HEADERS = ((b"Accept", ACCEPT), (b"Accept-Encoding", b"gzip, deflate"), (b"Connection", b"close"))
OK = 200
NOT_MODIFIED = 304
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADER_ROOM = 256 * 1024
"""Raw bytes allowed beside the body for headers and TLS-free framing; h11 itself stops headers at 100 KB."""


@dataclass(frozen=True, slots=True)
class Limits:
    """trust.md item 1; `most_decoded` bounds what 2 MB of gzip may grow to (a large sitemap needs 8 MB)."""

    seconds: float = 10.0
    redirects: int = 5
    most_raw: int = 2 * 1024 * 1024
    most_decoded: int = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Asked:
    url: str
    headers: list[tuple[bytes, bytes]]
    deadline: Deadline
    body: bytes | None = None
    """What a POST carries; None asks by GET."""

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


@cache
def public_trust() -> ssl.SSLContext:
    """Certificates of the public web, loaded once."""
    return ssl.create_default_context(cafile=certifi.where())


@dataclass(frozen=True, slots=True)
class Fetcher:
    """The one way out. `lookup`, `dial` and `clock` are arguments so that tests can watch every contact."""

    user_agent: str
    allowed_origins: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    lookup: Lookup = system_lookup
    dial: Dial = dial_tcp
    clock: Callable[[], float] = time.monotonic
    trust: ssl.SSLContext = field(default_factory=public_trust)

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> Result:
        """Fetch one address; every failure is a `FetchError` with a named reason."""
        return self._guarded(_Asked(url, self._headers(etag, last_modified), self._deadline()))

    def post(self, url: str, body: bytes, content_type: str) -> Result:
        """Send a few bytes under the same guards, for time stamps; a POST is never sent on elsewhere."""
        headers = [(b"Content-Type", content_type.encode()), (b"Content-Length", str(len(body)).encode())]
        return self._guarded(_Asked(url, [*self._headers("", ""), *headers], self._deadline(), body))

    def _deadline(self) -> Deadline:
        return Deadline(self.clock() + self.limits.seconds, self.clock)

    def _guarded(self, asked: _Asked) -> Result:
        url = asked.url
        try:
            return self._follow(asked)
        except FetchStoppedError as stop:
            return FetchError(url, stop.reason, stop.detail)
        except (httpcore.TimeoutException, TimeoutError) as error:
            return FetchError(url, Reason.TIMED_OUT, words_of(error))
        except (httpcore.NetworkError, ssl.SSLError, OSError) as error:
            return FetchError(url, reason_of_network(error), words_of(error))
        except (httpcore.ProtocolError, ValueError) as error:
            return FetchError(url, Reason.BAD_ANSWER, words_of(error))

    def _headers(self, etag: str, last_modified: str) -> list[tuple[bytes, bytes]]:
        known = [("If-None-Match", etag), ("If-Modified-Since", last_modified)]
        pairs = [("User-Agent", self.user_agent), *known]
        asked = [(name.encode(), value.encode("latin-1", "ignore")) for name, value in pairs if value]
        return [*asked, *FIXED_HEADERS]

    def _follow(self, asked: _Asked) -> Result:
        url = asked.url
        for _hop in range(self.limits.redirects + 1):
            target = target_of(url, self.allowed_origins)
            addresses = self._checked_addresses(target, asked.deadline)
            answer = self._hop(target, addresses, asked)
            if not isinstance(answer, str):
                return answer
            if asked.body is not None:
                break
            url = urljoin(target.url, answer)
        raise FetchStoppedError(Reason.TOO_MANY_REDIRECTS, url[:300])

    def _checked_addresses(self, target: Target, deadline: Deadline) -> list[Address]:
        if target.literal is not None:
            found: list[Address] = [target.literal]
        else:
            found = addresses_of(target.host, target.port, lookup=self.lookup, deadline=deadline)
        if target.origin in self.allowed_origins:
            return found
        for address in found:
            if why := refusal(address):
                raise FetchStoppedError(Reason.REFUSED_HOST, f"{target.host} is {address}: {why}")
        return found

    def _hop(self, target: Target, addresses: list[Address], asked: _Asked) -> Result | str:
        """Ask once; a string is where the host sends us next."""
        most = self.limits.most_raw + HEADER_ROOM
        backend = PinnedBackend(addresses, asked.deadline, most, self.dial)
        where = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        headers = [(b"Host", target.netloc.encode()), *asked.headers]
        with (
            httpcore.ConnectionPool(ssl_context=self.trust, network_backend=backend, retries=0) as pool,
            pool.stream(asked.method, where, headers=headers, content=asked.body) as response,
        ):
            return self._answer(response, target, asked)

    def _answer(self, response: httpcore.Response, target: Target, asked: _Asked) -> Result | str:
        said = Headers(response.headers)
        if response.status == NOT_MODIFIED:
            return NotModified(asked.url, said["etag"], said["last-modified"])
        if response.status in REDIRECTS and said["location"]:
            return said["location"]
        if response.status != OK:
            reason = reason_of_status(response.status)
            wait = said["retry-after"][:80]
            return FetchError(asked.url, reason, f"HTTP {response.status}", response.status, wait)
        content = self._body(response, said)
        sent = kept([(b"Host", target.netloc.encode()), *asked.headers])
        return Fetched(
            asked.url, target.url, response.status, content, said["content-type"][:200],
            etag=said["etag"], last_modified=said["last-modified"], headers=said.kept(), asked=sent,
        )  # fmt: skip

    def _body(self, response: httpcore.Response, said: Headers) -> bytes:
        length = said["content-length"]
        if length.isdecimal() and int(length) > self.limits.most_raw:
            raise FetchStoppedError(Reason.TOO_LARGE, f"{length} bytes announced")
        decoder = decoder_for(said["content-encoding"], self.limits.most_decoded)
        raw = 0
        for piece in response.iter_stream():
            raw += len(piece)
            if raw > self.limits.most_raw:
                raise FetchStoppedError(Reason.TOO_LARGE, "more raw bytes than allowed")
            decoder.feed(piece)
        return decoder.finish()
