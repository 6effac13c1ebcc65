"""Feeds of every kind, sound and broken, become the same plain entries; hostile ones are refused."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest

from nhipcau.sources.feeds import NotAFeedError, candidates, parse_feed, site_of
from nhipcau.sources.feeds.plain_text import names_a_zone, plain

BASE = "https://baosuoi.vn/rss/home.rss"


def rss(items: str, head: str = "", root: str = '<rss version="2.0">') -> bytes:
    start = '<?xml version="1.0" encoding="utf-8"?>'
    return f"{start}{root}<channel><title>Báo Suối</title>{head}{items}</channel></rss>".encode()


ITEM = """<item><title>Khánh thành cầu Nà Lúm &amp; đường mới</title>
<link>https://baosuoi.vn/cau-na-lum-12.html?utm_source=rss#top</link>
<description><![CDATA[<a href="x"><img src="y"/></a>Sáng 20/11, xã <b>Nà Lúm</b> khánh thành cầu.]]></description>
<pubDate>Fri, 20 Nov 2026 08:30:00 +0700</pubDate></item>"""


def test_rss_entries_are_plain_and_tidy() -> None:
    feed = parse_feed(rss(ITEM, "<language>vi-vn</language><link>https://baosuoi.vn</link>"), url=BASE)
    assert (feed.kind, feed.title, feed.home_url) == ("rss", "Báo Suối", "https://baosuoi.vn/")
    (entry,) = feed.entries
    assert entry.url == "https://baosuoi.vn/cau-na-lum-12.html"
    assert entry.title == "Khánh thành cầu Nà Lúm & đường mới"
    assert entry.summary == "Sáng 20/11, xã Nà Lúm khánh thành cầu."
    assert entry.published_at == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Thời báo</title>
<link href="https://thoibao.vn/"/><entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
<link rel="alternate" href="/bai/1"/><id>tag:1</id><updated>2026-11-20T01:30:00Z</updated>
<summary>Tóm tắt</summary></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://thoibao.vn/"><title>Thời báo</title><link>https://thoibao.vn/</link></channel>
<item rdf:about="https://thoibao.vn/bai/1"><title>A b</title><link>https://thoibao.vn/bai/1</link>
<description>Tóm tắt</description><dc:date>2026-11-20T08:30:00+07:00</dc:date></item></rdf:RDF>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Thời báo", "home_page_url": "https://thoibao.vn/",
     "items": [{"id": "1", "url": "https://thoibao.vn/bai/1", "title": "A b", "content_html": "<p>Tóm tắt</p>",
                "date_published": "2026-11-20T08:30:00+07:00"}, {"id": 2}, "odd", {"url": "mailto:x"}]}
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [("atom", ATOM), ("rdf", RDF), ("json", JSON)])
def test_other_kinds_say_the_same(kind: str, text: str) -> None:
    feed = parse_feed(text.encode(), url="https://thoibao.vn/feed")
    assert (feed.kind, feed.title, feed.home_url) == (kind, "Thời báo", "https://thoibao.vn/")
    (entry,) = feed.entries
    assert (entry.url, entry.title, entry.summary) == ("https://thoibao.vn/bai/1", "A b", "Tóm tắt")
    assert entry.published_at == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


NEWS = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://thoibao.vn/bai/1</loc><news:news>
<news:publication><news:name>Thời báo</news:name><news:language>vi</news:language></news:publication>
<news:publication_date>2026-11-20T08:30:00+07:00</news:publication_date><news:title>A &amp; b</news:title>
</news:news></url><url><loc>ftp://x/</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://thoibao.vn/sitemap-2019.xml</loc><lastmod>2019-01-01</lastmod></sitemap>
<sitemap><loc>https://thoibao.vn/sitemap-2026.xml</loc><lastmod>2026-11-01</lastmod></sitemap>
<sitemap><loc>https://thoibao.vn/news-sitemap.xml</loc></sitemap></sitemapindex>"""


def test_a_news_sitemap_is_a_feed() -> None:
    feed = parse_feed(NEWS.encode(), url="https://thoibao.vn/sitemap-news.xml")
    assert (feed.kind, feed.title, feed.language) == ("news_sitemap", "Thời báo", "vi")
    (entry,) = feed.entries
    assert (entry.title, entry.published_at) == ("A & b", datetime(2026, 11, 20, 1, 30, tzinfo=UTC))


def test_a_sitemap_index_names_its_children_news_and_newest_first() -> None:
    feed = parse_feed(INDEX.encode(), url="https://thoibao.vn/sitemap.xml")
    names = [child.rpartition("/")[2] for child in feed.children]
    assert (feed.kind, names) == (
        "sitemap_index",
        ["news-sitemap.xml", "sitemap-2026.xml", "sitemap-2019.xml"],
    )


