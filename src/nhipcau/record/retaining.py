"""The administrator's screen of retention: what is kept how long and why, and what the last run did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.formats import day, number
from nhipcau.common.screens import Guarded
from nhipcau.common.sureness import SURE
from nhipcau.record.retention import Rule, last_run, rules_on

if TYPE_CHECKING:
    from django.http import HttpRequest

KINDS = {
    "sources.raw": gettext_lazy("Bản gốc của trang đã đọc thành bài"),
    "sources.raw_not_kept": gettext_lazy("Bản gốc của trang bị loại hoặc hỏng"),
    "monitoring.text": gettext_lazy("Toàn văn bài báo và những gì tìm thấy trong đó"),
    "mailing.letter": gettext_lazy("Địa chỉ và nội dung thư đã gửi"),
    "mailing.returned": gettext_lazy("Thư bị trả lại"),
    "people.sign_ins": gettext_lazy("Lần đăng nhập: tên, địa chỉ mạng, trình duyệt"),
    "people.sessions": gettext_lazy("Phiên đăng nhập đã hết hạn"),
    "monitoring.beats": gettext_lazy("Dấu hiệu của tiến trình đã nghỉ"),
    "digest.recipient": gettext_lazy("Người nhận điểm báo"),
    "contacts.contact": gettext_lazy("Người trong sổ liên hệ"),
    "record.entry": gettext_lazy("Nhật ký"),
}
LEFT = {
    "sources.raw": gettext_lazy("Còn lại: ngày, cỡ và mã băm của tệp."),
    "sources.raw_not_kept": gettext_lazy("Còn lại: địa chỉ và lý do."),
    "monitoring.text": gettext_lazy(
        "Còn lại: tên bài, nơi đăng, ngày, địa chỉ và một đoạn trích 300 chữ cái."
    ),
    "mailing.letter": gettext_lazy("Còn lại: việc, ngày và kết cục."),
    "mailing.returned": gettext_lazy("Còn lại: mã băm của địa chỉ ngừng gửi, nếu thư trả lại đã đủ."),
    "contacts.contact": gettext_lazy("Còn lại: mã số, để biết đã gửi phát ngôn nào; không còn tên, địa chỉ."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One kind on screen."""

    name: str
    left: str
    period: str
    basis: str
    sure: str
    is_checked: bool
    last_at: datetime | None
    dropped: int | None
    cited: int | None
    waiting: int | None


def lines(at: datetime) -> list[Line]:
    """Say each rule that holds today, with what the last run took."""
    return [_line(rule) for rule in rules_on(timezone.localdate(at)).values()]


def _line(rule: Rule) -> Line:
    entry = last_run(rule.kind)
    after = (entry.after if entry else None) or {}
    return Line(
        name=str(KINDS.get(rule.kind, rule.kind)),
        left=str(LEFT.get(rule.kind, "")),
        period=_period(rule),
        basis=rule.basis,
        sure=str(SURE[rule.sure]),
        is_checked=rule.is_checked,
        last_at=entry.at if entry else None,
        dropped=after.get("dropped"),
        cited=after.get("cited"),
        waiting=after.get("left"),
    )


def _period(rule: Rule) -> str:
    if rule.has_own_day:
        return _("đến ngày ghi ở từng mục")
    if not rule.days:
        return _("không thời hạn")
    return _("%(days)s ngày") % {"days": number(rule.days)}


class RetentionPage(Guarded, TemplateView):
    """What is kept how long and why; `?export=csv|xlsx` gives the same rows as a file."""

    needs = "record.see_entries"
    template_name = "record/retention.html"
    title = gettext_lazy("Thời hạn lưu")
    lead = gettext_lazy(
        "Giữ gì, bao lâu, vì sao. Bài được điểm báo hay hồ sơ trích dẫn không bao giờ bị dọn."
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the page or a file."""
        kind = request.GET.get("export")
        if kind not in {"csv", "xlsx"}:
            return super().get(request, *args, **kwargs)
        answer = csv_response if kind == "csv" else xlsx_response
        header = [
            _("Loại dữ liệu"),
            _("Giữ"),
            _("Căn cứ"),
            _("Chắc đến đâu"),
            _("Dọn lần cuối"),
            _("Đã dọn"),
            _("Giữ vì được trích dẫn"),
            _("Còn đến hạn"),
        ]
        rows = (
            [
                each.name,
                each.period,
                each.basis,
                each.sure,
                day(each.last_at),
                each.dropped,
                each.cited,
                each.waiting,
            ]
            for each in lines(timezone.now())
        )
        return answer("thoi-han-luu", header, rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rules of today."""
        return super().get_context_data(lines=lines(timezone.now()), **kwargs)
