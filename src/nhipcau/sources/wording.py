"""Sentences for reasons and states, in the language of the screen. Called by queries, forms and views."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REASONS = {
    "bad_address": _("Địa chỉ viết không đúng."),
    "refused_scheme": _("Chỉ đọc địa chỉ bắt đầu bằng http:// hoặc https://."),
    "refused_port": _("Chỉ đọc qua cổng 80 và 443."),
    "refused_host": _("Địa chỉ này dẫn vào mạng nội bộ, không phải trang công khai."),
    "no_such_host": _("Không tìm thấy tên miền. Hãy xem lại địa chỉ."),
    "no_connection": _("Không kết nối được với máy chủ của trang."),
    "bad_certificate": _("Chứng chỉ bảo mật của trang không hợp lệ."),
    "timed_out": _("Trang trả lời quá chậm (quá 10 giây)."),
    "bad_answer": _("Máy chủ trả lời không đúng chuẩn."),
    "too_large": _("Trang quá lớn (quá 2 MB)."),
    "refused_encoding": _("Trang dùng cách nén mà ta không nhận."),
    "too_many_redirects": _("Trang chuyển hướng quá nhiều lần."),
    "not_found": _("Trang không còn ở địa chỉ này."),
    "forbidden": _("Trang không cho đọc (cần đăng nhập hoặc bị chặn)."),
    "too_many_requests": _("Trang đề nghị ta chờ rồi hãy quay lại."),
    "server_error": _("Máy chủ của trang đang gặp lỗi."),
    "other_status": _("Máy chủ trả lời bằng một mã không dùng được."),
    "robots": _("Trang không cho máy đọc (robots.txt)."),
    "not_a_feed": _("Địa chỉ này không trả về nguồn tin đọc được."),
    "duplicate": _("Trùng với một trang đã có ở địa chỉ khác."),
    "worker_killed": _("Máy dừng giữa chừng mỗi lần đọc trang này."),
    "snapshot_missing": _("Bản lưu của trang không còn nguyên vẹn."),
    "empty": _("Trang không có nội dung."),
    "not_text": _("Không phải trang chữ."),
    "too_short": _("Quá ngắn để là một bài."),
    "link_list": _("Chỉ là danh sách đường dẫn."),
    "wall": _("Bài nằm sau tường thu phí hoặc đăng nhập."),
    "error_page": _("Đây là trang báo lỗi."),
    "unreadable": _("Không đọc được nội dung."),
    "broken_archive": _("Tệp lưu trữ bị hỏng."),
    "out_of_memory": _("Hết bộ nhớ khi đọc trang."),
    "crashed": _("Chương trình đọc dừng đột ngột."),
    "fetch_failed": _("Không tải được trang."),
}
UNKNOWN = _("Lý do khác: %(reason)s")


def sentence(reason: str) -> str:
    """Say a reason in words; an unknown one is named as it is."""
    if not reason:
        return ""
    return str(REASONS[reason]) if reason in REASONS else str(UNKNOWN) % {"reason": reason}


HEALTH = {
    "paused": _("Tạm dừng"),
    "new": _("Chưa đọc lần nào"),
    "failing": _("Đang lỗi"),
    "shaky": _("Vừa bị lỗi"),
    "silent": _("Lâu không có tin mới"),
    "running": _("Đang chạy"),
}
STATE_TONES = {
    "queued": "info",
    "fetched": "info",
    "kept": "good",
    "dropped": "neutral",
    "broken": "warn",
    "dead": "bad",
}
