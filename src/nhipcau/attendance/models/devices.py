"""A phone that takes attendance at one site, enrolled once by QR, revocable."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.common.identity import new_public_id


class Device(models.Model):
    """One phone at one site. Token and enrolment code are kept as hashes only."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    site = models.ForeignKey("training.Site", on_delete=models.CASCADE, related_name="+")
    label = models.CharField(max_length=80)
    """What the organiser calls it: "Máy 1"."""
    enrol_hash = models.CharField(max_length=64, blank=True)
    """SHA-256 of the one-time code in the QR; emptied when used."""
    enrol_until = models.DateTimeField()
    token_hash = models.CharField(max_length=64, blank=True)
    enrolled_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    bundle_at = models.DateTimeField(null=True)
    """When it last took the list of its site."""
    offset_ms = models.BigIntegerField(null=True)
    """Server's clock minus its clock, as last seen."""
    waiting = models.PositiveIntegerField(default=0)
    """Facts still on the device, as it last said."""
    revoked_at = models.DateTimeField(null=True)
    added_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "attendance_device"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="attendance_device_token_once"
            ),
            models.UniqueConstraint(
                fields=["enrol_hash"], condition=~Q(enrol_hash=""), name="attendance_device_code_once"
            ),
            models.CheckConstraint(
                condition=Q(token_hash="", enrolled_at__isnull=True)
                | Q(~Q(token_hash=""), enrolled_at__isnull=False),
                name="attendance_device_enrolled_with_token",
            ),
        ]

    def __str__(self) -> str:
        return self.label
