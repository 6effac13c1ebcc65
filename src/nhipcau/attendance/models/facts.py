"""What was said at the doors, in batches; facts are only ever added, failed ones too."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.rules import states


class Way(models.TextChoices):
    """How a batch came."""

    ONLINE = states.ONLINE, _("Qua mạng")
    FILE = states.FILE, _("Qua tệp")
    PAPER = states.PAPER, _("Từ giấy ký")
    SCREEN = states.SCREEN, _("Trên màn hình")


class Batch(models.Model):
    """Facts that came together; the same batch may come any number of times."""

    batch_id = models.CharField(max_length=36)
    """Made by whoever sends it (UUID)."""
    site = models.ForeignKey("training.Site", on_delete=models.PROTECT, related_name="+")
    device = models.ForeignKey(
        "attendance.Device", null=True, on_delete=models.PROTECT, related_name="batches"
    )
    way = models.CharField(max_length=6, choices=Way.choices)
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    """By the device's own clock."""
    offset_ms = models.BigIntegerField(null=True)
    """Added to every time the device says; null where no clock was involved or known."""
    received_at = models.DateTimeField()
    size = models.PositiveIntegerField()

    class Meta:
        db_table = "attendance_batch"
        constraints = [
            models.UniqueConstraint(fields=["site", "batch_id"], name="attendance_batch_once"),
            models.CheckConstraint(condition=Q(way__in=states.WAYS), name="attendance_batch_known_way"),
        ]

    def __str__(self) -> str:
        return self.batch_id


class FactKind(models.TextChoices):
    """What a fact says."""

    ARRIVE = states.ARRIVE, _("Có mặt")
    WALK_IN = states.WALK_IN, _("Đăng ký tại chỗ")
    SUBSTITUTE = states.SUBSTITUTE, _("Đi thay")
    EXCUSE = states.EXCUSE, _("Báo vắng")
    UNDO = states.UNDO, _("Ghi nhầm, bỏ")


class Outcome(models.TextChoices):
    """What became of a fact."""

    NEW = states.NEW, _("Ghi nhận")
    SAME = states.SAME, _("Đã có")
    CONFLICT = states.CONFLICT, _("Trùng ở điểm khác")
    REFUSED = states.REFUSED, _("Không nhận")
    QUARANTINED = states.QUARANTINED, _("Chờ xem lại")


class Scan(models.Model):
    """One fact: a pass shown, somebody let in, excused, or taken back."""

    fact_id = models.CharField(max_length=36, unique=True)
    """Made where the fact was made (UUID): the same id is the same fact."""
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="scans")
    site = models.ForeignKey("training.Site", on_delete=models.PROTECT, related_name="+")
    half_day = models.ForeignKey("training.HalfDay", null=True, on_delete=models.PROTECT, related_name="+")
    """None only for a fact that names no half-day of the conference."""
    kind = models.CharField(max_length=10, choices=FactKind.choices)
    delegate = models.ForeignKey("training.Delegate", null=True, on_delete=models.PROTECT, related_name="+")
    """None: the pass is not known here."""
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(null=True)
    """By the device's own clock."""
    happened_at = models.DateTimeField(null=True)
    """Corrected by the offset of its batch; null for paper without hours."""
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=11, choices=Outcome.choices)
    reason = models.CharField(max_length=20, blank=True)
    is_late = models.BooleanField(default=False)
    """Came after the roll was signed."""
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """Who looked at a quarantined fact, and when; its decision is the fact that follows."""

    class Meta:
        db_table = "attendance_scan"
        ordering = ("id",)
        indexes = [
            models.Index(fields=["half_day", "delegate"], name="attendance_scan_of_person"),
            models.Index(fields=["half_day", "site"], name="attendance_scan_of_site"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=states.FACT_KINDS), name="attendance_scan_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[states.REFUSED, states.QUARANTINED]) & ~Q(reason="")
                | Q(outcome__in=[states.NEW, states.SAME, states.CONFLICT], reason=""),
                name="attendance_scan_reason_where_not_taken",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[states.REFUSED, states.QUARANTINED])
                | Q(delegate__isnull=False, half_day__isnull=False),
                name="attendance_scan_taken_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.fact_id
