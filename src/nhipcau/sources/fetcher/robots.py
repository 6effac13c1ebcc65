"""What a host's robots.txt lets us do (RFC 9309). Pure: in come fetch results and texts, out come verdicts.

Called by `sources.visiting`; the text itself is kept in the `Host` row until it expires.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from protego import Protego

from nhipcau.sources.fetcher.results import Fetched, FetchError, Reason, Result

PRODUCT = "nhipcau"
"""The name robots.txt may address us by."""
MOST_BYTES = 500 * 1024
"""RFC 9309 section 2.5: a crawler reads at least so much."""
GOOD_FOR = timedelta(hours=24)
"""RFC 9309 section 2.4."""
ASK_AGAIN_AFTER = timedelta(hours=1)
LONGEST_DELAY = 120.0
"""A crawl-delay beyond two minutes would starve the queue; hosts that want less can say Disallow."""
OPEN_REASONS = frozenset({Reason.NOT_FOUND, Reason.FORBIDDEN, Reason.TOO_MANY_REDIRECTS, Reason.OTHER_STATUS})
"""4xx means that the host has no rules; 429 and 5xx mean that we have to wait."""


class Standing(StrEnum):
    """What is known of a host's rules."""

    RULES = "rules"
    OPEN = "open"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Robots:
    """A host's rules until they expire."""

    standing: Standing
    text: str
    expires_at: datetime


def robots_after(result: Result, at: datetime) -> Robots:
    """Turn the answer to a request for /robots.txt into rules."""
    if isinstance(result, Fetched):
        text = result.content[:MOST_BYTES].decode("utf-8", "replace").replace("\x00", "")
        return Robots(Standing.RULES, text, at + GOOD_FOR)
    if isinstance(result, FetchError) and result.reason in OPEN_REASONS:
        return Robots(Standing.OPEN, "", at + GOOD_FOR)
    return Robots(Standing.WAIT, "", at + ASK_AGAIN_AFTER)


def allows(robots: Robots, url: str) -> bool:
    """Say whether the host lets us read this address."""
    if robots.standing is Standing.RULES:
        return bool(_rules(robots.text).can_fetch(url, PRODUCT))
    return robots.standing is Standing.OPEN


def delay_of(robots: Robots) -> float:
    """Return the seconds the host wants between two requests, 0 when it names none."""
    if robots.standing is not Standing.RULES:
        return 0.0
    return min(_rules(robots.text).crawl_delay(PRODUCT) or 0.0, LONGEST_DELAY)


def sitemaps_of(robots: Robots) -> tuple[str, ...]:
    """Return the addresses of its Sitemap lines."""
    return tuple(_rules(robots.text).sitemaps) if robots.standing is Standing.RULES else ()


@lru_cache(maxsize=256)
def _rules(text: str) -> Protego:
    return Protego.parse(text)
