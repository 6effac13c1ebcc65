"""Evaluation: counted by item and mark, words apart; who has evaluated is known, who said what is not."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from nhipcau.common.identity import new_public_id
from nhipcau.learning.rules import states


class Evaluation(models.Model):
    """Whether a conference's evaluation stands open; while it does, words wait here, mixed, in one row."""

    conference = models.OneToOneField("training.Conference", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    """From here on results are shown and nothing is taken any more; it is not opened again."""
    waiting = models.JSONField(default=dict)
    """Words by item, in an order drawn anew with every sheet; they become comments when it is closed."""

    class Meta:
        db_table = "learning_evaluation"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gt=F("opened_at")),
                name="learning_evaluation_closed_after_opening",
            )
        ]

    def __str__(self) -> str:
        return f"{self.conference_id}"


class EvaluationItem(models.Model):
    """One question of a conference's evaluation."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey("training.Conference", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=5, choices=[(kind, kind) for kind in states.EVALUATION_KINDS])

    class Meta:
        db_table = "learning_evaluation_item"
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(fields=["conference", "position"], name="learning_evaluation_item_once"),
            models.CheckConstraint(condition=~Q(text=""), name="learning_evaluation_item_asks"),
        ]

    def __str__(self) -> str:
        return self.text


class Tally(models.Model):
    """How often a mark was given to an item."""

    item = models.ForeignKey(EvaluationItem, on_delete=models.CASCADE, related_name="tallies")
    mark = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "learning_tally"
        constraints = [
            models.UniqueConstraint(fields=["item", "mark"], name="learning_tally_once"),
            models.CheckConstraint(
                condition=Q(mark__gte=1, mark__lte=states.SCALE_MOST), name="learning_tally_on_the_scale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark}: {self.count}"


class Comment(models.Model):
    """Words of an evaluation, without giver, hour or order (the key is drawn by lot)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(EvaluationItem, on_delete=models.CASCADE, related_name="comments")
    text = models.CharField(max_length=1000)

    class Meta:
        db_table = "learning_comment"
        ordering = ("id",)
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="learning_comment_says_something")]

    def __str__(self) -> str:
        return self.text[:60]


class Ticket(models.Model):
    """One evaluation for each delegate; made for all at once, so that its order tells nothing."""

    conference = models.ForeignKey("training.Conference", on_delete=models.CASCADE, related_name="+")
    delegate = models.OneToOneField("training.Delegate", on_delete=models.CASCADE, related_name="+")
    is_used = models.BooleanField(default=False)

    class Meta:
        db_table = "learning_ticket"

    def __str__(self) -> str:
        return f"{self.delegate_id}"
