"""One edition of the sample press for all tests of this folder."""

from __future__ import annotations

import unicodedata
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from nhipcau.sample.edition import articles
from nhipcau.sample.outlets import outlet
from nhipcau.sample.sites import Edition, Site

if TYPE_CHECKING:
    from nhipcau.sample.pieces import Piece

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def pieces() -> tuple[Piece, ...]:
    return articles(TODAY)


def page_of(piece: Piece, *, changed: bool = False, today: date = TODAY) -> str:
    """The page as a reader gets it, decoded and in NFC."""
    site = Site(outlet(piece.outlet), f"http://{piece.outlet}.example/", Edition(today, changed))
    answer = site.answer(piece.path, {})
    if piece.fault == "flaky":
        answer = site.answer(piece.path, {})
    assert answer.status == 200, piece.key
    return unicodedata.normalize("NFC", answer.body.decode(outlet(piece.outlet).charset))


def plain(page: str) -> str:
    """The page without character references."""
    return unicodedata.normalize("NFC", unescape(page))
