"""What the screen says of a page that did not become an article. In: a reason's code; out: a sentence."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.reading.outcomes import BreakReason, DropReason

SENTENCES: dict[str, str | Promise] = {
    DropReason.EMPTY: _("Trang rỗng"),
    DropReason.NOT_TEXT: _("Không phải trang chữ"),
    DropReason.TOO_LARGE: _("Trang quá lớn"),
    DropReason.TOO_SHORT: _("Quá ngắn để là một bài"),
    DropReason.LINK_LIST: _("Chỉ là danh sách liên kết"),
    DropReason.WALL: _("Bị chặn bởi tường đăng nhập hoặc thu phí"),
    DropReason.ERROR_PAGE: _("Trang báo lỗi của tòa soạn"),
    BreakReason.UNREADABLE: _("Không giải mã được"),
    BreakReason.BROKEN_ARCHIVE: _("Tệp lưu trữ hỏng"),
    BreakReason.TIMED_OUT: _("Đọc quá lâu"),
    BreakReason.OUT_OF_MEMORY: _("Đọc tốn quá nhiều bộ nhớ"),
    BreakReason.CRASHED: _("Máy đọc bị ngắt khi đang đọc trang này"),
    BreakReason.NOT_FOUND: _("Không tìm thấy"),
    BreakReason.FETCH_FAILED: _("Không tải được"),
}


def sentence(reason: str) -> str:
    """Return the words for a reason; an unknown code is shown as it is rather than hidden."""
    return str(SENTENCES.get(reason, reason))
