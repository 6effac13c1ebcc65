"""The after-action report on paper: what happened, in which minutes, what was said, what is to be better.

In: an incident; out: the bytes of a .docx. Called by the report screen.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.documents.word.sheet import SMALL, body, bytes_of, centred, heading, new_sheet
from nhipcau.incidents.models import Incident
from nhipcau.incidents.queries.standing import Standing, standing_of


def report_of(incident: Incident, *, office: str) -> bytes:
    """Build the file."""
    standing = standing_of(incident)
    name = _("Báo cáo sau diễn tập") if incident.is_drill else _("Báo cáo sau sự cố")
    document = new_sheet(title=f"{name}: {incident.title}", office=office)
    centred(document, office.upper(), bold=True)
    centred(document, name.upper(), bold=True)
    centred(document, incident.title, italic=True)
    _times(document, incident, standing)
    heading(document, _("Diễn biến"))
    for line in (incident.what_happened or _("Chưa viết.")).splitlines():
        body(document, line)
    if incident.what_went_well:
        heading(document, _("Điều làm tốt"))
        body(document, incident.what_went_well)
    _checks(document, standing)
    _said(document, standing)
    _rumours(document, standing)
    _lessons(document, standing)
    _log(document, standing)
    return bytes_of(document)


def _times(document: Any, incident: Incident, standing: Standing) -> None:
    heading(document, _("Các mốc"))
    body(document, _when(incident.received_at), label=_("Tiếp nhận:"))
    body(document, _when(incident.declared_at), label=_("Công bố sự cố:"))
    if standing.first_word_after is not None:
        minutes = max(int(standing.first_word_after.total_seconds() // 60), 0)
        body(document, _("%(count)s phút sau công bố") % {"count": formats.number(minutes)},
             label=_("Thông tin đầu tiên ra:"))  # fmt: skip
    if incident.closed_at:
        body(document, _when(incident.closed_at), label=_("Kết thúc:"))
    for row in standing.assignments:
        body(document, str(row.person), label=f"{row.get_duty_display()}:")


def _checks(document: Any, standing: Standing) -> None:
    heading(document, _("Việc phải làm"))
    for check in standing.checks:
        done = _when(check.done_at) if check.done_at else _("chưa làm")
        body(document, f"{check.text}: {done} ({_('hạn')} {formats.clock(check.due_at)})")


def _said(document: Any, standing: Standing) -> None:
    heading(document, _("Đã nói gì"))
    for one in standing.said:
        left = _when(one.left_at) if one.left_at else _("chưa công bố")
        body(document, f"{one.holding.statement.title} ({', '.join(one.languages)}): {left}")
    if not standing.said:
        body(document, _("Không có thông tin nào ra từ sự cố này."))


def _rumours(document: Any, standing: Standing) -> None:
    if standing.rumours:
        heading(document, _("Tin đồn"))
    for rumour in standing.rumours:
        body(document, f"{rumour.words} – {rumour.get_state_display()}")


def _lessons(document: Any, standing: Standing) -> None:
    heading(document, _("Hạn chế, nguyên nhân, biện pháp"))
    for lesson in standing.lessons:
        body(document, lesson.limit, label=_("Hạn chế:"))
        body(document, lesson.cause, label=_("Nguyên nhân:"))
        owner = _("%(who)s, trước ngày %(day)s") % {"who": lesson.owner, "day": formats.day(lesson.due_on)}
        body(document, f"{lesson.remedy} ({owner})", label=_("Biện pháp:"))
    if not standing.lessons:
        body(document, _("Chưa ghi hạn chế nào."))


def _log(document: Any, standing: Standing) -> None:
    heading(document, _("Nhật ký"))
    for row in reversed(standing.notes):
        paragraph = body(document, f"{_when(row.at)} · {row.get_kind_display()}: {row.text}")
        for run in paragraph.runs:
            run.font.size = SMALL


def _when(value: Any) -> str:
    return f"{formats.clock(value)} {formats.day(value)}"
