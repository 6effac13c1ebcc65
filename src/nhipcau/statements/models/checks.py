"""What the nightly check of everything released found."""

from __future__ import annotations

from django.db import models


class Check(models.Model):
    """One look at every released version against its hash, its signature and the public log."""

    at = models.DateTimeField(db_index=True)
    checked = models.PositiveIntegerField()
    faults = models.JSONField(default=list)
    """`queries.integrity.Fault` as plain rows; empty when everything stands as it was signed."""

    class Meta:
        db_table = "statements_check"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.at}: {self.checked}"
