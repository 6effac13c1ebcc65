"""A small press site on loopback for these tests: routes are replies or functions; it remembers who asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Route = Reply | Callable[[BaseHTTPRequestHandler], Reply | None]


@dataclass
class Site:
    origin: str
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked]

    def url(self, path: str) -> str:
        return self.origin + path


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            route = site.routes.get(self.path, Reply(b"no such page", 404))
            reply = route if isinstance(route, Reply) else route(self)
            self.close_connection = True
            if reply is None:
                return
            self.send_response(reply.status)
            headers = {"Content-Length": str(len(reply.body)), "Content-Type": "text/html; charset=utf-8"}
            for key, value in (headers | reply.headers).items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_args: object) -> None:
            return

    return Handler


@contextmanager
def running_site() -> Iterator[Site]:
    site = Site("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(2)


def etagged(body: bytes, etag: str = '"v1"', **headers: str) -> Callable[[BaseHTTPRequestHandler], Reply]:
    """Answer 304 to whoever names this version."""

    def answer(handler: BaseHTTPRequestHandler) -> Reply:
        if handler.headers.get("If-None-Match") == etag:
            return Reply(b"", 304, {"ETag": etag})
        return Reply(body, 200, {"ETag": etag, **headers})

    return answer
