"""What the conference's page and the record show of passes, phones and facts. Loaded by `desk.py`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.attendance.models import Device
from nhipcau.attendance.queries.presence import half_days_of
from nhipcau.common import beside, naming
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Card, Line
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.queries.delegates import get_delegate_for
from nhipcau.training.queries.doors import with_pass, without_pass
from nhipcau.training.rules.states import CANCELLED, NAMED


def passes_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show beside the page of a conference how many have a pass, and where to give and print them."""
    conference = conferences_for(person).filter(public_id=public_id).exclude(state=CANCELLED).first()
    if conference is None:
        return None
    given, missing = with_pass(conference).count(), len(without_pass(conference))
    to_give = reverse("attendance:give_passes", args=[public_id])
    lines = [Line(_("Chưa có thẻ"), missing, to_give, "warn" if missing else "good")]
    if given and person.may("training.export_delegates"):
        lines.append(
            Line(_("In thẻ theo điểm cầu"), "PDF", reverse("attendance:all_passes", args=[public_id]))
        )
    return Card(
        title=_("Thẻ đại biểu"), figure=given, caption=_("thẻ đã cấp"), lines=lines, url=to_give,
        link=_("Cấp thẻ"),
    )  # fmt: skip


def pass_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show beside a delegate whether the pass stands, half-days attended, and how to void the pass."""
    row = get_delegate_for(person, public_id)
    if row.erased_at is not None or row.state != NAMED:
        return None
    words, tone = (_("Đã cấp thẻ"), "good") if row.pass_hash else (_("Chưa có thẻ"), "warn")
    site = reverse("attendance:site", args=[row.site.public_id])
    may_void = bool(row.pass_hash) and person.may("training.keep_delegates")
    return Card(
        title=_("Thẻ và điểm danh"), figure=half_days_of([row.pk]).get(row.pk, 0), caption=_("buổi có mặt"),
        lines=[Line(words, "", tone=tone), Line(_("Trang điểm cầu"), row.site.code, site)],
        url=reverse("attendance:revoke_pass", args=[public_id]) if may_void else "",
        link=_("Thu hồi thẻ bị mất, cấp thẻ mới"),
    )  # fmt: skip


def names_of_devices(public_ids: Iterable[str]) -> dict[str, str]:
    """Name phones for the record."""
    rows = Device.objects.filter(public_id__in=set(public_ids)).select_related("site")
    return {row.public_id: f"{row.label} · {row.site.code} {row.site.name}" for row in rows}


beside.add("training.conference", Beside("attendance.passes", passes_card, "training.keep_delegates", 6))
beside.add("training.delegate", Beside("attendance.pass", pass_card, "training.see_delegates", 10))
naming.add("attendance.device", names_of_devices)
naming.add_words(
    {
        "attendance.device": gettext_lazy("Máy điểm danh"),
        "attendance.scan": gettext_lazy("Lượt điểm danh"),
        "attendance.take": gettext_lazy("Nhận lượt điểm danh"),
        "attendance.accept": gettext_lazy("Tính lượt chờ xem lại"),
        "attendance.dismiss": gettext_lazy("Không tính lượt chờ xem lại"),
        "attendance.give_passes": gettext_lazy("Cấp thẻ đại biểu"),
        "attendance.revoke_pass": gettext_lazy("Thu hồi thẻ đại biểu"),
        "attendance.add_device": gettext_lazy("Thêm máy điểm danh"),
        "attendance.renew_code": gettext_lazy("Cấp mã ghi danh mới cho máy"),
        "attendance.enrol": gettext_lazy("Ghi danh máy"),
        "attendance.revoke_device": gettext_lazy("Thu hồi máy điểm danh"),
        "batch": gettext_lazy("Lô"),
        "way": gettext_lazy("Cách gửi"),
        "given": gettext_lazy("Số thẻ đã cấp"),
        "same": gettext_lazy("Đã có"),
        "conflict": gettext_lazy("Trùng ở điểm khác"),
        "refused": gettext_lazy("Không nhận"),
        "quarantined": gettext_lazy("Chờ xem lại"),
    }
)
