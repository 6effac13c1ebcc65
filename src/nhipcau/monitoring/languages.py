"""Names of the languages of articles on screen. In: ISO 639-1 codes; called by filters and pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "vi": _("Tiếng Việt"),
    "en": _("Tiếng Anh"),
    "zh": _("Tiếng Trung"),
    "fr": _("Tiếng Pháp"),
    "lo": _("Tiếng Lào"),
    "km": _("Tiếng Khmer"),
    "th": _("Tiếng Thái"),
    "ja": _("Tiếng Nhật"),
    "ko": _("Tiếng Hàn"),
    "ru": _("Tiếng Nga"),
    "de": _("Tiếng Đức"),
    "es": _("Tiếng Tây Ban Nha"),
}


def language_name(code: str) -> str:
    """Return the language's name, or its code in capitals when it has no name here."""
    return str(NAMES.get(code, code.upper()))
