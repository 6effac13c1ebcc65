"""The list of findings before a second reader; it carries no machine score."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.verification.rules import states

TONES = {states.SUBMITTED: "warn", states.RETURNED: "info", states.PASSED: "good"}
NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class ReviewTable(tables.Table):
    """One finding a row."""

    claim = tables.Column(
        verbose_name=_("Nhận định"), accessor="dossier__claim__wording", attrs={"td": {"class": "main"}},
        linkify=lambda record: reverse("verification:review", args=[record.public_id]),
    )  # fmt: skip
    dossier = tables.Column(verbose_name=_("Hồ sơ"), order_by=("dossier__year", "dossier__number"))
    number = tables.Column(verbose_name=_("Kết luận số"), attrs=NUMBER, localize=False)
    state = tables.Column(verbose_name=_("Tình trạng"))
    author = tables.Column(verbose_name=_("Người viết"), order_by="author__full_name")
    evidence_count = tables.Column(verbose_name=_("Số chứng cứ"), attrs=NUMBER)
    submitted_at = tables.Column(verbose_name=_("Trình lúc"))

    class Meta:
        order_by = "submitted_at"

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(TONES[record.state], self.value_state(record))

    def value_state(self, record: Any) -> str:
        """Say how it stands for whoever looks."""
        if record.state == states.SUBMITTED and record.is_own:
            return _now("Chờ người khác, vì bạn đã viết")
        if record.state == states.SUBMITTED and record.is_chosen:
            return _now("Bạn đã chọn, chưa quyết định")
        return str(record.get_state_display())

    def render_submitted_at(self, value: Any) -> str:
        """Show day and time."""
        return f"{formats.day(value)} {formats.clock(value)}"
