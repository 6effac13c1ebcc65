"""The list of tasks."""

from __future__ import annotations

from datetime import date

import django_tables2 as tables
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common.formats import day
from nhipcau.common.templatetags.screen import status
from nhipcau.steering.models import Task
from nhipcau.steering.wording_tasks import TONES, WORDS, standing_of
from nhipcau.units.queries.bodies import unit_titles


class TaskTable(tables.Table):
    """One task a row."""

    title = tables.Column(verbose_name=_("Công việc"), linkify=True, attrs={"td": {"class": "main"}})
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="unit_id", orderable=False)
    kind = tables.Column(verbose_name=_("Loại thông tin"), accessor="get_kind_display", order_by="kind")
    lead_words = tables.Column(verbose_name=_("Chủ trì"))
    product = tables.Column(verbose_name=_("Sản phẩm"))
    due_on = tables.Column(verbose_name=_("Hạn"), order_by=("due_on", "pk"))
    first_due_on = tables.Column(verbose_name=_("Hạn đầu"), visible=False)
    standing = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", order_by=("state", "due_on"))

    class Meta:
        order_by = "due_on"

    @cached_property
    def unit_names(self) -> dict[str, str]:
        """Name the units of the rows that are shown, with one question."""
        rows = self.page.object_list if getattr(self, "page", None) else self.rows
        return unit_titles({row.record.unit_id for row in rows}, timezone.localdate())

    def render_unit(self, record: Task) -> str:
        """Name the unit."""
        return self.unit_names.get(record.unit_id, record.unit_id)

    def render_due_on(self, record: Task) -> str:
        """Show the day, with the one first set where it was moved."""
        if record.due_on == record.first_due_on:
            return day(record.due_on)
        told = {"day": day(record.due_on), "first": day(record.first_due_on)}
        return str(_("%(day)s (hạn đầu %(first)s)") % told)

    def value_due_on(self, value: date) -> date:
        """Export a day as a day."""
        return value

    def render_standing(self, record: Task) -> SafeString:
        """Show a dot with words."""
        code = standing_of(record, timezone.localdate())
        return status(TONES[code], WORDS[code])

    def value_standing(self, record: Task) -> str:
        """Export the words."""
        return str(WORDS[standing_of(record, timezone.localdate())])
