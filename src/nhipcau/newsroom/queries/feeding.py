"""Entries of feeds and sitemaps, from the shelf. In: the shelf, a language, a subject; out: plain rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from django.conf import settings

from nhipcau.newsroom.links import absolute, statement_url
from nhipcau.newsroom.queries.editions import Edition
from nhipcau.newsroom.queries.naming import site_name, told_in
from nhipcau.newsroom.queries.shelf import Shelf
from nhipcau.newsroom.rules.feeds import Channel, Entry
from nhipcau.newsroom.rules.markup import plain
from nhipcau.newsroom.rules.sitemaps import News, Place
from nhipcau.newsroom.rules.words import catalogue

IN_FEED = 50
NEWS_DAYS = timedelta(days=2)
"""What the news sitemap format takes."""
PAGES = (
    "",
    "all/",
    "features/",
    "media/",
    "calendar/",
    "spokespersons/",
    "ask/",
    "real/",
    "search/",
    "corrections/",
    "subscribe/",
    "feeds/",
    "log/",
    "keys/",
    "about/",
)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def channel(shelf: Shelf, language: str, subject: str, kind: str) -> Channel:
    """Return a feed of a language, of one subject or of all."""
    words = catalogue(language)
    entries = tuple(islice(_entries(shelf, language, subject), IN_FEED))
    name = f"feeds/{subject or 'all'}.{kind}"
    title = site_name(language).text or words.say("site")
    about = words.named("subject", subject) if subject else words.say("feeds_all")
    return Channel(
        id=absolute(f"/{language}/feeds/{subject or 'all'}"),
        url=absolute(f"/{language}/{name}"),
        home=absolute(f"/{language}/"),
        title=f"{title} · {about}",
        subtitle=words.say("party"),
        language=words.tag,
        publisher=title,
        updated=max((entry.updated for entry in entries), default=LONG_AGO),
        entries=entries,
    )


def _entries(shelf: Shelf, language: str, subject: str) -> Iterator[Entry]:
    for edition in sorted(shelf.standing(), key=lambda row: row.changed_at, reverse=True):
        told = edition.told
        if subject and told.subject != subject:
            continue
        if edition.is_withdrawn:
            yield _gone(edition, language)
        elif text := edition.texts.get(language):
            yield Entry(
                _id(edition, language), statement_url(told.statement_id, language), text.title, text.lead,
                plain(text.body), told.subject, told.first_published_at, edition.changed_at, is_gone=False,
            )  # fmt: skip


def _gone(edition: Edition, language: str) -> Entry:
    told = edition.told
    reason = told_in(language, told.end_reasons, told.end_reason).text
    title = catalogue(language).say("gone_title")
    address = statement_url(told.statement_id, language)
    return Entry(_id(edition, language), address, title, reason, "", told.subject, told.first_published_at,
                 edition.changed_at, is_gone=True)  # fmt: skip


def _id(edition: Edition, language: str) -> str:
    return f"{absolute('/')}#{edition.told.statement_id}.{language}"


def places(shelf: Shelf, language: str) -> Iterator[Place]:
    """Yield every page of a language for the sitemap."""
    tags = [(each, catalogue(each).tag) for each in settings.NEWSROOM_LANGUAGES]
    for page in PAGES:
        others = tuple((tag, absolute(f"/{each}/{page}")) for each, tag in tags)
        yield Place(absolute(f"/{language}/{page}"), None, others)
    for edition, _text in shelf.in_language(language):
        name = edition.told.statement_id
        others = tuple((tag, statement_url(name, each)) for each, tag in tags if each in edition.texts)
        yield Place(statement_url(name, language), edition.changed_at, others)


def latest_news(shelf: Shelf, now: datetime) -> Iterator[News]:
    """Yield what was published in the last two days, in every language."""
    for edition in shelf.standing():
        if edition.told.published_at < now - NEWS_DAYS:
            continue
        for language, text in edition.texts.items():
            yield News(
                statement_url(edition.told.statement_id, language), site_name(language).text or text.issuer,
                {"zh": "zh-cn"}.get(language, language), edition.told.published_at, text.title,
            )  # fmt: skip
