"""Pages and feeds made to hurt a parser: nesting, length, entities, texts that regular expressions fear."""

from __future__ import annotations

from collections.abc import Callable

MEGABYTE = 1024 * 1024
PARAGRAPH = "<p>Sáng 14/6/2026, hơn 300 người dự lễ khánh thành cầu treo ở xã Bảo Lâm, tỉnh Cao Bằng.</p>"


def article(inside: str) -> bytes:
    """Wrap a hostile middle in an article that would otherwise be kept."""
    whole = (
        f"<html><title>Khánh thành cầu</title><body><article>{PARAGRAPH * 5}{inside}</article></body></html>"
    )
    return whole.encode()


def repeated(piece: str, times: int) -> Callable[[], bytes]:
    """Say a piece again and again in one paragraph of an article, so that the finders get to see it."""
    return lambda: article(f"<p>{piece * times}</p>")


def entities() -> str:
    """Declare the billion laughs."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}<!ENTITY file SYSTEM "file:///etc/passwd">]>'


PAGES: dict[str, Callable[[], bytes]] = {
    "40,000 nested <div>": lambda: article("<div>" * 40_000 + "x"),
    "40,000 nested <b><i>": lambda: article("<b><i>" * 20_000 + "x" + "</i></b>" * 20_000),
    "20,000 nested tables": lambda: article("<table><tr><td>" * 20_000),
    "10 MB in one line of text": lambda: b"Ti\xc3\xaau \xc4\x91\xe1\xbb\x81\n\n" + b"a" * 10 * MEGABYTE,
    "10 MB of words in one paragraph": lambda: article(
        "<p>" + "xã hội phát triển " * (10 * MEGABYTE // 24) + "</p>"
    ),
    "300,000 empty paragraphs": lambda: article("<p></p>" * 300_000),
    "100,000 links": lambda: article("<a href=/x>tin mới</a> " * 100_000),
    "100,000 attributes": lambda: article("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>"),
    "billion laughs, as XHTML": lambda: entities().encode() + article("&a11; &file;"),
    "10 MB of &amp;": lambda: article("&amp;" * (2 * MEGABYTE)),
    "400,000 '<'": lambda: article("<" * 400_000),
    "200,000 '<!--'": lambda: article("<!--" * 200_000),
    "'1/1, ' × 200,000": repeated("1/1, ", 200_000),
    "'hai ' × 200,000": repeated("hai ", 200_000),
    "'ngày ' × 200,000": repeated("ngày ", 200_000),
    "names × 60,000": repeated("ông Lò Văn Thảo, Phó Chủ tịch ", 60_000),
    "'đồng chí ' × 100,000": repeated("đồng chí ", 100_000),
    "capitals × 200,000": repeated("Lò Văn ", 200_000),
    "'xã Bảo Lâm, ' × 80,000": repeated("xã Bảo Lâm, ", 80_000),
    "'Nghị quyết số ' × 70,000": repeated("Nghị quyết số ", 70_000),
    "'12-NQ/TW, ' × 100,000": repeated("12-NQ/TW, ", 100_000),
    "'trên 1.000.000 ' × 70,000": repeated("trên 1.000.000 ", 70_000),
    "'1.' × 500,000": repeated("1.", 500_000),
    "blanks × 1,000,000": repeated(" ", 1_000_000),
    "lines × 300,000": repeated("Tin mới\n", 300_000),
    "'((((' × 250,000": repeated("((((", 250_000),
    "Ủy ban nhân dân × 60,000": repeated("Ủy ban nhân dân tỉnh ", 60_000),
}
RSS = '<rss version="2.0"><channel><title>T</title>'
END = "</channel></rss>"


def feed(items: str, before: str = "") -> bytes:
    """Begin a feed; whether it ends is up to its items."""
    return f"{before}{RSS}{items}".encode()


FEEDS: dict[str, Callable[[], bytes]] = {
    "40,000 nested tags": lambda: feed("<item>" * 40_000),
    "billion laughs": lambda: feed(f"<item><title>&a11;</title></item>{END}", entities()),
    "7 MB of items, well-formed": lambda: feed("<item><link>/a</link></item>" * 260_000 + END),
    "2 MB of items, broken": lambda: feed("<item><link>/a</link><b></item>" * 68_000),
    "7 MB of '<'": lambda: feed("<" * 7 * MEGABYTE),
    "7 MB of '<item '": lambda: feed("<item " * (7 * MEGABYTE // 6)),
    "7 MB title of '&lt;b'": lambda: feed(f"<item><title>{'&lt;b ' * MEGABYTE}</title></item>{END}"),
    "7 MB of JSON '['": lambda: b"[" * 7 * MEGABYTE,
    "links × 200,000": lambda: b"<html>" + b'<a href="/rss/x.rss">x</a>' * 200_000,
    "sitemap × 80,000": lambda: (
        b"<urlset>" + b"<url><loc>/a</loc><lastmod>2026-11-20</lastmod></url>" * 80_000
    ),
}
