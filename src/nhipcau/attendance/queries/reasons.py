"""Words for why a fact was not taken as it came. For screens and exports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.rules import states

WORDS = {
    states.UNKNOWN_PASS: _("mã thẻ không có trong danh sách"),
    states.REVOKED_PASS: _("thẻ đã bị thu hồi"),
    states.OTHER_CONFERENCE: _("thẻ của hội nghị khác"),
    states.NOT_ON_LIST: _("không còn trong danh sách"),
    states.PLACE_TAKEN: _("chỗ này đã có người dự"),
    states.NOTHING_TO_UNDO: _("không có lượt nào để bỏ"),
    states.IS_PRESENT: _("đã có mặt nên không báo vắng được"),
    states.UNREADABLE: _("bản ghi không đọc được"),
    states.CANCELLED: _("hội nghị không tổ chức"),
    states.OUTSIDE_HALF_DAY: _("giờ ghi nằm ngoài buổi"),
    states.CLOCK_UNKNOWN: _("không rõ giờ của máy"),
    states.AHEAD_OF_NOW: _("giờ ghi ở tương lai"),
}
TONES = {
    states.NEW: "good", states.SAME: "neutral", states.CONFLICT: "bad", states.REFUSED: "bad",
    states.QUARANTINED: "warn",
}  # fmt: skip


def reason_words(reason: str) -> str:
    """Say why; a reason without words shows its code."""
    return str(WORDS.get(reason, reason))


def outcome_tone(outcome: str) -> str:
    """Return the tone of an outcome."""
    return TONES[outcome]
