"""What an edition is made from. In: yesterday's choices and what is new; out: sections with stories.

Pure: called by `actions/making.py`, and by the workbench for the order of what is on offer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from nhipcau.digest.rules import FEWEST_LINES, FOREIGN, FREE, HIGHLIGHTS, MOST_LINES, NEARBY, TOPIC

SECTION_START = 5
"""Lines that a section without yesterday begins with."""
OUTLET = "outlet:"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story (or a single article) that may become a line."""

    key: str
    title: str
    last_at: datetime
    """When its latest article came."""
    articles: int = 1
    outlets: int = 1
    languages: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    outlet_ids: frozenset[int] = frozenset()
    unit_ids: frozenset[str] = frozenset()
    article_ids: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    is_burst: bool = False
    is_nearby: bool = False

    @property
    def is_foreign(self) -> bool:
        """Say whether anybody wrote of it in another language than Vietnamese."""
        return any(language not in {"", "vi"} for language in self.languages)


@dataclass(frozen=True, slots=True)
class Outline:
    """A section: what it is called, how it is filled, and what stood in it yesterday."""

    heading: str
    kind: str
    topic: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Previous:
    """Yesterday's edition, as far as the machine asks."""

    sections: tuple[Outline, ...] = ()
    left_out: dict[str, datetime] = field(default_factory=dict)
    """Keys of stories and outlets, and when an editor took them out."""
    until: datetime | None = None
    """What came later is news."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A story with its place; `is_continued` says that yesterday had it too."""

    candidate: Candidate
    is_continued: bool = False
    is_abroad: bool = False
    """Chosen for the foreign press: another language speaks for it."""


@dataclass(slots=True)
class _Filling:
    outline: Outline
    room: int
    chosen: list[Chosen] = field(default_factory=list)


def weight(candidate: Candidate) -> tuple[bool, int, int, float]:
    """Order what is new: bursts, then outlets times languages, then articles, then the latest."""
    spread = candidate.outlets * max(1, len(candidate.languages))
    return (candidate.is_burst, spread, candidate.articles, candidate.last_at.timestamp())


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put the weightiest first."""
    return sorted(candidates, key=lambda candidate: (weight(candidate), candidate.key), reverse=True)


def choose(
    previous: Previous,
    candidates: Sequence[Candidate],
    *,
    fewest: int = FEWEST_LINES,
    most: int = MOST_LINES,
) -> list[tuple[Outline, list[Chosen]]]:
    """Fill yesterday's sections: what goes on, what is new of each, the rest; to yesterday's length."""
    offered = {c.key: c for c in _allowed(previous, candidates)}
    had = {key for section in previous.sections for key in section.keys}
    length = min(max(len(had) or SECTION_START * len(previous.sections), fewest), most)
    fillings = [_Filling(section, len(section.keys) or SECTION_START) for section in previous.sections]
    for filling in fillings:
        _go_on(filling, offered, previous.until)
    new = [c for c in ranked(offered.values()) if c.key not in had]
    _fill(fillings, new, length)
    return _cut(fillings, most)


def fits(outline: Outline, candidate: Candidate) -> bool:
    """Say whether a story belongs to a section by its kind."""
    match outline.kind:
        case kind if kind == TOPIC:
            return outline.topic in candidate.topics
        case kind if kind == FOREIGN:
            return candidate.is_foreign
        case kind if kind == NEARBY:
            return candidate.is_nearby
        case kind if kind == HIGHLIGHTS:
            return candidate.is_burst
        case _:
            return False


def _allowed(previous: Previous, candidates: Sequence[Candidate]) -> Iterable[Candidate]:
    """Leave out what an editor took out: stories until there is news, outlets until let in again."""
    outlets = {int(key[len(OUTLET) :]) for key in previous.left_out if key.startswith(OUTLET)}
    for candidate in candidates:
        taken_out = previous.left_out.get(candidate.key)
        if taken_out is not None and candidate.last_at <= taken_out:
            continue
        if candidate.outlet_ids and candidate.outlet_ids <= outlets:
            continue
        yield candidate


def _go_on(filling: _Filling, offered: dict[str, Candidate], until: datetime | None) -> None:
    for key in filling.outline.keys:
        candidate = offered.get(key)
        if candidate and (until is None or candidate.last_at > until):
            filling.chosen.append(
                Chosen(candidate, is_continued=True, is_abroad=filling.outline.kind == FOREIGN)
            )


def _fill(fillings: list[_Filling], new: list[Candidate], length: int) -> None:
    """First what each section asks for, to its own length; then the rest where anything goes."""
    left = list(new)
    total = sum(len(filling.chosen) for filling in fillings)
    for filling in fillings:
        for candidate in [c for c in left if fits(filling.outline, c)]:
            if total >= length or len(filling.chosen) >= filling.room:
                break
            filling.chosen.append(Chosen(candidate, is_abroad=filling.outline.kind == FOREIGN))
            left.remove(candidate)
            total += 1
    open_to_all = [f for f in fillings if f.outline.kind in {HIGHLIGHTS, FREE}] or fillings[-1:]
    for filling in open_to_all:
        last = filling is open_to_all[-1]
        while left and total < length and (last or len(filling.chosen) < filling.room):
            filling.chosen.append(Chosen(left.pop(0)))
            total += 1


def _cut(fillings: list[_Filling], most: int) -> list[tuple[Outline, list[Chosen]]]:
    """Keep the longest digest readable: the tails of the longest sections go first."""
    while sum(len(filling.chosen) for filling in fillings) > most:
        max(fillings, key=lambda filling: len(filling.chosen)).chosen.pop()
    return [(replace(filling.outline, keys=()), filling.chosen) for filling in fillings]
