"""The registry of filters that higher rooms add to the article list: a topic, a story; unknown to this room.

Narrowers in at start-up (`desk.py`); `ArticleFilter` draws them and applies what was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nhipcau.common.navigation import Visitor


@dataclass(frozen=True, slots=True)
class Narrower:
    """One more filter of the article list."""

    key: str
    """Its name in the address of the list."""
    label: Any
    choices: Callable[[Visitor], list[tuple[str, str]]]
    """Value and words of what this person may choose; with none the filter is not drawn."""
    narrow: Callable[[Visitor, str], Any]
    """A `Q` on articles, or the ids (a list or a queryset of one column) that stay."""
    needs: str = ""


_narrowers: dict[str, Narrower] = {}


def add(narrower: Narrower) -> None:
    """Put a filter on the article list; the same key replaces the first."""
    _narrowers[narrower.key] = narrower


def narrowers_for(person: Visitor) -> list[Narrower]:
    """Return the filters this person may use, as they came."""
    return [one for one in _narrowers.values() if not one.needs or person.may(one.needs)]
