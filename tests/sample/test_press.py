"""The sample press on the line: feeds, conditional answers, faults, files."""

from __future__ import annotations

import gzip
import html
import http.client
import json
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import feedparser
import pytest
from lxml import etree
from tests.sample.conftest import TODAY
from warcio.archiveiterator import ArchiveIterator

from nhipcau.sample.__main__ import main
from nhipcau.sample.dating import VIETNAM
from nhipcau.sample.outlets import outlet
from nhipcau.sample.press import Press, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

Got = tuple[int, dict[str, str], bytes]


@pytest.fixture
def press() -> Iterator[Press]:
    running = serve(today=TODAY, base_port=0)
    yield running
    running.close()


def get(url: str, method: str = "GET", **headers: str) -> Got:
    parts = urlsplit(url)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    line.request(method, target, headers=named)
    answer = line.getresponse()
    try:
        return answer.status, dict(answer.headers.items()), answer.read()
    finally:
        line.close()


def feed_of(press: Press, key: str, kind: str) -> str:
    return next(served for served in press.outlets if served.id == key).feeds[kind]


def test_all_four_kinds_of_feed_are_served_and_read(press: Press) -> None:
    kinds = {kind for served in press.outlets for kind in served.feeds}
    assert kinds == {"rss", "atom", "json", "news_sitemap"}
    known = press.expected()
    for served in press.outlets:
        for kind, url in served.feeds.items():
            if served.id == "bien-vien":  # slow on purpose; covered by the test of delays
                continue
            status, _, body = get(url)
            if status == 429:
                status, _, body = get(url)
            assert status == 200
            for link in links(kind, body):
                assert link.split("?utm_")[0] in known, link


def links(kind: str, body: bytes) -> list[str]:
    if kind == "json":
        return [item["url"] for item in json.loads(body)["items"]]
    if kind == "news_sitemap":
        names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
        return [str(loc.text) for loc in etree.fromstring(body).iterfind("s:url/s:loc", names)]
    entries = feedparser.parse(body).entries
    assert all(entry.title and entry.get("published_parsed") for entry in entries)
    found = [entry.link for entry in entries]
    assert found
    return found


def test_the_broken_feed_is_refused_by_a_strict_parser_only(press: Press) -> None:
    _, _, body = get(feed_of(press, "cua-khau", "rss"))
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(body)
    assert len(feedparser.parse(body).entries) >= 10


def test_feeds_are_found_from_the_home_page_or_robots(press: Press) -> None:
    for served in press.outlets:
        _, _, home = get(served.home)
        _, _, robots = get(f"{served.home}robots.txt")
        for url in served.feeds.values():
            path = urlsplit(url).path
            assert f'href="{path}"'.encode() in home or url.encode() in robots


def test_robots_of_one_outlet_name_a_delay_and_a_closed_folder(press: Press) -> None:
    home = next(served.home for served in press.outlets if served.id == "cong-tin")
    rules = RobotFileParser()
    rules.parse(get(f"{home}robots.txt")[2].decode().splitlines())
    assert rules.crawl_delay("nhipcau") == 1
    assert not rules.can_fetch("nhipcau", f"{home}noi-bo/")
    assert rules.can_fetch("nhipcau", home)


def test_unchanged_pages_answer_304_and_gzip_on_request(press: Press) -> None:
    url = feed_of(press, "ttx-mau", "rss")
    _, headers, body = get(url)
    assert get(url, If_None_Match=headers["ETag"])[::2] == (304, b"")
    assert get(url, If_Modified_Since=headers["Last-Modified"])[0] == 304
    _, packed, small = get(url, Accept_Encoding="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(small) == body


def test_the_first_poll_of_one_outlet_is_told_to_wait(press: Press) -> None:
    url = feed_of(press, "pho-nui", "rss")
    status, headers, _ = get(url)
    assert (status, headers["Retry-After"]) == (429, "2")
    assert get(url)[0] == 200


def test_one_outlet_is_slow() -> None:
    assert outlet("bien-vien").delay_seconds == 1.0


def test_the_silent_change_is_posted(press: Press) -> None:
    url = next(url for url, piece in press.expected().items() if piece.changed_body)
    before = get(url)[1]["ETag"]
    assert get(f"{press.outlets[0].home}__sample/advance", method="POST")[0] == 200
    status, headers, _ = get(url, If_None_Match=before)
    assert (status, headers["ETag"] != before) == (200, True)


def test_faults_come_as_planted(press: Press) -> None:
    by_fault = {piece.fault: url for url, piece in press.expected().items() if piece.fault}
    assert [get(by_fault["flaky"])[0] for _ in range(2)] == [503, 200]
    with pytest.raises(http.client.IncompleteRead):
        get(by_fault["truncated"])


def test_odd_pages_answer_as_they_should(press: Press) -> None:
    for url, piece in press.expected().items():
        if piece.kind != "article":
            assert get(url)[0] == (404 if piece.kind == "missing" else 200), piece.kind


def test_ports_are_freed_and_another_press_can_start(press: Press) -> None:
    taken = {int(origin.rsplit(":", 1)[1]) for origin in press.origins}
    second = serve(today=TODAY, base_port=min(taken))
    try:
        assert not taken & {int(origin.rsplit(":", 1)[1]) for origin in second.origins}
    finally:
        second.close()


def test_files_are_written_for_reading_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--write", str(tmp_path), "--today", TODAY.isoformat()]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert len([path for path in written if path.suffix == ".html"]) >= 6
    texts = [path for path in written if path.suffix == ".txt"]
    assert len(texts) >= 6
    assert all("<" not in path.read_text(encoding="utf-8") for path in texts)
    with (tmp_path / "bao-mau.warc.gz").open("rb") as archive:
        records = [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(archive)
        ]
    assert len(records) >= 12
    assert all(kind == "response" and url and b"</" in body for kind, url, body in records)


def test_the_press_prints_what_the_office_said_only_after_it_was_said(press: Press) -> None:
    spoken_at = datetime.combine(TODAY, time(15, 0), VIETNAM)
    before = press.expected()
    press.echo(spoken_at)
    new = {url: piece for url, piece in press.expected().items() if url not in before}
    assert {piece.language for piece in new.values()} == {"vi", "en", "zh"}
    assert all(piece.published_at > spoken_at for piece in new.values())
    for url, piece in new.items():
        status, _headers, body = get(url)
        assert status == 200
        assert piece.title in html.unescape(body.decode(outlet(piece.outlet).charset))
    fed = next(served for served in press.outlets if served.id == "upland")
    _status, _headers, body = get(next(iter(fed.feeds.values())))
    assert "waterfall is open" in body.decode()
