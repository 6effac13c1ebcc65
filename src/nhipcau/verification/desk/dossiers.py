"""What the menu, the start page and the record show of dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks import links
from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.verification.models import Dossier, Request
from nhipcau.verification.queries.dossiers import dossiers_for, with_lateness
from nhipcau.verification.queries.requests import waiting_for
from nhipcau.verification.rules import states


def dossiers_card(person: Any, at: datetime) -> Card | None:
    """Show the dossiers this person keeps, and how many are late."""
    mine = dossiers_for(person).filter(owner=person).exclude(state=states.CLOSED)
    count = mine.count()
    if not count:
        return None
    late = with_lateness(mine, at).filter(is_late=True).count()
    address = f"{reverse('verification:dossiers')}?owner={person.public_id}"
    reading = mine.filter(state=states.IN_REVIEW).count()
    lines = [Line(_("Quá hạn"), late, f"{address}&clock=late", "bad")] if late else []
    lines += [Line(_("Chờ thẩm định"), reading, f"{address}&state={states.IN_REVIEW}")] if reading else []
    return Card(
        title=_("Hồ sơ tôi giữ"), figure=count, caption=_("hồ sơ kiểm chứng chưa xong"), lines=lines,
        url=address, link=_("Xem hồ sơ của tôi"),
    )  # fmt: skip


def requests_card(person: Any, at: datetime) -> Card | None:
    """Show what this person's unit has still to answer."""
    waiting = waiting_for(person)
    count = waiting.count()
    if not count:
        return None
    late = with_lateness(waiting, at).filter(is_late=True).count()
    address = f"{reverse('verification:requests')}?state=waiting"
    lines = [Line(_("Quá hạn"), late, address, "bad")] if late else []
    return Card(
        title=_("Đề nghị chờ đơn vị ta trả lời"), figure=count, caption=_("câu hỏi từ đơn vị khác"),
        lines=lines, url=address, link=_("Trả lời"),
    )  # fmt: skip


def _numbers(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Dossier.objects.filter(public_id__in=set(public_ids))
    return {row.public_id: str(row) for row in rows}


def _addressees(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Request.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "addressee"))


navigation.add(
    NavEntry(
        gettext_lazy("Hồ sơ kiểm chứng"), "verification:dossiers", needs="verification.see_dossiers",
        icon="articles", order=41, hint=gettext_lazy("Chứng cứ ủng hộ và bác từng nhận định."),
        group=navigation.CHECKING,
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        gettext_lazy("Đề nghị gửi đến ta"), "verification:requests", needs="verification.see_requests",
        icon="letters", order=43, hint=gettext_lazy("Điều đơn vị khác hỏi đơn vị ta, và hạn trả lời."),
        group=navigation.CHECKING,
    )
)  # fmt: skip
desk.add(Builder("verification.dossiers", dossiers_card, needs="verification.see_dossiers", order=12))
desk.add(Builder("verification.requests", requests_card, needs="verification.see_requests", order=4))
links.add("verification.dossier", lambda public_id: reverse("verification:dossier", args=[public_id]))
links.add("verification.request", lambda public_id: reverse("verification:request", args=[public_id]))
naming.add("verification.dossier", _numbers)
naming.add("verification.request", _addressees)
naming.add_words(
    {
        "verification.dossier": gettext_lazy("Hồ sơ kiểm chứng"),
        "verification.request": gettext_lazy("Đề nghị cung cấp thông tin"),
        "verification.open_dossier": gettext_lazy("Mở hồ sơ"),
        "verification.would_show_wrong": gettext_lazy("Viết điều gì sẽ cho thấy ta sai"),
        "verification.best_case": gettext_lazy("Viết lý lẽ mạnh nhất của phía kia"),
        "verification.hand_over": gettext_lazy("Giao hồ sơ"),
        "verification.log_search": gettext_lazy("Ghi một lần tìm"),
        "verification.add_evidence": gettext_lazy("Thêm chứng cứ"),
        "verification.withdraw_evidence": gettext_lazy("Rút chứng cứ"),
        "verification.ask": gettext_lazy("Hỏi đơn vị"),
        "verification.answer": gettext_lazy("Đơn vị trả lời"),
        "verification.enter_letter": gettext_lazy("Nhập trả lời bằng văn bản"),
        "verification.withdraw_request": gettext_lazy("Rút đề nghị"),
        "revision": gettext_lazy("Lần sửa"),
        "about": gettext_lazy("Về việc"),
        "text": gettext_lazy("Lời văn"),
    }
)
