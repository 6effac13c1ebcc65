"""Incidents and drills, who has which duty in them, and their checklists."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.incidents.rules import levels


class Level(models.TextChoices):
    """How grave it is."""

    WATCH = levels.WATCH, _("Theo dõi")
    SERIOUS = levels.SERIOUS, _("Nghiêm trọng")
    SEVERE = levels.SEVERE, _("Đặc biệt nghiêm trọng")


class IncidentState(models.TextChoices):
    """Whether people are at work on it."""

    OPEN = levels.OPEN, _("Đang xử lý")
    CLOSED = levels.CLOSED, _("Đã kết thúc")


class Incident(models.Model):
    """Something grave, or an exercise of it."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    playbook = models.CharField(max_length=20)
    level = models.CharField(max_length=8, choices=Level.choices)
    is_drill = models.BooleanField(default=False)
    place = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    """When the office learnt of it; the 24 hours run from here."""
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    story = models.ForeignKey("stories.Story", null=True, on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=IncidentState.choices, default=IncidentState.OPEN)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    what_happened = models.TextField(blank=True)
    what_went_well = models.TextField(blank=True)
    """Both of the after-action report; its limits stand in `Lesson`."""
    folded = models.CharField(max_length=900, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "incidents_incident"
        ordering = ("-declared_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=levels.LEVELS), name="incidents_known_level"),
            models.CheckConstraint(
                condition=Q(received_at__lte=F("declared_at")), name="incidents_received_first"
            ),
            models.CheckConstraint(
                condition=Q(state=levels.OPEN, closed_at__isnull=True, closed_by__isnull=True)
                | (
                    Q(state=levels.CLOSED, closed_at__isnull=False, closed_by__isnull=False)
                    & ~Q(what_happened="")
                ),
                name="incidents_closed_says_what_happened",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Duty(models.TextChoices):
    """What somebody does in an incident."""

    LEADS = levels.LEADS, _("Chỉ huy")
    SPEAKS = levels.SPEAKS, _("Phát ngôn")
    WRITES_LOG = levels.WRITES_LOG, _("Ghi nhật ký")
    FOLLOWS_PRESS = levels.FOLLOWS_PRESS, _("Theo dõi báo chí")
    LINKS = levels.LINKS, _("Liên lạc các bên")


class Assignment(models.Model):
    """Who has which duty, from and to."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="assignments")
    duty = models.CharField(max_length=13, choices=Duty.choices)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "incidents_assignment"
        ordering = ("starts_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "duty"], condition=Q(ends_at__isnull=True), name="incidents_one_on_duty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.person_id}"


class Check(models.Model):
    """One line of the checklist, taken from the playbook when the incident was declared."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="checks")
    position = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    duty = models.CharField(max_length=13, choices=Duty.choices)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "incidents_check"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["incident", "position"], name="incidents_check_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="incidents_check_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text
