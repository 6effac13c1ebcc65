"""How the room's codes are said on screen. Called by tables, filters and views."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.mailing.models import LetterState, ReturnedKind

STATE_TONES: dict[str, str] = {
    LetterState.WAITING: "info",
    LetterState.SENDING: "info",
    LetterState.SENT: "good",
    LetterState.UNSURE: "warn",
    LetterState.FAILED: "bad",
    LetterState.DEAD: "bad",
    LetterState.RECALLED: "neutral",
}
WAYS_OUT = {
    "server": _("Thư đi qua máy chủ thư của cơ quan."),
    "folder": _("Thư không ra khỏi máy này: mỗi thư được ghi thành tệp trong thư mục dữ liệu."),
    "none": _("Chưa đặt máy chủ thư. Thư nằm chờ ở đây, không mất; quản trị viên đặt NHIPCAU_MAIL_URL."),
}
ERASED = _("Nội dung đã xóa")
RETURNED_TONES: dict[str, str] = {
    ReturnedKind.PERMANENT: "bad",
    ReturnedKind.TEMPORARY: "warn",
    ReturnedKind.FORGED: "neutral",
    ReturnedKind.NO_BOUNCE: "neutral",
}
WAYS_BACK = {
    "mail": _("hộp thư trả lại"),
    "server": _("máy chủ từ chối khi gửi"),
    "upload": _("người nộp"),
}
