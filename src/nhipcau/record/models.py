"""The stored record: entries that the database itself refuses to change or delete."""

from __future__ import annotations

from django.db import models

from nhipcau.record.rules import Sealed, iso


class Entry(models.Model):
    """Who did what, to what, when; `before` and `after` hold the changed fields only."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=32)
    verb = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=120, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "record_entry"
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"

    def sealed(self) -> Sealed:
        """Return the parts that the hash covers."""
        return Sealed(
            seq=self.seq,
            at=iso(self.at),
            by=self.by,
            verb=self.verb,
            subject=self.subject,
            before=self.before,
            after=self.after,
            previous=self.previous,
        )
