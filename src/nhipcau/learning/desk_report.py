"""The report's card beside its conference, and its words for the record; taken in by `desk.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, naming
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Card, Line
from nhipcau.learning.queries.reports import report_of, titles_of
from nhipcau.training.queries.conferences import conferences_for


def report_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Say beside a conference how its report stands."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    address = reverse("learning:report", args=[public_id])
    report = report_of(conference)
    if report is None:
        return Card(title=_("Báo cáo kết quả hội nghị"), caption=_("Chưa lập"), url=address,
                    link=_("Lập báo cáo"))  # fmt: skip
    left = report.figures["questions"]["open"]
    state = (_("Đã ban hành"), "good") if report.issued_at else (_("Bản nháp"), "warn")
    lines = [Line(state[0], "", address, state[1])]
    if left:
        lines.append(Line(_("Còn phải trả lời"), left, f"{reverse('learning:questions', args=[public_id])}"))
    return Card(
        title=_("Báo cáo kết quả hội nghị"), figure=report.figures["whole"]["present"],
        caption=_("đại biểu có mặt theo báo cáo"), lines=lines, url=address, link=_("Xem báo cáo"),
    )  # fmt: skip


beside.add(
    "training.conference", Beside("learning.report", report_card, needs="learning.see_results", order=90)
)
naming.add("learning.report", titles_of)
naming.add_words(
    {
        "learning.report": gettext_lazy("Báo cáo kết quả hội nghị"),
        "learning.make_report": gettext_lazy("Lập báo cáo hội nghị"),
        "learning.write_report": gettext_lazy("Viết báo cáo hội nghị"),
        "learning.recount": gettext_lazy("Đếm lại số liệu báo cáo"),
        "learning.issue_report": gettext_lazy("Ban hành báo cáo hội nghị"),
        "learning.draft_press_note": gettext_lazy("Chuyển bản nháp cho báo chí"),
    }
)
