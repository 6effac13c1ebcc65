"""Names to addresses, in a thread so that a slow resolver meets the deadline too. Called by the client."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from nhipcau.sources.fetcher.deadline import Deadline
from nhipcau.sources.fetcher.results import FetchStoppedError, Reason

Lookup = Callable[[str, int], Sequence[str]]
Address = IPv4Address | IPv6Address

_SLOTS = threading.BoundedSemaphore(32)
"""At most so many look-ups hang at once: `getaddrinfo` cannot be cancelled."""


def system_lookup(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def addresses_of(host: str, port: int, *, lookup: Lookup, deadline: Deadline) -> list[Address]:
    """Look a name up once; what comes back is the only list that will ever be connected to."""
    answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(lookup(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)
        finally:
            _SLOTS.release()

    if not _SLOTS.acquire(timeout=deadline.left()):
        raise FetchStoppedError(Reason.TIMED_OUT, "too many look-ups are waiting")
    threading.Thread(target=ask, daemon=True, name="nhipcau-lookup").start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise FetchStoppedError(Reason.TIMED_OUT, f"looking up {host}") from None
    if isinstance(answer, Exception) or not answer:
        raise FetchStoppedError(Reason.NO_SUCH_HOST, f"{host}: {answer}")
    return [_read(text) for text in answer]


def _read(text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError as error:
        raise FetchStoppedError(Reason.REFUSED_HOST, str(error)) from error
