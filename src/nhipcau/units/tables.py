"""Lists of bodies and of holders; the list of holders goes out as the sheet that comes in."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tables2.utils import A

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.units.queries.bodies import unit_titles
from nhipcau.units.wording import standing, term

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class _OfUnits(tables.Table):
    """Names units with one question for the whole page."""

    @cached_property
    def units(self) -> dict[str, str]:
        """The names of today of the units in the list."""
        rows = self.page.object_list if getattr(self, "page", None) else self.rows
        ids = {self.unit_of(row.record) for row in rows}
        return unit_titles(ids, timezone.localdate())

    def unit_of(self, record: Any) -> str:
        """Return the unit of a line."""
        return str(record.unit_id)

    def render_unit(self, record: Any) -> str:
        """Show the name."""
        unit_id = self.unit_of(record)
        return self.units.get(unit_id, unit_id)

    def value_unit(self, record: Any) -> str:
        """Export the name."""
        return self.render_unit(record)


class BodyTable(_OfUnits):
    """One body a line."""

    name = tables.Column(
        verbose_name=_("Cơ quan"), linkify=("units:body", {"public_id": A("public_id")}),
        attrs={"td": {"class": "main"}}, order_by=("folded", "pk"),
    )  # fmt: skip
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="unit_id")
    post_count = tables.Column(verbose_name=_("Chức vụ"), attrs=NUMBER)
    holder_count = tables.Column(verbose_name=_("Người đang giữ"), attrs=NUMBER)
    stands = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", orderable=False)

    class Meta:
        order_by = "name"

    def render_stands(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*standing(record.starts_on, record.ends_on, timezone.localdate()))

    def value_stands(self, record: Any) -> str:
        """Export the words."""
        return standing(record.starts_on, record.ends_on, timezone.localdate())[1]


class HolderTable(_OfUnits):
    """One time in a post a line, in the order of the sheet that can be handed in."""

    name = tables.Column(
        verbose_name=_("Họ và tên"), order_by=("folded", "pk"), attrs={"td": {"class": "main"}}
    )
    post = tables.Column(verbose_name=_("Chức vụ"), accessor="post__title")
    body = tables.Column(
        verbose_name=_("Cơ quan"), accessor="post__body__name",
        linkify=("units:body", {"public_id": A("post__body__public_id")}),
    )  # fmt: skip
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="post__body__unit_id")
    starts_on = tables.Column(verbose_name=_("Từ ngày"), default="")
    ends_on = tables.Column(verbose_name=_("Đến hết ngày"), default="")
    source = tables.Column(verbose_name=_("Căn cứ"), default="", orderable=False)
    stands = tables.Column(
        verbose_name=_("Hôm nay"), accessor="pk", orderable=False, exclude_from_export=True
    )

    class Meta:
        order_by = "name"

    def unit_of(self, record: Any) -> str:
        """Return the unit of the body."""
        return str(record.post.body.unit_id)

    def render_starts_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_starts_on(self, value: Any) -> Any:
        """Export the day as a day."""
        return value

    def render_ends_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_ends_on(self, value: Any) -> Any:
        """Export the day as a day."""
        return value

    def render_stands(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*term(record.starts_on, record.ends_on, timezone.localdate()))