@pytest.mark.parametrize(
    "broken",
    [
        rss(ITEM.replace("&amp;", "&")),
        rss(ITEM)[: -len("</channel></rss>")],
        rss(ITEM.replace("<pubDate>", "<br><pubDate>")),
        b"\n\n  " + rss(ITEM),
        b"\xef\xbb\xbf" + rss(ITEM),
        rss(ITEM, "<x:unbound>1</x:unbound>"),
        rss(ITEM.replace("khánh thành cầu.", "khánh thành\x0b cầu.")),
        b"Warning: mysql gone\n" + rss(ITEM),
    ],
)
def test_broken_xml_still_gives_its_entries(broken: bytes) -> None:
    feed = parse_feed(broken, url=BASE)
    assert [entry.url for entry in feed.entries] == ["https://baosuoi.vn/cau-na-lum-12.html"]
    assert feed.entries[0].title == "Khánh thành cầu Nà Lúm & đường mới"


def test_a_date_without_a_zone_is_on_the_clock_of_the_house() -> None:
    feed = parse_feed(rss(ITEM.replace("Fri, 20 Nov 2026 08:30:00 +0700", "2026-11-20 08:30:00")), url=BASE)
    assert feed.entries[0].published_at == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Fri, 20 Nov 2026 08:30:00 +0700", True), ("Fri, 20 Nov 2026 08:30:00 GMT", True),
        ("2026-11-20T08:30:00Z", True), ("2026-11-20T08:30:00+07:00", True), ("Fri, 20 Nov 2026 08:30:00 GMT+7", True),
        ("2026-11-20 08:30:00", False), ("2026-11-20T08:30", False), ("11/20/2026 8:30:00 AM", False),
        ("20-11-2026", False), ("2026-11-20", False),
    ],
)  # fmt: skip
def test_zones_are_seen(text: str, named: bool) -> None:
    assert names_a_zone(text) is named


def test_one_address_stands_once() -> None:
    twice = ITEM + ITEM.replace("utm_source=rss#top", "fbclid=abc")
    assert len(parse_feed(rss(twice), url=BASE).entries) == 1


BILLION = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""
XXE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>'


@pytest.mark.parametrize(
    "hostile",
    [
        b"", b"   ", b"{", b"[1]", b'{"items": 5}', b'{"items":' * 30_000, b"<html><body>no</body></html>", b"plain text",
        BILLION.encode(), XXE.encode(), BILLION.encode("utf-16"), b"<rss>" + b"<a>" * 40_000, b"\x00" * 5000,
        b"<rss" + b" a" * 300_000, b"<feed>" + b"<![CDATA[" * 50_000,
    ],
)  # fmt: skip
def test_hostile_documents_give_no_entries(hostile: bytes) -> None:
    with contextlib.suppress(NotAFeedError):
        assert parse_feed(hostile, url=BASE).entries == ()


def test_a_doctype_without_entities_does_no_harm() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    assert len(parse_feed(rss(ITEM).replace(b"?><rss", b"?>" + doctype + b"<rss"), url=BASE).entries) == 1


def test_plain_text_is_plain() -> None:
    assert plain("<p>A&nbsp;&lt;b&gt; x</p>\x00 y<!-- z -->") == "A x y"


HOME = """<html lang="vi-VN"><head><title>Báo Suối | Trang chủ</title><meta property="og:site_name" content="Báo Suối">
<base href="https://baosuoi.vn/vi/"><link rel="alternate" type="application/rss+xml" title="Tin mới" href="tin.rss">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/atom"><link rel="alternate" hreflang="en" href="/en">
<link rel="alternate" type="application/rss+xml" href="https://elsewhere.example/rss"></head>
<body><a href="/rss/xa-hoi.rss">Xã hội</a><a href="/rss/xa-hoi.rss">lại</a><a href="/thuong-su">x</a></body></html>"""


def test_a_home_page_names_its_feeds() -> None:
    found = candidates(HOME.encode(), "https://www.baosuoi.vn/")
    assert [(each.url, each.title, each.found_by) for each in found] == [
        ("https://baosuoi.vn/vi/tin.rss", "Tin mới", "link"),
        ("https://baosuoi.vn/atom", "", "link"),
        ("https://baosuoi.vn/rss/xa-hoi.rss", "Xã hội", "anchor"),
    ]
    assert site_of(HOME.encode()).name == "Báo Suối"
    assert site_of(HOME.encode()).language == "vi"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Báo Suối - Báo Suối", "Báo Suối"), ("Trang chủ | Báo Suối điện tử", "Báo Suối điện tử"), ("Báo Suối", "Báo Suối"),
        ("Home – The Upland Courier", "The Upland Courier"), ("Tin-tức", "Tin-tức"), ("", ""),
    ],
)  # fmt: skip
def test_a_site_is_named_by_its_title(title: str, name: str) -> None:
    assert site_of(f"<title>{title}</title>".encode()).name == name


def test_a_home_page_in_windows_1258_keeps_its_letters() -> None:
    page = "Báo Ph\u00f4\u0301".encode("cp1258")
    assert site_of(b"<title>" + page + b"</title>", "text/html; charset=windows-1258").name == "Báo Phố"
    assert site_of(b'<meta charset="windows-1258"><title>' + page + b"</title>").name == "Báo Phố"
    assert site_of(b"<meta charset=nonsense><title>x</title>").name == "x"
