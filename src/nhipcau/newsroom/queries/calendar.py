"""Announced press conferences and official channels, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nhipcau.newsroom.queries.naming import Part, today, told_in
from nhipcau.presenting.queries.public import channels_public
from nhipcau.press.queries.public import conferences_public


@dataclass(frozen=True, slots=True)
class Conference:
    """One press conference."""

    line: Any
    topic: Part
    path: str
    """Of its file for calendars."""


def conferences(language: str) -> list[Conference]:
    """Return what is announced from today on, the next first."""
    return [
        Conference(
            line, told_in(language, line.topics, line.topic), f"/{language}/calendar/{line.public_id}.ics"
        )
        for line in conferences_public(today())
    ]


def channels(language: str) -> list[tuple[Part, str, str]]:
    """Return the official channels: name of the office, kind, address."""
    return [
        (told_in(language, line.office_names, line.office_name), line.name, line.address)
        for line in channels_public(today())
    ]
