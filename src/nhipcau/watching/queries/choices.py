"""What the form of a topic offers: outlets and languages that are read. In: who asks; out: choices."""

from __future__ import annotations

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.languages import NAMES, language_name
from nhipcau.monitoring.queries.counting import languages_for
from nhipcau.sources.queries.outlets import outlets_for

OFFICE_LANGUAGES = ("vi", "en", "zh", "fr", "lo", "km")
"""The office's languages (design/reading.md), offered before anything is read."""


def outlet_choices(person: Visitor, at: object) -> list[tuple[str, str]]:
    """Offer every outlet of the register."""
    rows = outlets_for(person, at=at).order_by("name")  # type: ignore[arg-type]
    return [(row.public_id, row.name) for row in rows]


def language_choices(person: Visitor) -> list[tuple[str, str]]:
    """Offer the office's languages and those that articles have."""
    seen = [row.key for row in languages_for(person)]
    codes = dict.fromkeys([*OFFICE_LANGUAGES, *seen])
    return [(code, language_name(code)) for code in codes if code in NAMES or code in seen]
