"""Lists of committees and of the changes of their members."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.steering.models import SeatHolding
from nhipcau.units.queries.bodies import unit_titles

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class Days(tables.Table):
    """Two columns of days, shown as the office writes them and exported as days."""

    starts_on = tables.Column(verbose_name=_("Từ ngày"))
    ends_on = tables.Column(verbose_name=_("Đến hết ngày"), default="")

    def render_starts_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_starts_on(self, value: Any) -> Any:
        """Export the day itself."""
        return value

    def render_ends_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_ends_on(self, value: Any) -> Any:
        """Export the day itself."""
        return value


class CommitteeTable(Days):
    """One committee a row."""

    name = tables.Column(verbose_name=_("Tên ban"), linkify=True, attrs={"td": {"class": "main"}})
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="unit_id", orderable=False)
    decision = tables.Column(verbose_name=_("Quyết định thành lập"))
    seat_count = tables.Column(verbose_name=_("Số ghế"), attrs=NUMBER)
    stands = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", orderable=False)

    class Meta:
        order_by = "name"
        sequence = ("name", "unit", "decision", "seat_count", "...", "stands")

    def render_unit(self, value: str) -> str:
        """Show the unit's name."""
        if not hasattr(self, "titles"):
            shown = {row.record.unit_id for row in self.paginated_rows}
            self.titles = unit_titles(shown, timezone.localdate())
        return self.titles.get(value, value)

    def value_stands(self, record: Any) -> str:
        """Export the words."""
        return self._stands(record)[1]

    def render_stands(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*self._stands(record))

    def _stands(self, record: Any) -> tuple[str, str]:
        today = timezone.localdate()
        if record.starts_on > today:
            return "info", _now("chưa thành lập")
        over = record.ends_on is not None and record.ends_on < today
        return ("neutral", _now("đã kết thúc")) if over else ("good", _now("đang hoạt động"))


class ChangeTable(Days):
    """Somebody's time in a seat a row."""

    name = tables.Column(verbose_name=_("Họ và tên"), attrs={"td": {"class": "main"}})
    seat = tables.Column(verbose_name=_("Chức danh trong ban"), accessor="seat__title")
    post_words = tables.Column(verbose_name=_("Chức vụ, cơ quan"), orderable=False)
    decision = tables.Column(verbose_name=_("Quyết định"), orderable=False)
    end_decision = tables.Column(verbose_name=_("Quyết định thôi"), orderable=False, default="")

    class Meta:
        model = SeatHolding
        fields = ("name", "seat", "post_words", "starts_on", "decision", "ends_on", "end_decision")
        order_by = "-starts_on"
