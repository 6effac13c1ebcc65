"""The list of directives."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.steering.models import Directive

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


def force_words(directive: Directive, on: date) -> tuple[str, Any]:
    """Return tone and words of whether it is in force."""
    if directive.ends_on and directive.ends_on < on:
        return "neutral", _("hết hiệu lực")
    if (directive.starts_on or directive.issued_on) > on:
        return "info", _("chưa có hiệu lực")
    return "good", _("đang có hiệu lực")


class DirectiveTable(tables.Table):
    """One directive a row."""

    title = tables.Column(verbose_name=_("Trích yếu"), linkify=True, attrs={"td": {"class": "main"}})
    number = tables.Column(verbose_name=_("Số, ký hiệu"))
    issuer = tables.Column(verbose_name=_("Cơ quan ban hành"))
    issued_on = tables.Column(verbose_name=_("Ngày ban hành"))
    clause_count = tables.Column(verbose_name=_("Điều khoản"), attrs=NUMBER)
    obligation_count = tables.Column(verbose_name=_("Nhiệm vụ giao"), attrs=NUMBER)
    force = tables.Column(verbose_name=_("Hiệu lực"), accessor="pk", orderable=False)

    class Meta:
        order_by = "-issued_on"

    def render_issued_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_issued_on(self, value: Any) -> Any:
        """Export the day itself."""
        return value

    def render_force(self, record: Directive) -> SafeString:
        """Show a dot with words."""
        return status(*force_words(record, timezone.localdate()))

    def value_force(self, record: Directive) -> str:
        """Export the words."""
        return str(force_words(record, timezone.localdate())[1])
