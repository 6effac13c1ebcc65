"""Clocks: what must be done by when, every recorded start, through whose hands. Nothing is deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id

ABOUT_LENGTH, OUTCOME_LENGTH, REASON_LENGTH, NOTE_LENGTH = 300, 200, 500, 1000


class Clock(models.Model):
    """One deadline, counted by one dated rule from the start that counts."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    rule_code = models.CharField(max_length=60, db_index=True)
    rule_since = models.DateField()
    """Which of the dated rules of that code: the one in force on the day of the start that counts."""
    subject = models.CharField(max_length=120, db_index=True)
    """What it is about, named as in the record: ``verification.request:<public id>``."""
    about = models.CharField(max_length=ABOUT_LENGTH)
    folded = models.CharField(max_length=900, editable=False, default="")
    unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    """Whose clock it is; only this unit's people and the holder see it."""
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    started_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField(db_index=True)
    is_provisional = models.BooleanField(default=False)
    """The deadline reaches over days whose calendar the state has not set yet."""
    extended_at = models.DateTimeField(null=True)
    extended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    extension_reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=OUTCOME_LENGTH, blank=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    class Meta:
        db_table = "clocks_clock"
        ordering = ("started_at", "id")
        indexes = [models.Index(fields=["unit", "stopped_at", "due_at"], name="clocks_clock_of_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(subject="") & ~Q(about=""), name="clocks_clock_has_subject"),
            models.CheckConstraint(condition=Q(due_at__gt=F("started_at")), name="clocks_due_after_start"),
            models.CheckConstraint(
                condition=Q(started_at__lte=F("opened_at")), name="clocks_start_not_in_future"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_by__isnull=True, outcome="", note="")
                | Q(stopped_at__isnull=False) & ~Q(outcome=""),
                name="clocks_stopped_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True) | Q(stopped_at__gte=F("opened_at")),
                name="clocks_stopped_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True, extended_by__isnull=True, extension_reason="")
                | Q(extended_at__isnull=False, extended_at__gte=F("opened_at")) & ~Q(extension_reason=""),
                name="clocks_extended_with_reason",
            ),
            models.UniqueConstraint(
                fields=["subject", "rule_code"],
                condition=Q(stopped_at__isnull=True),
                name="clocks_one_running_a_rule",
            ),
        ]

    def __str__(self) -> str:
        return self.about

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(self.about)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("clocks:clock", args=[self.public_id])

    @property
    def is_running(self) -> bool:
        """Say whether it still runs."""
        return self.stopped_at is None


class Start(models.Model):
    """One recorded start of a clock; the earliest counts, all are kept."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="starts")
    at = models.DateTimeField()
    reason = models.CharField(max_length=REASON_LENGTH)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "clocks_start"
        ordering = ("recorded_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(at__lte=F("recorded_at")), name="clocks_recorded_start_not_in_future"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="clocks_start_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.clock_id}: {self.at}"


class HandOver(models.Model):
    """A clock went from one person to another; its deadline stayed."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="hand_overs")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    """Who held it before; nobody, where it had no holder yet."""
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=REASON_LENGTH)

    class Meta:
        db_table = "clocks_hand_over"
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="clocks_hand_over_has_reason"),
            models.CheckConstraint(
                condition=Q(giver__isnull=True) | ~Q(giver=F("taker")), name="clocks_hand_over_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock_id}: {self.giver_id} > {self.taker_id}"
