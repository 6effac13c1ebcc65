"""Hostile hosts against the one fetcher: addresses that lead inside, bombs, drips; real limits."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.sources import test_hostile_addresses as hostile
from tests.sources.site import Reply, running_site

from bench.trust_rows import below, exactly, show
from nhipcau.sources.fetcher import Fetched, Fetcher, FetchError, Limits, Reason

BOMB_MEMBERS, MEMBER_BYTES = 30, 64 * 1024 * 1024
DRIPS: dict[str, tuple[bytes, bytes]] = {
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "headers": (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"y"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nz\r\n"),
    "silence": (b"", b""),
}


def addresses() -> None:
    """Count what a canary hears while hostile addresses and names are asked for."""
    canary = hostile.Canary()
    spelled = hostile.LITERALS + hostile.NAMES + hostile.SPELLINGS
    fetch = hostile.fetcher(canary)
    answers = [fetch(url) for url in spelled]
    answers += [
        hostile.fetcher(canary, lookup=_always(each))("http://bao.vn/") for each in hostile.INSIDE_ANSWERS
    ]
    exactly(
        f"contacts of {len(answers)} hostile addresses and names", canary.contacts + len(canary.dialled), 0
    )
    exactly("of these not refused by name", sum(not isinstance(each, FetchError) for each in answers), 0)
    exactly("redirects inside that were followed", sum(map(_is_followed, hostile.REDIRECTS_INSIDE)), 0)
    control = fetch("http://bao.vn/")
    show(
        "control: a global address does reach the canary",
        canary.contacts,
        "1",
        holds=isinstance(control, Fetched),
    )
    canary.listener.close()


def _always(found: list[str]) -> Callable[[str, int], list[str]]:
    return lambda _host, _port: found


def _is_followed(there: str) -> bool:
    canary = hostile.Canary()
    with running_site() as site:
        site.routes["/go"] = Reply(b"", 302, {"Location": there})
        dial = hostile._first_real(canary, site)  # noqa: SLF001 - the tests' own way in
        Fetcher("nhipcau-bench", frozenset({site.origin}), Limits(seconds=3.0), dial=dial)(site.url("/go"))
        canary.listener.close()
        return canary.contacts > 0 or site.paths() != ["/go"]


def bomb() -> None:
    """Fetch 1.9 GB of zeros in 1.9 MB of gzip, in a process of its own so that its memory can be read."""
    bytes_sent = gzip.compress(bytes(MEMBER_BYTES)) * BOMB_MEMBERS
    with running_site() as site:
        site.routes["/bomb"] = Reply(bytes_sent, headers={"Content-Encoding": "gzip"})
        context = get_context("spawn")
        answers = context.Queue()
        child = context.Process(target=_fetch_bomb, args=(site.origin, answers))
        child.start()
        reason, grown = answers.get(timeout=60)
        child.join()
    size = f"{len(bytes_sent) / 1e6:.1f} MB of gzip holding {BOMB_MEMBERS * MEMBER_BYTES / 1e9:.1f} GB"
    show(f"{size} ends", reason, "too_large", holds=reason == Reason.TOO_LARGE)
    below("memory it took", grown, 32.0, "MB")


def _fetch_bomb(origin: str, answers: Any) -> None:
    fetch = Fetcher("nhipcau-bench", frozenset({origin}))
    before = _peak_megabytes()
    result = fetch(f"{origin}/bomb")
    answers.put((getattr(result, "reason", "fetched"), _peak_megabytes() - before))


def _peak_megabytes() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def drips() -> None:
    """Let slow hosts drip at the fetcher with its real deadline of ten seconds."""
    with running_site() as site, ThreadPoolExecutor(len(DRIPS)) as pool:
        for name, (head, piece) in DRIPS.items():
            site.routes[f"/{name}"] = _dripping(head, piece)
        fetch = Fetcher("nhipcau-bench", frozenset({site.origin}))
        done = list(pool.map(lambda name: _timed(fetch, site.url(f"/{name}")), DRIPS))
    exactly("slow drips that end timed_out, of 4", sum(reason == Reason.TIMED_OUT for reason, _s in done), 4)
    below("slowest of them", max(seconds for _reason, seconds in done), 11.0, "s")


def _dripping(head: bytes, piece: bytes) -> Callable[[Any], None]:
    """Drip for longer than the fetcher waits; it hangs up first."""

    def route(handler: Any) -> None:
        handler.wfile.write(head)
        for _turn in range(150):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.1)

    return route


def _timed(fetch: Fetcher, url: str) -> tuple[str, float]:
    begun = time.monotonic()
    result = fetch(url)
    return getattr(result, "reason", "fetched"), time.monotonic() - begun


def main() -> None:
    """Measure all three."""
    addresses()
    bomb()
    drips()


if __name__ == "__main__":
    main()
