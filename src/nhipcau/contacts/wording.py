"""How the room's codes are said on screen. Called by tables, filters, forms and views."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nhipcau.contacts.rules import subjects
from nhipcau.monitoring.languages import NAMES

SUBJECT_WORDS: dict[str, Any] = {
    subjects.GENERAL: _("Mọi lĩnh vực"),
    subjects.ECONOMY: _("Kinh tế, đầu tư"),
    subjects.CULTURE: _("Văn hóa"),
    subjects.TOURISM: _("Du lịch"),
    subjects.BORDER: _("Biên giới, đối ngoại"),
    subjects.DISASTER: _("Thiên tai, cứu trợ"),
    subjects.PEOPLE: _("Dân cư, đời sống"),
}
ERASED = _("Đã xóa khỏi sổ")


def language_choices() -> list[tuple[str, Any]]:
    """Return the languages of the public site with their names."""
    return [(code, NAMES.get(code, code)) for code in settings.NEWSROOM_LANGUAGES]


def in_words(languages: Iterable[str]) -> str:
    """Name languages, apart by commas."""
    return ", ".join(str(NAMES.get(code, code)) for code in languages)
