"""What the room puts on the menu and the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common import desk, formats, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.training import (  # noqa: F401 - put their own parts in
    desk_finding,
    desk_needs,
    desk_nominating,
    desk_waiting,
)
from nhipcau.training.queries.conferences import names_of_conferences, next_conference_for
from nhipcau.training.queries.programme import warnings_of
from nhipcau.training.queries.steps import steps_of
from nhipcau.training.queries.topics import names_of_topics

SEE = "training.see_conferences"


def next_card(person: Any, at: datetime) -> Card | None:
    """Show the conference that runs or comes next: days left, and what is missing."""
    row = next_conference_for(person, at)
    if row is None:
        return None
    days = (row.starts_on - day_of(at)).days
    steps = steps_of(row, warnings_of(row), at)
    missing = [step for step in steps if step.is_due and not step.is_done]
    when = gettext("ngày nữa, %(day)s") % {"day": formats.day(row.starts_on)}
    url = row.get_absolute_url()
    return Card(
        title=row.title, figure=max(days, 0), caption=when if days > 0 else gettext("Đang diễn ra"),
        lines=[Line(step.label, "", url=f"{url}#{step.key}", tone="warn") for step in missing[:4]],
        url=url, link=gettext("Mở hội nghị"),
    )  # fmt: skip


navigation.add(
    NavEntry(
        _("Hội nghị tập huấn"), "training:conferences", needs=SEE, icon="people", order=80,
        hint=_("Lập kế hoạch, chương trình, điểm cầu, giấy mời."), group=navigation.TRAINING,
    )
)  # fmt: skip
desk.add(Builder("training.next", next_card, needs=SEE, order=80))
naming.add("training.conference", names_of_conferences)
naming.add("training.topic", names_of_topics)
naming.add_words(
    {
        "training.conference": _("hội nghị"),
        "training.topic": _("chuyên đề"),
        "training.make_conference": _("Lập hội nghị"),
        "training.copy_conference": _("Lập hội nghị theo hội nghị trước"),
        "training.change_conference": _("Sửa hội nghị"),
        "training.settle_conference": _("Ghi kết quả hội nghị"),
        "training.declare_count": _("Ghi số người dự do nơi khác nêu"),
        "training.keep_half_day": _("Lưu buổi"),
        "training.remove_half_day": _("Bỏ buổi"),
        "training.keep_session": _("Lưu nội dung chương trình"),
        "training.remove_session": _("Bỏ nội dung chương trình"),
        "training.keep_speaker": _("Ghi báo cáo viên"),
        "training.remove_speaker": _("Bỏ báo cáo viên"),
        "training.keep_topic": _("Lưu chuyên đề"),
        "training.keep_site": _("Lưu điểm cầu"),
        "training.keep_sites": _("Lưu danh sách điểm cầu"),
        "training.add_communes": _("Thêm điểm cầu các xã"),
        "training.remove_site": _("Bỏ điểm cầu"),
        "training.forget_hosts": _("Quên người phụ trách điểm cầu đã hết hạn"),
        "training.add_material": _("Thêm tài liệu"),
        "training.remove_material": _("Bỏ tài liệu"),
        "training.issue_plan": _("Cấp số kế hoạch hội nghị"),
    }
)
