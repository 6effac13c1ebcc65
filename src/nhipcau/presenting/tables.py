"""The lists of the room as tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.formats import day
from nhipcau.common.templatetags.screen import badge, moment, status
from nhipcau.presenting.models import Asset, Channel, Kit, Plan
from nhipcau.presenting.queries.making import rights_hold
from nhipcau.presenting.wording import PLAN_TONES, event_of, language_name
from nhipcau.units.queries import unit_name

MAIN = {"td": {"class": "main"}}


class PieceTable(tables.Table):
    """One piece a row."""

    title = tables.Column(verbose_name=_("Bài"), linkify=True, attrs=MAIN)
    category = tables.Column(verbose_name=_("Mục"))
    place = tables.Column(verbose_name=_("Nơi"), accessor="place_id", orderable=False, default="—")
    season = tables.Column(verbose_name=_("Mùa, dịp"), default="—", empty_values=(None, ""))
    event = tables.Column(verbose_name=_("Sự kiện"), default="—", empty_values=(None, ""))
    created_at = tables.Column(verbose_name=_("Lập lúc"))

    class Meta:
        order_by = "-created_at"

    def render_place(self, value: Any) -> str:
        """Show the place's name."""
        return unit_name(str(value))

    def render_event(self, value: str) -> str:
        """Show the event's name."""
        return event_of(value)

    def render_created_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_created_at(self, value: Any) -> Any:
        """Export a time as a time."""
        return value


class AssetTable(tables.Table):
    """One picture or paper a row."""

    picture = tables.Column(
        verbose_name=_("Ảnh"), accessor="public_id", orderable=False, exclude_from_export=True
    )
    name = tables.Column(verbose_name=_("Chú thích"), accessor="name", linkify=True, attrs=MAIN)
    credit = tables.Column(verbose_name=_("Nguồn"))
    licence = tables.Column(verbose_name=_("Quyền"))
    rights = tables.Column(verbose_name=_("Dùng được"), accessor="permission_until", empty_values=())
    place = tables.Column(verbose_name=_("Nơi"), default="—", empty_values=(None, ""))
    uploaded_at = tables.Column(verbose_name=_("Tải lên"))

    class Meta:
        order_by = "-uploaded_at"

    def render_picture(self, record: Asset) -> str | SafeString:
        """Show it small."""
        if not record.is_picture:
            return "PDF"
        address = reverse("presenting:asset_bytes", args=[record.public_id, "thumbnail"])
        return format_html(
            '<img class="pic-thumb" src="{}" alt="{}" loading="lazy">', address, record.alts.get("vi", "")
        )

    def render_name(self, record: Asset) -> str:
        """Show its caption."""
        return str(record)

    def render_rights(self, record: Asset) -> SafeString:
        """Say whether it may be shown today, and until when."""
        if record.withdrawn_at:
            return status("bad", _now("đã rút"))
        if not rights_hold(record, timezone.localdate()):
            return status("bad", _now("không được dùng"))
        if record.permission_until:
            return status("warn", _now("đến hết %(day)s") % {"day": day(record.permission_until)})
        return status("good", _now("được dùng"))

    def render_uploaded_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_uploaded_at(self, value: Any) -> Any:
        """Export a time as a time."""
        return value


class KitTable(tables.Table):
    """One kit a row."""

    title = tables.Column(
        verbose_name=_("Bộ"),
        accessor="titles__vi",
        linkify=lambda record: record.get_absolute_url(),
        orderable=False,
        attrs=MAIN,
    )
    count = tables.Column(verbose_name=_("Số mục"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    state = tables.Column(verbose_name=_("Tình trạng"), accessor="approved_at", empty_values=())
    created_at = tables.Column(verbose_name=_("Lập lúc"))

    class Meta:
        order_by = "-created_at"

    def render_state(self, record: Kit) -> SafeString:
        """Say who can see it."""
        if record.closed_at:
            return status("neutral", _now("đã đóng"))
        return (
            status("good", _now("đang công bố")) if record.is_approved else status("warn", _now("chờ duyệt"))
        )

    def render_created_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_created_at(self, value: Any) -> Any:
        """Export a time as a time."""
        return value


class PlanTable(tables.Table):
    """One plan a row; two on one day and channel are marked."""

    on = tables.Column(verbose_name=_("Ra ngày"))
    title = tables.Column(verbose_name=_("Việc"), linkify=True, attrs=MAIN)
    state = tables.Column(verbose_name=_("Tình trạng"))
    due_on = tables.Column(verbose_name=_("Phải xong"))
    event = tables.Column(verbose_name=_("Sự kiện"), default="—", empty_values=(None, ""))
    audience = tables.Column(verbose_name=_("Cho ai"))
    channel = tables.Column(verbose_name=_("Kênh"), default="—")
    languages = tables.Column(verbose_name=_("Ngôn ngữ"), orderable=False)
    holder = tables.Column(verbose_name=_("Ai lo"), order_by="holder__full_name")

    class Meta:
        order_by = "on"

    conflicts: dict[int, list[Plan]] = {}

    def render_on(self, value: date) -> str:
        """Show the day."""
        return day(value)

    render_due_on = render_on

    def value_on(self, value: date) -> date:
        """Export a day as a day."""
        return value

    value_due_on = value_on

    def render_state(self, record: Plan, value: str) -> SafeString:
        """Show a dot with words, and whether the day is taken twice."""
        shown = status(PLAN_TONES[record.state], value)
        if record.pk not in self.conflicts:
            return shown
        return format_html("{} {}", shown, badge(_now("trùng ngày và kênh"), "warn"))

    def render_event(self, value: str) -> str:
        """Show the event's name."""
        return event_of(value)

    def render_languages(self, value: list[str]) -> str:
        """Show the languages' names."""
        return ", ".join(language_name(code) for code in value)


class ChannelTable(tables.Table):
    """One channel a row."""

    name = tables.Column(verbose_name=_("Kênh"), linkify=True, attrs=MAIN)
    kind = tables.Column(verbose_name=_("Loại"))
    address = tables.Column(verbose_name=_("Địa chỉ"))
    office = tables.Column(verbose_name=_("Của cơ quan"), order_by="office__name")
    registered_with = tables.Column(verbose_name=_("Đăng ký với"))
    decision = tables.Column(verbose_name=_("Quyết định"))
    starts_on = tables.Column(verbose_name=_("Hiệu lực"))

    class Meta:
        order_by = "name"

    def render_starts_on(self, record: Channel) -> str:
        """Show from and to."""
        first = _now("từ %(day)s") % {"day": day(record.starts_on)}
        return (
            f"{first} " + _now("đến hết %(day)s") % {"day": day(record.ends_on)} if record.ends_on else first
        )


class PostingTable(tables.Table):
    """One note that something was posted a row."""

    channel = tables.Column(verbose_name=_("Kênh"), order_by="channel__name", attrs=MAIN)
    address = tables.Column(verbose_name=_("Địa chỉ bài đã đăng"), linkify=lambda value: value)
    language = tables.Column(verbose_name=_("Ngôn ngữ"))
    posted_at = tables.Column(verbose_name=_("Đăng lúc"))
    noted_by = tables.Column(verbose_name=_("Người ghi"), order_by="noted_by__full_name")

    class Meta:
        order_by = "-posted_at"

    def render_language(self, value: str) -> str:
        """Show the language's name."""
        return language_name(value)

    def render_posted_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_posted_at(self, value: Any) -> Any:
        """Export a time as a time."""
        return value
