"""Fuzz target of the feed parsers: only `NotAFeedError` may come out, and every entry must be plain.

Run: python tests/sources/fuzz_feeds.py [-max_total_time=60]; ten seconds unless told.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nhipcau.sources", "fastfeedparser", "feedparser"]):
    from nhipcau.common.files.secrecy import stamp_of
    from nhipcau.sources.canonical import page_key, tidy_address
    from nhipcau.sources.exchange import UnreadableFileError, read_csv, read_opml
    from nhipcau.sources.feeds import NotAFeedError, candidates, parse_feed, site_of
    from nhipcau.sources.fetcher.robots import Robots, Standing, allows, delay_of

from datetime import UTC, datetime

URL = "https://bao.vn/rss"
SEEDS = (
    (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title><link>/a</link>'
        b"<pubDate>Fri, 20 Nov 2026 08:30:00 +0700</pubDate></item></channel></rss>"
    ),
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><updated>2026-11-20T01:00:00Z</updated></entry></feed>',
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><link>/a</link></item></rdf:RDF>',
    b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"/a","date_published":"2026-11-20"}]}',
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/a</loc><lastmod>2026-11-20</lastmod></url></urlset>',
    b'<html lang="vi"><base href="/x/"><link rel="alternate" type="application/rss+xml" href="rss"><a href="/rss/a.rss">a</a></html>',
    b'<opml version="2.0"><body><outline text="A" xmlUrl="http://a.vn/rss"/></body></opml>',
    b"outlet;home_url;feed_url\nA;http://a.vn/;http://a.vn/rss\n",
    b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 5\n",
)


def check(content: bytes) -> None:
    """Put the bytes through every parser of this room."""
    try:
        feed = parse_feed(content, url=URL)
    except NotAFeedError:
        pass
    else:
        for entry in feed.entries:
            assert tidy_address(entry.url) == entry.url, entry.url
            assert page_key(entry.url)
            assert "\x00" not in entry.title + entry.summary
            assert entry.published_at is None or entry.published_at.tzinfo is not None
    for candidate in candidates(content, URL):
        assert candidate.url.startswith("http")
    site_of(content)
    stamp_of(content)
    rules = Robots(Standing.RULES, content.decode("utf-8", "replace"), datetime.now(UTC))
    assert allows(rules, URL) in {True, False}
    assert delay_of(rules) >= 0
    for read in (read_csv, read_opml):
        try:
            read(content)
        except UnreadableFileError:
            continue


def main() -> None:
    """Fuzz from the seeds, ten seconds unless told otherwise."""
    warnings.simplefilter("ignore")
    corpus = Path(tempfile.mkdtemp(prefix="nhipcau-fuzz-"))
    for number, seed in enumerate(SEEDS):
        (corpus / str(number)).write_bytes(seed)
    told = sys.argv[1:]
    limits = [] if any(each.startswith("-max_total_time") for each in told) else ["-max_total_time=10"]
    atheris.Setup(
        [sys.argv[0], *told, *limits, "-max_len=4096", "-timeout=10", "-rss_limit_mb=2048", str(corpus)],
        check,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
