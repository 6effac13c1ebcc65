"""What the menu, the start page and the record show of nominations. Imported by `desk`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.training.models import Quota, Round
from nhipcau.training.nominating_words import left_words
from nhipcau.training.queries.nominating import quotas_for

SHOWN = 3


def seats_card(person: Any, at: datetime) -> Card | None:
    """Show what the person's unit still has to fill, the nearest deadline first."""
    waiting: Any = quotas_for(person)
    rows: list[Any] = list(
        waiting.filter(round__opens_at__lte=at, round__deadline_at__gt=at, taken__lt=F("seats")).order_by(
            "round__deadline_at", "pk"
        )[: SHOWN + 1]
    )
    if not rows:
        return None
    lines = [
        Line(
            row.round.conference.title,
            row.seats - row.taken,
            reverse("training:quota", args=[row.public_id]),
            "warn",
        )
        for row in rows[:SHOWN]
    ]
    left = left_words(rows[0].round.deadline_at, at)
    return Card(
        title=_("Cử người dự hội nghị"), figure=len(rows), lines=lines, url=reverse("training:my_quotas"),
        caption=_("hạn gần nhất còn %(left)s; số bên phải: chỗ còn trống") % {"left": left},
        link=_("Xem tất cả"),
    )  # fmt: skip


def _letters(public_ids: Iterable[str]) -> dict[str, str]:
    return dict(Round.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "letter"))


def _agencies(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Quota.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "body__name"))


navigation.add(
    NavEntry(
        gettext_lazy("Cử người dự"), "training:my_quotas", needs="training.nominate", icon="person", order=82,
        hint=gettext_lazy("Chỉ tiêu giao cho đơn vị của anh/chị."), group=navigation.TRAINING,
    )
)  # fmt: skip
desk.add(Builder("training.seats", seats_card, needs="training.nominate", order=30))
naming.add("training.round", _letters)
naming.add("training.quota", _agencies)
naming.add_words(
    {
        "training.round": gettext_lazy("Đợt cử người"),
        "training.quota": gettext_lazy("Chỉ tiêu"),
        "training.category": gettext_lazy("Thành phần"),
        "training.delegate": gettext_lazy("Đại biểu"),
        "training.delegates": gettext_lazy("Đại biểu"),
        "training.open_round": gettext_lazy("Mở đợt cử người"),
        "training.change_round": gettext_lazy("Sửa đợt cử người"),
        "training.set_quotas": gettext_lazy("Giao chỉ tiêu"),
        "training.seats_for_each_site": gettext_lazy("Giao chỉ tiêu cho mỗi điểm cầu"),
        "training.renew_link": gettext_lazy("Đổi đường dẫn của cơ quan"),
        "training.keep_category": gettext_lazy("Ghi thành phần"),
        "training.remove_category": gettext_lazy("Bỏ thành phần"),
        "training.tell_agencies": gettext_lazy("Gửi thư đề nghị cử người"),
        "training.nomination": gettext_lazy("Thư đề nghị cử người"),
        "training.name_delegate": gettext_lazy("Cử một người"),
        "training.name_many": gettext_lazy("Cử cả danh sách"),
        "training.name_bulk": gettext_lazy("Nhập danh sách của nhiều cơ quan"),
        "training.swap_delegate": gettext_lazy("Đổi người"),
        "training.correct_delegate": gettext_lazy("Sửa thông tin đại biểu"),
        "training.withdraw_delegate": gettext_lazy("Rút tên"),
        "training.invite": gettext_lazy("Gửi giấy mời"),
        "training.invitation": gettext_lazy("Giấy mời"),
        "training.tell_changes": gettext_lazy("Báo thay đổi cho người đã mời"),
        "training.change": gettext_lazy("Thư báo thay đổi"),
        "training.cancel": gettext_lazy("Thư báo không còn lịch"),
        "training.answer": gettext_lazy("Trả lời giấy mời"),
        "training.erase_delegate": gettext_lazy("Xóa thông tin cá nhân của đại biểu"),
        "training.erase_expired": gettext_lazy("Xóa thông tin đại biểu hết hạn giữ"),
        "letter": gettext_lazy("Văn bản"),
        "seats": gettext_lazy("Số chỗ"),
        "quota": gettext_lazy("Chỉ tiêu"),
        "quotas": gettext_lazy("Chỉ tiêu"),
        "follows": gettext_lazy("Thay cho"),
        "letters": gettext_lazy("Số thư"),
        "deadline_at": gettext_lazy("Hạn chót"),
        "answer": gettext_lazy("Trả lời"),
    }
)
