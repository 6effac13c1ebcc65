"""The list of questions that are owed."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common.formats import day
from nhipcau.common.templatetags.screen import status
from nhipcau.learning.models import Question
from nhipcau.learning.rules import questions as rules
from nhipcau.learning.rules import states

SHOWN = 160
WORDS = {
    states.WAITING: _("Chờ duyệt"),
    states.SHOWN: _("Đang hiện"),
    rules.LEFT: _("Chờ giao cơ quan trả lời"),
    rules.OWED: _("Chờ trả lời bằng văn bản"),
    rules.OVERDUE: _("Quá hạn trả lời"),
    states.LIVE: _("Đã trả lời tại hội nghị"),
    states.WRITTEN: _("Đã trả lời bằng văn bản"),
    states.DECLINED: _("Không đưa ra"),
    states.MERGED: _("Gộp vào câu khác"),
}


def standing_of(row: Question) -> str:
    """Return the code of how a question stands today."""
    return rules.standing(
        state=row.state, answer_way=row.answer_way, due_on=row.due_on, is_left=row.left_at is not None,
        today=timezone.localdate(),
    )  # fmt: skip


class TaskTable(tables.Table):
    """One question a row."""

    text = tables.Column(verbose_name=_("Câu hỏi"), attrs={"td": {"class": "main"}})
    due_on = tables.Column(verbose_name=_("Hạn"))
    owner = tables.Column(verbose_name=_("Cơ quan trả lời"), accessor="owner_body__name")
    site = tables.Column(verbose_name=_("Từ điểm cầu"), accessor="site__name")
    conference = tables.Column(verbose_name=_("Hội nghị"), accessor="conference__title")
    votes = tables.Column(verbose_name=_("Bình chọn"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    standing = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", order_by=("answered_at", "due_on"))

    class Meta:
        order_by = "due_on"

    def render_text(self, record: Question) -> SafeString:
        """Link its beginning."""
        words = record.text if len(record.text) <= SHOWN else f"{record.text[:SHOWN].rstrip()}…"
        return format_html(
            '<a href="{}">{}</a>', reverse("learning:question", args=[record.public_id]), words
        )

    def value_text(self, record: Question) -> str:
        """Export all of it."""
        return record.text

    def render_due_on(self, value: date) -> str:
        """Show the day."""
        return day(value)

    def value_due_on(self, value: date) -> date:
        """Export a day as a day."""
        return value

    def render_standing(self, record: Question) -> SafeString:
        """Show a dot with words."""
        code = standing_of(record)
        return status(rules.TONES[code], WORDS[code])

    def value_standing(self, record: Any) -> str:
        """Export the words."""
        return str(WORDS[standing_of(record)])
