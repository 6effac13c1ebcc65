"""Questions that are owed: the list of a unit, one of them, the answer in writing, passing on."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import Guarded, ListScreen
from nhipcau.learning.actions.answering import answer_in_writing, pass_on
from nhipcau.learning.filters.questions import TaskFilter
from nhipcau.learning.forms.questions import PassOnForm, WrittenForm
from nhipcau.learning.models import Question
from nhipcau.learning.queries import questions as reading
from nhipcau.learning.rules import questions as rules
from nhipcau.learning.tables.questions import WORDS, TaskTable, standing_of
from nhipcau.learning.views.shared import OnQuestion


class TaskList(ListScreen):
    """What the unit owes, and what is owed to its conferences; overdue first."""

    needs = "learning.answer_questions"
    title = _("Câu hỏi còn nợ")
    lead = _("Câu hỏi từ các điểm cầu chưa trả lời được tại hội nghị: ai trả lời, trước ngày nào.")
    table_class, filterset_class = TaskTable, TaskFilter
    export_name = "cau-hoi-con-no"
    empty_title = _("Không nợ câu hỏi nào")
    empty_hint = _("Câu hỏi được giao sau hội nghị sẽ hiện ở đây, quá hạn đứng đầu.")

    def get_queryset(self) -> QuerySet[Question]:
        """List what concerns the unit."""
        return reading.tasks_for(self.visitor)


class QuestionPage(Guarded, TemplateView):
    """One question with what may be done."""

    needs = "learning.answer_questions"
    template_name = "learning/question.html"
    request: HttpRequest

    @cached_property
    def question(self) -> Question:
        """The question in the address."""
        return reading.get_question_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        row, code = self.question, standing_of(self.question)
        return super().get_context_data(
            title=_now("Câu hỏi"), crumbs=[(_now("Câu hỏi còn nợ"), reverse("learning:owed"))], row=row,
            tone=rules.TONES[code], standing=WORDS[code], can_answer=reading.may_answer(self.visitor, row),
            **kwargs,
        )  # fmt: skip


class _OnTask(OnQuestion):
    """A form on a question that is owed."""

    needs = "learning.answer_questions"

    def get_success_url(self) -> str:
        """Go back to the question, as long as it concerns the unit."""
        mine = reading.tasks_for(self.visitor).filter(pk=self.question.pk).exists()
        return (
            reverse("learning:question", args=[self.question.public_id]) if mine else reverse("learning:owed")
        )

    def told(self, form: Any) -> dict[str, Any]:
        """Refuse whoever neither owes it nor keeps the conference."""
        if not reading.may_answer(self.visitor, self.question):
            raise Refused(_now("Câu hỏi này không do đơn vị của bạn trả lời, hoặc đã trả lời."))
        return super().told(form)


class AnswerInWriting(_OnTask):
    """The answer, sent to the asker."""

    form_class = WrittenForm
    title, submit_label, done_message = (
        _("Trả lời bằng văn bản"),
        _("Gửi trả lời"),
        _("Đã trả lời; người hỏi đọc được."),
    )

    def get_initial(self) -> dict[str, Any]:
        """Offer the body's name."""
        body = self.question.owner_body
        return {**super().get_initial(), "answered_by": body.name if body else ""}

    def act(self, form: Any) -> None:
        """Keep and send it."""
        answer_in_writing(**self.told(form))


class PassOn(_OnTask):
    """To the body whose matter it is."""

    form_class = PassOnForm
    title, submit_label, done_message = (
        _("Chuyển cơ quan khác"),
        _("Chuyển"),
        _("Đã chuyển; hạn trả lời giữ nguyên."),
    )

    def act(self, form: Any) -> None:
        """Hand it over."""
        body = form.cleaned_data["body"]
        pass_on(**self.told(form), body_id=body, unit_id=reading.unit_of_body(body))
