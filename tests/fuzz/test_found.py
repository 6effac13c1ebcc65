"""What fuzzing once found, held for good."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from nhipcau.reading.inputs.archives import archived_pages
from nhipcau.reading.outcomes import BreakReason, Broken
from nhipcau.signing.rules.keylist import KeyFacts
from nhipcau.signing.rules.logs import HEAD_FORMAT
from nhipcau.signing.rules.publishing import head_from
from nhipcau.sources.feeds import NotAFeedError, parse_feed
from nhipcau.sources.feeds.syndication import MOST_BROKEN_BYTES

NAMELESS = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 99\r\n\r\n"
    b"HTTP/1.1 200 OK\x07\x10 no headers at all\r\n\r\n\r\n\r\n"
)


def test_a_record_without_an_address_breaks_its_archive_and_not_the_run(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc"
    archive.write_bytes(NAMELESS)
    ends = [found[1] for found in archived_pages(archive)]
    assert [type(end) for end in ends] == [Broken]
    assert ends[0].reason is BreakReason.BROKEN_ARCHIVE


def test_a_large_broken_feed_is_refused_before_the_patient_parser_sees_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "nhipcau.sources.feeds.syndication.feedparser.parse", lambda *_a, **_k: pytest.fail("parsed")
    )
    broken = b'<rss version="2.0"><channel>' + b"<item " * (MOST_BROKEN_BYTES // 6 + 1)
    with pytest.raises(NotAFeedError, match="too large to be mended"):
        parse_feed(broken, url="https://bao-mau.example/rss")


def test_a_name_space_with_a_blank_in_it_is_no_feed_and_stops_no_poll() -> None:
    broken = (
        b'<rdf:RDF xmlns:rdf="h\x85tp://a/" xmlns="http://purl.org/rss/1.0/">'
        b'<x a="\x8c\x8f\xc5\x00"><link>/a</link></x></rdf:RDF>'
    )
    with pytest.raises(NotAFeedError):
        parse_feed(broken, url="https://bao-mau.example/rss")


def test_a_head_whose_moment_has_no_zone_is_read_as_utc() -> None:
    told = {"format": HEAD_FORMAT, "seq": 1, "hash": "0" * 64, "at": "2026-11-20",
            "key_id": "", "signature": "AA=="}  # fmt: skip
    key = KeyFacts("", "AA==", datetime(2026, 11, 19, tzinfo=UTC))
    held = head_from(told)
    assert held.at == datetime(2026, 11, 20, tzinfo=UTC)
    assert not held.is_signed_by(key)
