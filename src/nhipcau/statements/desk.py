"""What the menu, the start page, a finding's page and the record show of statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.statements import desk_finding, desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.statements.models import Edition, Statement, Version
from nhipcau.statements.queries.desk import returned_to, waiting_for_approval, waiting_for_confirmation
from nhipcau.statements.queries.integrity import last_check
from nhipcau.statements.queries.page import statements_on
from nhipcau.statements.wording import language_name

MOST = 6


def approval_card(person: Any, at: datetime) -> Card | None:  # noqa: ARG001 - the builder's own call
    """Show what waits for this person's approval, and urgent releases to confirm."""
    waiting, hurried = waiting_for_approval(person), waiting_for_confirmation(person)
    count = waiting.count()
    lines = [
        Line(row.statement.title, _("phát khẩn"), _address("confirm_urgent", row), "bad")
        for row in hurried[:MOST]
    ]
    lines += [
        Line(row.title, language_name(row.language), _address("approve", row.edition), "warn")
        for row in waiting[: MOST - len(lines)]
    ]
    if not lines:
        return None
    return Card(
        title=_("Chờ tôi duyệt"), figure=count, caption=_("bản ngôn ngữ chờ duyệt"), lines=lines,
        url=f"{reverse('statements:list')}?workflow=in_review", link=_("Xem tất cả"),
    )  # fmt: skip


def returned_card(person: Any, at: datetime) -> Card | None:  # noqa: ARG001 - the builder's own call
    """Show what came back to this person."""
    rows = list(returned_to(person)[:MOST])
    if not rows:
        return None
    lines = [
        Line(row.title, language_name(row.language), reverse("statements:write", args=[row.public_id]), "bad")
        for row in rows
    ]
    return Card(title=_("Bản bị trả lại để sửa"), figure=len(rows), lines=lines)


def faults_card(person: Any, at: datetime) -> Card | None:  # noqa: ARG001 - the builder's own call
    """Show that something released is no longer as it was signed."""
    check = last_check()
    if check is None or not check.faults:
        return None
    return Card(
        title=_("Bản đã công bố bị sửa lén"), figure=len(check.faults), caption=_("chỗ không khớp chữ ký"),
        url=reverse("statements:checks"), link=_("Xem bản nào"),
    )  # fmt: skip


def answers_card(person: Any, finding_id: str, at: datetime) -> Card | None:  # noqa: ARG001 - the builder's own call
    """Show what was said on a finding, and offer to say it."""
    lines = [
        Line(row.title, row.get_kind_display(), reverse("statements:statement", args=[row.public_id]))
        for row in statements_on(person, finding_id)
    ]
    may_write = person.may("statements.write")
    if not lines and not may_write:
        return None
    url = f"{reverse('statements:new')}?finding={finding_id}" if may_write else ""
    return Card(title=_("Phản hồi chính thức"), lines=lines, url=url, link=_("Soạn phản hồi") if url else "")


def _address(name: str, row: Any) -> str:
    return reverse(f"statements:{name}", args=[row.public_id])


def _titles(public_ids: Iterable[str]) -> dict[str, str]:
    return dict(Statement.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))


def _editions(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Edition.objects.filter(public_id__in=set(public_ids)).select_related("statement")
    return {row.public_id: f"{row.statement.title} ({row.number})" for row in rows}


def _versions(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Version.objects.filter(public_id__in=set(public_ids))
    return {row.public_id: f"{row.title} ({row.language})" for row in rows}


navigation.add(
    NavEntry(
        gettext_lazy("Phát ngôn"), "statements:list", needs="statements.see_statements", icon="edit",
        order=50, hint=gettext_lazy("Soạn, duyệt, công bố, đính chính, rút."), group=navigation.SPEAKING,
    )
)  # fmt: skip
desk.add(Builder("statements.approval", approval_card, needs="statements.approve", order=1))
desk.add(Builder("statements.returned", returned_card, needs="statements.write", order=2))
desk.add(Builder("statements.faults", faults_card, needs="statements.see_statements", order=1))
beside.add(
    "verification.finding", Beside("statements.answers", answers_card, needs="statements.see_statements")
)
naming.add("statements.statement", _titles)
naming.add("statements.edition", _editions)
naming.add("statements.version", _versions)
naming.add_words(
    {
        "statements.statement": gettext_lazy("Phát ngôn"),
        "statements.edition": gettext_lazy("Bản của phát ngôn"),
        "statements.version": gettext_lazy("Bản ngôn ngữ"),
        "statements.check": gettext_lazy("Bản đã công bố"),
        "statements.draft": gettext_lazy("Soạn phát ngôn"),
        "statements.write": gettext_lazy("Sửa lời văn"),
        "statements.add_language": gettext_lazy("Thêm ngôn ngữ"),
        "statements.change": gettext_lazy("Sửa thông tin chung"),
        "statements.choose_speaker": gettext_lazy("Chọn người phát ngôn"),
        "statements.submit": gettext_lazy("Gửi duyệt"),
        "statements.take_back": gettext_lazy("Rút khỏi chờ duyệt"),
        "statements.return": gettext_lazy("Trả lại để sửa"),
        "statements.approve": gettext_lazy("Duyệt và ký"),
        "statements.schedule": gettext_lazy("Hẹn giờ công bố"),
        "statements.unschedule": gettext_lazy("Bỏ hẹn giờ"),
        "statements.miss": gettext_lazy("Đến giờ mà không công bố được"),
        "statements.stamp": gettext_lazy("Đóng dấu thời gian"),
        "payload": gettext_lazy("Nội dung đã ký"),
        "statements.release": gettext_lazy("Công bố"),
        "statements.release_language": gettext_lazy("Công bố thêm ngôn ngữ"),
        "statements.release_urgently": gettext_lazy("Công bố khẩn cấp"),
        "statements.confirm_urgent": gettext_lazy("Xác nhận bản phát khẩn"),
        "statements.start_correction": gettext_lazy("Mở bản đính chính"),
        "statements.tell_changes": gettext_lazy("Sửa lời đính chính"),
        "statements.withdraw": gettext_lazy("Rút phát ngôn"),
        "statements.check_published": gettext_lazy("Kiểm tra bản đã công bố"),
        "content_hash": gettext_lazy("Mã băm lời văn"),
        "payload_hash": gettext_lazy("Mã băm bản ký"),
        "voided": gettext_lazy("Phê duyệt hết hiệu lực"),
        "languages": gettext_lazy("Ngôn ngữ"),
        "dated_on": gettext_lazy("Ngày ghi"),
        "release_at": gettext_lazy("Giờ công bố"),
        "what_changed": gettext_lazy("Đã sửa điều gì"),
        "speaker": gettext_lazy("Người phát ngôn"),
        "urgent": gettext_lazy("Phát khẩn"),
        "checked": gettext_lazy("Số bản đã kiểm tra"),
        "faults": gettext_lazy("Chỗ không khớp"),
        "made": gettext_lazy("Ai viết"),
        "editions": gettext_lazy("Số bản"),
    }
)
