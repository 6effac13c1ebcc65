"""What is stored of the dated gazetteer."""

from __future__ import annotations

from django.db import models


class Unit(models.Model):
    """A place with government; its identity is ours, name, kind, code and parent are dated."""

    id = models.CharField(primary_key=True, max_length=32)

    class Meta:
        db_table = "units_unit"
