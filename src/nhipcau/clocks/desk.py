"""What the room puts on the menu and on the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks import desk_finding, desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.clocks.queries.clocks import (
    due_soon_for,
    due_today_for,
    late_for,
    matters_of,
    names_of,
    running_for,
)
from nhipcau.clocks.queries.telling import standing_of
from nhipcau.clocks.wording import standing_words
from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.people.queries import names_of as names_of_people

ON_CARD = 3


def deadlines_card(person: Any, at: datetime) -> Card | None:
    """Say what is late and what ends today, then what ends soon; nothing where no clock runs."""
    if not running_for(person).exists():
        return None
    clocks = reverse("clocks:list")
    late, today = late_for(person, at).count(), due_today_for(person, at).count()
    lines = [
        Line(_("Quá hạn"), late, f"{clocks}?state=late", "bad" if late else "good"),
        Line(_("Đến hạn hôm nay"), today, f"{clocks}?state=today", "warn" if today else "good"),
    ]
    for clock in due_soon_for(person, at)[:ON_CARD]:
        stands = standing_of(clock, at)
        lines.append(Line(clock.about, standing_words(stands), clock.get_absolute_url(), stands.tone))
    return Card(
        title=_("Thời hạn"),
        figure=late + today,
        caption=_("việc quá hạn hoặc đến hạn hôm nay"),
        lines=lines,
        url=clocks,
        link=_("Xem các thời hạn"),
    )


navigation.add(
    NavEntry(
        gettext_lazy("Thời hạn"),
        "clocks:list",
        needs="clocks.see_clocks",
        icon="clock",
        order=3,
        hint=gettext_lazy("Việc nào phải xong lúc nào; quá hạn, đến hạn hôm nay."),
    )
)
desk.add(Builder("clocks.deadlines", deadlines_card, needs="clocks.see_clocks", order=8))
naming.add("clocks.clock", names_of)
naming.add("clocks.matter", matters_of)
naming.add("clock_holder", names_of_people)
naming.add_words(
    {
        "clocks.clock": gettext_lazy("Thời hạn"),
        "clocks.matter": gettext_lazy("Việc"),
        "clocks.start_clock": gettext_lazy("Mở thời hạn"),
        "clocks.record_start": gettext_lazy("Ghi thêm lúc bắt đầu"),
        "clocks.extend_clock": gettext_lazy("Gia hạn"),
        "clocks.recount_clock": gettext_lazy("Tính lại hạn"),
        "clocks.hand_over": gettext_lazy("Giao thời hạn cho người khác"),
        "clocks.stop_clock": gettext_lazy("Dừng thời hạn"),
        "rule_code": gettext_lazy("Quy định"),
        "clock_subject": gettext_lazy("Về"),
        "clock_holder": gettext_lazy("Người giữ"),
        "started_at": gettext_lazy("Tính từ"),
        "recorded_start": gettext_lazy("Lúc bắt đầu được ghi"),
        "due_at": gettext_lazy("Hạn"),
        "is_provisional": gettext_lazy("Tạm tính"),
        "is_late": gettext_lazy("Quá hạn"),
        "outcome": gettext_lazy("Kết quả"),
        "reason": gettext_lazy("Lý do"),
    }
)
