"""Bursts, alerts, who receives them, and the hours in which mail keeps quiet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.watching.models.topics import Topic


class AlertKind(models.TextChoices):
    """Why an alert is raised."""

    NEW = "new", _("Dòng tin mới")
    BURST = "burst", _("Tăng đột biến")


class MailState(models.TextChoices):
    """Whether a letter is due for a receipt."""

    NONE = "none", _("Không gửi thư")
    WAITING = "waiting", _("Chờ gửi thư")
    PUT = "put", _("Đã chuyển thư")


class Burst(models.Model):
    """A topic that boils: so many articles in so many hours, where so many are usual; once a day."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="bursts")
    day = models.DateField(db_index=True)
    found_at = models.DateTimeField()
    last_at = models.DateTimeField()
    """The last look that still found it; a rest after this ends it."""
    window_hours = models.PositiveSmallIntegerField()
    seen = models.PositiveIntegerField()
    expected = models.FloatField()
    p = models.FloatField()

    class Meta:
        db_table = "watching_burst"
        ordering = ("-found_at",)
        constraints = [
            models.UniqueConstraint(fields=["topic", "day"], name="watching_burst_once_a_day"),
            models.CheckConstraint(
                condition=Q(last_at__gte=F("found_at")), name="watching_burst_runs_forward"
            ),
            models.CheckConstraint(condition=Q(seen__gt=F("expected")), name="watching_burst_above_usual"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.day}: {self.seen}"


class Alert(models.Model):
    """One alert of one topic: about a story (or an article not in a story yet), or about a burst."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=6, choices=AlertKind.choices)
    story = models.ForeignKey("stories.Story", null=True, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    """The first article seen of it."""
    burst = models.OneToOneField(Burst, null=True, on_delete=models.CASCADE, related_name="alert")
    raised_at = models.DateTimeField(db_index=True)
    article_count = models.PositiveIntegerField(default=1)
    """How many articles of the topic it stands for by now."""

    class Meta:
        db_table = "watching_alert"
        ordering = ("-raised_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "story"], condition=Q(kind="new"), name="watching_one_alert_a_story"
            ),
            models.UniqueConstraint(
                fields=["topic", "article"],
                condition=Q(kind="new", story__isnull=True),
                name="watching_one_alert_an_article",
            ),
            models.CheckConstraint(
                condition=Q(kind="new", burst__isnull=True) | Q(kind="burst", burst__isnull=False),
                name="watching_alert_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.topic_id}"


class Subscription(models.Model):
    """A person who watches a topic: always in the app, by mail if wished."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="subscriptions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by_mail = models.BooleanField(default=False)
    since = models.DateTimeField()

    class Meta:
        db_table = "watching_subscription"
        constraints = [
            models.UniqueConstraint(fields=["topic", "person"], name="watching_subscription_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.person_id}"


class Receipt(models.Model):
    """An alert as one person has it: shown since when, mailed, acknowledged."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="receipts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey("stories.Story", null=True, on_delete=models.CASCADE, related_name="+")
    """The alert's story while it is about a new one: nobody is alerted twice of it, whatever the topics."""
    delivered_at = models.DateTimeField()
    mail = models.CharField(max_length=8, choices=MailState.choices, default=MailState.NONE)
    letter_key = models.CharField(max_length=200, blank=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "watching_receipt"
        ordering = ("-delivered_at", "-id")
        indexes = [models.Index(fields=["person", "acknowledged_at"], name="watching_receipt_unread")]
        constraints = [
            models.UniqueConstraint(fields=["alert", "person"], name="watching_receipt_once"),
            models.UniqueConstraint(fields=["person", "story"], name="watching_receipt_once_a_story"),
            models.CheckConstraint(
                condition=Q(mail="put") & ~Q(letter_key="") | ~Q(mail="put") & Q(letter_key=""),
                name="watching_receipt_put_has_letter",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=F("delivered_at")),
                name="watching_receipt_seen_after_delivery",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.person_id}"


class OwnRules(models.Model):
    """How one person wants to be told; without a row: by mail where subscribed, no quiet hours."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mail = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    bursts_break_quiet = models.BooleanField(default=False)

    class Meta:
        db_table = "watching_own_rules"
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False) & ~Q(quiet_from=F("quiet_until")),
                name="watching_quiet_has_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"
