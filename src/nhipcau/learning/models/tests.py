"""A test in two equivalent forms, and the sheets that were handed in; shown as group figures only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.learning.rules import states


class Test(models.Model):
    """A test of one conference; its items cannot be changed once somebody handed in a sheet."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey("training.Conference", on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey("training.Topic", null=True, on_delete=models.PROTECT, related_name="+")
    """What it measures; none: the whole conference."""
    title = models.CharField(_("Bài kiểm tra"), max_length=200)
    minutes = models.PositiveSmallIntegerField(default=15)
    before_open = models.BooleanField(default=False)
    after_open = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "learning_test"
        ordering = ("id",)
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="learning_test_is_named")]

    def __str__(self) -> str:
        return self.title


class Form(models.Model):
    """One of two equivalent forms: half of the delegates take A before and B after, the others B and A."""

    test = models.ForeignKey(Test, on_delete=models.CASCADE, related_name="forms")
    letter = models.CharField(max_length=1, choices=[("A", "A"), ("B", "B")])

    class Meta:
        db_table = "learning_form"
        ordering = ("letter",)
        constraints = [models.UniqueConstraint(fields=["test", "letter"], name="learning_form_once")]

    def __str__(self) -> str:
        return self.letter


class Item(models.Model):
    """One question with its choices; items of one position in both forms ask the same skill."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    choices = models.JSONField()
    """Texts, two to six."""
    right = models.PositiveSmallIntegerField()
    """Index of the right choice."""

    class Meta:
        db_table = "learning_item"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["form", "position"], name="learning_item_once"),
            models.CheckConstraint(condition=~Q(text=""), name="learning_item_asks"),
            models.CheckConstraint(condition=Q(right__lt=6), name="learning_item_right_is_one"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Moment(models.TextChoices):
    """Before or after the teaching."""

    BEFORE = states.BEFORE, _("Trước khi học")
    AFTER = states.AFTER, _("Sau khi học")


class Sheet(models.Model):
    """One sheet handed in; scores leave it as figures of groups only, or as a yes or no of a certificate."""

    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="sheets")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="sheets")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    delegate = models.ForeignKey("training.Delegate", null=True, on_delete=models.CASCADE, related_name="+")
    pair = models.CharField(max_length=24, blank=True)
    """On paper without a pass: the code that both sheets of one person carry."""
    answers = models.JSONField()
    """Index of the choice for each position, null where none was made."""
    score = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=5, choices=[(way, way) for way in states.SHEET_WAYS])
    handed_on = models.DateField()
    """The day only: an order of hand-ins would tell whose sheet it is."""

    class Meta:
        db_table = "learning_sheet"
        constraints = [
            models.UniqueConstraint(
                fields=["test", "moment", "delegate"], condition=Q(delegate__isnull=False),
                name="learning_sheet_once_a_delegate",
            ),
            models.UniqueConstraint(
                fields=["test", "moment", "pair"], condition=~Q(pair=""), name="learning_sheet_once_a_code"
            ),
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, pair="") | Q(delegate__isnull=True) & ~Q(pair=""),
                name="learning_sheet_of_pass_or_code",
            ),
            models.CheckConstraint(
                condition=Q(score__lte=models.F("most")), name="learning_sheet_score_in_range"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.test_id} {self.moment}"
