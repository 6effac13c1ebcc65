"""A network backend for httpcore that connects only to addresses already checked, within one deadline.

Called by the client, one backend a hop.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from nhipcau.sources.fetcher.deadline import Deadline
from nhipcau.sources.fetcher.resolving import Address
from nhipcau.sources.fetcher.results import FetchStoppedError, Reason

Dial = Callable[[str, int, float], httpcore.NetworkStream]

TRIES = 3
"""Addresses of one host that are tried: the first may be a dead IPv6 route."""


def dial_tcp(ip: str, port: int, timeout: float) -> httpcore.NetworkStream:
    """Open a plain TCP connection to an address literal."""
    return httpcore.SyncBackend().connect_tcp(ip, port, timeout=timeout)


class TimedStream(httpcore.NetworkStream):
    """A stream whose every wait is cut to the deadline, and which gives up past a number of raw bytes."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline, most: int) -> None:
        self._inner = inner
        self._deadline = deadline
        self._left = most

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        got = self._inner.read(max_bytes, self._deadline.left())
        self._left -= len(got)
        if self._left < 0:
            raise FetchStoppedError(Reason.TOO_LARGE, "raw bytes of the answer")
        return got

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return TimedStream(secured, self._deadline, self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class PinnedBackend(httpcore.NetworkBackend):
    """Ignores the name it is given: it knows the addresses that were checked for this hop."""

    def __init__(self, addresses: Sequence[Address], deadline: Deadline, most: int, dial: Dial) -> None:
        self._addresses = addresses[:TRIES]
        self._deadline = deadline
        self._most = most
        self._dial = dial

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for turn, address in enumerate(self._addresses):
            share = self._deadline.left() / (len(self._addresses) - turn)
            try:
                stream = self._dial(str(address), port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline, self._most)
        msg = f"{host}: {failure}"
        raise httpcore.ConnectError(msg)
