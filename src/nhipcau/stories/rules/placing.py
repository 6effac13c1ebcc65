"""When a story is open, what it is called, how a queue row is tried. Pure; called by actions and queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from nhipcau.reading.stages.group import DEFAULT_RULES

LEASE = timedelta(minutes=5)
"""Longer than a batch of embeddings takes on one slow core (64 at 0.13 s)."""
CAREFUL_AFTER = 2
"""After so many tries an article is taken alone and without the model: it may have killed its worker."""
ALONE_AFTER = 4
"""Tries after which it opens a story of its own unasked; trust.md item 8 allows five."""
REACH = DEFAULT_RULES.longest
"""How far in time an article may lie from the stories it is compared with."""
HOME_LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Heading:
    """What naming a story looks at."""

    at: datetime
    article_id: int
    language: str
    title: str


def title_of(members: Iterable[Heading]) -> str:
    """Return the title of the earliest Vietnamese article, else of the earliest; untitled ones come last."""
    ordered = sorted(
        members, key=lambda one: (not one.title, one.language != HOME_LANGUAGE, one.at, one.article_id)
    )
    return ordered[0].title if ordered else ""


def is_open(first_at: datetime, last_at: datetime, at: datetime) -> bool:
    """Say whether a story may still take articles by itself."""
    rules = DEFAULT_RULES
    is_young = first_at > at - rules.longest or last_at > at - rules.growing
    return is_young and last_at > at - rules.quiet


def in_runs(moments: Sequence[datetime]) -> list[tuple[int, int]]:
    """Cut a sorted row of moments where a gap is longer than stories reach; archives and news come mixed."""
    cuts = [0, *(n for n in range(1, len(moments)) if moments[n] - moments[n - 1] > REACH), len(moments)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]
