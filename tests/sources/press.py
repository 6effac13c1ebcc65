"""Feeds and articles that these tests put on their site."""

from __future__ import annotations

from tests.sources.site import Reply, Site


def article(text: str = "Sáng nay, xã Nà Lúm khánh thành cầu treo.") -> Reply:
    body = f"<html><body><h1>Cầu mới</h1><p>{text}</p></body></html>".encode()
    return Reply(body)


def rss(site: Site, *paths: str, title: str = "Báo Suối") -> bytes:
    items = "".join(
        f"<item><title>Bài {path}</title><link>{site.url(path)}</link>"
        f"<pubDate>Sun, 22 Nov 2026 08:00:00 +0700</pubDate></item>"
        for path in paths
    )
    head = f"<title>{title}</title><link>{site.url('/')}</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def publish(site: Site, *paths: str, feed: str = "/rss") -> None:
    site.routes[feed] = Reply(rss(site, *paths), headers={"Content-Type": "application/rss+xml"})
    site.routes.update({path: article(f"Chuyện số {path}.") for path in paths})
