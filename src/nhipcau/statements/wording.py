"""Words of the room for screens: languages, tones of states, faults. In: codes; out: words."""

from __future__ import annotations

from typing import Any

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.contacts.wording import SUBJECT_WORDS
from nhipcau.statements.models import Workflow
from nhipcau.statements.queries import integrity
from nhipcau.statements.queries.translating import MISSING, STALE
from nhipcau.statements.rules import states

__all__ = ["SUBJECT_WORDS", "fault_words", "language_choices", "language_name"]

WORKFLOW_TONES = {
    states.DRAFT: "neutral", states.IN_REVIEW: "warn", states.NEEDS_CHANGES: "bad", states.APPROVED: "good",
}  # fmt: skip
PUBLICATION_TONES = {
    states.UNPUBLISHED: "neutral", states.SCHEDULED: "info", states.PUBLISHED: "good",
    states.CORRECTED: "warn", states.SUPERSEDED: "warn", states.WITHDRAWN: "bad",
}  # fmt: skip
TRANSLATING_STATES = [(MISSING, _("Chưa dịch")), (STALE, _("Bản gốc đã đổi")), *Workflow.choices]
FAULTS = {
    integrity.HASH: _("lời văn khác với mã băm đã lưu"),
    integrity.WORDS: _("lời văn hoặc thông tin kèm theo khác với bản đã ký"),
    integrity.APPROVAL: _("không còn phê duyệt cho đúng lời văn này"),
    integrity.SIGNATURE: _("chữ ký không đúng"),
    integrity.LOG: _("sổ công khai không ghi bản này"),
    integrity.LOST: _("sổ công khai có ghi nhưng bản này không còn"),
    integrity.CHAIN: _("chuỗi của sổ công khai bị đứt"),
}


def language_name(code: str) -> str:
    """Name a language in the language of the screen."""
    try:
        names: Any = Locale.parse(get_language() or "vi").languages
    except (UnknownLocaleError, ValueError):
        return code
    return str(names.get(code, code))


def language_choices() -> list[tuple[str, str]]:
    """Return the languages of the newsroom."""
    return [(code, language_name(code)) for code in settings.NEWSROOM_LANGUAGES]


def fault_words(what: str) -> str:
    """Say what is wrong with released words."""
    return str(FAULTS.get(what, what))
