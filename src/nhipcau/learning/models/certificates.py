"""Certificates: by which rule, for whom, under which number; signed, and revocable by a public bit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.common.identity import new_public_id


class CertificateRule(models.Model):
    """What a conference asks for a certificate."""

    conference = models.OneToOneField("training.Conference", on_delete=models.CASCADE, related_name="+")
    fewest_half_days = models.PositiveSmallIntegerField(default=1)
    needs_after_test = models.BooleanField(default=False)
    least_percent = models.PositiveSmallIntegerField(default=0)
    """Of the test after; 0: handing it in is enough."""
    signer_name = models.CharField(max_length=120, blank=True)
    """Who signs the certificates, in which post on that day, as printed."""
    signer_post = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "learning_certificate_rule"
        constraints = [
            models.CheckConstraint(
                condition=Q(least_percent__lte=100), name="learning_certificate_rule_percent"
            ),
            models.CheckConstraint(
                condition=Q(fewest_half_days__gte=1), name="learning_certificate_rule_some_presence"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conference_id}"


class Certificate(models.Model):
    """One certificate, as signed."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey("training.Conference", on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey("training.Delegate", null=True, on_delete=models.SET_NULL, related_name="+")
    registration = models.ForeignKey("documents.Registration", on_delete=models.PROTECT, related_name="+")
    """Its number in the office's register."""
    name = models.CharField(max_length=120)
    """As printed; emptied when the holder is erased."""
    place = models.PositiveIntegerField(unique=True)
    """Its bit in the public list of revoked certificates."""
    credential = models.TextField()
    """The signed Open Badges 3.0 credential (JWT); emptied when the holder is erased."""
    code = models.TextField()
    """The same facts, short and signed, as the QR carries them; emptied with the credential."""
    key_id = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "learning_certificate"
        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(
                fields=["delegate"], condition=Q(revoked_at__isnull=True, delegate__isnull=False),
                name="learning_certificate_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_why="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_why=""),
                name="learning_certificate_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False, name="", credential="", code="")
                | Q(erased_at__isnull=True) & ~Q(name="") & ~Q(credential="") & ~Q(code=""),
                name="learning_certificate_whole_or_erased",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.public_id
