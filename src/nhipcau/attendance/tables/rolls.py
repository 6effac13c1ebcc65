"""Words and tones of the lines of a roll."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.queries.rolls import ABSENT, AWAY, EXCUSED, PRESENT

STATE_WORDS = {
    PRESENT: _("Có mặt"),
    AWAY: _("Dự ở điểm khác"),
    EXCUSED: _("Báo vắng"),
    ABSENT: _("Vắng"),
}
STATE_TONES = {PRESENT: "good", AWAY: "info", EXCUSED: "neutral", ABSENT: "warn"}
