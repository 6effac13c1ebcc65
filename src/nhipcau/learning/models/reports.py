"""The conference report: figures frozen when it was made, words by a person, the press note that followed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.common.identity import new_public_id


class Report(models.Model):
    """The report of one conference."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.OneToOneField("training.Conference", on_delete=models.CASCADE, related_name="+")
    figures = models.JSONField()
    """Every number of the paper, as counted at `counted_at`; the paper prints these and no others."""
    counted_at = models.DateTimeField()
    remarks = models.TextField(blank=True)
    """General remarks, one a line."""
    limits = models.TextField(blank=True)
    causes = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    registration = models.ForeignKey(
        "documents.Registration", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Its number once issued; figures and words stand from then on."""
    issued_at = models.DateTimeField(null=True)
    statement = models.ForeignKey(
        "statements.Statement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The press note, handed to the press room as a draft."""
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "learning_report"
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, registration__isnull=True)
                | Q(issued_at__isnull=False, registration__isnull=False),
                name="learning_report_issued_with_number",
            )
        ]

    def __str__(self) -> str:
        return self.public_id
