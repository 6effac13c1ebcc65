"""The timeline of a story: days of articles, copies under what they were taken from. Members in, days out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.stories.queries.telling import Member
from nhipcau.stories.rules.likeness import step_of


@dataclass
class Entry:
    """One article on the timeline."""

    member: Member
    url: str
    move_url: str
    language: str
    why: str
    tip: str
    copies: list[Entry] = field(default_factory=list)


@dataclass
class Day:
    """The articles of one day."""

    day: date
    entries: list[Entry] = field(default_factory=list)


@dataclass
class OutletRow:
    """One outlet of a story."""

    name: str
    languages: str
    articles: int
    first_at: datetime
    last_at: datetime


def days(story_id: str, members: Sequence[Member], originals: Mapping[int, int]) -> list[Day]:
    """Return the days of a story; a copy stands under its original where both are here."""
    entries = {member.article_id: _entry(story_id, member) for member in members}
    made: dict[date, Day] = {}
    for key, entry in entries.items():
        home = entries.get(originals.get(key, 0))
        if home is not None and home is not entry:
            home.copies.append(entry)
            continue
        day = office_day(entry.member.sorted_at)
        made.setdefault(day, Day(day)).entries.append(entry)
    return list(made.values())


def outlets(members: Iterable[Member]) -> list[OutletRow]:
    """Return the outlets of a story, the one with most articles first."""
    rows: dict[str, list[Member]] = {}
    for member in members:
        rows.setdefault(member.outlet, []).append(member)
    made = [
        OutletRow(
            name or _("Không rõ báo"),
            ", ".join(dict.fromkeys(language_name(one.language) for one in told if one.language)),
            len(told),
            told[0].sorted_at,
            told[-1].sorted_at,
        )
        for name, told in rows.items()
    ]
    return sorted(made, key=lambda row: (-row.articles, row.first_at))


def _entry(story_id: str, member: Member) -> Entry:
    why, tip = _why(member)
    return Entry(
        member=member,
        url=reverse("monitoring:article", args=[member.public_id]),
        move_url=reverse("stories:move", args=[story_id, member.public_id]),
        language=language_name(member.language) if member.language else "",
        why=why,
        tip=tip,
    )


def _why(member: Member) -> tuple[str, str]:
    if member.decision is not None:
        words = {"who": member.decision.by.full_name, "day": formats.day(member.decision.at)}
        return _("Do %(who)s xếp, ngày %(day)s.") % words, ""
    if member.score is None:
        return _("Bài này mở đầu một dòng tin."), ""
    step = {
        "very": _("Rất giống các bài khác trong dòng tin"),
        "fairly": _("Khá giống các bài khác trong dòng tin"),
        "somewhat": _("Có phần giống các bài khác trong dòng tin"),
    }[step_of(member.score)]
    shared = _("cùng nhắc: %(words)s") % {"words": ", ".join(member.shared)} if member.shared else ""
    tip = _("Độ giống: %(score)s, theo %(by)s.") % {
        "score": formats.number(round(member.score, 2)),
        "by": _by(member.by),
    }
    return f"{step}; {shared}." if shared else f"{step}.", tip


def _by(by: str) -> str:
    said = {"meaning": _("nghĩa"), "words": _("từ ngữ"), "both": _("cả nghĩa và từ ngữ")}
    return said.get(by, by)
