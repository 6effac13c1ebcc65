"""Serves every outlet on its own port of 127.0.0.1 over plain HTTP.

In: today and the first port to try. Out: a Press whose outlets tell their addresses; close() ends it.
Called by `./run demo`, by `python -m nhipcau.sample` and by tests.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from nhipcau.sample.edition import echoed
from nhipcau.sample.outlets import Outlet, outlets
from nhipcau.sample.printing import FEED_TYPES
from nhipcau.sample.sites import Answer, Edition, Site

if TYPE_CHECKING:
    from datetime import date, datetime

    from nhipcau.sample.pieces import Piece

HOST = "127.0.0.1"
PORTS_TO_TRY = 200
"""How far beyond the first port a free one is looked for, per outlet."""

LOOK_AROUND = 0.1
"""Seconds between a server's looks at whether it should end."""


@dataclass(frozen=True, slots=True)
class Served:
    """An outlet as it stands on the line."""

    id: str
    name: str
    language: str
    home: str
    feeds: dict[str, str]
    """Kind of feed to address."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    # A port that another program listens on must be refused, not shared.
    allow_reuse_address = True
    site: Site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "SamplePress/1"
    sys_version = ""
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        if self.server.site.outlet.delay_seconds and self.path.endswith((".xml", ".json")):
            time.sleep(self.server.site.outlet.delay_seconds)
        self._send(self.server.site.answer(self.path, dict(self.headers.items())))

    do_HEAD = do_GET  # noqa: N815 - the base class names it so

    def do_POST(self) -> None:
        if self.path != "/__sample/advance":
            self._send(Answer(405))
            return
        self.server.site.edition.changed = True
        self._send(Answer(200, b"changed\n", {"Content-Type": "text/plain"}))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if answer.truncated:
            self.wfile.write(answer.body[: len(answer.body) // 2])
            self.close_connection = True
        else:
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Silent: the demo's own output must stay readable."""


def _listening(first: int) -> _Server:
    for port in range(first, first + PORTS_TO_TRY):
        try:
            return _Server((HOST, port), _Handler)
        except OSError:
            if first == 0:
                raise
    message = f"no free port on {HOST} from {first} to {first + PORTS_TO_TRY - 1}"
    raise OSError(message)


class Press:
    """The running sites."""

    def __init__(self, today: date, base_port: int, *, changed: bool = False) -> None:
        self.edition = Edition(today, changed)
        self.outlets: tuple[Served, ...] = ()
        self._servers: list[_Server] = []
        port = base_port
        for site in outlets():
            server = _listening(port)
            taken = int(server.server_address[1])
            port = taken + 1 if base_port else 0
            self._start(server, site, f"http://{HOST}:{taken}/")

    def _start(self, server: _Server, site: Outlet, home: str) -> None:
        server.site = Site(site, home, self.edition)
        threading.Thread(
            target=server.serve_forever, args=(LOOK_AROUND,), name=f"press-{site.id}", daemon=True
        ).start()
        self._servers.append(server)
        feeds = {kind: home.rstrip("/") + FEED_TYPES[kind][1] for kind in site.feeds}
        self.outlets += (Served(site.id, site.name, site.language, home, feeds),)

    @property
    def origins(self) -> tuple[str, ...]:
        """host:port of each outlet, for a fetcher's list of permitted loopback origins."""
        return tuple(served.home.removeprefix("http://").rstrip("/") for served in self.outlets)

    def expected(self) -> dict[str, Piece]:
        """Address to the truth about the page there, as it stands now."""
        homes = {served.id: served.home.rstrip("/") for served in self.outlets}
        return {homes[piece.outlet] + piece.path: piece for piece in self.edition.pieces()}

    def advance(self) -> None:
        """Lets the silent change happen; POST /__sample/advance on any outlet does the same."""
        self.edition.changed = True

    def echo(self, spoken_at: datetime) -> None:
        """Let the press print what it makes of the office's words."""
        self.edition.echoes = echoed(spoken_at)

    def close(self) -> None:
        """Stops all sites and frees their ports."""
        # shutdown() waits for the server's next look around: all at once, or the waits would add up.
        ending = [threading.Thread(target=server.shutdown) for server in self._servers]
        for thread in ending:
            thread.start()
        for thread in ending:
            thread.join()
        for server in self._servers:
            server.server_close()
        self._servers.clear()


def serve(*, today: date, base_port: int = 8701, changed: bool = False) -> Press:
    """Starts every outlet on the first free ports from `base_port` (0: any) in daemon threads."""
    return Press(today, base_port, changed=changed)
