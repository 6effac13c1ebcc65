"""Fetched pages on the queue, and readers that behave as a test needs."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.apps import apps

from nhipcau.common.files import snapshots
from nhipcau.reading.outcomes import Kept, Outcome
from nhipcau.reading.records import Article, Mentions, Page

AT = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def fetched_page(folder: Path, content: str = "") -> Any:
    """Return a stored page that waits to be read, its bytes kept in `folder`."""
    number = next(_numbers)
    url = f"https://bao-mau.vn/{number}.html"
    content = content or f"Bài số {number}"
    page = apps.get_model("sources", "Page").objects.create(
        url=url,
        url_key=url,
        origin="https://bao-mau.vn",
        created_at=AT,
        next_try_at=AT,
        fetched_at=AT,
        state="fetched",
    )
    add_snapshot(page, folder, content)
    return page


def add_snapshot(page: Any, folder: Path, content: str, at: datetime = AT) -> None:
    """Keep another version of a page and put it on the queue again."""
    sha256 = snapshots.keep(folder, content.encode())
    apps.get_model("sources", "Snapshot").objects.create(
        page=page, fetched_at=at, sha256=sha256, size=len(content)
    )
    page.state, page.next_try_at = "fetched", at
    page.save()


def plain_reader(page: Page) -> Outcome:
    """Keep the bytes as the text of an article."""
    text = page.content.decode()
    article = Article(
        url=page.url,
        title=text.split("\n")[0],
        lead=None,
        byline=None,
        language="vi",
        published_at=None,
        text=text,
    )
    return Kept(article, Mentions(), "f")
