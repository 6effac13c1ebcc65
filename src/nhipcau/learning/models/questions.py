"""Questions from the sites, moderated, voted, answered live or in writing by a day."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.learning.rules import states


class QuestionState(models.TextChoices):
    """Whether it is shown to the room."""

    WAITING = states.WAITING, _("Chờ duyệt")
    SHOWN = states.SHOWN, _("Đang hiện")
    DECLINED = states.DECLINED, _("Không đưa ra")
    MERGED = states.MERGED, _("Gộp vào câu khác")


class AnswerWay(models.TextChoices):
    """How it was answered."""

    LIVE = states.LIVE, _("Tại hội nghị")
    WRITTEN = states.WRITTEN, _("Bằng văn bản")


class Question(models.Model):
    """One question; the room sees the site it came from, never who asked."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey("training.Conference", on_delete=models.CASCADE, related_name="+")
    session = models.ForeignKey("training.Session", null=True, on_delete=models.SET_NULL, related_name="+")
    speaker = models.ForeignKey(
        "training.SessionSpeaker", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """To whom; none: to the organisers."""
    site = models.ForeignKey("training.Site", on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey("training.Delegate", null=True, on_delete=models.SET_NULL, related_name="+")
    """So that he can be told the answer; shown on no screen."""
    text = models.CharField(_("Câu hỏi"), max_length=1000)
    state = models.CharField(
        max_length=8, choices=QuestionState.choices, default=QuestionState.WAITING, db_index=True
    )
    reason = models.CharField(max_length=300, blank=True)
    """Why it is not put forward; the asker reads it."""
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    asked_at = models.DateTimeField()
    votes = models.PositiveIntegerField(default=0)
    answer_way = models.CharField(max_length=7, choices=AnswerWay.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=300, blank=True)
    """Office-holder or agency, as printed."""
    owner_body = models.ForeignKey("units.Body", null=True, on_delete=models.PROTECT, related_name="+")
    """Who owes the answer in writing, and until when: the task."""
    owner_unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    """Whose staff sees it among its tasks."""
    due_on = models.DateField(null=True)
    passed_why = models.CharField(max_length=300, blank=True)
    """Why another body passed it on; its new owner reads it."""
    left_at = models.DateTimeField(null=True)
    """The speaker left it for an answer in writing."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "learning_question"
        ordering = ("-votes", "asked_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="learning_question_asks"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer_way="", answer="")
                | Q(answered_at__isnull=False) & ~Q(answer_way=""),
                name="learning_question_answered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer_way=states.WRITTEN) | ~Q(answer=""),
                name="learning_question_written_answer",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, owner_body__isnull=True, owner_unit__isnull=True)
                | Q(due_on__isnull=False, owner_body__isnull=False, owner_unit__isnull=False),
                name="learning_question_owner_with_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.DECLINED) | ~Q(reason=""),
                name="learning_question_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=states.MERGED, merged_into__isnull=False)
                | ~Q(state=states.MERGED) & Q(merged_into__isnull=True),
                name="learning_question_merged_into_one",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="learning_question_not_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(f"{self.text} {self.answer}")
        super().save(*args, **kwargs)


class Vote(models.Model):
    """One voice of one delegate for one question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="voices")
    delegate = models.ForeignKey("training.Delegate", on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "learning_vote"
        constraints = [models.UniqueConstraint(fields=["question", "delegate"], name="learning_vote_once")]

    def __str__(self) -> str:
        return f"{self.question_id}"
