"""A unit's report of a period: its values, its words, its frozen revisions, what the level above did."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.reports.models.forms import FormVersion, Indicator, Period
from nhipcau.reports.rules import states


class ReportState(models.TextChoices):
    """Where a report stands."""

    OPEN = states.OPEN, _("Đang lập")
    SUBMITTED = states.SUBMITTED, _("Đã gửi, chờ duyệt")
    RETURNED = states.RETURNED, _("Bị trả lại")
    APPROVED = states.APPROVED, _("Đã duyệt")


class Origin(models.TextChoices):
    """Where a number came from."""

    COUNTED = states.COUNTED, _("Hệ thống đếm")
    STATED = states.STATED, _("Đơn vị khai")


class Report(models.Model):
    """One unit, one period."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    """Who reviews it: the unit above on the period's cut-off day, written down when the period opens."""
    province = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """The province it lies in that day (itself for a province): what totals are grouped by."""
    level = models.CharField(max_length=8)
    form = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=ReportState.choices, default=ReportState.OPEN)
    leadership = models.TextField(_("Công tác lãnh đạo, chỉ đạo"), blank=True)
    results = models.TextField(_("Kết quả theo từng loại thông tin"), blank=True)
    next_steps = models.TextField(_("Phương hướng kỳ tới"), blank=True)
    proposals = models.TextField(_("Kiến nghị, đề xuất"), blank=True)
    due_on = models.DateField()
    first_due_on = models.DateField()
    extended_why = models.CharField(max_length=300, blank=True)
    counted_at = models.DateTimeField(null=True)
    """When the system last counted the unit's work into the form."""
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    first_submitted_at = models.DateTimeField(null=True)
    """Whether it came in time is judged by this one."""
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """Who approved or returned it last."""
    number = models.PositiveSmallIntegerField(default=0)
    """The number of its last revision; 0 before the first."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "reports_report"
        ordering = ("id",)
        indexes = [
            models.Index(fields=["period", "province", "state"], name="reports_report_of_province"),
            models.Index(fields=["unit", "period"], name="reports_report_of_unit"),
            models.Index(fields=["parent", "period", "state"], name="reports_report_of_parent"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["period", "unit"], name="reports_report_once"),
            models.CheckConstraint(condition=Q(level__in=list(states.LEVELS)), name="reports_report_level"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("unit")), name="reports_report_not_own_judge"
            ),
            models.CheckConstraint(
                condition=Q(state=states.OPEN)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False, number__gt=0),
                name="reports_report_submitted_with_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.APPROVED)
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(decided_by=F("submitted_by"))),
                name="reports_report_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id}/{self.unit_id}"

    def get_absolute_url(self) -> str:
        """Return the report's page."""
        return reverse("reports:report", args=[self.public_id])


class Value(models.Model):
    """One cell: what stands there, what was counted, why they differ. Thousandths; null is empty."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="values")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField(null=True)
    base = models.BigIntegerField(null=True)
    """The denominator of a ratio; null elsewhere."""
    qualifier = models.CharField(max_length=6, blank=True)
    is_estimate = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)
    """The reason, where the unit states another number than was counted."""
    origin = models.CharField(max_length=7, choices=Origin.choices, default=Origin.STATED)
    counted_amount = models.BigIntegerField(null=True)
    counted_base = models.BigIntegerField(null=True)
    is_confirmed = models.BooleanField(default=False)
    """Somebody of the unit looked at it: confirmed what was counted, or stated another number."""
    returned_why = models.CharField(max_length=500, blank=True)
    """What the level above said of this cell; emptied when the unit submits again."""

    class Meta:
        db_table = "reports_value"
        ordering = ("id",)
        indexes = [models.Index(fields=["indicator", "report"], name="reports_value_of_indicator")]
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="reports_value_once"),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(base__isnull=True, qualifier="", is_estimate=False),
                name="reports_value_empty_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(origin=states.STATED)
                | Q(amount__isnull=False, counted_amount__isnull=False, amount=F("counted_amount")),
                name="reports_value_counted_is_what_was_counted",
            ),
            models.CheckConstraint(
                condition=Q(origin=states.COUNTED)
                | Q(counted_amount__isnull=True)
                | Q(amount__isnull=True)
                | Q(is_confirmed=False)
                | ~Q(note=""),
                name="reports_value_differs_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(base__isnull=True) | Q(base__gte=0), name="reports_value_base_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.indicator_id}"


class Revision(models.Model):
    """What a unit submitted, frozen: values, words, findings, and who was to judge it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    """{"values": {code: {amount, base, qualifier, is_estimate, note, origin, counted_amount, counted_base}},
    "words": {…}, "findings": […], "answers": […]}."""
    sha256 = models.CharField(max_length=64)
    chain = models.JSONField(default=list)
    """[{"unit": id, "name": words}] from the reviewer up, as of the submission; never changes."""
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "reports_revision"
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reports_revision_once")]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class ReviewAction(models.Model):
    """One step of the way up; only added."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    """The revision it is about."""
    step = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    cells = models.JSONField(default=dict)
    """{indicator code: reason} for what was sent back."""
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "reports_review_action"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(step__in=list(states.STEPS)), name="reports_review_step"),
            models.CheckConstraint(
                condition=~Q(step__in=[states.RETURN, states.WITHDRAW]) | ~Q(reason=""),
                name="reports_review_return_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.step}"


class Finding(models.Model):
    """A limit that a unit named, with cause and remedy; open until a later report settles it."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="findings")
    limit = models.CharField(_("Hạn chế"), max_length=500)
    cause = models.CharField(_("Nguyên nhân"), max_length=500)
    remedy = models.CharField(_("Giải pháp"), max_length=500)
    topic = models.CharField(_("Nội dung cần tập huấn"), max_length=200, blank=True)
    """What training would help with it; handed to `training` from the review."""
    settled_at = models.DateTimeField(null=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "reports_finding"
        ordering = ("position", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(limit="") & ~Q(cause="") & ~Q(remedy=""), name="reports_finding_is_whole"
            )
        ]

    def __str__(self) -> str:
        return self.limit


class Answer(models.Model):
    """What a later report says of a limit: settled, or still there and why."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="answers")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=7)
    words = models.CharField(max_length=500)

    class Meta:
        db_table = "reports_answer"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["finding", "report"], name="reports_answer_once"),
            models.CheckConstraint(
                condition=Q(answer__in=list(states.ANSWERS)) & ~Q(words=""), name="reports_answer_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.answer}"
