"""What the room puts on the menu and the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks import links
from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.press import desk_finding, desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.press.queries.conferences import topics_of
from nhipcau.press.queries.enquiries import (
    due_today,
    late,
    open_for,
    outlets_of,
    questions_of,
    waiting_facts_for,
)
from nhipcau.press.rules import states


def enquiries_card(person: Any, at: datetime) -> Card | None:
    """Show what the press waits for."""
    running = open_for(person)
    count = running.count()
    if not count:
        return None
    address = reverse("press:enquiries")
    over, today = late(running, at).count(), due_today(running, at).count()
    unread = running.filter(acknowledged_at=None).count()
    lines = [
        Line(_("Quá hạn"), over, f"{address}?clock=late", "bad" if over else "good"),
        Line(_("Đến hạn hôm nay"), today, f"{address}?clock=today", "warn" if today else "good"),
    ]
    if unread:
        lines.append(Line(_("Chưa báo đã đọc"), unread, f"{address}?state={states.RECEIVED}", "warn"))
    return Card(
        title=_("Câu hỏi đến hạn"), figure=count, caption=_("câu hỏi của báo chí đang chờ"), lines=lines,
        url=f"{address}?state=open", link=_("Xem câu hỏi"),
    )  # fmt: skip


def facts_card(person: Any, at: datetime) -> Card | None:
    """Show what other units wait for to answer the press."""
    waiting = waiting_facts_for(person)
    count = waiting.count()
    if not count:
        return None
    address = f"{reverse('press:facts')}?state=waiting"
    over = waiting.filter(clock__due_at__lt=at).count()
    lines = [Line(_("Quá hạn"), over, address, "bad")] if over else []
    return Card(
        title=_("Đơn vị ta được hỏi"), figure=count, caption=_("để trả lời báo chí"), lines=lines,
        url=address, link=_("Trả lời"),
    )  # fmt: skip


def _enter(label: Any, name: str, *, needs: str, icon: str, order: int, hint: Any) -> None:
    navigation.add(
        NavEntry(label, name, needs=needs, icon=icon, order=order, hint=hint, group=navigation.SPEAKING)
    )


_enter(gettext_lazy("Câu hỏi của báo chí"), "press:enquiries", needs="press.see_enquiries", icon="letters",
       order=53, hint=gettext_lazy("Ai hỏi gì, hạn đến bao giờ, trả lời ra sao."))  # fmt: skip
_enter(gettext_lazy("Bảng trả lời báo chí"), "press:board", needs="press.see_boards", icon="trends",
       order=53, hint=gettext_lazy("Đến hạn, quá hạn, nhanh chậm theo đơn vị."))  # fmt: skip
_enter(gettext_lazy("Đơn vị ta được hỏi"), "press:facts", needs="press.reply_facts", icon="info",
       order=53, hint=gettext_lazy("Điều đơn vị khác cần biết để trả lời báo chí."))  # fmt: skip
_enter(gettext_lazy("Họp báo"), "press:conferences", needs="press.see_boards", icon="today",
       order=55, hint=gettext_lazy("Dự kiến, đã tổ chức, lịch công khai."))  # fmt: skip
_enter(gettext_lazy("Nghĩa vụ phát ngôn"), "press:compliance", needs="press.see_boards", icon="check",
       order=55, hint=gettext_lazy("Điều cơ quan còn nợ, căn cứ, quá bao nhiêu ngày."))  # fmt: skip
desk.add(Builder("press.enquiries", enquiries_card, needs="press.see_enquiries", order=3))
desk.add(Builder("press.facts", facts_card, needs="press.reply_facts", order=4))
links.add("press.enquiry", lambda public_id: reverse("press:enquiry", args=[public_id]))
links.add("press.fact_request", lambda public_id: reverse("press:fact_request", args=[public_id]))
naming.add("press.enquiry", outlets_of)
naming.add("press.fact_request", questions_of)
naming.add("press.conference", topics_of)
naming.add_words(
    {
        "press.enquiry": gettext_lazy("Câu hỏi của báo chí"),
        "press.fact_request": gettext_lazy("Điều hỏi đơn vị khác"),
        "press.conference": gettext_lazy("Họp báo"),
        "press.receive_enquiry": gettext_lazy("Nhận câu hỏi"),
        "press.acknowledge": gettext_lazy("Báo cho nhà báo đã đọc"),
        "press.assign": gettext_lazy("Giao câu hỏi"),
        "press.hand_over": gettext_lazy("Chuyển câu hỏi cho đơn vị khác"),
        "press.ask_facts": gettext_lazy("Hỏi đơn vị khác"),
        "press.reply_facts": gettext_lazy("Đơn vị được hỏi trả lời"),
        "press.start_answer": gettext_lazy("Bắt đầu soạn trả lời"),
        "press.link_answer": gettext_lazy("Trả lời bằng phát ngôn đã có"),
        "press.answer": gettext_lazy("Trả lời nhà báo"),
        "press.refuse": gettext_lazy("Từ chối có căn cứ"),
        "press.withdraw": gettext_lazy("Ghi nhà báo rút câu hỏi"),
        "press.tell_correction": gettext_lazy("Báo đính chính cho nhà báo đã hỏi"),
        "press.close_pages": gettext_lazy("Đóng trang riêng đã hết hạn"),
        "press.keep_conference": gettext_lazy("Ghi họp báo"),
        "press.settle_conference": gettext_lazy("Ghi kết quả họp báo"),
        "press.receipt": gettext_lazy("Thư báo đã nhận câu hỏi"),
        "press.acknowledged": gettext_lazy("Thư báo đã đọc câu hỏi"),
        "press.handed_over": gettext_lazy("Thư báo đã chuyển câu hỏi"),
        "press.answered": gettext_lazy("Thư trả lời nhà báo"),
        "press.refused": gettext_lazy("Thư từ chối có căn cứ"),
        "press.withdrawn": gettext_lazy("Thư ghi nhận rút câu hỏi"),
        "clocks.pass_to_unit": gettext_lazy("Chuyển thời hạn cho đơn vị khác"),
        "outlet": gettext_lazy("Cơ quan báo chí"),
        "channel": gettext_lazy("Qua"),
        "is_foreign": gettext_lazy("Báo chí nước ngoài"),
        "received_at": gettext_lazy("Nhận lúc"),
        "closed_at": gettext_lazy("Xong lúc"),
        "follows": gettext_lazy("Tiếp theo câu hỏi"),
        "by_letter": gettext_lazy("Gửi bằng thư"),
        "holder": gettext_lazy("Người giữ"),
        "ground": gettext_lazy("Căn cứ từ chối"),
        "basis": gettext_lazy("Căn cứ"),
        "closed_pages": gettext_lazy("Số trang đã đóng"),
    }
)
