"""Moderation: a conference's pile, one press to show; declined, merged, answered, owed; the room's screen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, Guarded, PageAction
from nhipcau.learning.actions.answering import answer_live, owe
from nhipcau.learning.actions.asking import ask_for_site
from nhipcau.learning.actions.moderating import decline, merge, show
from nhipcau.learning.forms.questions import DeclineForm, EnterForm, LiveForm, MergeForm, OweForm
from nhipcau.learning.models import Question
from nhipcau.learning.queries import questions as reading
from nhipcau.learning.rules import questions as rules
from nhipcau.learning.rules import states
from nhipcau.learning.tables.questions import standing_of
from nhipcau.learning.views.shared import OnConference, OnQuestion
from nhipcau.people.access import requires

PILES = (
    (states.WAITING, _("Chờ duyệt")),
    (states.SHOWN, _("Đang hiện ở hội trường")),
    (rules.LEFT, _("Báo cáo viên để lại: cần giao cơ quan trả lời")),
    (rules.OVERDUE, _("Quá hạn trả lời")),
    (rules.OWED, _("Chờ trả lời bằng văn bản")),
    (states.LIVE, _("Đã trả lời tại hội nghị")),
    (states.WRITTEN, _("Đã trả lời bằng văn bản")),
    (states.DECLINED, _("Không đưa ra")),
    (states.MERGED, _("Gộp vào câu khác")),
)
LEAD = _("Duyệt, đưa lên hội trường, giao trả lời. Không nơi nào hiện tên người hỏi.")
MOST_ON_SCREEN = 8
"""What a hall reads from the back rows (our own choice)."""


def piles_of(rows: QuerySet[Question]) -> list[dict[str, Any]]:
    """Sort a conference's questions by how they stand."""
    of: dict[str, list[Question]] = {code: [] for code, _words in PILES}
    for row in rows:
        of[standing_of(row)].append(row)
    return [{"code": code, "words": words, "rows": of[code]} for code, words in PILES if of[code]]


class Moderation(OnConference, Guarded, TemplateView):
    """Every question of a conference; asked by htmx it answers with the piles alone."""

    needs = "learning.keep_questions"

    def get_template_names(self) -> list[str]:
        """Return the whole page, or what is refreshed of it."""
        return [
            "learning/question_piles.html"
            if self.request.headers.get("HX-Request")
            else "learning/questions.html"
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the piles out."""
        buttons = [
            PageAction(
                _("Nhập câu hỏi từ điểm cầu"), url=self.path("enter_question"), icon="plus", primary=True
            ),
            PageAction(_("Màn hình hội trường"), url=self.path("room_screen"), icon="up"),
            PageAction(_("Đường dẫn cho báo cáo viên"), url=self.path("speaker_links"), icon="link"),
        ]
        self.page_actions = buttons
        return super().get_context_data(
            title=_now("Câu hỏi"), lead=LEAD,
            crumbs=self.crumbs(), conference=self.conference,
            piles=piles_of(reading.questions_of(self.conference)), **kwargs,
        )  # fmt: skip


@require_POST
@requires("learning.keep_questions")
def show_question(request: HttpRequest, public_id: str) -> HttpResponseRedirect:
    """Put one question on the room's screen."""
    question = reading.get_question_for(request.user, public_id)
    try:
        show(by=request.user, at=timezone.now(), question=question)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return HttpResponseRedirect(reverse("learning:questions", args=[question.conference.public_id]))


class Decline(OnQuestion):
    """Do not put it forward."""

    needs, form_class = "learning.keep_questions", DeclineForm
    title, submit_label, done_message = _("Không đưa ra"), _("Không đưa ra"), _("Đã ghi lý do.")

    def act(self, form: Any) -> None:
        """Keep the reason."""
        decline(**self.told(form))


class Merge(OnQuestion):
    """Let another question stand for both."""

    needs, form_class = "learning.keep_questions", MergeForm
    title, submit_label, done_message = (
        _("Gộp câu hỏi"),
        _("Gộp"),
        _("Đã gộp; bình chọn được cộng, không ai tính hai lần."),
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what still waits."""
        others = [row for row in reading.open_of(self.question.conference) if row.pk != self.question.pk]
        return {**super().get_form_kwargs(), "others": others}

    def act(self, form: Any) -> None:
        """Merge."""
        merge(**self.told(form))


class AnsweredLive(OnQuestion):
    """It was answered in the hall."""

    needs, form_class = "learning.keep_questions", LiveForm
    title, submit_label, done_message = _("Đã trả lời tại hội nghị"), _("Ghi lại"), _("Đã ghi câu trả lời.")

    def get_initial(self) -> dict[str, Any]:
        """Offer the speaker."""
        speaker = self.question.speaker
        return {
            **super().get_initial(),
            "answered_by": f"{speaker.name}, {speaker.post}"[:300] if speaker else "",
        }

    def act(self, form: Any) -> None:
        """Keep it."""
        answer_live(**self.told(form))


class Owe(OnQuestion):
    """Make it the task of a body until a day."""

    needs, form_class = "learning.keep_questions", OweForm
    title, submit_label, done_message = (
        _("Giao cơ quan trả lời"),
        _("Giao"),
        _("Đã giao; cơ quan trả lời thấy trong việc của mình."),
    )

    def get_initial(self) -> dict[str, Any]:
        """Offer the usual day."""
        return {**super().get_initial(), "due_on": rules.usual_due(timezone.localdate())}

    def act(self, form: Any) -> None:
        """Assign."""
        body = form.cleaned_data["body"]
        owe(**self.told(form), body_id=body, unit_id=reading.unit_of_body(body))


class Enter(OnConference, ActionScreen):
    """A question said aloud at a site without a phone."""

    needs, form_class = "learning.enter_sheets", EnterForm
    title, submit_label, done_message = _("Nhập câu hỏi từ điểm cầu"), _("Nhập"), _("Đã nhập câu hỏi.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer sites and speakers."""
        return {**super().get_form_kwargs(), "conference": self.conference, "at": timezone.now()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back."""
        back = self.conference.get_absolute_url()
        return super().get_context_data(crumbs=self.crumbs(), cancel_url=back, **kwargs)

    def get_success_url(self) -> str:
        """Stay here: the next one follows."""
        return self.path("enter_question")

    def act(self, form: Any) -> None:
        """Take it down."""
        ask_for_site(by=self.visitor, at=timezone.now(), **form.cleaned_data)


class RoomScreen(OnConference, Guarded, TemplateView):
    """What the hall sees: questions by votes and sites, no names; large."""

    needs = "training.see_conferences"

    def get_template_names(self) -> list[str]:
        """Return the whole page, or what is refreshed of it."""
        return [
            "learning/room_list.html"
            if self.request.headers.get("HX-Request")
            else "learning/room_screen.html"
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what waits for an answer, the most wanted first."""
        rows = reading.shown_to_all(self.conference).filter(answered_at=None, left_at=None, owner_body=None)
        return super().get_context_data(
            title=self.conference.title, conference=self.conference, rows=rows[:MOST_ON_SCREEN],
            more=max(rows.count() - MOST_ON_SCREEN, 0), **kwargs,
        )  # fmt: skip
