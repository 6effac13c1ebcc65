"""A WARC file in, a WACZ 1.1.1 file out (specs.webrecorder.net/wacz/1.1.1). Called by `queries.kits`.

The same WARC gives the same WACZ: dates come from the page. The `wacz` package's validator accepts it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.timeutils import iso_date_to_timestamp

from nhipcau.verification.kit.packing import zip_of

VERSION = "1.1.1"
WARC = "archive/data.warc.gz"
INDEXED = frozenset({"response", "resource", "revisit"})
"""What is replayed; requests and notes stay in the WARC (cdxj-indexer's default)."""


def wacz_of(warc: bytes, *, url: str, title: str, captured_at: datetime) -> bytes:
    """Wrap an archived page so that replay tools open it; the WARC's bytes stay as they are."""
    moment = captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    page = {"id": "1", "url": url, "ts": moment, "title": title}
    files = [
        (WARC, warc),
        ("indexes/index.cdx", _index(warc)),
        (
            "pages/pages.jsonl",
            _lines({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}, page),
        ),
    ]
    package = {
        "profile": "data-package",
        "resources": [_resource(path, content) for path, content in files],
        "title": title,
        "mainPageUrl": url,
        "mainPageDate": moment,
        "created": moment,
        "wacz_version": VERSION,
        "software": "nhipcau",
    }
    told = json.dumps(package, ensure_ascii=False, indent=2).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(told).hexdigest()}"}
    return zip_of([*files, ("datapackage.json", told), ("datapackage-digest.json", _lines(digest))])


def _resource(path: str, content: bytes) -> dict[str, str | int]:
    name = path.rsplit("/", 1)[-1].lower()
    told = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return {"name": name, "path": path, "hash": told, "bytes": len(content)}


def _lines(*rows: dict[str, str]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _index(warc: bytes) -> bytes:
    return "".join(sorted(_index_lines(warc))).encode()


def _index_lines(warc: bytes) -> Iterator[str]:
    """CDXJ: sort key, time, and where in the WARC the answer lies."""
    records = ArchiveIterator(BytesIO(warc))
    for record in records:
        offset, head = records.get_record_offset(), record.rec_headers
        answered, kind = record.http_headers, record.rec_type
        row = {
            "url": head.get_header("WARC-Target-URI") or "",
            "mime": (record.content_type if not answered else answered.get_header("Content-Type") or "")
            .partition(";")[0]
            .strip(),
            "status": answered.get_statuscode() if answered and kind == "response" else "",
            "digest": head.get_header("WARC-Payload-Digest") or "",
            "offset": str(offset),
            "filename": WARC.rpartition("/")[2],
        }
        records.read_to_end(record)
        row["length"] = str(records.get_record_length())
        if kind in INDEXED:
            moment = iso_date_to_timestamp(head.get_header("WARC-Date"))
            yield f"{sort_key(row['url'])} {moment} {json.dumps(row)}\n"


def sort_key(url: str) -> str:
    """Return the address as archives sort it (SURT): vn,gov,caobang)/path?query."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = parts.path.lower()
    path = path.rstrip("/") or "/"
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    return f"{host}{port}){path}" + (f"?{query}" if query else "")
