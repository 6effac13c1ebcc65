"""What a second person has to approve before the public sees it: no row is public by its maker alone."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Approved(models.Model):
    """Content with its hash; the approval holds for that hash alone, an edit voids it (charter 8)."""

    content_hash = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    writers = models.ManyToManyField("people.Person", related_name="+")
    """Everybody who wrote at it; none of them approves it."""
    approved_hash = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True, approved_hash="")
                | Q(approved_by__isnull=False, approved_at__isnull=False, approved_hash=F("content_hash")),
                name="%(app_label)s_%(class)s_approval_of_this_content",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(changed_by__isnull=False) & ~Q(approved_by=F("changed_by")),
                name="%(app_label)s_%(class)s_approved_by_another",
            ),
        ]

    @property
    def is_approved(self) -> bool:
        """Say whether a second person approved exactly this."""
        return self.approved_by_id is not None
