"""The registry of the one search: each room finds among its own rows, with its own rights.

Finders in at start-up (`desk_finding.py`); `found_for(person, words)` out, a group a room. Finder and list
ask the same words of the same columns: `with_words` is what both call.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.http import urlencode

from nhipcau.common.folding import WORD, fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from nhipcau.common.navigation import Visitor

MOST_LETTERS = 200
"""As the search fields of the lists; more than anybody types."""
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found."""

    title: str
    url: str
    said: str = ""
    """What it says, plain text of any length: the page shows the line where the words stand."""
    when: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What one room found; `more_url` leads to its own list with the same words."""

    hits: Sequence[Hit]
    total: int
    more_url: str = ""
    is_more: bool = False
    """There are more than `total`: counting all of a common word costs more than it tells."""


@dataclass(frozen=True, slots=True)
class Finder:
    """How and for whom a room searches; `find(person, words, most)`."""

    key: str
    label: Any
    find: Callable[[Visitor, str, int], Found]
    needs: str = ""
    order: int = 100


_finders: dict[str, Finder] = {}


def add(finder: Finder) -> None:
    """Let a room be searched; a second finder of the same key replaces the first."""
    _finders[finder.key] = finder


def finders_for(person: Visitor) -> list[Finder]:
    """Return the rooms that this person may search, in their order."""
    allowed = (finder for finder in _finders.values() if not finder.needs or person.may(finder.needs))
    return sorted(allowed, key=lambda finder: finder.order)


def found_for(
    person: Visitor, words: str, *, most: int, only: Iterable[str] = ()
) -> list[tuple[Finder, Found]]:
    """Return what each room found that this person may see, in their order; nothing for no words."""
    wanted, question = set(only), asked(words)
    if not fold_words(question):
        return []
    return [
        (finder, finder.find(person, question, most))
        for finder in finders_for(person)
        if not wanted or finder.key in wanted
    ]


def asked(words: str) -> str:
    """Return a typed question as databases can be asked: composed, on one line, of a length people type."""
    plain = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in words)
    letters = unicodedata.normalize("NFC", " ".join(plain.split()))[:MOST_LETTERS]
    return " ".join(letters.split()[:MOST_WORDS])


def with_words(rows: Any, words: str, *columns: str) -> Any:
    """Keep rows of which every word stands in one of these folded columns, typed with marks or without."""
    for word in fold_words(words):
        kept = Q()
        for column in columns:
            kept |= Q(**{f"{column}__contains": word})
        rows = rows.filter(kept)
    return rows


def exact_first(words: str, *columns: str) -> Case:
    """Return an order: first what holds the words that were typed with tone marks with these very marks.

    `columns` hold the texts as printed. Neither engine is asked for other cases of letters than the usual
    three: SQLite knows none outside ASCII.
    """
    exact = Q()
    for word in WORD.findall(unicodedata.normalize("NFC", words)):
        if fold(word) != word.casefold():
            exact &= _stands(word, columns)
    cases = [When(exact, then=Value(0))] if exact else []
    return Case(*cases, default=Value(1), output_field=IntegerField())


def shown(rows: Any, told: Callable[[Any], Hit], *, most: int, more_url: str) -> Found:
    """Return the first rows of a search as hits, and how many there are: two questions for any number."""
    first = list(rows[: most + 1])
    total = len(first) if len(first) <= most else rows.count()
    return Found([told(row) for row in first[:most]], total, more_url)


def list_url(name: str, words: str, **more: str) -> str:
    """Return the address of a room's own list with the same words."""
    return f"{reverse(name)}?{urlencode({'q': words, **more})}"


def _stands(word: str, columns: Iterable[str]) -> Q:
    found = Q()
    for column in columns:
        for form in {word, word.lower(), word.capitalize(), word.upper()}:
            found |= Q(**{f"{column}__contains": form})
    return found
