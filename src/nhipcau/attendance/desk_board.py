"""What the menu, the start page, a conference's page and the record show of the board. For `desk.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.attendance.models import Conflict, Roll
from nhipcau.attendance.queries.board import board_of
from nhipcau.attendance.rules import states
from nhipcau.common import beside, desk, formats, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.training.queries.conferences import conferences_for, half_day_now, next_conference_for
from nhipcau.training.rules.states import CANCELLED


def running_card(person: Any, at: datetime) -> Card | None:
    """Show the board on the start page from the morning to the evening of a conference's days."""
    conference = next_conference_for(person, at)
    half_day = half_day_now(conference, at) if conference is not None else None
    if conference is None or half_day is None or half_day.day != timezone.localdate(at):
        return None
    return _card(conference, half_day, conference.title, at)


def card_beside(person: Any, public_id: str, at: datetime) -> Card | None:
    """Show the board beside the page of its conference, from its first half-day on."""
    conference = conferences_for(person).filter(public_id=public_id).exclude(state=CANCELLED).first()
    half_day = half_day_now(conference, at) if conference is not None else None
    if conference is None or half_day is None or timezone.localdate(at) < conference.starts_on:
        return None
    return _card(conference, half_day, _("Điểm danh"), at)


def _card(conference: Any, half_day: Any, title: str, at: datetime) -> Card:
    board = board_of(conference, half_day, at)
    url = f"{reverse('attendance:board', args=[conference.public_id])}?buoi={half_day.public_id}"
    lines = [
        Line(
            _("Điểm đã kết nối"),
            f"{formats.number(board.lines[states.CONNECTED])}/{len(board.rows)}",
            url,
            "good",
        ),
        Line(
            _("Điểm cần xem"), board.troubled, f"{url}&troubled=on", "warn" if board.troubled else "neutral"
        ),
        Line(_("Đã ký danh sách"), f"{formats.number(board.signed)}/{len(board.rows)}", url),
    ]
    if board.conflicts:
        to = reverse("attendance:conflicts", args=[conference.public_id])
        lines.append(Line(_("Một thẻ ở hai điểm"), board.conflicts, to, "bad"))
    caption = _("có mặt trên %(total)s · %(half_day)s") % {
        "total": formats.number(board.numbers.expected),
        "half_day": half_day,
    }
    return Card(
        title=title, figure=board.numbers.present, caption=caption, lines=lines, url=url,
        link=_("Mở bảng điều hành"),
    )  # fmt: skip


def _names(words: Callable[[Any], str], rows: Any) -> Any:
    def look_up(public_ids: Iterable[str]) -> dict[str, str]:
        return {row.public_id: words(row) for row in rows().filter(public_id__in=set(public_ids))}

    return look_up


navigation.add(
    NavEntry(
        gettext_lazy("Bảng điều hành"), "attendance:boards", needs="attendance.see_board", icon="today",
        order=81, hint=gettext_lazy("Điểm cầu nào đã lên hình, bao nhiêu người có mặt, ai đã ký danh sách."),
        group=navigation.TRAINING,
    )
)  # fmt: skip
desk.add(Builder("attendance.board", running_card, needs="attendance.see_board", order=2))
beside.add("training.conference", Beside("attendance.board", card_beside, "attendance.see_board", 10))
naming.add(
    "attendance.roll",
    _names(
        lambda row: f"{row.site.code} {row.site.name} · {row.half_day}",
        lambda: Roll.objects.select_related("site", "half_day"),
    ),
)
naming.add(
    "attendance.conflict",
    _names(
        lambda row: f"{row.first.site.code} / {row.scan.site.code} · {row.half_day}",
        lambda: Conflict.objects.select_related("first__site", "scan__site", "half_day"),
    ),
)
naming.add_words(
    {
        "attendance.roll": gettext_lazy("Danh sách điểm cầu"),
        "attendance.conflict": gettext_lazy("Một thẻ ở hai điểm"),
        "attendance.say_line": gettext_lazy("Báo tình trạng điểm cầu"),
        "attendance.sign_roll": gettext_lazy("Ký danh sách điểm cầu"),
        "attendance.reopen_roll": gettext_lazy("Mở lại danh sách đã ký"),
        "attendance.settle": gettext_lazy("Quyết định điểm cầu của một người"),
        "line": gettext_lazy("Đường truyền"),
        "heads": gettext_lazy("Số người trong phòng"),
        "present": gettext_lazy("Có mặt"),
        "digest": gettext_lazy("Mã kiểm"),
        "device": gettext_lazy("Máy"),
    }
)
