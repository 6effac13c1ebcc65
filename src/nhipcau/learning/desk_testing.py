"""Menu entries of catalogue and certificates, and their words for the record; taken in by `desk.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import beside, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.learning.queries.certificates import counted_certificates, numbers_of
from nhipcau.learning.queries.testing import names_of_tests, tests_of
from nhipcau.training.queries.conferences import conferences_for


def tests_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Say beside a conference which tests it has, and which stand open."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    rows = list(tests_of(conference))
    is_open = sum(row.before_open or row.after_open for row in rows)
    return Card(
        title=_now("Bài kiểm tra"), figure=len(rows), caption=_now("bài"),
        lines=[Line(_now("Đang mở"), is_open)], url=reverse("learning:tests", args=[public_id]),
        link=_now("Xem các bài kiểm tra"),
    )  # fmt: skip


def certificates_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Say beside a conference how many certificates it gave."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    told = counted_certificates(conference)
    return Card(
        title=_now("Giấy chứng nhận"), figure=told["issued"], caption=_now("giấy đã cấp"),
        lines=[Line(_now("Đã thu hồi"), told["revoked"])],
        url=reverse("learning:conference_certificates", args=[public_id]), link=_now("Xem ai đủ điều kiện"),
    )  # fmt: skip


for _name, _card, _needs, _order in (
    ("learning.tests", tests_card, "learning.see_results", 52),
    ("learning.certificates", certificates_card, "learning.see_certificates", 57),
):
    beside.add("training.conference", Beside(_name, _card, needs=_needs, order=_order))
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
