"""What came back, and which addresses get no more mass letters. Neither table holds an address or a name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.mailing.rules import suppression as rules


class Reason(models.TextChoices):
    """Why an address gets no more mass letters."""

    BOUNCED = rules.BOUNCED, _("Thư bị trả lại")
    COMPLAINT = rules.COMPLAINT, _("Người nhận phản ánh")
    ASKED = rules.ASKED, _("Người nhận đề nghị")


class Suppression(models.Model):
    """One address, known only by its keyed digest: it survives the erasure of the contact."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    """HMAC-SHA256 of the lower-case address under SECRET_KEY."""
    reason = models.CharField(max_length=10, choices=Reason.choices)
    since = models.DateTimeField()

    class Meta:
        db_table = "mailing_suppression"
        ordering = ("-since", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=Reason.values), name="mailing_suppression_known_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.public_id


class ReturnedKind(models.TextChoices):
    """What a returned mail was found to be; every one is counted."""

    PERMANENT = rules.PERMANENT, _("Địa chỉ không nhận được thư")
    TEMPORARY = rules.TEMPORARY, _("Tạm thời không nhận được")
    FORGED = rules.FORGED, _("Không phải thư của ta bị trả")
    NO_BOUNCE = rules.NO_BOUNCE, _("Không phải thư trả lại")


class Returned(models.Model):
    """One returned mail or one refusal of the server, read once; only what it means is kept."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    seal = models.CharField(max_length=64, unique=True)
    """SHA-256 of the mail's bytes: read twice, it counts once."""
    kind = models.CharField(max_length=10, choices=ReturnedKind.choices)
    letter = models.ForeignKey("mailing.Letter", null=True, on_delete=models.PROTECT, related_name="returns")
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    """That of the letter's address; never of one that the mail claims."""
    status = models.CharField(max_length=20, blank=True)
    """The code of RFC 3463, without the server's words, which may hold an address."""
    way = models.CharField(max_length=10)
    """`mail`, `server` or `upload`."""
    at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "mailing_returned"
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ReturnedKind.values), name="mailing_returned_known_kind"
            ),
            models.CheckConstraint(condition=Q(way__in=rules.WAYS), name="mailing_returned_known_way"),
            models.CheckConstraint(
                condition=~Q(kind__in=rules.COUNTING) | Q(letter__isnull=False),
                name="mailing_bounce_is_of_our_letter",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.status}".strip()
