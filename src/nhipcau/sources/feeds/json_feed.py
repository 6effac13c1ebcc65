"""JSON Feed 1 and 1.1 (jsonfeed.org). Called by `parsing`."""

from __future__ import annotations

import json
from typing import Any

from nhipcau.sources.canonical import tidy_address
from nhipcau.sources.feeds.plain_text import moment, names_a_zone, plain, title_of
from nhipcau.sources.feeds.records import Entry, NotAFeedError, ParsedFeed


def parse_json_feed(content: bytes, base_url: str) -> ParsedFeed:
    """Read the entries or raise `NotAFeedError`."""
    try:
        root = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotAFeedError(str(error)) from error
    if not isinstance(root, dict) or not isinstance(root.get("items"), list):
        msg = "no list of items"
        raise NotAFeedError(msg)
    found = (_entry(item, base_url) for item in root["items"] if isinstance(item, dict))
    entries = tuple(entry for entry in found if entry)
    home = tidy_address(str(root.get("home_page_url") or ""), base_url) or ""
    return ParsedFeed(
        "json", title_of(root.get("title")), str(root.get("language") or "")[:20], home, entries
    )


def _entry(item: dict[str, Any], base_url: str) -> Entry | None:
    named = next((item[key] for key in ("url", "external_url", "id") if isinstance(item.get(key), str)), "")
    url = tidy_address(named, base_url) if named else None
    if url is None:
        return None
    written = next((item[key] for key in ("summary", "content_text", "content_html") if item.get(key)), "")
    dated = str(item.get("date_published") or item.get("date_modified") or "")
    published_at = moment(dated, names_zone=names_a_zone(dated))
    return Entry(url, title_of(item.get("title")), plain(written), published_at)
