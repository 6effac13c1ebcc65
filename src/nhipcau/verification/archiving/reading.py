"""A WARC file of ours in, its page out, every digest checked. Called by queries, screens and the kit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from nhipcau.sources.fetcher import Fetched, HeaderPairs
from nhipcau.sources.fetcher.captured import Captured
from nhipcau.verification.archiving.writing import WIRE_PREFIX

DIGEST = "WARC-Block-Digest"


class BrokenWarcError(Exception):
    """The file is no WARC of ours, or a byte of it has changed."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What a WARC file holds."""

    captured: Captured
    judged: dict[str, str]


def read_warc(content: bytes) -> Archived:
    """Read a file that `write_warc` wrote; a flipped byte is a `BrokenWarcError`."""
    try:
        found = {record.rec_type: (record, body) for record, body in _checked(content)}
        response, body = found["response"]
        asked: HeaderPairs = tuple(found["request"][0].http_headers.headers)
        judged = _fields(*found["metadata"])
        return Archived(Captured(_page(response, body, judged, asked), _moment(response)), judged)
    except (KeyError, ValueError, AttributeError) as error:
        raise BrokenWarcError(str(error)) from error


def _checked(content: bytes) -> list[tuple[ArcWarcRecord, bytes]]:
    """Load all records, each with its bytes compared to its digests."""
    try:
        each = ArchiveIterator(BytesIO(content), check_digests="raise")
        records = [(record, record.raw_stream.read()) for record in each]
    except Exception as error:  # warcio and zlib raise their own, AttributeError and KeyError too
        raise BrokenWarcError(str(error)) from error
    if not all(
        (record.rec_headers.get_header(DIGEST) or "").startswith("sha256:") for record, _body in records
    ):
        raise BrokenWarcError("a record without a SHA-256 digest")
    return records


def _page(record: ArcWarcRecord, body: bytes, judged: dict[str, str], asked: HeaderPairs) -> Fetched:
    said = record.http_headers
    headers = tuple(
        (name.removeprefix(WIRE_PREFIX), value)
        for name, value in said.headers
        if name.lower() != "content-length"
    )
    url = record.rec_headers.get_header("WARC-Target-URI")
    content_type = said.get_header("Content-Type", "")[:200]
    return Fetched(
        judged["fetchedFrom"], url, int(said.get_statuscode()), body, content_type,
        etag=said.get_header("ETag", ""), last_modified=said.get_header("Last-Modified", ""),
        headers=headers, asked=asked,
    )  # fmt: skip


def _moment(record: ArcWarcRecord) -> datetime:
    return datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC)


def _fields(record: ArcWarcRecord, body: bytes) -> dict[str, str]:
    """Read `name: value` lines, which warcio may have taken for headers already."""
    if record.http_headers:
        return dict(record.http_headers.headers)
    pairs = (line.partition(": ") for line in body.decode().split("\r\n") if line)
    return {name: value for name, _colon, value in pairs}
