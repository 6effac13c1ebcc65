"""The roll of one site in one half-day, signed by its clerk; and what was said of the line."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.rules import states
from nhipcau.common.identity import new_public_id


class LineState(models.TextChoices):
    """Whether the room is on the line; who is in the room is another fact."""

    NOT_OPEN = states.NOT_OPEN, _("Chưa mở")
    CONNECTED = states.CONNECTED, _("Đã kết nối")
    LOST = states.LOST, _("Mất kết nối")
    CLOSED = states.CLOSED, _("Đã đóng")


class Roll(models.Model):
    """Site × half-day: the line, the declared head count, the signature. Made when first needed."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    site = models.ForeignKey("training.Site", on_delete=models.PROTECT, related_name="+")
    half_day = models.ForeignKey("training.HalfDay", on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=9, choices=LineState.choices, default=LineState.NOT_OPEN)
    line_at = models.DateTimeField(null=True)
    heads = models.PositiveIntegerField(null=True)
    """People counted in the room by the host; kept beside what was scanned, never mixed with it."""
    heads_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    """The newest fact from this site, of any kind: the age of the figure."""
    signed_at = models.DateTimeField(null=True)
    signed_name = models.CharField(max_length=120, blank=True)
    """The site's clerk, as typed where it was signed."""
    signed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    signed_present = models.PositiveIntegerField(null=True)
    """Present when it was signed; what comes later is marked late."""
    signed_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 over the ids of who was present when it was signed."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "attendance_roll"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["site", "half_day"], name="attendance_roll_once"),
            models.CheckConstraint(condition=Q(line__in=states.LINES), name="attendance_roll_known_line"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_present__isnull=True, signed_digest="")
                | Q(signed_at__isnull=False, signed_present__isnull=False) & ~Q(signed_digest=""),
                name="attendance_roll_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class SiteFact(models.Model):
    """One report of the line or of heads in the room; only ever added."""

    fact_id = models.CharField(max_length=36, unique=True)
    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, related_name="facts")
    line = models.CharField(max_length=9, choices=LineState.choices, blank=True)
    heads = models.PositiveIntegerField(null=True)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    device = models.ForeignKey("attendance.Device", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "attendance_site_fact"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(line="") | Q(heads__isnull=False), name="attendance_site_fact_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.fact_id
