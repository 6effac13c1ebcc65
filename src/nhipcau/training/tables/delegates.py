"""The organiser's list of delegates, and the seats of the person's own unit."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.training.rules import states

ANSWER_TONES = {states.NO_ANSWER: "neutral", states.COMES: "good", states.EXCUSED: "warn"}
STATE_TONES = {states.NAMED: "good", states.SWAPPED: "neutral", states.WITHDRAWN: "neutral"}
WIDE = {"td": {"class": "wide"}}
ERASED = _("Đã xóa thông tin cá nhân")


def body_of(delegate: Any) -> str:
    """Return the agency: of the register, or as it was said at the door."""
    return str(delegate.body) if delegate.body_id else str(delegate.body_words)


class DelegateTable(tables.Table):
    """One delegate a row, by given name; how to reach him stands on his page and in the files."""

    name = tables.Column(
        verbose_name=_("Họ và tên"), attrs={"td": {"class": "main"}}, order_by=("sorted_by", "pk"),
        empty_values=(),
        linkify=lambda record: reverse("training:delegate", args=[record.public_id]),
    )  # fmt: skip
    post = tables.Column(verbose_name=_("Chức vụ"), attrs=WIDE)
    body = tables.Column(
        verbose_name=_("Cơ quan"), order_by=("body__name", "sorted_by"), empty_values=(), attrs=WIDE
    )
    site = tables.Column(verbose_name=_("Điểm cầu"), order_by=("site__code", "sorted_by"), attrs=WIDE)
    category = tables.Column(verbose_name=_("Thành phần"), order_by=("category__position", "sorted_by"))
    origin = tables.Column(verbose_name=_("Cách dự"))
    state = tables.Column(verbose_name=_("Danh sách"))
    answer = tables.Column(verbose_name=_("Trả lời"))
    phone = tables.Column(verbose_name=_("Điện thoại"), visible=False)
    email = tables.Column(verbose_name=_("Thư điện tử"), visible=False)

    class Meta:
        order_by = "name"

    def render_name(self, record: Any) -> str:
        """Show the name, or that it is gone."""
        return record.name or str(ERASED)

    def render_body(self, record: Any) -> str:
        """Show the agency."""
        return body_of(record)

    def render_site(self, record: Any) -> str:
        """Show code and name."""
        return f"{record.site.code} {record.site.name}"

    def render_origin(self, record: Any) -> str:
        """Show how the delegate came onto the list."""
        return str(record.get_origin_display())

    def render_state(self, record: Any) -> SafeString:
        """Show whether the delegate is on the list."""
        return status(STATE_TONES[record.state], record.get_state_display())

    def render_answer(self, record: Any) -> SafeString:
        """Show the answer, with the reason of an absence."""
        said = status(ANSWER_TONES[record.answer], record.get_answer_display())
        return format_html("{} {}", said, record.answer_words) if record.answer_words else said


class SeatTable(tables.Table):
    """One quota of the person's unit a row."""

    conference = tables.Column(
        verbose_name=_("Hội nghị"), accessor="round__conference__title", attrs={"td": {"class": "main"}},
        linkify=lambda record: reverse("training:quota", args=[record.public_id]),
    )  # fmt: skip
    body = tables.Column(verbose_name=_("Cơ quan"), accessor="body__name")
    category = tables.Column(
        verbose_name=_("Thành phần"), accessor="category__name", default=_("Mọi thành phần")
    )
    site = tables.Column(verbose_name=_("Điểm cầu"), accessor="site__name")
    taken = tables.Column(verbose_name=_("Đã cử"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    seats = tables.Column(verbose_name=_("Số chỗ"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    deadline = tables.Column(verbose_name=_("Hạn chót"), accessor="round__deadline_at")

    class Meta:
        order_by = "-deadline"

    def render_deadline(self, value: Any) -> str:
        """Show hour and day."""
        return f"{formats.clock(value)} {formats.day(value)}"
