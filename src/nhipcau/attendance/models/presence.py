"""What follows from the facts: who was where in which half-day, what contradicts, who is excused."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models.facts import Scan
from nhipcau.common.identity import new_public_id


class Attendance(models.Model):
    """One person in one half-day at one site, holding one place of the list."""

    half_day = models.ForeignKey("training.HalfDay", on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey("training.Delegate", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("training.Delegate", on_delete=models.PROTECT, related_name="+")
    """Whose place it is: the delegate's own, or that of whom a substitute stands for."""
    site = models.ForeignKey("training.Site", on_delete=models.PROTECT, related_name="+")
    scan = models.OneToOneField(Scan, on_delete=models.PROTECT, related_name="attendance")
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "attendance_attendance"
        indexes = [models.Index(fields=["half_day", "site"], name="attendance_of_site")]
        constraints = [
            models.UniqueConstraint(fields=["half_day", "delegate"], name="attendance_once_a_half_day"),
            models.UniqueConstraint(fields=["half_day", "place"], name="attendance_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.delegate_id} {self.half_day_id}"


class Excuse(models.Model):
    """A place excused for a half-day; presence outweighs it."""

    half_day = models.ForeignKey("training.HalfDay", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("training.Delegate", on_delete=models.PROTECT, related_name="+")
    scan = models.OneToOneField(Scan, on_delete=models.PROTECT, related_name="excuse")

    class Meta:
        db_table = "attendance_excuse"
        constraints = [models.UniqueConstraint(fields=["half_day", "place"], name="attendance_excused_once")]

    def __str__(self) -> str:
        return f"{self.place_id} {self.half_day_id}"


class ConflictState(models.TextChoices):
    """Whether a person looked at it."""

    OPEN = "open", _("Chờ xử lý")
    SETTLED = "settled", _("Đã xử lý")
    GONE = "gone", _("Không còn")


class Conflict(models.Model):
    """The same pass at two sites in one half-day: one presence, and a question to a person."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    half_day = models.ForeignKey("training.HalfDay", on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey("training.Delegate", on_delete=models.PROTECT, related_name="+")
    scan = models.OneToOneField(Scan, on_delete=models.PROTECT, related_name="conflict")
    """The second one, at the other site."""
    first = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="+")
    """The one that stood when it came."""
    state = models.CharField(max_length=7, choices=ConflictState.choices, default=ConflictState.OPEN)
    """`gone`: one of the two was taken back before anybody settled it."""
    site = models.ForeignKey("training.Site", null=True, on_delete=models.PROTECT, related_name="+")
    """Where the person was, as settled."""
    reason = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "attendance_conflict"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ConflictState.SETTLED, settled_at__isnull=False, site__isnull=False)
                & ~Q(reason="")
                | Q(
                    state__in=[ConflictState.OPEN, ConflictState.GONE], settled_at__isnull=True,
                    site__isnull=True, reason="",
                ),
                name="attendance_conflict_settled_with_reason",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.public_id
