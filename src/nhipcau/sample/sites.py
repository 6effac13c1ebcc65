"""One outlet's site without a socket: a request's parts in, an answer out. Called by press and by tests."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from nhipcau.sample import fronts
from nhipcau.sample.boxes import words
from nhipcau.sample.dating import VIETNAM
from nhipcau.sample.edition import expected
from nhipcau.sample.feeds import FEEDS
from nhipcau.sample.looks import picture
from nhipcau.sample.printing import FEED_TYPES, article_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nhipcau.sample.outlets import Outlet
    from nhipcau.sample.pieces import Piece

CLOCK_HOUR = time(hour=10, minute=45, second=12)
"""What every site's clock shows on `today`: one hour for all keeps pages the same from start to start."""


@dataclass(slots=True)
class Answer:
    """What is sent back."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    truncated: bool = False
    """Whether half of the body is withheld and the line dropped."""


@dataclass(slots=True)
class Edition:
    """What all sites of one press share: the day, and whether the silent change has happened."""

    today: date
    changed: bool = False
    echoes: tuple[Piece, ...] = ()
    """What was printed after the sample office had spoken."""

    def pieces(self) -> tuple[Piece, ...]:
        """All pieces as they stand now."""
        found = expected(self.today)
        return (
            (*self.echoes, *(piece.advanced() for piece in found)) if self.changed else (*self.echoes, *found)
        )


class Site:
    """The pages and feeds of one outlet."""

    def __init__(self, site: Outlet, home: str, edition: Edition) -> None:
        self.outlet, self.home, self.edition = site, home, edition
        self._opened_at = datetime.combine(edition.today, CLOCK_HOUR, VIETNAM)
        self._asked: Counter[str] = Counter()
        self._lock = threading.Lock()

    @property
    def now(self) -> datetime:
        """What the site's clock shows: the one hour, or that of its newest echo."""
        return max([self._opened_at, *(piece.published_at for piece in self.edition.echoes)])

    def answer(self, target: str, headers: Mapping[str, str]) -> Answer:
        """The answer to a GET of this target, conditional and compressed as the headers allow."""
        path = urlsplit(target).path
        with self._lock:
            self._asked[path] += 1
            times = self._asked[path]
        found = self._feed(path, times) or self._fixed(path) or self._piece(target, times)
        return _negotiated(found, headers) if found.status == HTTPStatus.OK else found

    def _feed(self, path: str, times: int) -> Answer | None:
        kind = next((kind for kind in self.outlet.feeds if FEED_TYPES[kind][1] == path), None)
        if kind is None:
            return None
        if times == 1 and self.outlet.too_many_at_first:
            return Answer(429, b"", {"Retry-After": str(self.outlet.too_many_at_first)})
        own = self._own()
        newest = max((piece.published_at for piece in own), default=self.now)
        return _page(FEEDS[kind](self.outlet, own, self.home), FEED_TYPES[kind][0], newest)

    def _fixed(self, path: str) -> Answer | None:
        fixed: dict[str, Callable[[], Answer]] = {
            "/": lambda: self._html(fronts.front_page(self.outlet, self._own(), self.now), self.now),
            "/robots.txt": lambda: _page(fronts.robots(self.outlet, self.home), "text/plain", self.now),
            "/noi-bo/": lambda: self._html(
                fronts.section_page(self.outlet, self._own(), "Trang nội bộ", self.now), self.now
            ),
        }
        if path.startswith("/anh/"):
            return _page(picture(self.outlet.id + path), "image/svg+xml", self.now)
        if path.startswith(("/muc/", "/tag/")):
            say = words(self.outlet.language)["section"]
            return self._html(fronts.section_page(self.outlet, self._own(), say, self.now), self.now)
        return fixed[path]() if path in fixed else None

    def _piece(self, target: str, times: int) -> Answer:
        piece = next((each for each in self._own() if each.path == _bare(target)), None)
        if piece is None or piece.kind == "missing":
            return Answer(404, fronts.missing_page(self.outlet, self.now), self._type())
        if piece.fault == "flaky" and times == 1:
            return Answer(503, b"<h1>503</h1>", self._type())
        pieces = self.edition.pieces()
        if piece.kind != "article":
            return self._html(fronts.odd_page(piece, pieces, self.now), piece.published_at)
        changed_at = piece.published_at
        if self.edition.changed and piece.changed_body is not None:
            changed_at = max(changed_at, self.now)
        found = self._html(article_page(piece, pieces, home=self.home, now=self.now), changed_at)
        found.truncated = piece.fault == "truncated"
        return found

    def _own(self) -> list[Piece]:
        return [piece for piece in self.edition.pieces() if piece.outlet == self.outlet.id]

    def _type(self) -> dict[str, str]:
        return {"Content-Type": f"text/html; charset={self.outlet.charset}"}

    def _html(self, body: bytes, at: datetime) -> Answer:
        return _page(body, f"text/html; charset={self.outlet.charset}", at)


def _bare(target: str) -> str:
    """The target without tracking parameters."""
    parts = urlsplit(target)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    return f"{parts.path}?{urlencode(kept)}" if kept else parts.path


def _page(body: bytes, content_type: str, at: datetime) -> Answer:
    tag = hashlib.sha256(body).hexdigest()[:20]
    modified = format_datetime(at.astimezone(UTC), usegmt=True)
    return Answer(200, body, {"Content-Type": content_type, "ETag": f'"{tag}"', "Last-Modified": modified})


def _unchanged(found: Answer, headers: Mapping[str, str]) -> bool:
    if "If-None-Match" in headers:
        return found.headers["ETag"] in headers["If-None-Match"]
    since = headers.get("If-Modified-Since")
    if not since:
        return False
    try:
        asked = parsedate_to_datetime(since)
    except ValueError:
        return False
    return parsedate_to_datetime(found.headers["Last-Modified"]) - asked < timedelta(seconds=1)


def _negotiated(found: Answer, headers: Mapping[str, str]) -> Answer:
    if _unchanged(found, headers):
        return Answer(
            304, b"", {"ETag": found.headers["ETag"], "Last-Modified": found.headers["Last-Modified"]}
        )
    if "gzip" in headers.get("Accept-Encoding", "") and not found.truncated:
        found.body = gzip.compress(found.body, compresslevel=5, mtime=0)
        found.headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return found
