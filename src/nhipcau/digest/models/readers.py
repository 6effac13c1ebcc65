"""Who gets the digest by mail, and what was sent to whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.digest.models.editions import Edition


class RecipientKind(models.TextChoices):
    """Why the office may write to somebody."""

    STAFF = "staff", _("Cán bộ của cơ quan")
    LEADER = "leader", _("Lãnh đạo, cơ quan phối hợp")


class Recipient(models.Model):
    """One address with its purpose and the day it is forgotten (charter 13)."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("Tên hoặc chức danh"), max_length=120)
    email = models.EmailField(_("Thư điện tử"))
    kind = models.CharField(_("Là ai"), max_length=10, choices=RecipientKind.choices)
    purpose = models.CharField(_("Nhận để làm gì"), max_length=200)
    agreed_on = models.DateField(_("Đồng ý nhận ngày"))
    expires_on = models.DateField(_("Hết hạn ngày"))
    created_at = models.DateTimeField()

    class Meta:
        db_table = "digest_recipient"
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["email"], name="digest_recipient_address_once"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(email="") & ~Q(purpose=""), name="digest_recipient_has_purpose"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RecipientKind.values), name="digest_recipient_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("agreed_on")), name="digest_recipient_expires"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Dispatch(models.Model):
    """One edition for one reader; waiting until its letter stands in the outgoing mail."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="dispatches")
    recipient = models.ForeignKey(Recipient, null=True, on_delete=models.SET_NULL, related_name="+")
    """Empty once the reader is forgotten."""
    has_document = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    put_at = models.DateTimeField(null=True, db_index=True)
    skipped = models.CharField(max_length=20, blank=True)
    """Why no letter was written: `expired`, or `refused` by the outbox."""

    class Meta:
        db_table = "digest_dispatch"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "recipient"], name="digest_dispatch_once"),
            models.CheckConstraint(
                condition=Q(skipped="") | Q(put_at__isnull=False), name="digest_dispatch_skipped_is_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} → {self.recipient_id}"
