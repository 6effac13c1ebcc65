"""Pages kept in memory: bounded, the longest unused leave first, safe between threads."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from wsgiref.handlers import format_date_time

MOST_BYTES = 64 * 1024 * 1024
OVERHEAD = 2048
"""Headers, keys and objects around a body, generously."""
LEAST_TO_PRESS = 300
"""Bytes: below it gzip gains nothing."""
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer, ready to leave in either encoding."""

    generation: int
    status: str
    etag: str
    last_modified: float
    body: bytes
    pressed: bytes | None
    plain_headers: Headers
    pressed_headers: Headers
    stampless: tuple[bytes, bytes] | None
    """What stands before and after the stamp of a form."""

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        return len(self.body) + len(self.pressed or b"") + OVERHEAD


def page_of(
    *, generation: int, since: float, status: str, headers: Headers, body: bytes, place: bytes
) -> Page:
    """Press a body once and write its headers for both encodings."""
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    before, found, after = body.partition(place)
    is_pressable = len(body) > LEAST_TO_PRESS and _is_text(headers)
    pressed = gzip.compress(body, 6, mtime=0) if is_pressable and not found else None
    rest = [(name, value) for name, value in headers if name.lower() not in {"content-length", "etag"}]
    rest += [("ETag", etag), ("Last-Modified", format_date_time(since))] if not found else []
    rest += [("Vary", "Accept-Encoding")] if is_pressable else []
    return Page(
        generation, status, etag, since, body, pressed,
        [*rest, ("Content-Length", str(len(body)))],
        [*rest, ("Content-Encoding", "gzip"), ("Content-Length", str(len(pressed or b"")))],
        (before, after) if found else None,
    )  # fmt: skip


def _is_text(headers: Headers) -> bool:
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    return kind.startswith("text/") or "xml" in kind or "json" in kind


class Kept:
    """The pages of one process."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        """Begin empty."""
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._most = most_bytes
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str, generation: int) -> Page | None:
        """Return a page of this generation."""
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            if page.generation != generation:
                self._bytes -= self._pages.pop(key).size
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: str, page: Page) -> None:
        """Keep a page; one larger than an eighth of the room is not kept."""
        if page.size > self._most // 8:
            return
        with self._lock:
            if key in self._pages:
                self._bytes -= self._pages.pop(key).size
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > self._most:
                _oldest, gone = self._pages.popitem(last=False)
                self._bytes -= gone.size

    @property
    def bytes(self) -> int:
        """Return about how much memory the pages take."""
        return self._bytes
