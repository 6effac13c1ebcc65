"""Menu entries of catalogue and certificates, and their words for the record; taken in by `desk.py`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.learning.queries.certificates import numbers_of
from nhipcau.learning.queries.testing import names_of_tests

navigation.add(
    NavEntry(
        _("Danh mục đào tạo"), "learning:catalogue", needs="learning.see_catalogue", icon="topics",
        order=84, group=navigation.TRAINING,
        hint=_("Chuyên đề, báo cáo viên, kết quả; đơn vị nào đã và chưa học."),
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        _("Giấy chứng nhận"), "learning:certificates", needs="learning.see_certificates", icon="star",
        order=85, group=navigation.TRAINING,
        hint=_("Đã cấp, thu hồi; ai cũng kiểm tra được bằng mã QR."),
    )
)  # fmt: skip
naming.add("learning.test", names_of_tests)
naming.add("learning.certificate", numbers_of)
naming.add_words(
    {
        "learning.test": _("Bài kiểm tra"),
        "learning.certificate": _("Giấy chứng nhận"),
        "learning.make_test": _("Thêm bài kiểm tra"),
        "learning.keep_test": _("Sửa bài kiểm tra"),
        "learning.open_test": _("Mở bài kiểm tra"),
        "learning.close_test": _("Đóng bài kiểm tra"),
        "learning.hand_in": _("Nộp bài kiểm tra"),
        "learning.enter_sheets": _("Nhập phiếu kiểm tra"),
        "learning.set_certificate_rule": _("Đặt điều kiện cấp chứng nhận"),
        "learning.issue_certificates": _("Cấp giấy chứng nhận"),
        "learning.revoke_certificate": _("Thu hồi giấy chứng nhận"),
        "learning.erase_holder": _("Xóa tên trên giấy chứng nhận"),
        "moment": _("Bài trước hay sau"),
        "minutes": _("Số phút"),
        "questions": _("Số câu"),
        "sheets": _("Số phiếu"),
        "certificates": _("Số giấy"),
        "fewest_half_days": _("Số buổi ít nhất"),
        "needs_after_test": _("Cần bài sau"),
        "least_percent": _("Phần trăm ít nhất"),
    }
)
