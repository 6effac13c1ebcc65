"""Words of the room for the screen: languages, facts, events. Called by forms, tables and pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nhipcau.presenting.rules import planning
from nhipcau.presenting.rules.events import Event, events, events_of
from nhipcau.presenting.rules.labels import fact_names

LANGUAGES = {
    "vi": gettext_lazy("Tiếng Việt"),
    "en": gettext_lazy("Tiếng Anh"),
    "zh": gettext_lazy("Tiếng Trung"),
    "lo": gettext_lazy("Tiếng Lào"),
    "km": gettext_lazy("Tiếng Khmer"),
    "fr": gettext_lazy("Tiếng Pháp"),
}
PLAN_TONES = {
    planning.PLANNED: "info", planning.MADE: "good", planning.OUT: "neutral", planning.DROPPED: "neutral",
}  # fmt: skip


def language_choices() -> list[tuple[str, Any]]:
    """Return the languages of the public site with their names."""
    return [(code, LANGUAGES.get(code, code)) for code in settings.NEWSROOM_LANGUAGES]


def language_name(code: str) -> str:
    """Return the name of a language."""
    return str(LANGUAGES.get(code, code))


def fact_label(key: str) -> str:
    """Return the name of a fact in the screen's language."""
    names = fact_names(key)
    return names.get(str(get_language())[:2], names["vi"])


def event_name(event: Event) -> str:
    """Return an event's name in the screen's language."""
    return event.name_en if str(get_language()).startswith("en") else event.name


def event_of(key: str) -> str:
    """Return the name of an event by its key."""
    return next((event_name(one) for one in events() if one.key == key), key)


def event_choices(unit_id: str, on: date) -> list[tuple[str, str]]:
    """Return the events of a unit this year and next, each once."""
    rows = events_of(unit_id, date(on.year, 1, 1), date(on.year + 1, 12, 31))
    return [("", _("Không theo sự kiện nào")), *{one.key: event_name(one) for one in rows}.items()]
