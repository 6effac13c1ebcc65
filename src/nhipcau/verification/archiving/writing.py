"""A captured page in, a WARC file out: the same bytes for the same page. Called by `actions.capturing`.

Records: warcinfo, response, request, metadata with what we judged; SHA-256 of block and payload on each.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urlsplit

from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from nhipcau.sources.fetcher import HeaderPairs
from nhipcau.sources.fetcher.captured import Captured

SOFTWARE = "nhipcau (https://pypi.org/project/warcio/)"
FORMAT = "WARC File Format 1.1"
CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
WIRE_ONLY = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"})
"""Say how the bytes came over the wire; what is kept is decoded, so they stand under another name."""
WIRE_PREFIX = "X-Archive-Orig-"
"""What archives' replay tools call a header that no longer fits its body."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://nhipcau.invalid/warc")


class Sha256:
    """warcio's digester, in hexadecimal as WACZ and the kit compare it."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def update(self, piece: bytes) -> None:
        """Take one piece."""
        self._hash.update(piece)

    def __str__(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


class Writer(WARCWriter):
    """warcio's writer with SHA-256 in place of SHA-1."""

    @staticmethod
    def _create_digester() -> Sha256:
        return Sha256()


def write_warc(captured: Captured, judged: Mapping[str, str] | None = None) -> bytes:
    """Write one page as a gzipped WARC file, `judged` (what we found of it) as its metadata record."""
    out = BytesIO()
    writer = Writer(out, gzip=True, warc_version="1.1")
    info = {"software": SOFTWARE, "format": FORMAT, "conformsTo": CONFORMS}
    writer.write_record(_fields(writer, captured, "warcinfo", info))
    response = _response(writer, captured)
    writer.write_record(response)
    writer.write_record(_request(writer, captured))
    about = {"fetchedFrom": captured.page.url, **(judged or {})}
    writer.write_record(_fields(writer, captured, "metadata", about))
    return out.getvalue()


def _head(captured: Captured, kind: str, **more: str) -> dict[str, str]:
    """Name a record by what it holds, so that the same page gives the same file."""
    moment = captured.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {"WARC-Record-ID": _record_id(captured, kind), "WARC-Date": moment, **more}


def _record_id(captured: Captured, kind: str) -> str:
    moment: datetime = captured.at.astimezone(UTC)
    seed = f"{kind} {captured.page.final_url} {moment.isoformat()} {captured.sha256}"
    return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, seed)}>"


def _response(writer: RecordBuilder, captured: Captured) -> ArcWarcRecord:
    page = captured.page
    phrase = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else ""
    kept = [
        (f"{WIRE_PREFIX}{name}" if name.lower() in WIRE_ONLY else name, value) for name, value in page.headers
    ]
    status = StatusAndHeaders(
        f"{page.status} {phrase}".strip(),
        [*kept, ("Content-Length", str(len(page.content)))],
        protocol="HTTP/1.1",
    )
    return writer.create_warc_record(
        page.final_url, "response", payload=BytesIO(page.content), length=len(page.content),
        http_headers=status, warc_headers_dict=_head(captured, "response"),
    )  # fmt: skip


def _request(writer: RecordBuilder, captured: Captured) -> ArcWarcRecord:
    parts = urlsplit(captured.page.final_url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked: HeaderPairs = captured.page.asked or (("Host", parts.netloc),)
    line = StatusAndHeaders(f"GET {path} HTTP/1.1", list(asked), is_http_request=True)
    concurrent = {"WARC-Concurrent-To": _record_id(captured, "response")}
    return writer.create_warc_record(
        captured.page.final_url, "request", payload=BytesIO(), length=0, http_headers=line,
        warc_headers_dict=_head(captured, "request", **concurrent),
    )  # fmt: skip


def _fields(writer: RecordBuilder, captured: Captured, kind: str, fields: Mapping[str, str]) -> ArcWarcRecord:
    text = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items())
    body = text.encode()
    is_about_page = kind == "metadata"
    more = {"WARC-Concurrent-To": _record_id(captured, "response")} if is_about_page else {}
    return writer.create_warc_record(
        captured.page.final_url if is_about_page else "", kind, payload=BytesIO(body), length=len(body),
        warc_content_type="application/warc-fields", warc_headers_dict=_head(captured, kind, **more),
    )  # fmt: skip
