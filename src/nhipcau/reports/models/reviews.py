"""Totals of a level, its closing, the frozen review, awards and good practice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.reports.models.forms import Indicator, Period
from nhipcau.reports.models.reports import Report
from nhipcau.reports.rules import states


class Rollup(models.Model):
    """The sum of approved values of everything under a unit, the unit itself included; derived, exact."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="rollups")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    base = models.BigIntegerField(default=0)
    filled = models.PositiveIntegerField()
    """How many approved reports have a value here; a row with none does not exist."""
    estimated = models.PositiveIntegerField(default=0)
    stated = models.PositiveIntegerField(default=0)
    """How many of them were stated by the unit and not counted."""

    class Meta:
        db_table = "reports_rollup"
        constraints = [
            models.UniqueConstraint(fields=["period", "unit", "indicator"], name="reports_rollup_once"),
            models.CheckConstraint(condition=Q(filled__gt=0), name="reports_rollup_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.period_id}/{self.unit_id}/{self.indicator_id}"


class Closing(models.Model):
    """A level said to be complete, with the missing units named; an empty `missing` means all were there."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="closings")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    expected = models.PositiveIntegerField()
    approved = models.PositiveIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "reports_closing"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit"], condition=Q(reopened_at__isnull=True), name="reports_closing_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | ~Q(reopened_why=""),
                name="reports_closing_reopened_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id}/{self.unit_id}"


class Missing(models.Model):
    """A unit without an approved report when its level closed, and why."""

    closing = models.ForeignKey(Closing, on_delete=models.CASCADE, related_name="missing")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Lý do"), max_length=300)

    class Meta:
        db_table = "reports_missing"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["closing", "unit"], name="reports_missing_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="reports_missing_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.closing_id}: {self.unit_id}"


class Review(models.Model):
    """The review of a level: words of its office over a snapshot of figures that never changes again."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reviews")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("spokespersons.Office", null=True, on_delete=models.PROTECT, related_name="+")
    assessment = models.TextField(_("Đánh giá chung"), blank=True)
    limits = models.TextField(_("Hạn chế"), blank=True)
    causes = models.TextField(_("Nguyên nhân"), blank=True)
    next_steps = models.TextField(_("Nhiệm vụ kỳ tới"), blank=True)
    proposals = models.TextField(_("Kiến nghị, đề xuất"), blank=True)
    snapshot = models.JSONField(null=True)
    """See reports/rules/snapshot.py for its shape; null until it is frozen."""
    sha256 = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    registration = models.ForeignKey(
        "documents.Registration", null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "reports_review"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=["period", "unit"], name="reports_review_once"),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, sha256="")
                | Q(frozen_at__isnull=False, snapshot__isnull=False, frozen_by__isnull=False),
                name="reports_review_frozen_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True) | Q(frozen_at__isnull=False, registration__isnull=False),
                name="reports_review_issued_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id}/{self.unit_id}"

    def get_absolute_url(self) -> str:
        """Return the review's page."""
        return reverse("reports:review", args=[self.public_id])


class PracticeState(models.TextChoices):
    """Whether a good practice is in the library."""

    NOMINATED = states.NOMINATED, _("Được đề cử")
    KEPT = states.KEPT, _("Trong thư viện")
    DECLINED = states.DECLINED, _("Không chọn")


class Practice(models.Model):
    """A good way of working, nominated from a report, kept in the library by the level above."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="practices")
    title = models.CharField(_("Cách làm hay"), max_length=200)
    what = models.TextField(_("Đã làm gì"))
    effect = models.TextField(_("Kết quả đo được"), blank=True)
    state = models.CharField(max_length=9, choices=PracticeState.choices, default=PracticeState.NOMINATED)
    decided_why = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    folded = models.TextField(editable=False, default="")

    class Meta:
        db_table = "reports_practice"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(what=""), name="reports_practice_is_whole"),
            models.CheckConstraint(
                condition=Q(state=states.NOMINATED) | Q(decided_at__isnull=False),
                name="reports_practice_decided_with_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AwardRound(models.Model):
    """A scoring of the units under a unit, from approved figures alone, by criteria told beforehand."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="awards")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Tên đợt xét"), max_length=200)
    criteria = models.JSONField()
    """[{"code": indicator, "weight": whole points, "more_is_better": true}]"""
    scored_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "reports_award_round"
        ordering = ("-id",)
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="reports_award_is_named")]

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """The points of one unit in a round, with their parts; thousandths."""

    round = models.ForeignKey(AwardRound, on_delete=models.CASCADE, related_name="scores")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    points = models.BigIntegerField()
    parts = models.JSONField()
    """{indicator code: {"amount", "base", "points", "revision"}}; `revision` is the approved one."""

    class Meta:
        db_table = "reports_score"
        ordering = ("-points", "unit_id")
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="reports_score_once")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.points}"
