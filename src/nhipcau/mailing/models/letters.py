"""What the room stores: letters and what is attached to them. The state column is the queue."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.mailing.rules import letters as rules


class LetterState(models.TextChoices):
    """Where a letter stands; every letter ends sent, unsure, failed, dead or recalled."""

    WAITING = rules.WAITING, _("Chờ gửi")
    SENDING = rules.SENDING, _("Đang gửi")
    SENT = rules.SENT, _("Đã gửi")
    UNSURE = rules.UNSURE, _("Không rõ đã đến")
    FAILED = rules.FAILED, _("Bị từ chối")
    DEAD = rules.DEAD, _("Ngừng thử")
    RECALLED = rules.RECALLED, _("Rút lại trước khi gửi")


class LetterQuerySet(models.QuerySet["Letter"]):
    """Filters that the queue is made of."""

    def due(self, at: datetime) -> LetterQuerySet:
        """Return letters whose time has come, and those whose sender died with them."""
        waiting = Q(state=LetterState.WAITING, next_try_at__lte=at)
        return self.filter(waiting | Q(state=LetterState.SENDING, lease_until__lte=at))


class Letter(models.Model):
    """One letter to one address. Once erased, only its purpose and its end are left."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=200, unique=True)
    """The caller's own name for it, of ids and no address: put twice, it is one letter; outlives erasure."""
    unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    """Whose letter it is; nobody's belongs to the whole office, as the digest does."""
    purpose = models.CharField(max_length=40, db_index=True)
    language = models.CharField(max_length=8, default="vi")
    to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    unsubscribe = models.CharField(max_length=500, blank=True)
    """Where a reader ends the subscription; goes into List-Unsubscribe."""
    message_id = models.CharField(max_length=200, unique=True)
    """Fixed at creation: should it ever arrive twice, the receiver knows the second for the first."""
    folded = models.CharField(max_length=600, blank=True)
    """Address and subject without tone marks, for search."""
    created_at = models.DateTimeField(db_index=True)

    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.WAITING)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    """The server's words, or ours, at the last failure."""
    erased_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        db_table = "mailing_letter"
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="mailing_letter_queue"),
            models.Index(fields=["ended_at"], name="mailing_letter_ended"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=LetterState.values), name="mailing_letter_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.SENDING, lease_until__isnull=False) & ~Q(lease_token="")
                | ~Q(state=LetterState.SENDING) & Q(lease_until__isnull=True, lease_token=""),
                name="mailing_letter_leased_while_sending",
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.SENT, sent_at__isnull=False)
                | ~Q(state=LetterState.SENT) & Q(sent_at__isnull=True),
                name="mailing_letter_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.ENDED, ended_at__isnull=False)
                | ~Q(state__in=rules.ENDED) & Q(ended_at__isnull=True),
                name="mailing_letter_end_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=rules.TROUBLED)
                | ~Q(error="")
                | Q(erased_at__isnull=False),
                name="mailing_letter_failure_has_words",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(to="") & ~Q(text="") & ~Q(subject="")
                | Q(erased_at__isnull=False, ended_at__isnull=False, to="", subject="", text="", html="",
                    folded="", unsubscribe="", error=""),
                name="mailing_letter_whole_or_erased",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.subject or self.purpose

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("mailing:letter", args=[self.public_id])


class Enclosure(models.Model):
    """One small file that goes with a letter; gone with the letter's words."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="enclosures")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField(max_length=rules.MOST_ATTACHED_BYTES)

    class Meta:
        db_table = "mailing_enclosure"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["letter", "position"], name="mailing_enclosure_position_once"),
            models.CheckConstraint(condition=~Q(name=""), name="mailing_enclosure_has_name"),
            models.CheckConstraint(
                condition=Q(size__lte=rules.MOST_ATTACHED_BYTES), name="mailing_enclosure_small"
            ),
        ]

    def __str__(self) -> str:
        return self.name
