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


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet that tells a reading."""

    outlet: str
    url: str
    language: str
    at: datetime
    quoted: Quoted
    is_update: bool


@dataclass
class Reading:
    """One figure as some outlets tell it."""

    said: str
    is_update: bool
    sources: list[Source] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """What is counted, and the readings that do not agree."""

    label: str
    readings: Sequence[Reading]


def groups(found: Iterable[Disagreement], public_ids: Mapping[int, str]) -> list[Group]:
    """Lay disagreements out: one column a reading, the earliest told first."""
    return [Group(one.label, _readings(one.lines, public_ids)) for one in found]


def _readings(lines: Sequence[Line], public_ids: Mapping[int, str]) -> list[Reading]:
    made: dict[tuple[float, str], Reading] = {}
    for line in lines:
        key = (line.seen.value, line.seen.qualifier)
        reading = made.setdefault(key, Reading(_said(line.seen), line.is_update))
        reading.is_update = reading.is_update and line.is_update
        reading.sources.append(_source(line, public_ids))
    return list(made.values())


def _source(line: Line, public_ids: Mapping[int, str]) -> Source:
    seen = line.seen
    return Source(
        seen.outlet,
        reverse("monitoring:article", args=[public_ids[seen.article_id]]),
        seen.language,
        seen.at,
        sentence_at(seen.text, seen.start, seen.end),
        line.is_update,
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
