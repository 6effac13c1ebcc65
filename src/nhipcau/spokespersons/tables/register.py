"""Lists of speakers and offices."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import badge, status
from nhipcau.spokespersons.wording import lacks, term_words


class SpeakerTable(tables.Table):
    """One speaker a row."""

    name = tables.Column(verbose_name=_("Họ và tên"), linkify=True, attrs={"td": {"class": "main"}})
    kind = tables.Column(verbose_name=_("Tư cách"))
    post = tables.Column(verbose_name=_("Chức vụ"))
    office = tables.Column(verbose_name=_("Cơ quan"), accessor="office__name")
    phone = tables.Column(verbose_name=_("Điện thoại"), default="–")
    email = tables.Column(verbose_name=_("Thư điện tử"), default="–")
    starts_on = tables.Column(verbose_name=_("Từ ngày"))
    ends_on = tables.Column(verbose_name=_("Đến hết ngày"), default="")
    stands = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", orderable=False)
    missing = tables.Column(verbose_name=_("Còn thiếu"), accessor="pk", orderable=False)

    class Meta:
        order_by = "-starts_on"

    def render_starts_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def render_ends_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def render_stands(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*term_words(record.starts_on, record.ends_on, timezone.localdate()))

    def value_stands(self, record: Any) -> str:
        """Export the words."""
        return str(term_words(record.starts_on, record.ends_on, timezone.localdate())[1])

    def render_missing(self, record: Any) -> SafeString:
        """Show each thing that is missing."""
        words = [(badge(each, "warn"),) for each in lacks(record, timezone.localdate())]
        return format_html_join(" ", "{}", words) or SafeString("–")

    def value_missing(self, record: Any) -> str:
        """Export the words."""
        return "; ".join(str(each) for each in lacks(record, timezone.localdate()))


class OfficeTable(tables.Table):
    """One office a row."""

    name = tables.Column(verbose_name=_("Tên cơ quan"), linkify=True, attrs={"td": {"class": "main"}})
    symbol = tables.Column(verbose_name=_("Ký hiệu"))
    family = tables.Column(verbose_name=_("Thể thức văn bản"))
    languages = tables.Column(verbose_name=_("Tên bằng"), accessor="names", orderable=False, default="vi")
    stands = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", orderable=False)

    class Meta:
        order_by = "name"

    def render_languages(self, value: dict[str, str]) -> str:
        """List the languages that have a name."""
        return ", ".join(["vi", *value])

    def render_stands(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*term_words(record.starts_on, record.ends_on, timezone.localdate()))

    def value_stands(self, record: Any) -> str:
        """Export the words."""
        return str(term_words(record.starts_on, record.ends_on, timezone.localdate())[1])
