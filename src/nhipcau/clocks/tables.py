"""The lists of clocks, of rules and of days off."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.telling import rule_words, standing_of
from nhipcau.clocks.rules.book import Rule
from nhipcau.clocks.rules.calendar import ONE, SpecialDay
from nhipcau.clocks.rules.limits import Limit
from nhipcau.clocks.wording import (
    DAY_KINDS,
    DAY_TONES,
    due_words,
    in_language,
    limit_words,
    standing_words,
)
from nhipcau.common.formats import day, weekday
from nhipcau.common.sureness import SURE
from nhipcau.common.templatetags.screen import badge, moment, status

MAIN = {"td": {"class": "main"}}


class ClockTable(tables.Table):
    """One clock a row."""

    about = tables.Column(verbose_name=_("Việc"), linkify=True, attrs=MAIN)
    standing = tables.Column(verbose_name=_("Tình trạng"), accessor="due_at", order_by="due_at")
    due = tables.Column(verbose_name=_("Hạn"), accessor="due_at", order_by="due_at")
    started_at = tables.Column(verbose_name=_("Tính từ"))
    rule = tables.Column(verbose_name=_("Quy định"), accessor="rule_code")
    holder = tables.Column(verbose_name=_("Người giữ"), order_by="holder__full_name", default="—")
    outcome = tables.Column(verbose_name=_("Kết quả"), default="—", empty_values=(None, ""))

    class Meta:
        order_by = "started_at"

    def render_standing(self, record: Clock) -> SafeString:
        """Show a dot with words."""
        stands = standing_of(record, timezone.now())
        words = standing_words(stands)
        return status(stands.tone, words[:1].upper() + words[1:])

    def value_standing(self, record: Clock) -> str:
        """Export the words."""
        return standing_words(standing_of(record, timezone.now()))

    def render_due(self, record: Clock) -> str | SafeString:
        """Show the last day, and that it may still move."""
        words = due_words(record.due_at)
        return (
            format_html("{} {}", words, badge(_now("tạm tính"), "warn")) if record.is_provisional else words
        )

    def value_due(self, value: datetime) -> str:
        """Export the words: midnight as a time reads like the day after."""
        return due_words(value)

    def render_started_at(self, value: datetime) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_started_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value

    def render_rule(self, record: Clock) -> str:
        """Show what started it."""
        return rule_words(record)


class RuleTable(tables.Table):
    """One dated rule a row, in the order of the book: those of one code beside each other."""

    trigger = tables.Column(verbose_name=_("Khi"), accessor="trigger__vi", attrs=MAIN)
    who = tables.Column(verbose_name=_("Ai"), accessor="who__vi")
    limit = tables.Column(verbose_name=_("Thời hạn"), orderable=False)
    basis = tables.Column(verbose_name=_("Căn cứ"))
    since = tables.Column(verbose_name=_("Hiệu lực"))
    sure = tables.Column(verbose_name=_("Chắc đến đâu"))

    def render_trigger(self, record: Rule) -> str:
        """Show it in the screen's language."""
        return in_language(record.trigger)

    def render_who(self, record: Rule) -> str:
        """Show it in the screen's language."""
        return in_language(record.who)

    def render_limit(self, value: Limit, record: Rule) -> str:
        """Say how long, and by how much it may be extended."""
        words = {"limit": limit_words(value)}
        if record.extension is None:
            return words["limit"]
        words["extension"] = limit_words(record.extension)
        return _now("%(limit)s; gia hạn một lần thêm %(extension)s") % words

    def render_since(self, record: Rule) -> str:
        """Show the first day and the last; the book names the day after the last."""
        first = _now("từ %(day)s") % {"day": day(record.since)}
        if record.until is None:
            return first
        return f"{first} " + _now("đến hết %(day)s") % {"day": day(record.until - ONE)}

    def render_sure(self, record: Rule) -> SafeString:
        """Say where it was seen, and whether a lawyer looked at it."""
        return format_html("{}<br>{}", SURE[record.sure], self._lawyer(record))

    def value_sure(self, record: Rule) -> str:
        """Export both in words."""
        return f"{SURE[record.sure]}; {strip_tags(self._lawyer(record))}"

    def _lawyer(self, record: Rule) -> SafeString:
        if record.is_checked:
            return status("good", _now("luật sư đã kiểm tra"))
        return status("warn", _now("chưa được luật sư kiểm tra"))


class DayTable(tables.Table):
    """One day off, or worked instead, a row."""

    on = tables.Column(verbose_name=_("Ngày"), attrs=MAIN)
    kind = tables.Column(verbose_name=_("Loại"))
    names = tables.Column(verbose_name=_("Dịp"), orderable=False)
    is_announced = tables.Column(verbose_name=_("Công bố"))

    class Meta:
        order_by = "on"

    def render_on(self, value: date) -> str:
        """Show the day with its weekday."""
        return f"{weekday(value)} {day(value)}"

    def value_on(self, value: date) -> date:
        """Export a day as a day."""
        return value

    def render_kind(self, record: SpecialDay) -> SafeString:
        """Show the kind as a label."""
        return badge(DAY_KINDS[record.kind], DAY_TONES.get(record.kind, "info"))

    def render_names(self, value: Any) -> str:
        """Show it in the screen's language."""
        return in_language(value)

    def render_is_announced(self, value: bool) -> SafeString:
        """Say whether the state has set it."""
        return status("good", _now("đã công bố")) if value else status("warn", _now("chưa công bố"))
