"""Public keys with their validity, and the append-only public log. Private keys never enter the database."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.signing.rules import logs


class Key(models.Model):
    """One public Ed25519 key of the office: from when it signs, until when, whether it was revoked."""

    key_id = models.CharField(max_length=16, unique=True)
    """First 16 hex digits of SHA-256 over the raw public key."""
    public = models.CharField(max_length=64)
    """The raw 32 bytes in base64."""
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    """From then on it signs nothing new; what it signed before stays genuine."""
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "signing_key"
        ordering = ("valid_from", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="signing_key_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_why="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_why=""),
                name="signing_revocation_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.key_id


class LogKind(models.TextChoices):
    """What stands in the public log."""

    RELEASED = logs.RELEASED, _("Công bố")
    CORRECTED = logs.CORRECTED, _("Đính chính")
    WITHDRAWN = logs.WITHDRAWN, _("Rút")
    SUPERSEDED = logs.SUPERSEDED, _("Thay thế")
    CONFIRMED = logs.CONFIRMED, _("Người thứ hai xác nhận")
    KEY_ADDED = logs.KEY_ADDED, _("Thêm khóa")
    KEY_REVOKED = logs.KEY_REVOKED, _("Thu hồi khóa")


class LogLine(models.Model):
    """One line of the public log, sealed to the one before it. The database refuses change and deletion."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=12, choices=LogKind.choices)
    subject = models.CharField(max_length=120, db_index=True)
    """``statements.edition:<public id>`` or ``signing.key:<key id>``."""
    facts = models.JSONField()
    """What is public of it: kind, languages with the SHA-256 of each signed payload, reason."""
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "signing_log_line"
        ordering = ("seq",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LogKind.values), name="signing_log_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.subject}"


class SignedHead(models.Model):
    """A checkpoint: the log's head at one time, signed; published, mailed and kept outside."""

    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(max_length=100)

    class Meta:
        db_table = "signing_signed_head"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.seq}: {self.hash}"
