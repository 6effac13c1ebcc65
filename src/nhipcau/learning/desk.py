"""What the room puts on the menu and the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.formats import day
from nhipcau.common.navigation import NavEntry
from nhipcau.learning import (
    desk_report,  # noqa: F401 - put their own parts in
    desk_testing,  # noqa: F401 - menu and words of tests, certificates, catalogue
    desk_waiting,  # noqa: F401 - put their own parts in
)
from nhipcau.learning.actions.forgetting import forget
from nhipcau.learning.queries.evaluating import evaluation_of, sheets
from nhipcau.learning.queries.questions import counts, names_of_questions, owed_for
from nhipcau.training import forgetting
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.units.queries.lists import names_of_bodies

ON_CARD = 3
CUT = 70


def owed_card(person: Any, at: datetime) -> Card | None:
    """Say which questions the person's unit still has to answer, the most overdue first."""
    rows, today = owed_for(person), timezone.localdate(at)
    count = rows.count()
    if not count:
        return None
    owed = reverse("learning:owed")
    late = rows.filter(Q(due_on__lt=today)).count()
    lines = [Line(_("Quá hạn"), late, f"{owed}?state=overdue&whose=mine", "bad" if late else "good")]
    for row in rows[:ON_CARD]:
        tone = "bad" if row.due_on and row.due_on < today else "neutral"
        lines.append(
            Line(row.text[:CUT], day(row.due_on), reverse("learning:question", args=[row.public_id]), tone)
        )
    return Card(
        title=_("Câu hỏi còn nợ"), figure=count, caption=_("câu hỏi từ hội nghị, đơn vị tôi phải trả lời"),
        lines=lines, url=f"{owed}?whose=mine", link=_("Xem các câu hỏi"),
    )  # fmt: skip


def questions_card(person: Any, public_id: str, at: datetime) -> Card | None:
    """Say beside a conference how its questions stand."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    told = counts(conference, timezone.localdate(at))
    page = reverse("learning:questions", args=[public_id])
    lines = [
        Line(_("Chờ duyệt"), told["waiting"], f"{page}#waiting", "warn" if told["waiting"] else "neutral"),
        Line(_("Đang hiện ở hội trường"), told["shown"], f"{page}#shown"),
        Line(_("Quá hạn trả lời"), told["overdue"], f"{page}#overdue", "bad" if told["overdue"] else "good"),
    ]
    return Card(
        title=_("Câu hỏi"), figure=told["open"], caption=_("câu hỏi chưa được trả lời"), lines=lines,
        url=page, link=_("Duyệt câu hỏi"),
    )  # fmt: skip


def evaluation_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Say beside a conference how its evaluation stands."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    row = evaluation_of(conference)
    stands = _("Chưa mở") if row is None else _("Đang mở") if row.closed_at is None else _("Đã đóng")
    return Card(
        title=_("Phiếu đánh giá"), figure=sheets(conference), caption=_("phiếu đã gửi"),
        lines=[Line(_("Tình trạng"), stands)], url=reverse("learning:evaluation", args=[public_id]),
        link=_("Xem phiếu đánh giá"),
    )  # fmt: skip


navigation.add(
    NavEntry(
        gettext_lazy("Câu hỏi còn nợ"), "learning:owed", needs="learning.answer_questions", icon="letters",
        order=83, group=navigation.TRAINING,
        hint=gettext_lazy("Câu hỏi từ các điểm cầu chưa trả lời: ai trả lời, trước ngày nào."),
    )
)  # fmt: skip
desk.add(Builder("learning.owed", owed_card, needs="learning.answer_questions", order=83))
beside.add(
    "training.conference",
    Beside("learning.questions", questions_card, needs="learning.keep_questions", order=50),
)
beside.add(
    "training.conference",
    Beside("learning.evaluation", evaluation_card, needs="learning.see_results", order=55),
)
naming.add("learning.question", names_of_questions)
naming.add("owner_body_id", names_of_bodies)
naming.add_words(
    {
        "learning.question": gettext_lazy("Câu hỏi tại hội nghị"),
        "learning.ask": gettext_lazy("Ghi câu hỏi"),
        "learning.show_question": gettext_lazy("Đưa câu hỏi lên hội trường"),
        "learning.decline_question": gettext_lazy("Không đưa câu hỏi ra"),
        "learning.merge_question": gettext_lazy("Gộp câu hỏi"),
        "learning.answer_live": gettext_lazy("Ghi câu trả lời tại hội nghị"),
        "learning.leave_question": gettext_lazy("Để câu hỏi trả lời bằng văn bản"),
        "learning.owe_answer": gettext_lazy("Giao cơ quan trả lời"),
        "learning.pass_question_on": gettext_lazy("Chuyển câu hỏi cho cơ quan khác"),
        "learning.answer_in_writing": gettext_lazy("Trả lời bằng văn bản"),
        "learning.answer": gettext_lazy("Trả lời câu hỏi tại hội nghị"),
        "learning.keep_evaluation_items": gettext_lazy("Soạn phiếu đánh giá"),
        "learning.open_evaluation": gettext_lazy("Mở phiếu đánh giá"),
        "learning.close_evaluation": gettext_lazy("Đóng phiếu đánh giá"),
        "training.void_speaker_link": gettext_lazy("Hủy đường dẫn của báo cáo viên"),
        "is_to_speaker": gettext_lazy("Hỏi báo cáo viên"),
        "merged_into": gettext_lazy("Gộp vào"),
        "answer_way": gettext_lazy("Cách trả lời"),
        "answered_at": gettext_lazy("Trả lời lúc"),
        "answered_by": gettext_lazy("Người trả lời"),
        "left_at": gettext_lazy("Để lại lúc"),
        "owner_body_id": gettext_lazy("Cơ quan trả lời"),
        "owner_unit_id": gettext_lazy("Đơn vị trả lời"),
        "due_on": gettext_lazy("Hạn trả lời"),
        "items": gettext_lazy("Số mục"),
        "key_version": gettext_lazy("Lần cấp đường dẫn"),
    }
)

forgetting.add("learning", forget)
