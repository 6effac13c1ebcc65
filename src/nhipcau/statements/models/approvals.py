"""Who wrote the words, and who approved exactly those words: an approval is a signature over them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.statements.models.statements import Version


class Writer(models.Model):
    """Somebody who wrote at a version; none of them ever approves it (charter 8)."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="writers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()

    class Meta:
        db_table = "statements_writer"
        ordering = ("first_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="statements_writer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.person_id}"


class Approval(models.Model):
    """One person's approval of one exact text, with fresh authentication, signed by the office's key."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="approvals")
    content_hash = models.CharField(max_length=64)
    """That of the version when it was approved; a later edit voids the approval."""
    payload = models.TextField()
    """The canonical JSON (RFC 8785) that is signed and later published, exactly."""
    payload_hash = models.CharField(max_length=64)
    key = models.ForeignKey("signing.Key", on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(max_length=100)
    """Detached Ed25519 over the payload's UTF-8 bytes, in base64."""
    approver = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    """When the approver last proved with a second factor who he or she is."""
    at = models.DateTimeField()
    is_urgent = models.BooleanField(default=False)
    """Given by a writer of the text in an emergency; the edition stays marked until another confirms."""
    voided_at = models.DateTimeField(null=True)
    time_stamp = models.BinaryField(null=True)
    """RFC 3161 token over the payload's SHA-256, where an authority is set."""

    class Meta:
        db_table = "statements_approval"
        ordering = ("at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(voided_at__isnull=True), name="statements_one_approval_holds"
            ),
            models.CheckConstraint(
                condition=~Q(content_hash="") & ~Q(payload="") & ~Q(signature=""),
                name="statements_approval_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.payload_hash[:12]}"
