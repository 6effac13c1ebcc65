"""When each person last looked at the page of today."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Look(models.Model):
    """One person's visits: what came after `since` is new to them."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    """The end of the visit before this one."""
    seen_at = models.DateTimeField()
    """The last time the page was opened."""

    class Meta:
        db_table = "today_look"
        constraints = [
            models.CheckConstraint(condition=Q(seen_at__gte=F("since")), name="today_look_seen_after_since"),
        ]

    def __str__(self) -> str:
        return str(self.person_id)
