"""Figures side by side, ready to print. In: disagreements; out: readings with their outlets and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.stories.rules.comparing import Disagreement, Line, Seen
from nhipcau.stories.rules.sentences import Quoted, sentence_at

SHOWN_AT_ONCE = 2
"""The template opens its fold at the next one."""


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet that tells a reading."""

    outlet: str
    url: str
    language: str
    at: datetime
    quoted: Quoted
    copies: list[str] = field(default_factory=list)
    """Outlets that took the text over."""


@dataclass
class Reading:
    """One figure as some outlets tell it."""

    said: str
    is_update: bool
    sources: list[Source] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many sources stand behind the first ones."""
        return max(0, len(self.sources) - SHOWN_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Group:
    """What is counted, and the readings that do not agree."""

    label: str
    readings: Sequence[Reading]


def groups(
    found: Iterable[Disagreement], public_ids: Mapping[int, str], originals: Mapping[int, int]
) -> list[Group]:
    """Lay disagreements out: one column a reading, the earliest told first, copies with their original."""
    return [Group(one.label, _readings(one.lines, public_ids, originals)) for one in found]


def _readings(
    lines: Sequence[Line], public_ids: Mapping[int, str], originals: Mapping[int, int]
) -> list[Reading]:
    made: dict[tuple[float, str], Reading] = {}
    told: dict[tuple[int, float, str], Source] = {}
    for line in lines:
        seen = line.seen
        reading = made.setdefault((seen.value, seen.qualifier), Reading(_said(seen), line.is_update))
        reading.is_update = reading.is_update and line.is_update
        first = told.get((originals.get(seen.article_id, 0), seen.value, seen.qualifier))
        if first is not None:
            first.copies.append(seen.outlet)
            continue
        source = told[seen.article_id, seen.value, seen.qualifier] = _source(line, public_ids)
        reading.sources.append(source)
    return list(made.values())


def _source(line: Line, public_ids: Mapping[int, str]) -> Source:
    seen = line.seen
    return Source(
        seen.outlet,
        reverse("monitoring:article", args=[public_ids[seen.article_id]]),
        seen.language,
        seen.at,
        sentence_at(seen.text, seen.start, seen.end),
    )


def _said(seen: Seen) -> str:
    number = formats.number(int(seen.value) if seen.value == int(seen.value) else seen.value)
    words = {
        "about": _("khoảng %(number)s"),
        "nearly": _("gần %(number)s"),
        "over": _("hơn %(number)s"),
        "under": _("dưới %(number)s"),
        "at_least": _("ít nhất %(number)s"),
        "at_most": _("nhiều nhất %(number)s"),
    }
    return words.get(seen.qualifier, "%(number)s") % {"number": number}
