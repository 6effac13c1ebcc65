"""A WARC archive in, its pages out, then one Broken outcome if the archive is damaged; called by `paths`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as SlowIterator

from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import LARGEST

Source = Page | tuple[str, Broken | Dropped]
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")


def archived_pages(path: Path) -> Iterator[Source]:
    """Yield the readable responses; a cut or damaged archive yields its good records first."""
    damage = _damage(path)
    last, count = 0, 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(str(path), record_types=kinds, auto_decode="all"):
            last = record.stream_pos
            page = _page(path, record)
            if page is not None:
                count += 1
                yield page
    except Exception as error:  # noqa: BLE001  fastwarc raises its own, zlib's and OSError alike
        yield _broken(path, last, str(error))
        return
    if not count and not damage:
        yield from _second_try(path)
    elif damage:
        yield _broken(path, last, damage)


def _broken(path: Path, offset: int, why: str) -> tuple[str, Broken]:
    detail = f"{path.name} after offset {offset}: {why or 'damaged'}; the records before it were read"
    return f"{path}#{offset}", Broken(BreakReason.BROKEN_ARCHIVE, detail)


def _page(path: Path, record: WarcRecord) -> Source | None:
    """Make a page of a response with readable content."""
    headers = record.http_headers
    declared = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    if not declared.startswith(_READABLE):
        return None
    name = f"{path}#{record.stream_pos}"
    if record.content_length > LARGEST:
        return name, Dropped(DropReason.TOO_LARGE, f"{record.content_length:,} bytes")
    charset = (headers.get("Content-Type") if headers else None) or declared
    content = record.reader.read(LARGEST + 1)
    return Page(
        name,
        content,
        content_type=charset,
        url=record.headers.get("WARC-Target-URI"),
        fetched_at=_moment(record.headers.get("WARC-Date")),
    )


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _damage(path: Path) -> str | None:
    """Say what is wrong with the file as a whole: fastwarc passes over a cut end in silence."""
    if path.stat().st_size == 0:
        return "the archive is empty"
    if not path.name.lower().endswith(".gz"):
        return _cut(path)
    try:
        with gzip.open(path, "rb") as file:
            while file.read(1 << 20):
                pass
    except (OSError, EOFError) as error:
        return str(error)
    except Exception as error:  # noqa: BLE001  zlib.error and struct.error alike mean damaged bytes
        return str(error)
    return None


def _cut(path: Path) -> str | None:
    """A plain archive ends with the blank lines after its last record."""
    with path.open("rb") as file:
        start = file.read(5)
        file.seek(max(0, path.stat().st_size - 4))
        end = file.read(4)
    if start != b"WARC/":
        return "it does not begin with a WARC record"
    return None if end == b"\r\n\r\n" else "the last record is cut"


def _second_try(path: Path) -> Iterator[Source]:
    """Read by warcio what fastwarc found no record in: ARC files and odd compressions."""
    try:
        with path.open("rb") as file:
            for record in SlowIterator(file, arc2warc=True):
                declared = (
                    record.http_headers.get_header("Content-Type") if record.http_headers else ""
                ) or ""
                if record.rec_type == "response" and declared.lower().startswith(_READABLE):
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    content = record.content_stream().read(LARGEST + 1)
                    yield Page(f"{path}#{url}", content, content_type=declared, url=url)
    except Exception as error:  # noqa: BLE001  warcio meets odd headers with AttributeError and KeyError too
        yield _broken(path, 0, str(error))
