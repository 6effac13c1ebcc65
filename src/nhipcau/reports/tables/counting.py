"""The rows behind a figure, and the parts of a total. Amounts are thousandths; empty is a dash, never 0."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import badge, status
from nhipcau.reports.models import ReportState
from nhipcau.reports.rules import states
from nhipcau.reports.rules.amounts import ONE, say, say_ratio

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
TONES = {states.APPROVED: "good", states.SUBMITTED: "info", states.RETURNED: "warn", states.OPEN: "neutral"}


def figure(amount: int | None, base: int | None, indicator: Any) -> str:
    """Write a value of an indicator with its measure; of a ratio also what it is made of."""
    if indicator.is_ratio:
        worth = say_ratio(amount, base, indicator.measure)
        if not worth:
            return "–"
        unit = "%" if indicator.measure == "%" else f" {indicator.measure}"
        return f"{worth}{unit} ({say(amount)}/{say(base)})"
    return f"{say(amount)} {indicator.measure}" if amount is not None else "–"


def plain(amount: int | None) -> float | int | None:
    """Return thousandths as the number a sheet holds."""
    if amount is None:
        return None
    return amount // ONE if amount % ONE == 0 else amount / ONE


class RowTable(tables.Table):
    """One piece of work a row."""

    title = tables.Column(verbose_name=_("Việc"), attrs={"td": {"class": "main"}})
    on = tables.Column(verbose_name=_("Ngày"))
    said = tables.Column(verbose_name=_("Chi tiết"), default="–")
    amount = tables.Column(verbose_name=_("Tính vào số"), attrs=NUMBER)
    base = tables.Column(verbose_name=_("Trên"), attrs=NUMBER, default="–")

    class Meta:
        order_by = ("on", "title")

    def render_title(self, record: Any) -> SafeString | str:
        """Lead to the work, for whoever may open it."""
        return format_html('<a href="{}">{}</a>', record.url, record.title) if record.url else record.title

    def render_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_on(self, value: Any) -> Any:
        """Export the day."""
        return value

    def render_amount(self, value: int) -> str:
        """Show what it adds."""
        return say(value)

    def value_amount(self, value: int) -> Any:
        """Export the number."""
        return plain(value)

    def render_base(self, value: int) -> str:
        """Show what it adds below the line."""
        return say(value)

    def value_base(self, value: int | None) -> Any:
        """Export the number."""
        return plain(value)


class PartTable(tables.Table):
    """One unit a row."""

    name = tables.Column(verbose_name=_("Đơn vị"), attrs={"td": {"class": "main"}})
    amount = tables.Column(verbose_name=_("Số"), attrs=NUMBER, empty_values=())
    base = tables.Column(verbose_name=_("Trên"), attrs=NUMBER, empty_values=())
    filled = tables.Column(verbose_name=_("Báo cáo có số"), attrs=NUMBER)
    origin = tables.Column(verbose_name=_("Nguồn số"), empty_values=(), orderable=False)
    standing = tables.Column(verbose_name=_("Báo cáo"), empty_values=())

    def render_name(self, record: Any) -> SafeString:
        """Lead to where this part comes from."""
        own = badge(gettext("việc của chính đơn vị"), "info") if record.is_own else ""
        return format_html('<a href="{}">{}</a> {}', record.url, record.name, own)

    def value_name(self, record: Any) -> str:
        """Export the name."""
        return str(record.name)

    def render_amount(self, record: Any) -> str | SafeString:
        """Show the figure, or that there is none."""
        return _amount(record.amount)

    def value_amount(self, record: Any) -> Any:
        """Export the number; an empty cell where there is none."""
        return plain(record.amount)

    def render_base(self, record: Any) -> str | SafeString:
        """Show the denominator."""
        return _amount(record.base)

    def value_base(self, record: Any) -> Any:
        """Export the number."""
        return plain(record.base)

    def render_filled(self, value: int) -> str:
        """Show the number."""
        return formats.number(value)

    def value_filled(self, value: int) -> int:
        """Export the number."""
        return value

    def render_origin(self, record: Any) -> str | SafeString:
        """Say how many of its figures were stated or estimated."""
        return format_html("{} {}", _stated_words(record), _estimated(record))

    def value_origin(self, record: Any) -> str:
        """Export the words."""
        told = [_stated_words(record)]
        if record.estimated:
            told.append(gettext("%(count)s số ước tính") % {"count": record.estimated})
        return "; ".join(word for word in told if word)

    def render_standing(self, record: Any) -> str | SafeString:
        """Show where its report stands, and why it is missing."""
        if not record.standing:
            return "–"
        words = status(TONES[record.standing], ReportState(record.standing).label)
        return format_html("{} <span class='quiet'>{}</span>", words, record.why_missing)

    def value_standing(self, record: Any) -> str:
        """Export the words."""
        if not record.standing:
            return ""
        label = str(ReportState(record.standing).label)
        return f"{label}: {record.why_missing}" if record.why_missing else label


def _amount(amount: int | None) -> str | SafeString:
    if amount is not None:
        return say(amount)
    return format_html('–<span class="sr-only"> {}</span>', gettext("chưa có số liệu"))


def _stated_words(record: Any) -> str:
    if record.amount is None:
        return ""
    if not record.stated:
        return gettext("Hệ thống đếm")
    if record.stated == record.filled == 1:
        return gettext("Đơn vị khai")
    return gettext("%(count)s số đơn vị khai") % {"count": formats.number(record.stated)}


def _estimated(record: Any) -> str | SafeString:
    if not record.estimated:
        return ""
    if record.filled == 1:
        return badge(gettext("ước tính"), "warn")
    return badge(gettext("%(count)s số ước tính") % {"count": formats.number(record.estimated)}, "warn")
