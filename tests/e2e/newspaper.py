"""A one-person newspaper on this machine: what it prints is news that no outlet has told before.

In: a headline and paragraphs; out: the address of the page. Called by the journeys of the desk.
"""

from __future__ import annotations

import html
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PRINTED_AGO = timedelta(minutes=20)
"""What is printed is fresh: an alert is raised for news of the last days only."""


class Newspaper:
    """Serves its pages on a port of 127.0.0.1 until it is closed."""

    def __init__(self) -> None:
        """Begin with an empty front page."""
        self.pages: dict[str, bytes] = {}
        pages = self.pages

        class Reader(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = pages.get(self.path)
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(found or b"")))
                self.end_headers()
                self.wfile.write(found or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Reader)
        self.home = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def publish(self, slug: str, title: str, paragraphs: list[str]) -> str:
        """Print a page of today; return its address."""
        at = (datetime.now(tz=UTC) - PRINTED_AGO).isoformat(timespec="seconds")
        body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
        said = html.escape(title)
        self.pages[f"/{slug}.html"] = (
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{said}</title>'
            f'<meta property="og:type" content="article"><meta property="article:published_time" content="{at}">'
            f'</head><body><article><h1>{said}</h1><time datetime="{at}"></time>{body}</article></body></html>'
        ).encode()
        return f"{self.home}/{slug}.html"

    def close(self) -> None:
        """Stop printing."""
        self._server.shutdown()
        self._server.server_close()
