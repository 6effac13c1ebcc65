"""What the printed pages carry: the text whole, the marks, the boxes, no real name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import lxml.html
import pytest
from tests.sample.conftest import TODAY, page_of, plain

from nhipcau.sample.boxes import BOXES, words
from nhipcau.sample.dating import PRINTED
from nhipcau.sample.edition import expected
from nhipcau.sample.outlets import outlet, outlets
from nhipcau.sample.printing import encoded, near

if TYPE_CHECKING:
    from nhipcau.sample.pieces import Piece

REAL = re.compile(
    r"vnexpress|tuoitre|tuổi trẻ online|thanhnien|vietnamplus|vietnam\+|nhandan|báo nhân dân|baocaobang"
    r"|dantri|vov\b|vtv\d?\b|vietnamnet|zingnews|laodong|qdnd|ttxvn|thông tấn xã việt nam|sggp|tienphong"
    r"|xinhua|新华社|人民网|人民日报|reuters|\bafp\b|\bbbc\b|le courrier du vietnam|viet nam news"
    r"|pasaxon|akp\b",
    re.IGNORECASE,
)
HEADINGS = ("interest", "dont_miss", "related", "most_read", "tags", "author", "comments", "newsletter")


def test_every_page_parses_and_holds_its_text_whole(pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        shown = plain(page_of(piece))
        for part in (piece.title, *piece.paragraphs):
            assert part in shown, (piece.key, part[:60])
        tree = lxml.html.fromstring(shown.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        assert tree.xpath("//body"), piece.key


def test_every_page_is_marked_outside_the_article(pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        page = page_of(piece)
        assert page.count("Dữ liệu mẫu") >= 2, piece.key
        assert '<meta name="generator" content="nhipcau sample press">' in page
        assert "Dữ liệu mẫu" not in piece.text
        body = page[page.index("</head>".upper() if "</HEAD>" in page else "</head>") :]
        assert "Dữ liệu mẫu" in body


def test_no_real_outlet_is_named_and_no_real_domain_linked() -> None:
    for piece in expected(TODAY):
        if piece.kind == "missing":
            continue
        page = page_of(piece)
        assert not REAL.search(page), (piece.key, REAL.search(page))
        hosts = set(re.findall(r"https?://([^/\"'\s<]+)", page))
        assert hosts <= {f"{piece.outlet}.example", "schema.org", "www.w3.org"}, hosts


def test_boxes_are_of_many_shapes_and_not_in_the_text(pieces: tuple[Piece, ...]) -> None:
    used = {name for site in outlets() for name in (*site.middle, *site.ending, *site.column)}
    assert used == set(BOXES)
    assert len(used) >= 7
    for piece in pieces:
        say = words(piece.language)
        for heading in HEADINGS:
            assert say.get(heading, "\0") not in piece.text, (piece.key, heading)
        for other in near(piece, pieces)[:9]:
            assert other.title not in piece.text, (piece.key, other.title)
            assert other.paragraphs[0][:130] not in piece.text, (piece.key, other.key)
        assert outlet(piece.outlet).editor not in piece.text


def test_the_date_is_printed_as_the_outlet_does_beside_another_clock(pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        page, site = plain(page_of(piece)), outlet(piece.outlet)
        assert PRINTED[site.date_style](piece.published_at) in page, piece.key
        assert f"{TODAY:%d/%m/%Y}" in page, "the site's own clock"
        if site.date_style == "in_text":
            day = piece.published_at
            assert f"{day.day}/{day.month}/{day.year}" in piece.paragraphs[0]


def test_each_outlet_has_markup_of_its_own(pieces: tuple[Piece, ...]) -> None:
    pages = {piece.outlet: page_of(piece) for piece in pieces}
    assert "application/ld+json" in pages["ttx-mau"]
    assert "<html amp" in pages["duong-xa"]
    assert pages["bien-vien"].count("<TABLE") >= 2
    assert outlet("bien-vien").charset == "windows-1258"
    classes = {frozenset(re.findall(r'class="([^"]+)"', page)) for page in pages.values()}
    assert len(classes) == len(outlets())


@pytest.mark.parametrize("text", ["Ậm ừ, ngượng nghịu “thử” đường ỵ ỹ ẳ ặ Ữ ợ", "đầu đuôi ÀẢÃÁẠ"])
def test_windows_1258_loses_nothing(text: str) -> None:
    again = encoded(text, "windows-1258").decode("cp1258")
    assert unicodedata.normalize("NFC", again) == text


def test_the_silent_change_keeps_address_and_title(pieces: tuple[Piece, ...]) -> None:
    piece = next(each for each in pieces if each.changed_body)
    before, after = page_of(piece), page_of(piece, changed=True)
    assert before != after
    new = set(piece.advanced().paragraphs) - set(piece.paragraphs)
    assert len(new) == 1
    assert new.pop() in plain(after)
    assert piece.title in plain(after)
