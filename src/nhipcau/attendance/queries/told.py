"""What is told of a fact that was handed in, in words. For screens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.attendance.models.facts import Outcome
from nhipcau.attendance.queries.reasons import reason_words
from nhipcau.attendance.rules import states


def told(result: Any) -> str:
    """Say whom it concerned and what became of it."""
    words = str(Outcome(result.outcome).label)
    if result.reason:
        words = _("%(outcome)s: %(reason)s") % {"outcome": words, "reason": reason_words(result.reason)}
    if result.outcome == states.CONFLICT:
        words = _("%(outcome)s: người này đã được ghi ở điểm khác, cần xử lý") % {"outcome": words}
    return f"{result.name_shown} – {words}" if result.name_shown else words
