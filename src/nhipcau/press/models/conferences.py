"""Press conferences: planned, held or not; the regular ones are a duty of the office."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.press.rules import states


class ConferenceState(models.TextChoices):
    """Whether it took place."""

    PLANNED = states.PLANNED, _("Dự kiến")
    HELD = states.HELD, _("Đã tổ chức")
    CANCELLED = states.CANCELLED, _("Không tổ chức")


class Conference(models.Model):
    """One press conference of a unit."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=300)
    """In Vietnamese; other languages stand in `topics`."""
    topics = models.JSONField(default=dict)
    place = models.CharField(max_length=300)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField(null=True)
    is_regular = models.BooleanField(default=True)
    """Counts for the duty of holding one every quarter."""
    is_public = models.BooleanField(default=True)
    """Stands in the public calendar."""
    contact_words = models.CharField(max_length=300, blank=True)
    """Where to register."""
    state = models.CharField(max_length=9, choices=ConferenceState.choices, default=ConferenceState.PLANNED)
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=500, blank=True)
    """How many came and what was told; or why it was not held."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "press_conference"
        ordering = ("-starts_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(topic="") & ~Q(place=""), name="press_conference_is_told"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="press_conference_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(state=states.PLANNED, settled_at__isnull=True, outcome="")
                | (Q(state__in=[states.HELD, states.CANCELLED], settled_at__isnull=False) & ~Q(outcome="")),
                name="press_conference_settled_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(f"{self.topic} {self.place} {self.outcome}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("press:conference", args=[self.public_id])
