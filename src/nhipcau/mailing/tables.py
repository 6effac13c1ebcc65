"""The list of letters."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats, naming
from nhipcau.common.templatetags.screen import moment, status
from nhipcau.mailing.models import Letter, Returned
from nhipcau.mailing.wording import ERASED, RETURNED_TONES, STATE_TONES, WAYS_BACK


class LetterTable(tables.Table):
    """One letter a row."""

    subject = tables.Column(
        verbose_name=_("Thư"), empty_values=(), linkify=True, attrs={"td": {"class": "main"}}
    )
    purpose = tables.Column(verbose_name=_("Việc"))
    state = tables.Column(verbose_name=_("Tình trạng"), attrs={"td": {"class": "nowrap"}})
    created_at = tables.Column(verbose_name=_("Viết lúc"))
    sent_at = tables.Column(verbose_name=_("Gửi lúc"), default="")
    tries = tables.Column(
        verbose_name=_("Số lần gửi"), attrs={"td": {"class": "num"}, "th": {"class": "num"}}
    )
    error = tables.Column(verbose_name=_("Lời máy chủ"), visible=False, default="")

    class Meta:
        order_by = "-created_at"

    def render_subject(self, record: Letter) -> str | SafeString:
        """Show the subject over the address."""
        if record.erased_at:
            return str(ERASED)
        return format_html('{}<span class="quiet small mailing-to">{}</span>', record.subject, record.to)

    def value_subject(self, record: Letter) -> str:
        """Export the subject; addresses stay here."""
        return record.subject or str(ERASED)

    def render_purpose(self, value: str) -> str:
        """Say what it was written for."""
        return naming.word(value)

    def render_state(self, record: Letter) -> SafeString:
        """Show a dot with words."""
        return status(STATE_TONES[record.state], record.get_state_display())

    def render_created_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_created_at(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)

    def render_sent_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_sent_at(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)


def exact(value: Any) -> str:
    """Write a time exactly."""
    return f"{formats.day(value)} {formats.clock(value)}".strip() if value else ""


class SuppressionTable(tables.Table):
    """One address a row, without the address."""

    public_id = tables.Column(verbose_name=_("Mã"), orderable=False, attrs={"td": {"class": "main"}})
    reason = tables.Column(verbose_name=_("Vì sao"))
    since = tables.Column(verbose_name=_("Từ khi"))
    again = tables.TemplateColumn(
        '{% load i18n screen %}{% may "mailing.send_again" as can_allow %}{% if can_allow %}'
        '<a href="{% url "mailing:allow" record.public_id %}">{% translate "Cho gửi lại" %}</a>{% endif %}',
        verbose_name="", orderable=False, exclude_from_export=True,
    )  # fmt: skip

    class Meta:
        order_by = "-since"

    def render_since(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_since(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)


class ReturnedTable(tables.Table):
    """One returned mail a row."""

    kind = tables.Column(verbose_name=_("Là gì"), attrs={"td": {"class": "main"}})
    status = tables.Column(verbose_name=_("Mã của máy chủ"), default="")
    letter = tables.Column(verbose_name=_("Thư"), linkify=True, default="", orderable=False)
    way = tables.Column(verbose_name=_("Đến bằng"), orderable=False)
    at = tables.Column(verbose_name=_("Lúc"))

    class Meta:
        order_by = "-at"

    def render_kind(self, record: Returned) -> SafeString:
        """Show a dot with words."""
        return status(RETURNED_TONES[record.kind], record.get_kind_display())

    def value_kind(self, record: Returned) -> str:
        """Export the words."""
        return str(record.get_kind_display())

    def render_letter(self, value: Letter) -> str:
        """Name the letter, or say that its words are gone."""
        return value.subject or str(ERASED)

    def render_way(self, value: str) -> str:
        """Say how it came."""
        return str(WAYS_BACK[value])

    def render_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_at(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)
