"""What the room puts on the menu and the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.formats import day
from nhipcau.common.navigation import NavEntry
from nhipcau.people.queries import names_of as names_of_people
from nhipcau.presenting import desk_finding, desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.presenting.models import Asset, Channel, Kit, Piece, Plan
from nhipcau.presenting.queries.desk import conflicts_for, events_unplanned_for, names_of, plans_for
from nhipcau.presenting.rules.planning import OPEN
from nhipcau.presenting.wording import event_name

ON_CARD = 3


def calendar_card(person: Any, at: datetime) -> Card | None:
    """Say what comes out next, what is late, and which event nobody thought of."""
    today, address = timezone.localdate(at), reverse("presenting:plans")
    standing = plans_for(person).filter(state__in=OPEN)
    hints = events_unplanned_for(person, today)
    if not standing.exists() and not hints:
        return None
    late = standing.filter(due_on__lt=today, state="planned").count()
    clashes = len(conflicts_for(person))
    lines = [
        Line(_("Quá ngày phải xong"), late, address, "bad" if late else "good"),
        Line(_("Trùng ngày và kênh"), clashes, address, "warn" if clashes else "good"),
    ]
    lines += [
        Line(plan.title, day(plan.on), plan.get_absolute_url(), "info")
        for plan in standing.filter(on__gte=today)[:ON_CARD]
    ]
    lines += [
        Line(
            f"{event_name(event)}: " + _("chưa có gì cho %(day)s") % {"day": day(event.on)},
            "",
            address,
            "warn",
        )
        for event in hints[:ON_CARD]
    ]
    return Card(
        title=_("Lịch giới thiệu"), figure=standing.count(), caption=_("việc đang chuẩn bị"), lines=lines,
        url=address, link=_("Xem lịch"),
    )  # fmt: skip


def _entry(label: Any, url_name: str, order: int, icon: str, hint: Any) -> NavEntry:
    return NavEntry(
        label, url_name, needs="presenting.see_pieces", icon=icon, order=order, hint=hint,
        group=navigation.PRESENTING,
    )  # fmt: skip


navigation.add(
    _entry(
        gettext_lazy("Bài giới thiệu"),
        "presenting:pieces",
        70,
        "articles",
        gettext_lazy("Viết, duyệt, công bố bài giới thiệu nơi mình."),
    )
)
navigation.add(
    _entry(
        gettext_lazy("Kho ảnh"),
        "presenting:assets",
        71,
        "star",
        gettext_lazy("Ảnh có quyền dùng, lời tả, bộ tư liệu báo chí."),
    )
)
navigation.add(
    _entry(
        gettext_lazy("Lịch giới thiệu"),
        "presenting:plans",
        73,
        "today",
        gettext_lazy("Ngày nào ra gì, cho ai, trên kênh nào."),
    )
)
navigation.add(
    _entry(
        gettext_lazy("Kênh chính thức"),
        "presenting:channels",
        74,
        "link",
        gettext_lazy("Tài khoản của cơ quan; chép nội dung và ghi lần đăng."),
    )
)
desk.add(Builder("presenting.calendar", calendar_card, needs="presenting.see_pieces", order=60))
for kind, model in (("piece", Piece), ("asset", Asset), ("kit", Kit), ("plan", Plan), ("channel", Channel)):
    naming.add(f"presenting.{kind}", partial(names_of, model))
naming.add("plan_holder", names_of_people)
naming.add_words(
    {
        "presenting.piece": gettext_lazy("Bài giới thiệu"),
        "presenting.asset": gettext_lazy("Ảnh, tài liệu"),
        "presenting.kit": gettext_lazy("Bộ tư liệu báo chí"),
        "presenting.plan": gettext_lazy("Việc trong lịch"),
        "presenting.channel": gettext_lazy("Kênh chính thức"),
        "presenting.add_piece": gettext_lazy("Lập bài giới thiệu"),
        "presenting.change_piece": gettext_lazy("Sửa mục của bài giới thiệu"),
        "presenting.write_sheet": gettext_lazy("Soạn thông tin và ảnh của bài"),
        "presenting.approve_sheet": gettext_lazy("Duyệt thông tin và ảnh của bài"),
        "presenting.upload_asset": gettext_lazy("Tải ảnh lên"),
        "presenting.change_asset": gettext_lazy("Sửa lời và quyền của ảnh"),
        "presenting.withdraw_asset": gettext_lazy("Rút ảnh"),
        "presenting.make_kit": gettext_lazy("Lập bộ tư liệu"),
        "presenting.change_kit": gettext_lazy("Sửa bộ tư liệu"),
        "presenting.approve_kit": gettext_lazy("Duyệt bộ tư liệu"),
        "presenting.close_kit": gettext_lazy("Đóng bộ tư liệu"),
        "presenting.add_plan": gettext_lazy("Thêm việc vào lịch"),
        "presenting.change_plan": gettext_lazy("Sửa việc trong lịch"),
        "presenting.move_plan": gettext_lazy("Chuyển bước việc trong lịch"),
        "presenting.add_channel": gettext_lazy("Thêm kênh chính thức"),
        "presenting.change_channel": gettext_lazy("Sửa kênh chính thức"),
        "presenting.note_posting": gettext_lazy("Ghi lần đăng"),
        "category": gettext_lazy("Mục"),
        "season": gettext_lazy("Mùa, dịp"),
        "captions": gettext_lazy("Chú thích"),
        "alts": gettext_lazy("Lời tả ảnh"),
        "credit": gettext_lazy("Dòng ghi nguồn"),
        "licence": gettext_lazy("Quyền sử dụng"),
        "permission_ref": gettext_lazy("Số văn bản cho phép"),
        "permission_until": gettext_lazy("Được phép đến hết ngày"),
        "people_shown": gettext_lazy("Người trong ảnh"),
        "had_credentials": gettext_lazy("Ảnh gốc có chứng nhận nguồn"),
        "kept_credentials": gettext_lazy("Giữ chứng nhận của ảnh gốc"),
        "plan_holder": gettext_lazy("Ai lo"),
        "registered_with": gettext_lazy("Đăng ký với"),
        "decision": gettext_lazy("Số quyết định"),
        "posted_at": gettext_lazy("Đăng lúc"),
    }
)
