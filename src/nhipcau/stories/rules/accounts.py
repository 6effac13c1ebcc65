"""How outlets tell one event differently: short openings, and what only one side names.

In: articles with what they mention. Out: one account an outlet and language. Pure; called by the story page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nhipcau.stories.rules.sentences import opening

EXCERPT = 240
"""A short excerpt only (copyright: reading.md)."""
ONLY_SHOWN = 6
COMPARED = frozenset({"people", "documents", "figures", "places"})


@dataclass(frozen=True, slots=True)
class Told:
    """One article: its opening text and what it mentions, as (kind, label)."""

    article_id: int
    outlet: str
    language: str
    at: datetime
    text: str
    mentions: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Account:
    """How one outlet opens its first article, and what it alone of all outlets of its language names."""

    article_id: int
    outlet: str
    language: str
    at: datetime
    excerpt: str
    only: tuple[tuple[str, str], ...]
    articles: int


def accounts(articles: Iterable[Told]) -> list[Account]:
    """Return one account for each outlet and language, the earliest first."""
    sides: dict[tuple[str, str], list[Told]] = {}
    for one in sorted(articles, key=lambda told: (told.at, told.article_id)):
        sides.setdefault((one.outlet, one.language), []).append(one)
    told_by = Counter((side[1], *key) for side, rows in sides.items() for key in _mentions(rows))
    outlets = Counter(language for _outlet, language in sides)
    return [_account(rows, told_by, alone=outlets[language] < 2) for (_, language), rows in sides.items()]  # noqa: PLR2004 - a side needs another


def _account(rows: Sequence[Told], told_by: Counter[tuple[str, str, str]], *, alone: bool) -> Account:
    first = rows[0]
    named = {} if alone else _mentions(rows)
    mentions = sorted(said for key, said in named.items() if told_by[(first.language, *key)] == 1)
    return Account(
        article_id=first.article_id, outlet=first.outlet, language=first.language, at=first.at,
        excerpt=opening(first.text, EXCERPT), only=tuple(mentions[:ONLY_SHOWN]), articles=len(rows),
    )  # fmt: skip


def _mentions(rows: Iterable[Told]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return each mention under its words in small letters: "Gần 200" at a sentence's head is "gần 200"."""
    named = sorted(mention for row in rows for mention in row.mentions if mention[0] in COMPARED)
    return {(kind, label.casefold()): (kind, label) for kind, label in named}
