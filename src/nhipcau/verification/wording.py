"""Sentences for why an address is no evidence, in the language of the screen. Called by actions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.reading.stages.wall_addresses import WallReason

WALLS = {
    WallReason.BOT: _("Trang chặn máy và bắt xác minh là người. Hãy mở trang, lưu lại rồi nộp tệp."),
    WallReason.LOGIN: _("Trang đòi đăng nhập. Hãy dùng một trang công khai, hoặc nộp tệp đã lưu."),
    WallReason.SUBSCRIBE: _("Trang chỉ cho xem một phần vì thu phí. Hãy nộp tệp hoặc ảnh trang báo đã mua."),
    WallReason.CONSENT: _("Trang chỉ hiện bảng xin đồng ý cookie. Hãy mở trang, lưu lại rồi nộp tệp."),
    WallReason.MISSING: _("Trang báo là không tìm thấy bài. Hãy kiểm tra lại địa chỉ."),
    WallReason.FAILING: _("Trang đang báo lỗi hoặc bảo trì. Hãy thử lại sau."),
    WallReason.HOME: _("Địa chỉ này dẫn về trang chủ, bài không còn ở đó. Hãy kiểm tra lại địa chỉ."),
    WallReason.EMPTY: _("Trang không có chữ nào khi chưa chạy mã. Hãy mở trang, lưu lại rồi nộp tệp."),
}


def wall_sentence(reason: WallReason) -> str:
    """Say why the page is refused, and what to do."""
    return str(WALLS[reason])
