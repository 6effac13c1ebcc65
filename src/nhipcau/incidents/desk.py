"""What the menu, the start page and the record show of incidents."""

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
from nhipcau.incidents import desk_finding, desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.incidents.models import Incident, Rumour, Template
from nhipcau.incidents.queries.incidents import incidents_for, templates_for
from nhipcau.incidents.rules import levels
from nhipcau.incidents.tables import TONES


def incidents_card(person: Any, at: datetime) -> Card | None:
    """Show what is going on now."""
    rows: list[Any] = list(incidents_for(person).filter(state=levels.OPEN, declared_at__lte=at)[:3])
    if not rows:
        return None
    lines = [
        Line(
            row.title, row.open_checks, reverse("incidents:incident", args=[row.public_id]), TONES[row.level]
        )
        for row in rows
    ]
    return Card(
        title=_("Sự cố đang xử lý"), figure=len(rows), caption=_("số bên phải: việc chưa xong"), lines=lines,
        url=reverse("incidents:incidents"), link=_("Xem tất cả"),
    )  # fmt: skip


def templates_card(person: Any, at: datetime) -> Card | None:  # noqa: ARG001 - the desk's own call
    """Show templates that wait for this very person's approval."""
    if not person.may("incidents.approve_templates"):
        return None
    waiting = templates_for(person).filter(state=levels.SUBMITTED).exclude(writer=person).count()
    if not waiting:
        return None
    return Card(
        title=_("Mẫu chờ tôi duyệt"), figure=waiting, caption=_("mẫu thông tin ban đầu"),
        url=f"{reverse('incidents:templates')}?state=submitted", link=_("Xem mẫu"),
    )  # fmt: skip


def _titles(model: Any, column: str) -> Any:
    def look_up(public_ids: Iterable[str]) -> dict[str, str]:
        return dict(model.objects.filter(public_id__in=set(public_ids)).values_list("public_id", column))

    return look_up


navigation.add(
    NavEntry(
        gettext_lazy("Sự cố"), "incidents:incidents", needs="incidents.see_incidents",
        icon="alerts", order=54,
        hint=gettext_lazy("Công bố sự cố, diễn tập, mẫu thông tin ban đầu."), group=navigation.SPEAKING,
    )
)  # fmt: skip
desk.add(Builder("incidents.open", incidents_card, needs="incidents.see_incidents", order=1))
desk.add(Builder("incidents.templates", templates_card, needs="incidents.approve_templates", order=4))
links.add("incidents.incident", lambda public_id: reverse("incidents:incident", args=[public_id]))
naming.add("incidents.incident", _titles(Incident, "title"))
naming.add("incidents.template", _titles(Template, "name"))
naming.add("incidents.rumour", _titles(Rumour, "words"))
naming.add_words(
    {
        "incidents.incident": gettext_lazy("Sự cố"),
        "incidents.template": gettext_lazy("Mẫu thông tin ban đầu"),
        "incidents.rumour": gettext_lazy("Tin đồn"),
        "incidents.write_template": gettext_lazy("Soạn mẫu"),
        "incidents.submit_template": gettext_lazy("Trình duyệt mẫu"),
        "incidents.approve_template": gettext_lazy("Duyệt mẫu"),
        "incidents.retire_template": gettext_lazy("Ngừng dùng mẫu"),
        "incidents.declare": gettext_lazy("Công bố sự cố"),
        "incidents.assign": gettext_lazy("Phân công"),
        "incidents.change_level": gettext_lazy("Đổi mức sự cố"),
        "incidents.close": gettext_lazy("Kết thúc sự cố"),
        "incidents.write_note": gettext_lazy("Ghi nhật ký tình hình"),
        "incidents.tick": gettext_lazy("Xong một việc phải làm"),
        "incidents.note_rumour": gettext_lazy("Ghi tin đồn"),
        "incidents.check_rumour": gettext_lazy("Kiểm chứng tin đồn"),
        "incidents.answer_rumour": gettext_lazy("Trả lời tin đồn"),
        "incidents.drop_rumour": gettext_lazy("Thôi theo tin đồn"),
        "incidents.write_lesson": gettext_lazy("Ghi điều rút ra"),
        "incidents.settle_lesson": gettext_lazy("Ghi đã khắc phục"),
        "incidents.make_holding": gettext_lazy("Lập thông tin ban đầu"),
        "level": gettext_lazy("Mức"),
        "drill": gettext_lazy("Diễn tập"),
        "duty": gettext_lazy("Nhiệm vụ"),
        "step": gettext_lazy("Việc"),
        "limit": gettext_lazy("Hạn chế"),
        "hash": gettext_lazy("Mã băm"),
    }
)
