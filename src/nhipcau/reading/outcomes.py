"""How a page ends: kept, dropped for a named reason, or broken with an error. Nothing vanishes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nhipcau.reading.records import Article, Mentions


class DropReason(StrEnum):
    """Why a readable page is not an article. Each has a translated sentence in `monitoring`."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LARGE = "too_large"
    TOO_SHORT = "too_short"
    LINK_LIST = "link_list"
    WALL = "wall"
    ERROR_PAGE = "error_page"


class BreakReason(StrEnum):
    """Why a page could not be read at all; it is kept aside and may be tried again."""

    UNREADABLE = "unreadable"
    BROKEN_ARCHIVE = "broken_archive"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    NOT_FOUND = "not_found"
    FETCH_FAILED = "fetch_failed"


@dataclass(frozen=True, slots=True)
class Kept:
    """An article with its mentions and its near-duplicate fingerprint."""

    article: Article
    mentions: Mentions
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Read, and found not to be an article."""

    reason: DropReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """Could not be read; `detail` says where and what may help."""

    reason: BreakReason
    detail: str = ""


Outcome = Kept | Dropped | Broken
