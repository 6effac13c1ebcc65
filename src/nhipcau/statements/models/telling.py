"""Who was told a statement by mail, and which articles later used its words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.statements.models.statements import Version


class Dispatch(models.Model):
    """One letter of one language version to one contact; a correction goes to whoever got the original."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="dispatches")
    contact = models.ForeignKey("contacts.Contact", on_delete=models.PROTECT, related_name="+")
    letter_key = models.CharField(max_length=200, unique=True)
    """The letter's key in `mailing`; ids only."""
    at = models.DateTimeField()

    class Meta:
        db_table = "statements_dispatch"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["version", "contact"], name="statements_told_once"),
        ]

    def __str__(self) -> str:
        return self.letter_key


class Pickup(models.Model):
    """A later article that quotes or re-uses a released version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="pickups")
    article = models.ForeignKey("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    shared_words = models.PositiveIntegerField()
    share = models.FloatField()
    """Part of the statement's words found in the article, 0 to 1."""
    exact = models.TextField(blank=True)
    """The longest run of words that both have."""
    found_at = models.DateTimeField()

    class Meta:
        db_table = "statements_pickup"
        ordering = ("found_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["version", "article"], name="statements_pickup_once"),
            models.CheckConstraint(
                condition=Q(share__gte=0) & Q(share__lte=1), name="statements_pickup_share"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version_id}: {self.article_id}"
