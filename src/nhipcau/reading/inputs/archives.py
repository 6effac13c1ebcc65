"""A WARC archive or a slice of it in, its pages out; a damaged stretch is a Broken outcome.

Called by `paths` and by the engines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as SlowIterator

from nhipcau.reading.inputs.http_bodies import plain_body
from nhipcau.reading.inputs.slices import Slice, slices
from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import LARGEST

Source = Page | tuple[str, Broken | Dropped]
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")
_PAGES = WarcRecordType.response | WarcRecordType.resource
_GOOD = frozenset({200, 203, 206})
_MARKUP = (b"<html", b"<!doctype", b"<body", b"<article")


def archived_pages(path: Path) -> Iterator[Source]:
    """Yield the readable responses; damage is named where it stands, and what follows it is read."""
    for each in slices(path):
        yield from pages_of_slice(each)


def pages_of_slice(part: Slice, passed_over: Counter[str] | None = None) -> Iterator[Source]:
    """Yield a slice's pages; `passed_over` counts the records that are no page, by what they are."""
    counts = Counter[str]() if passed_over is None else passed_over
    path = Path(part.path)
    if part.is_odd:
        yield from _second_try(path, part.damage)
        return
    if part.stop > part.start:
        yield from _records(path, part, counts)
    if part.damage:
        yield _broken(path, part.damaged_at or 0, part.damage)


def _records(path: Path, part: Slice, counts: Counter[str]) -> Iterator[Source]:
    last = part.start
    try:
        with path.open("rb") as file:
            file.seek(part.start)
            for record in ArchiveIterator(file, auto_decode="none"):
                if record.stream_pos >= part.stop:
                    return
                last = record.stream_pos
                found = _page(path, record, counts)
                if found is not None:
                    yield found
    except Exception as error:  # noqa: BLE001  fastwarc raises its own, zlib's and OSError alike
        yield _broken(path, last, str(error))


def _broken(path: Path, offset: int, why: str) -> tuple[str, Broken]:
    detail = f"{path.name} at offset {offset}: {why or 'damaged'}; the records around it were read"
    return f"{path}#{offset}", Broken(BreakReason.BROKEN_ARCHIVE, detail)


def _page(path: Path, record: WarcRecord, counts: Counter[str]) -> Source | None:
    """Make a page of a response with readable content; anything else is counted."""
    if not record.record_type & _PAGES:
        counts[str(record.record_type)] += 1
        return None
    headers = record.http_headers
    # An archive's own "application/http" says nothing of the page.
    declared = (headers.get("Content-Type") if headers else record.headers.get("Content-Type")) or ""
    if declared and not declared.lower().lstrip().startswith(_READABLE):
        counts["not_text"] += 1
        return None
    name = f"{path}#{record.stream_pos}"
    if record.content_length > LARGEST:
        return name, Dropped(DropReason.TOO_LARGE, f"{record.content_length:,} bytes")
    raw = record.reader.read(LARGEST + 1)
    if not declared and not any(mark in raw[:2048].lower() for mark in _MARKUP):
        counts["not_text" if raw.strip() else "empty"] += 1
        return None
    status = headers.status_code if headers else None
    if status is not None and status not in _GOOD:
        return name, Dropped(DropReason.ERROR_PAGE, f"HTTP {status}")
    return _of_body(name, record, raw, declared)


def _of_body(name: str, record: WarcRecord, raw: bytes, declared: str) -> Source:
    headers = record.http_headers
    transfer = (headers.get("Transfer-Encoding") if headers else "") or ""
    encodings = (headers.get("Content-Encoding") if headers else "") or ""
    content = plain_body(raw, transfer=transfer, encodings=encodings, most=LARGEST)
    if content is None:
        return name, Broken(BreakReason.UNREADABLE, f"body is not {encodings[:40]} as it says")
    if len(content) > LARGEST:
        return name, Dropped(DropReason.TOO_LARGE, f"more than {LARGEST:,} bytes")
    # WARC 1.0 writers such as wget put the address in angle brackets.
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    moment = _moment(record.headers.get("WARC-Date"))
    return Page(name, content, content_type=declared or None, url=address, fetched_at=moment)


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _second_try(path: Path, damage: str) -> Iterator[Source]:
    """Read by warcio what holds no WARC record for us: ARC files and odd compressions."""
    count = 0
    try:
        with path.open("rb") as file:
            for record in SlowIterator(file, arc2warc=True):
                count += 1
                declared = (
                    record.http_headers.get_header("Content-Type") if record.http_headers else ""
                ) or ""
                if record.rec_type == "response" and declared.lower().startswith(_READABLE):
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    moment = _moment(record.rec_headers.get_header("WARC-Date"))
                    content = record.content_stream().read(LARGEST + 1)
                    name = f"{path}#{url}"
                    yield Page(name, content, content_type=declared, url=url, fetched_at=moment)
    except Exception as error:  # noqa: BLE001  warcio meets odd headers with AttributeError and KeyError too
        yield _broken(path, 0, damage or str(error))
        return
    if not count and damage:
        yield _broken(path, 0, damage)
