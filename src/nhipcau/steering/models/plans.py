"""A unit's yearly plan, its tasks, their extensions and products, and what reminds of them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.steering.models.directives import Obliged
from nhipcau.steering.rules import states


class PlanState(models.TextChoices):
    """Whether it is signed."""

    DRAFT = states.DRAFT, _("Dự thảo")
    ISSUED = states.ISSUED, _("Đã ban hành")


class TaskState(models.TextChoices):
    """Where a task stands; overdue follows from its day."""

    OPEN = states.OPEN, _("Đang làm")
    WAITING = states.WAITING, _("Đã xong, chờ xác nhận")
    DONE = states.DONE, _("Hoàn thành")
    DROPPED = states.DROPPED, _("Không thực hiện")


class KindOfInformation(models.TextChoices):
    """The four kinds under which plans and reports are written."""

    OFFICIAL = states.OFFICIAL, _("Thông tin chính thức")
    IMAGE = states.IMAGE, _("Quảng bá hình ảnh")
    WORLD = states.WORLD, _("Thông tin tình hình thế giới vào Việt Nam")
    EXPLAINING = states.EXPLAINING, _("Giải thích, làm rõ")


class Plan(models.Model):
    """The plan of one unit for one year."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("spokespersons.Office", null=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    title = models.CharField(_("Tên kế hoạch"), max_length=300)
    bases = models.TextField(_("Căn cứ"), blank=True)
    aims = models.TextField(_("Mục đích, yêu cầu"), blank=True)
    funding = models.TextField(_("Kinh phí"), blank=True)
    duties = models.TextField(_("Tổ chức thực hiện"), blank=True)
    """Each one a line, as the paper prints them."""
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=PlanState.choices, default=PlanState.DRAFT)
    issued_on = models.DateField(null=True)
    """The day on the signed paper; the clock of "days into the year without a plan" stops there."""
    registration = models.ForeignKey(
        "documents.Registration", null=True, on_delete=models.PROTECT, related_name="+"
    )
    elsewhere = models.CharField(_("Số văn bản (ban hành ngoài hệ thống)"), max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_plan"
        ordering = ("-year", "unit_id")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="steering_plan_one_a_year"),
            models.CheckConstraint(condition=~Q(title=""), name="steering_plan_is_titled"),
            models.CheckConstraint(
                condition=Q(state=states.DRAFT, issued_on__isnull=True)
                | Q(state=states.ISSUED, issued_on__isnull=False),
                name="steering_plan_issued_with_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the plan's page."""
        return reverse("steering:plan", args=[self.public_id])


class Task(models.Model):
    """One piece of work of a unit: who leads, with whom, what comes out, until when."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="tasks")
    obliged = models.ForeignKey(Obliged, null=True, on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField(_("Công việc"), max_length=300)
    kind = models.CharField(_("Loại thông tin"), max_length=10, choices=KindOfInformation.choices, blank=True)
    lead_body = models.ForeignKey("units.Body", null=True, on_delete=models.PROTECT, related_name="+")
    lead_words = models.CharField(_("Chủ trì"), max_length=200)
    """The name of the body as the paper prints it; kept when the body is renamed."""
    partners = models.TextField(_("Phối hợp"), blank=True)
    """Bodies that work along, one a line."""
    product = models.CharField(_("Sản phẩm"), max_length=200, blank=True)
    funding = models.CharField(_("Kinh phí"), max_length=120, blank=True)
    due_on = models.DateField(_("Hạn"))
    first_due_on = models.DateField()
    """The day first set; an extension never changes it."""
    state = models.CharField(max_length=7, choices=TaskState.choices, default=TaskState.OPEN, db_index=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    done_words = models.CharField(_("Kết quả"), max_length=500, blank=True)
    sent_back_why = models.CharField(_("Vì sao trả lại"), max_length=500, blank=True)
    """Why whoever was to confirm sent it back last; empty again once it is finished anew."""
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    dropped_why = models.CharField(_("Vì sao không thực hiện"), max_length=500, blank=True)
    origin = models.CharField(max_length=60, blank=True)
    """What it came of: "reports.review:…", "reports.finding:…", "steering.task:…" (last year's)."""
    origin_words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    position = models.PositiveSmallIntegerField(default=0)
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_task"
        ordering = ("due_on", "id")
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="steering_task_of_unit"),
            models.Index(fields=["origin"], name="steering_task_origin"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="steering_task_is_titled"),
            models.CheckConstraint(condition=~Q(lead_words=""), name="steering_task_is_led"),
            models.CheckConstraint(
                condition=Q(state__in=[states.OPEN, states.DROPPED], done_at__isnull=True)
                | Q(state__in=[states.WAITING, states.DONE], done_at__isnull=False, done_by__isnull=False),
                name="steering_task_done_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=states.DONE, confirmed_at__isnull=False, confirmed_by__isnull=False)
                | (~Q(state=states.DONE) & Q(confirmed_at__isnull=True)),
                name="steering_task_confirmed_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("done_by")),
                name="steering_task_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.DROPPED) | ~Q(dropped_why=""),
                name="steering_task_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what is searched beside what it was folded from."""
        self.folded = self.fold()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the task's page."""
        return reverse("steering:task", args=[self.public_id])

    def fold(self) -> str:
        """Return what search looks in; rows that are put in bulk keep it too."""
        return fold(f"{self.title} {self.lead_words} {self.product}")


class Extension(models.Model):
    """A later day with its reason; only added."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.CharField(_("Lý do"), max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "steering_extension"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="steering_extension_is_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="steering_extension_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.from_on} -> {self.to_on}"


class Product(models.Model):
    """What came out of a task: words and, where there is one, an address inside or outside the house."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="products")
    title = models.CharField(_("Sản phẩm"), max_length=300)
    address = models.CharField(_("Địa chỉ"), max_length=500, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    """A row of the house where it is one: "statements.statement:…", "training.conference:…"."""
    added_at = models.DateTimeField()

    class Meta:
        db_table = "steering_product"
        ordering = ("id",)
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="steering_product_is_titled")]

    def __str__(self) -> str:
        return self.title


class Reminder(models.Model):
    """A reminder that was sent: once for a thing, its day and a step; a moved day is reminded of anew."""

    subject = models.CharField(max_length=60)
    """"steering.task:…" or "reports.report:…"."""
    due_on = models.DateField()
    step = models.SmallIntegerField()
    """Days from the due day: -7, -1, 1; 2 is the level above."""
    told_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "steering_reminder"
        constraints = [
            models.UniqueConstraint(fields=["subject", "due_on", "step"], name="steering_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.step}"


class CalendarLink(models.Model):
    """A person's secret address of the .ics feed; a raised version makes the old address void."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "steering_calendar_link"

    def __str__(self) -> str:
        return f"{self.person_id} v{self.version}"
