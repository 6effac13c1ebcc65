"""`./run bench replay`: feeds and articles out of an archive, through real workers that are killed now and then.

Small by default; `--feeds 2000 --articles 20000` is the whole of check 7. One host answers 429 and is watched.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reading import made_pages
from tests.reading.made_archives import write_archive

from bench.trust_office import office, open_office
from bench.trust_squad import Squad
from nhipcau.reading.inputs import pages
from nhipcau.reading.records import Page

HOSTS = 20
WORKERS = 2
LEASE = 60.0
"""Seconds; 5 minutes in an office. Longer than the slowest batch, short enough to wait for after a kill."""
RETRY_AFTER = 3600
FULL_FEEDS, FULL_ARTICLES, FULL_SECONDS = 2_000, 20_000, 2 * 3600
WAITING = ("queued", "fetched")
KILL_EVERY = 45.0


@dataclass
class Press:
    """What is served: bodies by path, and who has asked the host that wants to be left alone."""

    bodies: dict[str, bytes]
    asked_at: list[float] = field(default_factory=list)
    refused_at: float | None = None

    @property
    def disturbed(self) -> int:
        """Requests to that host after its 429, within its Retry-After."""
        since = self.refused_at
        return 0 if since is None else sum(since < at < since + RETRY_AFTER for at in self.asked_at)


def handler_of(press: Press, *, busy: bool) -> type[BaseHTTPRequestHandler]:
    """Make the handler of a host; the busy one answers 429 to all but robots.txt."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self.send_error(404)
            elif busy:
                press.asked_at.append(time.monotonic())
                self.send_response(429)
                self.send_header("Retry-After", str(RETRY_AFTER))
                self.end_headers()
                press.refused_at = press.refused_at or time.monotonic()
            else:
                self._send(press.bodies.get(self.path))

        def _send(self, body: bytes | None) -> None:
            if body is None:
                self.send_error(404)
                return
            kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    return Handler


def serve(press: Press, stack: ExitStack) -> list[str]:
    """Start all hosts on loopback, the busy one last; return their origins."""
    origins = []
    for number in range(HOSTS + 1):
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(press, busy=number == HOSTS))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        origins.append(f"http://127.0.0.1:{server.server_address[1]}")
    return origins


def archived(folder: Path, articles: int) -> dict[str, bytes]:
    """Write made pages into an archive, each with a sentence of its own, and read them back by path."""
    made = made_pages.pages(articles)
    contents = {f"http://bao.example/{number}.html": _told_apart(each.html, number)
                for number, each in enumerate(made)}  # fmt: skip
    archive = write_archive(folder / "replay.warc.gz", contents)
    found = (page for page in pages(archive) if isinstance(page, Page))
    return {(page.url or "").removeprefix("http://bao.example"): page.content for page in found}


def _told_apart(html: str, number: int) -> bytes:
    own = f"<p>Bản tin số {number} của tòa soạn nêu {number + 20} ý kiến gửi đến điểm cầu thứ {number % 97}.</p>"
    at = html.rindex("</p>", 0, html.index("</article>"))
    return f"{html[: at + 4]}{own}{html[at + 4 :]}".encode()


def rss(origin: str, numbers: range) -> bytes:
    """Return a feed of these articles."""
    today = format_datetime(datetime.now(UTC))
    items = "".join(
        f"<item><title>Bài {number}</title><link>{origin}/{number}.html</link><pubDate>{today}</pubDate></item>"
        for number in numbers
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Mẫu</title>{items}</channel></rss>'.encode()
    )


def publish(press: Press, origins: list[str], feeds: int, articles: int) -> None:
    """Spread the articles over the feeds, the feeds over the hosts, and tell the office of them."""
    from nhipcau.sources.actions import add_source
    from nhipcau.sources.actions.adding import ChosenFeed

    now = datetime.now(UTC)
    each = [range(feed, articles, feeds) for feed in range(feeds)]
    for feed, numbers in enumerate(each):
        press.bodies[f"/rss{feed}.xml"] = rss(origins[feed % HOSTS], numbers)
    for host, origin in enumerate(origins):
        own = range(host, feeds, HOSTS) if host < HOSTS else range(5)
        chosen = [ChosenFeed(f"{origin}/rss{feed}.xml") for feed in own]
        add_source(by=None, at=now, home_url=f"{origin}/", name=f"Báo {host}", feeds=chosen, language="vi")


