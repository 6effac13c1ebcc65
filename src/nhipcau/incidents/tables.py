"""Lists of incidents, templates and lessons."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import badge, status
from nhipcau.incidents.rules import levels

TONES = {levels.WATCH: "info", levels.SERIOUS: "warn", levels.SEVERE: "bad"}
TEMPLATE_TONES = {levels.DRAFT: "neutral", levels.SUBMITTED: "warn", levels.APPROVED: "good"}


class IncidentTable(tables.Table):
    """One incident or drill a row."""

    title = tables.Column(
        verbose_name=_("Việc"), attrs={"td": {"class": "main"}},
        linkify=lambda record: reverse("incidents:incident", args=[record.public_id]),
    )  # fmt: skip
    kind = tables.Column(verbose_name=_("Loại"), accessor="is_drill")
    level = tables.Column(verbose_name=_("Mức"))
    place = tables.Column(verbose_name=_("Ở đâu"))
    state = tables.Column(verbose_name=_("Tình trạng"))
    declared_at = tables.Column(verbose_name=_("Công bố lúc"))
    open_checks = tables.Column(verbose_name=_("Việc chưa xong"), attrs={"td": {"class": "num"}})
    open_rumours = tables.Column(verbose_name=_("Tin đồn đang theo"), attrs={"td": {"class": "num"}})

    def render_kind(self, value: bool) -> SafeString:
        """Tell a drill from what is real."""
        return badge(_now("Diễn tập"), "info") if value else badge(_now("Sự cố"), "bad")

    def value_kind(self, value: bool) -> str:
        """Export the words."""
        return _now("Diễn tập") if value else _now("Sự cố")

    def render_level(self, record: Any) -> SafeString:
        """Show the level with its tone."""
        return status(TONES[record.level], record.get_level_display())

    def render_state(self, record: Any) -> str:
        """Show the words."""
        return str(record.get_state_display())

    def render_declared_at(self, value: Any) -> str:
        """Show day and hour."""
        return f"{formats.day(value)} {formats.clock(value)}"


class TemplateTable(tables.Table):
    """One holding template a row."""

    name = tables.Column(
        verbose_name=_("Mẫu"), attrs={"td": {"class": "main"}},
        linkify=lambda record: reverse("incidents:template", args=[record.public_id]),
    )  # fmt: skip
    languages = tables.Column(verbose_name=_("Ngôn ngữ"), accessor="pk", orderable=False)
    state = tables.Column(verbose_name=_("Tình trạng"))
    writer = tables.Column(verbose_name=_("Người viết"), order_by="writer__full_name")
    approver = tables.Column(verbose_name=_("Người duyệt"), order_by="approver__full_name", default="")
    changed_at = tables.Column(verbose_name=_("Sửa ngày"))

    def render_languages(self, record: Any) -> str:
        """Name the languages it speaks."""
        return ", ".join(text.language for text in record.texts.all())

    def render_state(self, record: Any) -> SafeString:
        """Show the state with its tone."""
        return status(TEMPLATE_TONES.get(record.state, "neutral"), record.get_state_display())

    def render_changed_at(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)


class LessonTable(tables.Table):
    """One limit with its remedy a row."""

    limit = tables.Column(verbose_name=_("Hạn chế"), attrs={"td": {"class": "main"}})
    remedy = tables.Column(verbose_name=_("Biện pháp"))
    owner = tables.Column(verbose_name=_("Người thực hiện"), order_by="owner__full_name")
    due_on = tables.Column(verbose_name=_("Hạn"))
    done_on = tables.Column(verbose_name=_("Xong ngày"), default="")
    incident = tables.Column(verbose_name=_("Từ sự cố"), orderable=False)

    def render_limit(self, record: Any) -> SafeString:
        """Lead to where it is settled."""
        address = reverse("incidents:settle_lesson", args=[record.public_id])
        return (
            format_html('<a href="{}">{}</a>', address, record.limit) if not record.done_on else record.limit
        )

    def render_due_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def render_done_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)
