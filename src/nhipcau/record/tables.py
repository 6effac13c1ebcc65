"""The list of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from nhipcau.common import formats, naming
from nhipcau.common.templatetags.screen import moment
from nhipcau.record.wording import Wording

if TYPE_CHECKING:
    from nhipcau.record.models import Entry


class EntryTable(tables.Table):
    """One entry a row."""

    seq = tables.Column(
        verbose_name=gettext_lazy("Số"),
        localize=False,
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )
    verb = tables.Column(
        verbose_name=gettext_lazy("Việc"),
        linkify=("record:entry", {"seq": tables.A("seq")}),
        attrs={"td": {"class": "main"}},
    )
    by = tables.Column(verbose_name=gettext_lazy("Người làm"))
    at = tables.Column(verbose_name=gettext_lazy("Lúc"))
    subject = tables.Column(verbose_name=gettext_lazy("Đối tượng"))
    changes = tables.Column(verbose_name=gettext_lazy("Thay đổi"), empty_values=(), orderable=False)

    class Meta:
        order_by = "-seq"
        sequence = ("seq", "at", "verb", "by", "subject", "changes")

    @cached_property
    def wording(self) -> Wording:
        """The words of this list."""
        return Wording()

    def render_verb(self, value: str) -> str:
        """Say the verb in words."""
        return naming.word(value)

    def render_by(self, value: str) -> str:
        """Name who did it."""
        return self.wording.actor(value)

    def render_at(self, record: Entry) -> Any:
        """Say when."""
        return moment(record.at)

    def value_at(self, record: Entry) -> str:
        """Export when, exactly."""
        return f"{formats.day(record.at)} {formats.clock(record.at)}"

    def render_subject(self, value: str) -> str:
        """Name the kind and, where somebody knows it, the thing."""
        return self.wording.subject(value)

    def value_subject(self, value: str) -> str:
        """Export the code."""
        return value

    def render_changes(self, record: Entry) -> str:
        """Tell the changed fields in one line."""
        return self.wording.summary(record)
