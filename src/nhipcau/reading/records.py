"""Frozen records that pass between the stages of the reading line.

Spans are half-open ``(start, end)`` offsets in Unicode code points into ``Article.text``.
Every record of a mention carries all its spans, in text order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Span = tuple[int, int]

Qualifier = Literal["exact", "about", "nearly", "over", "under", "at_least", "at_most"]
Precision = Literal["minute", "day", "month", "quarter", "half", "year", "decade", "range"]
"""How finely a date is known; ``range`` is a span of years or of unlike ends ("2011-2020")."""


@dataclass(frozen=True, slots=True)
class Page:
    """What came in: the raw bytes and what is known of them before they are read."""

    input: str
    """As the caller named it: a path, an address, or ``archive.warc.gz#offset``."""
    content: bytes
    content_type: str | None = None
    """The declared media type with its charset, as in an HTTP header."""
    url: str | None = None
    fetched_at: datetime | None = None
    """Aware; no publication date later than this plus one day is believed."""
    feed_title: str | None = None
    feed_summary: str | None = None
    feed_published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, free of everything that the page carried beside it."""

    url: str | None
    title: str
    lead: str | None
    """The sapo or standfirst when the page has one; it also stands in ``text``."""
    byline: str | None
    language: str | None
    """ISO 639-1, None when the text is too short to tell."""
    published_at: datetime | date | None
    """Aware datetime, or a date when the page gives no hour; Asia/Ho_Chi_Minh if no zone is named."""
    text: str
    """Paragraphs joined by one line feed; NFC. The title is not part of it."""


@dataclass(frozen=True, slots=True)
class Person:
    """An office-holder named with the office, never a private person or a by-lined journalist."""

    name: str
    offices: tuple[str, ...]
    spans: tuple[Span, ...]
    """Every place where the name stands, with or without the office."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the gazetteer named in the text."""

    text: str
    name: str
    """The unit's own name on the article's date, without its kind."""
    unit_id: str
    kind: str
    """The code of the unit's kind on that date: tinh, thanh_pho, quan, huyen, thi_xa, xa, phuong …"""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An agency or organisation."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A directive or other official document cited by kind, number and day."""

    kind: str
    number: str | None
    issued_on: str | None
    """ISO day (or ``YYYY-MM`` / ``YYYY`` when the text says no more)."""
    issuer: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted or measured number with its qualifier and unit of measure."""

    text: str
    value: int | float
    qualifier: Qualifier
    unit: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day or period named in the text, as ISO days; ``--MM-DD`` when no year can be known."""

    text: str
    start: str
    """Printed as ``from``."""
    end: str
    """Printed as ``to``; equal to ``start`` for one day."""
    precision: Precision
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that was found in one article's text."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[Body, ...] = ()
    documents: tuple[Document, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
