"""Files, folders and archives become pages; what cannot be read gets a name."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from nhipcau.reading.engines import inline
from nhipcau.reading.inputs import pages
from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools


def archive(path: Path, count: int, *, gz: bool) -> Path:
    """Write an archive with so many pages and a picture between."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gz)
        for number in range(count):
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            body = f"<html><body><h1>Trang số {number}</h1></body></html>".encode()
            address = f"https://bao.example/{number}"
            writer.write_record(
                writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
            )
            picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    address + ".png", "response", payload=io.BytesIO(b"\x89PNG"), http_headers=picture
                )
            )
    return path


def outcomes(name: Path) -> list[Broken | Dropped]:
    return [source[1] for source in pages(name) if not isinstance(source, Page)]


def test_a_folder_is_read_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "c.jpg"):
        (tmp_path / name).write_text("x")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "e.htm").write_text("x")
    names = [Path(page.input).name for page in pages(tmp_path) if isinstance(page, Page)]
    assert names == ["a.html", "b.txt", "e.htm"]


@pytest.mark.parametrize("gz", [True, False])
def test_an_archive_gives_its_pages_only(tmp_path: Path, gz: bool) -> None:
    path = archive(tmp_path / ("a.warc.gz" if gz else "a.warc"), 3, gz=gz)
    found = list(pages(path))
    assert [page.url for page in found if isinstance(page, Page)] == [
        f"https://bao.example/{n}" for n in range(3)
    ]
    assert all(
        "charset=utf-8" in (page.content_type or "") and page.fetched_at
        for page in found
        if isinstance(page, Page)
    )
    assert len(found) == 3


@pytest.mark.parametrize("gz", [True, False])
def test_a_cut_archive_gives_its_good_records_and_one_broken_outcome(tmp_path: Path, gz: bool) -> None:
    path = archive(tmp_path / ("a.warc.gz" if gz else "a.warc"), 4, gz=gz)
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 4 - 150])
    found = list(pages(path))
    good = [source for source in found if isinstance(source, Page)]
    assert 2 <= len(good) <= 4
    assert [outcome.reason for outcome in outcomes(path)] == [BreakReason.BROKEN_ARCHIVE]
    assert "a.warc" in outcomes(path)[0].detail


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x1d,",
        b"no archive at all",
        gzip.compress(b"nothing", mtime=0)[:-6],
        b"\x1f\x8b" + b"\x00" * 50,
    ],
)
def test_a_broken_archive_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    assert [outcome.reason for outcome in outcomes(path)] == [BreakReason.BROKEN_ARCHIVE]


def test_a_file_of_200_mb_is_named_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # sparse: costs no disk
    assert [outcome.reason for outcome in outcomes(path)] == [DropReason.TOO_LARGE]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert [outcome.reason for outcome in outcomes(tmp_path / "none.html")] == [BreakReason.NOT_FOUND]


def test_inline_engine_goes_on_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(page: Page, tools: Tools) -> object:
        if page.input == "bad":
            raise ValueError(page.input)
        return Dropped(DropReason.EMPTY)

    monkeypatch.setattr(inline, "read", odd)
    found = dict(
        inline.read_all(
            [Page("bad", b"x"), Page("good", b"y"), ("gone", Broken(BreakReason.NOT_FOUND))], Tools()
        )
    )
    assert isinstance(found["bad"], Broken)
    assert found["bad"].reason is BreakReason.CRASHED
    assert isinstance(found["good"], Dropped)
    assert isinstance(found["gone"], Broken)
