"""Lists of certificates: those issued, and who would get one."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
WHY_NOT = {
    "too_few": _("chưa đủ số buổi"), "no_sheet": _("chưa nộp bài sau"), "below": _("bài sau chưa đạt"),
    "no_name": _("không còn tên"), "no_test": _("hội nghị chưa có bài kiểm tra"),
}  # fmt: skip


class CertificateTable(tables.Table):
    """Certificates that were issued."""

    number = tables.Column(
        verbose_name=_("Số"), accessor="registration__line", attrs={"td": {"class": "main"}},
        order_by="place", linkify=("learning:certificate", {"public_id": tables.A("public_id")}),
    )  # fmt: skip
    name = tables.Column(verbose_name=_("Người được cấp"), empty_values=())
    conference = tables.Column(verbose_name=_("Hội nghị"), accessor="conference__title", orderable=False)
    issued_at = tables.Column(verbose_name=_("Ngày cấp"))
    state = tables.Column(verbose_name=_("Tình trạng"), empty_values=(), orderable=False)

    class Meta:
        order_by = "-number"

    def render_name(self, record: Any) -> str:
        """Show the name, or that it was forgotten."""
        return record.name or _now("(đã xóa)")

    def render_issued_at(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def render_state(self, record: Any) -> SafeString:
        """Say whether it holds."""
        if record.revoked_at:
            words = _now("Thu hồi %(day)s") % {"day": formats.day(record.revoked_at)}
            return status("bad", words)
        return status("good", _now("Có giá trị"))

    def value_state(self, record: Any) -> str:
        """Say it in plain words for a file."""
        return _now("Đã thu hồi") if record.revoked_at else _now("Có giá trị")

    def value_issued_at(self, value: Any) -> Any:
        """Give the moment for a file."""
        return value


class StandingTable(tables.Table):
    """Who was present, and whether a certificate is due."""

    name = tables.Column(verbose_name=_("Đại biểu"), attrs={"td": {"class": "main"}}, orderable=False)
    site = tables.Column(verbose_name=_("Điểm cầu"), orderable=False)
    half_days = tables.Column(verbose_name=_("Số buổi"), attrs=NUMBER, orderable=False)
    verdict = tables.Column(verbose_name=_("Chứng nhận"), empty_values=(), orderable=False)

    def render_verdict(self, record: Any) -> SafeString:
        """Say yes, no and why not; never points."""
        if record.has_one:
            return status("good", _now("Đã cấp"))
        if not record.why_not:
            return status("info", _now("Đủ điều kiện"))
        return format_html("{}: {}", status("neutral", _now("Chưa")), why_words(record))

    def value_verdict(self, record: Any) -> str:
        """Say it in plain words for a file."""
        if record.has_one:
            return _now("Đã cấp")
        return why_words(record) or _now("Đủ điều kiện")


def why_words(record: Any) -> str:
    """Return the reasons in words."""
    return "; ".join(str(WHY_NOT[each]) for each in record.why_not)
