"""What the menu, the start page and the record show of nominations. Imported by `desk`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, formats, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.training.models import Quota, Round
from nhipcau.training.nominating_words import left_words
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.queries.delegates import places_of
from nhipcau.training.queries.inviting import invited, to_invite, unreachable
from nhipcau.training.queries.nominating import quotas_for, quotas_of
from nhipcau.training.rules import states

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


def names_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show beside a conference who is named, which agencies still owe names, and the way to both."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    quotas: Any = list(quotas_of(conference))
    seats, short = sum(quota.seats for quota in quotas), sum(quota.taken < quota.seats for quota in quotas)
    rounds = reverse("training:nominations", args=[public_id])
    people = reverse("training:delegates", args=[public_id])
    excused = places_of(conference).filter(answer=states.EXCUSED).count()
    lines = [
        Line(_("Đợt cử người, chỉ tiêu"), formats.number(len(quotas)), rounds),
        Line(_("Cơ quan chưa cử đủ"), formats.number(short), rounds, "warn" if short else "good"),
        Line(_("Báo vắng"), formats.number(excused), f"{people}?answer={states.EXCUSED}"),
    ]
    return Card(
        title=_("Đại biểu"), figure=places_of(conference).count(), lines=lines, url=people,
        caption=_("người được cử trên %(seats)s chỗ") % {"seats": formats.number(seats)},
        link=_("Xem danh sách đại biểu"),
    )  # fmt: skip


def invitations_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show beside a conference how many were invited by mail, and who is left."""
    conference = conferences_for(person).filter(public_id=public_id, state=states.PLANNED).first()
    if conference is None:
        return None
    url, left = reverse("training:invite", args=[public_id]), to_invite(conference).count()
    lines = [
        Line(_("Có thư điện tử, chưa gửi"), formats.number(left), url, "warn" if left else "good"),
        Line(_("Không có thư điện tử"), formats.number(unreachable(conference))),
    ]
    return Card(
        title=_("Giấy mời"), figure=invited(conference), caption=_("giấy mời đã gửi"), lines=lines, url=url,
        link=_("Gửi giấy mời"),
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
beside.add("training.conference", Beside("training.names", names_card, "training.see_delegates", 2))
beside.add("training.conference", Beside("training.invitations", invitations_card, "training.invite", 4))
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