def replay(articles: int, most_seconds: float) -> tuple[float, int, int]:
    """Let the workers work and shoot one now and then; return seconds, shots and how many pages ended."""
    from django.apps import apps
    from django.db import connection

    page = apps.get_model("sources", "Page")
    squad, chance, begun = Squad(WORKERS, LEASE), random.Random(20261122), time.monotonic()
    shots = ended = 0
    try:
        while (spent := time.monotonic() - begun) < most_seconds:
            squad.fill()
            ended = page.objects.exclude(state__in=WAITING).count()
            connection.close()
            if ended >= articles:
                return spent, shots, ended
            if spent > KILL_EVERY * (shots + 1) and ended < articles * 0.8:
                shots += squad.shoot(chance)
            time.sleep(1)
        return spent, shots, ended
    finally:
        squad.dismiss()


def judge(articles: int) -> tuple[int, int]:
    """Count what was lost and what was doubled."""
    from django.apps import apps
    from django.db.models import Count

    def model(room: str, name: str) -> Any:
        return apps.get_model(room, name).objects.order_by()

    kept = model("monitoring", "Article").values("page_id").distinct().count()
    twice = (
        model("monitoring", "Article").values("page_id"),
        model("monitoring", "Version").values("article_id", "text_sha256"),
        model("sources", "Snapshot").values("page_id", "sha256"),
    )
    doubled = sum(rows.annotate(n=Count("pk")).filter(n__gt=1).count() for rows in twice)
    return articles - kept, doubled


def main() -> None:
    """Serve, replay, judge, and say what the whole size would take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--most-seconds", type=float, default=float(FULL_SECONDS))
    asked = parser.parse_args()
    if asked.feeds < HOSTS:
        parser.error(f"at least {HOSTS} feeds, one a host")
    press = Press({})
    with ExitStack() as stack:
        origins = serve(press, stack)
        more = {"NHIPCAU_DEMO": "1", "NHIPCAU_FETCH_ALLOWED_ORIGINS": ",".join(origins)}
        os.environ.update(stack.enter_context(office(**more)))
        open_office()
        press.bodies.update(archived(Path(os.environ["NHIPCAU_DATA_DIR"]), asked.articles))
        publish(press, origins, asked.feeds, asked.articles)
        seconds, shots, ended = replay(asked.articles, asked.most_seconds)
        lost, doubled = judge(asked.articles)
    tell(asked.feeds, ended, seconds, shots)
    is_done = ended >= asked.articles
    print(f"{'lost' if is_done else 'NOT FINISHED; not stored yet'} {lost}, doubled {doubled}")
    print(
        f"host with 429: asked {len(press.asked_at)} times, {press.disturbed} within its Retry-After (0 wanted)"
    )


def tell(feeds: int, articles: int, seconds: float, shots: int) -> None:
    """Print speed; a small run is stretched by its articles, the longest work, and says so."""
    speed = articles / seconds
    print(
        f"{feeds} feeds, {articles} pages ended, {WORKERS} workers on {os.cpu_count()} cores, {shots} SIGKILLs"
    )
    print(f"{seconds:.0f} s: {speed:.2f} articles/s")
    if 0 < articles < FULL_ARTICLES:
        hours = FULL_ARTICLES / speed / 3600
        print(f"{FULL_FEEDS} feeds and {FULL_ARTICLES} articles at this speed: {hours:.2f} h (2 h wanted)."
              " Stretched by articles alone: the database of a full run is larger, its kills no more.")  # fmt: skip


if __name__ == "__main__":
    main()
