"""Counts of what presents the place: pictures with their rights, official channels."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.presenting.queries.counting import channels_on, shown_first
from nhipcau.reports.queries.counting.asking import Asked, Counter, Row


def photos(asked: Asked) -> Iterator[Row]:
    """Yield the pictures that the public could first see then."""
    for moment, asset in shown_first(asked.unit_id, asked.start, asked.end):
        yield Row(str(asset), day_of(moment), asset.get_absolute_url(), said=asset.credit)


def channels(asked: Asked) -> Iterator[Row]:
    """Yield the channels in force on the last day."""
    for row in channels_on(asked.unit_id, asked.until):
        yield Row(row.name, row.starts_on, row.get_absolute_url(), said=str(row.get_kind_display()))


COUNTERS = (
    Counter(
        "photos", photos,
        _("Ảnh công khai lần đầu trong kỳ (trong bài giới thiệu hoặc bộ tư liệu đã duyệt), còn quyền "
          "sử dụng; mỗi ảnh một lần."),
        is_public=True,
    ),
    Counter(
        "channels", channels,
        _("Kênh chính thức còn hoạt động vào ngày cuối kỳ; ngày trong bảng là ngày kênh bắt đầu."),
        is_public=True,
    ),
)  # fmt: skip
