"""Titles, summaries and dates as feeds write them, made plain. Called by the parsers of this folder."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

HOME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""reading.md: where no zone is named."""
LONGEST_TITLE = 500
LONGEST_SUMMARY = 2000
_TAG = re.compile(r"<[^<>]*>")
"""Linear on any text; a comment that holds mark-up leaves its words behind, which a hint can bear."""
_BLANK = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{1,2}|\b(?:[A-Z]{2,4}|UTC|GMT)(?:[+-]\d{1,2})?)\s*\)?\Z")
_NOT_A_ZONE = re.compile(r"(?:\b(?:AM|PM|SA|CH)|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}-\d{1,2}-\d{4})\s*\Z")


def plain(text: object, longest: int = LONGEST_SUMMARY) -> str:
    """Strip mark-up, entities and control characters; NFC; at most `longest` characters."""
    if not isinstance(text, str):
        return ""
    bare = html.unescape(_TAG.sub(" ", text[: longest * 20]))
    if "<" in bare:
        bare = _TAG.sub(" ", bare)
    tidy = _BLANK.sub(" ", _CONTROL.sub("", bare)).strip()
    return unicodedata.normalize("NFC", tidy)[:longest]


def title_of(text: object) -> str:
    """Make a title plain."""
    return plain(text, LONGEST_TITLE)


def moment(text: object, *, names_zone: bool = True) -> datetime | None:
    """Read an ISO date of a parser's; without a zone of its own it is the home zone's clock."""
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if when.tzinfo is None or not names_zone:
        when = when.replace(tzinfo=HOME_ZONE)
    try:
        return when.astimezone(UTC)
    except OverflowError:
        return None


def names_a_zone(text: str) -> bool:
    """Say whether a date as written carries a zone of its own."""
    text = text.strip()
    return bool(_ZONE.search(text)) and not _NOT_A_ZONE.search(text)
