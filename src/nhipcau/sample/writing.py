"""Writes some sample pages as files for trying `nhipcau read`: HTML, saved as text, and one WARC archive.

In: today and a folder. Out: the paths written. Called by `python -m nhipcau.sample --write DIR`.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from nhipcau.sample.edition import articles
from nhipcau.sample.outlets import outlet, outlets
from nhipcau.sample.past import past_pieces
from nhipcau.sample.printing import article_page
from nhipcau.sample.sites import Edition, Site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nhipcau.sample.pieces import Piece

PER_OUTLET = 2
_DROPPED = re.compile(
    r"<(script|style|head|video)\b.*?</\1>|<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE
)
_BLOCKS = (
    "p|div|h\\d|li|ul|ol|tr|td|table|br|figure|figcaption|section|article|header|footer|nav|aside|main|dl|dt|dd|"
    "blockquote|body|html|form|hr|caption"
)
_BREAK = re.compile(rf"</?({_BLOCKS})\b[^>]*>", re.IGNORECASE)


def saved_as_text(page: str) -> str:
    """The page as a browser saves it as text: every block on its own line, menus and boxes and all."""
    text = re.sub(r"<[^>]+>", "", _BREAK.sub("\n", re.sub(r"\s+", " ", _DROPPED.sub(" ", page))))
    lines = (unescape(line).replace("\xa0", " ").strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def _chosen(today: date) -> list[Piece]:
    """The newest articles of each outlet, copies and faults left out."""
    whole = [piece for piece in articles(today) if not piece.copy_of and not piece.fault]
    return [each for site in outlets() for each in [p for p in whole if p.outlet == site.id][:PER_OUTLET]]


def _home(piece: Piece) -> str:
    # RFC 2606 keeps .example out of the real world.
    return f"http://{piece.outlet}.example/"


def _page(piece: Piece, today: date) -> bytes:
    return Site(outlet(piece.outlet), _home(piece), Edition(today)).answer(piece.path, {}).body


def _record(piece: Piece, page: bytes, *, home: str, taken: datetime) -> bytes:
    url = home.rstrip("/") + piece.path
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={outlet(piece.outlet).charset}\r\n\r\n"
    block = http.encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {taken.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    # One gzip member per record, as the WARC standard asks, so that readers can seek.
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def write_past(folder: Path, today: date, homes: Mapping[str, str]) -> Sequence[Path]:
    """Write the past weeks as one archive a week, fetched an hour after each piece came out.

    `homes` are the outlets' addresses by their ids, so that an office knows whose pages they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weeks: dict[str, list[bytes]] = defaultdict(list)
    for piece in past_pieces(today):
        home = homes[piece.outlet]
        taken = piece.published_at + timedelta(hours=1)
        # Alone: teasers of other notes would outweigh a text of two sentences.
        page = article_page(piece, (piece,), home=home, now=taken)
        week = f"{piece.published_at.isocalendar().year}-tuan-{piece.published_at.isocalendar().week:02}"
        weeks[week].append(_record(piece, page, home=home, taken=taken))
    written = []
    for week, records in weeks.items():
        path = folder / f"kho-bao-mau-{week}.warc.gz"
        path.write_bytes(b"".join(records))
        written.append(path)
    return written


def write(folder: Path, today: date) -> Sequence[Path]:
    """Writes the chosen articles: first of each outlet as HTML, second as saved text, all in one archive."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    chosen = _chosen(today)
    for number, piece in enumerate(chosen):
        page = _page(piece, today)
        if number % PER_OUTLET == 0:
            path = folder / f"{piece.outlet}-{piece.serial}.html"
            path.write_bytes(page)
        else:
            path = folder / f"{piece.outlet}-{piece.serial}.txt"
            path.write_text(saved_as_text(page.decode(outlet(piece.outlet).charset)), encoding="utf-8")
        written.append(path)
    archive = folder / "bao-mau.warc.gz"
    taken = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    pages = ((piece, _page(piece, today)) for piece in chosen)
    archive.write_bytes(b"".join(_record(one, page, home=_home(one), taken=taken) for one, page in pages))
    return [*written, archive]
