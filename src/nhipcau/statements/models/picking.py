"""How far the press has been looked through for our words."""

from __future__ import annotations

from django.db import models


class PickupMark(models.Model):
    """One row: articles up to this id have been held against what was released; taken by compare-and-set."""

    name = models.CharField(max_length=20, unique=True)
    article_id = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "statements_pickup_mark"

    def __str__(self) -> str:
        return f"{self.name}: {self.article_id}"
