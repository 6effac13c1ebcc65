"""Storing what the reading line kept. In: a page's outcome; called by `journeys.article` only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import nhipcau
from nhipcau.common.writing import write_gate
from nhipcau.monitoring.actions.copying import place_among_copies
from nhipcau.monitoring.models import Article, Mention, SearchText, Version
from nhipcau.monitoring.queries.places import known_units
from nhipcau.monitoring.rules import mentions as mention_rules
from nhipcau.monitoring.rules.mentions import storable
from nhipcau.monitoring.rules.publication import Publication, believed, earlier, latest_credible_day
from nhipcau.monitoring.rules.words import searchable
from nhipcau.reading.outcomes import Kept
from nhipcau.record import actions as record
from nhipcau.record.actions import Actor

LANGUAGE_LETTERS = 8
"""Width of the column; ISO 639-1 codes have two letters, script tags a few more."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing did: a new article, a new version beside the old, or nothing at all."""

    article: Article
    news: Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one page, cleaned for the database."""

    title: str
    lead: str
    text: str
    sha256: str
    snapshot_id: int
    kept: Kept
    fetched_at: datetime
    at: datetime

    def same_as(self, version: Version) -> bool:
        """Say whether that version holds this very text under this very title."""
        return (version.title, version.lead, version.text_sha256) == (self.title, self.lead, self.sha256)


def store_article(
    *,
    page_id: int,
    snapshot_id: int,
    outlet_id: int | None,
    kept: Kept,
    fetched_at: datetime,
    at: datetime,
    by: Actor | None = None,
) -> Stored:
    """Keep the article of a page, or a new version of it; the same text again stores nothing."""
    reading = _reading(kept, snapshot_id, fetched_at, at)
    with write_gate():
        article = Article.objects.select_for_update().filter(page_id=page_id).first()
        if article is None:
            article = _first_sight(reading, page_id, outlet_id)
            news: Literal["new", "changed"] = "new"
        elif reading.same_as(article.versions.get(number=article.latest_number)):
            return Stored(article, "same")
        else:
            _change(article, reading)
            news = "changed"
        version = _add_version(article, reading)
        place_among_copies(article=article, version=version, at=at)
        _note(article, reading, news, by)
    return Stored(article, news)


def _reading(kept: Kept, snapshot_id: int, fetched_at: datetime, at: datetime) -> Reading:
    text = storable(kept.article.text)
    return Reading(
        title=storable(kept.article.title),
        lead=storable(kept.article.lead or ""),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        snapshot_id=snapshot_id,
        kept=kept,
        fetched_at=fetched_at,
        at=at,
    )


def _first_sight(reading: Reading, page_id: int, outlet_id: int | None) -> Article:
    publication = believed(reading.kept.article.published_at, reading.fetched_at)
    return Article.objects.create(
        page_id=page_id,
        outlet_id=outlet_id,
        url=storable(reading.kept.article.url or ""),
        language=_language(reading),
        title=reading.title,
        published_at=publication.at,
        published_on=publication.on,
        latest_credible_on=latest_credible_day(reading.fetched_at),
        first_seen_at=reading.fetched_at,
        sorted_at=publication.sort_key(reading.fetched_at),
    )


def _language(reading: Reading) -> str:
    """Return the language's code if the column holds it; SQLite would store any length, PostgreSQL refuse."""
    code = reading.kept.article.language or ""
    return code if len(code) <= LANGUAGE_LETTERS else ""


def _change(article: Article, reading: Reading) -> None:
    known = Publication(article.published_at, article.published_on)
    publication = earlier(known, believed(reading.kept.article.published_at, reading.fetched_at))
    article.latest_number += 1
    article.title = reading.title
    article.language = _language(reading) or article.language
    article.published_at, article.published_on = publication.at, publication.on
    article.latest_credible_on = latest_credible_day(reading.fetched_at)
    article.sorted_at = publication.sort_key(article.first_seen_at)
    article.save()


def _add_version(article: Article, reading: Reading) -> Version:
    version = Version.objects.create(
        article=article,
        number=article.latest_number,
        snapshot_id=reading.snapshot_id,
        title=reading.title,
        lead=reading.lead,
        text=reading.text,
        text_sha256=reading.sha256,
        fingerprint=reading.kept.fingerprint,
        fetched_at=reading.fetched_at,
        read_at=reading.at,
        reader_version=nhipcau.__version__,
    )
    _add_mentions(version, reading)
    exact, folded = searchable(reading.title, reading.text)
    SearchText.objects.update_or_create(article=article, defaults={"exact": exact, "folded": folded})
    return version


def _add_mentions(version: Version, reading: Reading) -> None:
    rows = mention_rules.rows(reading.kept.mentions)
    known = known_units(row.unit_id for row in rows if row.unit_id)
    Mention.objects.bulk_create(
        Mention(
            version=version,
            position=position,
            kind=row.kind,
            label=row.label,
            folded=row.folded,
            unit_id=row.unit_id if row.unit_id in known else None,
            detail=row.detail,
            spans=[list(span) for span in row.spans],
        )
        for position, row in enumerate(rows)
    )


def _note(article: Article, reading: Reading, news: str, by: Actor | None) -> None:
    record.note(
        by=by,
        at=reading.at,
        verb="monitoring.store_article" if news == "new" else "monitoring.change_article",
        subject=f"monitoring.article:{article.public_id}",
        after={"version": article.latest_number, "title": reading.title, "text_sha256": reading.sha256},
    )
