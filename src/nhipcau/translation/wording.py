"""What a difference between two language versions is called on screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.monitoring.languages import NAMES
from nhipcau.reading.matching.facts.said import LANGUAGES
from nhipcau.translation.rules.comparing import DATE, DOCUMENT, NAME, NUMBER, TERM, Difference

CHOICES = [(code, NAMES[code]) for code in LANGUAGES]
"""Languages that terms and comparisons know."""


def kind_words(difference: Difference) -> str:
    """Name the kind of a difference."""
    return {
        NUMBER: _("Số"), DATE: _("Ngày giờ"), DOCUMENT: _("Số văn bản"), NAME: _("Tên riêng"),
        TERM: _("Thuật ngữ"),
    }[difference.kind]  # fmt: skip


def difference_words(difference: Difference) -> str:
    """Say in a sentence what to look at."""
    told = {"source": difference.source, "target": difference.target}
    if difference.kind == TERM:
        return _("“%(source)s” đã thống nhất dịch là “%(target)s”; bản dịch không dùng.") % told
    if not difference.target:
        return _("Bản gốc có “%(source)s”; bản dịch không thấy.") % told
    if not difference.source:
        return _("Bản dịch có “%(target)s”; bản gốc không có.") % told
    return _("Bản gốc viết “%(source)s”; bản dịch viết “%(target)s”.") % told
