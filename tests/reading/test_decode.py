"""Bytes become text, or a named outcome; nothing reaches a parser that could choke on it."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest

from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import LARGEST, Decoded, Shape, decode

TEXT = "Hội nghị bàn về công tác thông tin đối ngoại của tỉnh Cao Bằng"


def read(content: bytes, content_type: str | None = None) -> Decoded | Dropped | Broken:
    return decode(Page("x", content, content_type=content_type))


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), None),
        (unicodedata.normalize("NFD", TEXT).encode(), None),
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
    ],
)
def test_text_is_read_in_nfc(content: bytes, content_type: str | None) -> None:
    found = read(content, content_type)
    assert isinstance(found, Decoded)
    assert found.text == TEXT


def test_windows_1258_is_read_as_declared() -> None:
    legacy = "".join(
        letter
        if letter in "ăâđêôơưĂÂĐÊÔƠƯ"
        else unicodedata.normalize("NFD", letter)
        if len(unicodedata.normalize("NFD", letter)) == 2
        else _split(letter)
        for letter in "Hà Nội đổi mới"
    )
    found = read(
        b"<html><head><meta charset=windows-1258></head><body>" + legacy.encode("cp1258") + b"</body></html>"
    )
    assert isinstance(found, Decoded)
    assert "Hà Nội đổi mới" in found.text


def _split(letter: str) -> str:
    """Write a letter with its vowel mark whole and its tone apart, as windows-1258 does."""
    parts = unicodedata.normalize("NFD", letter)
    if len(parts) < 3:
        return letter
    whole = unicodedata.normalize("NFC", parts[0] + parts[1])
    if len(whole) == 1 and whole in "ăâêôơưĂÂÊÔƠƯ":
        return whole + parts[2]
    return unicodedata.normalize("NFC", parts[0] + parts[2]) + parts[1]


def test_chinese_of_old_sites_is_read() -> None:
    found = read(
        "<html><head><meta charset=gb2312></head><body>越南谅山省举办培训班</body></html>".encode("gb18030")
    )
    assert isinstance(found, Decoded)
    assert "谅山" in found.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DropReason.EMPTY),
        (b" \n\t ", DropReason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), DropReason.NOT_TEXT),
        (b"%PDF-1.7 ...", DropReason.NOT_TEXT),
        (bytes(range(256)) * 20, DropReason.NOT_TEXT),
        (b"a" * (LARGEST + 1), DropReason.TOO_LARGE),
    ],
)
def test_what_is_no_page_is_named(content: bytes, reason: DropReason) -> None:
    found = read(content)
    assert isinstance(found, Dropped)
    assert found.reason is reason


def test_deep_nesting_is_answered_at_once() -> None:
    page = b"<html><body>" + b"<div>" * 40_000 + b"x" + b"</div>" * 40_000 + b"</body></html>"
    start = process_time()
    found = read(page)
    assert process_time() - start < 1
    assert isinstance(found, Broken)
    assert found.reason is BreakReason.UNREADABLE


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        (b"<!DOCTYPE html><p>x", Shape.HTML),
        (b"<div><p>a</p><p>b</p></div>", Shape.HTML),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", Shape.FEED),
        ("Một dòng < hai dòng".encode(), Shape.TEXT),
    ],
)
def test_the_kind_of_text_is_told(content: bytes, shape: Shape) -> None:
    found = read(content)
    assert isinstance(found, Decoded)
    assert found.shape is shape
