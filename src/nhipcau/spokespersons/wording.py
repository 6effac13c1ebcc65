"""Words of the room: what a speaker lacks, how a term stands. Called by screens and tables."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.spokespersons.rules.standing import Held, holds, mandate_holds, missing

MISSING = {
    "phone": _("Thiếu điện thoại"), "email": _("Thiếu thư điện tử"),
    "published": _("Chưa công bố thông tin"), "notified": _("Chưa gửi cơ quan quản lý báo chí"),
    "mandate": _("Không có giấy ủy quyền còn hiệu lực"), "account": _("Chưa có tài khoản để ký ở đây"),
}  # fmt: skip
CONTESTED = {
    "head": _("Có hai người đứng đầu cùng lúc: hãy ghi ngày thôi của người trước."),
    "named": _("Có hai người phát ngôn cùng lúc: hãy ghi ngày thôi của người trước."),
}


def held(speaker: Any) -> Held:
    """Return what the rules need of a stored speaker."""
    return Held(
        kind=speaker.kind, starts_on=speaker.starts_on, ends_on=speaker.ends_on, phone=speaker.phone,
        email=speaker.email, published_on=speaker.published_on, notified_on=speaker.notified_on,
        has_account=speaker.person_id is not None,
    )  # fmt: skip


def lacks(speaker: Any, on: date) -> list[Any]:
    """Say what a speaker in office still lacks that day; nothing of whoever is not in office."""
    if not holds(speaker.starts_on, speaker.ends_on, on):
        return []
    papers = [
        each for each in speaker.mandates.all()
        if mandate_holds(each.starts_on, each.ends_on, each.ended_on, on)
    ]  # fmt: skip
    return [MISSING[code] for code in missing(held(speaker), len(papers))]


def term_words(starts_on: date | None, ends_on: date | None, on: date) -> tuple[str, Any]:
    """Say whether a term has begun, runs, or is over."""
    if starts_on and on < starts_on:
        return "info", _("Chưa bắt đầu")
    return ("neutral", _("Đã thôi")) if ends_on and ends_on < on else ("good", _("Đang giữ"))


def mandate_words(mandate: Any, on: date) -> tuple[str, Any]:
    """Say whether a mandate is in force."""
    if mandate.ended_on and mandate.ended_on <= on:
        return "neutral", _("Đã thu hồi")
    if mandate_holds(mandate.starts_on, mandate.ends_on, mandate.ended_on, on):
        return "good", _("Còn hiệu lực")
    return ("info", _("Chưa bắt đầu")) if on < mandate.starts_on else ("neutral", _("Hết hạn"))
