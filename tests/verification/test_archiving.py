"""A WARC of a captured page: the same bytes each time, read back whole, every flipped byte found."""

from __future__ import annotations

import gzip
import hashlib
import random
from datetime import UTC, datetime
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from nhipcau.reading.inputs.archives import archived_pages
from nhipcau.reading.records import Page
from nhipcau.sources.fetcher import Fetched
from nhipcau.sources.fetcher.captured import Captured
from nhipcau.verification.archiving.reading import BrokenWarcError, read_warc
from nhipcau.verification.archiving.writing import write_warc

AT = datetime(2026, 11, 22, 2, 0, 0, 123456, tzinfo=UTC)
BODY = "<html><body><p>120 hộ dân đã di dời.</p></body></html>".encode()
PAGE = Fetched(
    "https://bao.example.vn/a", "https://bao.example.vn/a-123.html?p=1", 200, BODY, "text/html; charset=utf-8",
    etag='"7"', headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"),
                         ("Content-Length", "77"), ("ETag", '"7"')),
    asked=(("Host", "bao.example.vn"), ("User-Agent", "nhipcau-test")),
)  # fmt: skip
JUDGED = {"wall": "none", "quote": "120 hộ dân"}


def test_the_same_page_gives_the_same_file_and_another_gives_another() -> None:
    captured = Captured(PAGE, AT)
    assert write_warc(captured, JUDGED) == write_warc(captured, JUDGED)
    assert write_warc(captured, JUDGED) != write_warc(captured, {"wall": "none"})


def test_records_carry_sha256_and_the_moment() -> None:
    warc = write_warc(Captured(PAGE, AT), JUDGED)
    records = {record.rec_type: record for record in ArchiveIterator(BytesIO(warc))}
    assert list(records) == ["warcinfo", "response", "request", "metadata"]
    for record in records.values():
        assert record.rec_headers.get_header("WARC-Date") == "2026-11-22T02:00:00.123456Z"
        assert record.rec_headers.get_header("WARC-Block-Digest").startswith("sha256:")
    response = records["response"].rec_headers
    assert response.get_header("WARC-Payload-Digest") == f"sha256:{hashlib.sha256(BODY).hexdigest()}"
    assert response.get_header("WARC-Target-URI") == PAGE.final_url
    http = records["response"].http_headers
    assert http.get_header("Content-Encoding") is None
    assert http.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert http.get_header("Content-Length") == str(len(BODY))
    assert gzip.decompress(warc).count(b"WARC/1.1\r\n") == 4
    assert b"GET /a-123.html?p=1 HTTP/1.1\r\nHost: bao.example.vn\r\n" in gzip.decompress(warc)


def test_it_is_read_back_whole() -> None:
    archived = read_warc(write_warc(Captured(PAGE, AT), JUDGED))
    assert archived.captured.at == AT
    page = archived.captured.page
    assert (page.url, page.final_url, page.status, page.content) == (PAGE.url, PAGE.final_url, 200, BODY)
    assert (page.content_type, page.etag, page.asked) == (PAGE.content_type, PAGE.etag, PAGE.asked)
    assert archived.judged == {"fetchedFrom": PAGE.url, **JUDGED}


def test_no_header_of_the_host_can_forge_a_record() -> None:
    odd = Fetched("https://a.vn/", "https://a.vn/", 299, b"x", headers=(("X", "a  WARC/1.1"), ("Y", "ữ")))
    page = read_warc(write_warc(Captured(odd, AT), {"note": "a\r\nb: c"})).captured.page
    assert (page.status, page.content) == (299, b"x")


def test_stock_tools_read_it(tmp_path) -> None:
    path = tmp_path / "page.warc.gz"
    path.write_bytes(write_warc(Captured(PAGE, AT), JUDGED))
    checker = Checker(type("Command", (), {"inputs": [str(path)], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0
    (found,) = list(archived_pages(path))
    assert isinstance(found, Page)
    assert (found.content, found.url, found.fetched_at) == (BODY, PAGE.final_url, AT)


@pytest.mark.slow
def test_every_flipped_byte_is_found() -> None:
    warc = write_warc(Captured(PAGE, AT), JUDGED)
    whole = read_warc(warc)
    chance = random.Random(7)
    plain = bytearray(gzip.decompress(warc))
    for _turn in range(300):
        place = chance.randrange(len(plain))
        flipped = bytes(
            plain[:place] + bytes([plain[place] ^ (1 << chance.randrange(8))]) + plain[place + 1 :]
        )
        try:
            again = read_warc(flipped)
        except BrokenWarcError:
            continue
        # Heads of records carry no digest of their own: the file's hash and token guard them.
        assert again.captured.page.content == whole.captured.page.content
        assert again.judged == whole.judged


@pytest.mark.parametrize(
    "content", [b"", b"WARC/1.1\r\n\r\n", b"nothing", gzip.compress(b"WARC/1.0\r\n", mtime=0)]
)
def test_what_is_no_archive_is_named(content: bytes) -> None:
    with pytest.raises(BrokenWarcError):
        read_warc(content)
