"""Topics, the articles they match, the queue of articles to be matched, and what is usual for each topic."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from nhipcau.common.identity import new_public_id


class Topic(models.Model):
    """A stored search that the office watches: AND between its fields, OR within one."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=120, unique=True)
    folded = models.CharField(max_length=300, blank=True)
    """Name and words without tone marks, for search."""
    words = models.TextField(blank=True)
    """One query a line; an article that any of them finds stays."""
    exact_marks = models.BooleanField(default=False)
    without = models.TextField(blank=True)
    """One query a line; an article that any of them finds goes."""
    unit_ids = models.JSONField(default=list)
    posts = models.TextField(blank=True)
    languages = models.JSONField(default=list)
    outlets = models.JSONField(default=list)
    """Public ids."""
    raises_alerts = models.BooleanField(default=True)
    raises_bursts = models.BooleanField(default=True)
    is_open = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    """Raised when what it asks changes; a batch matched by an older one is thrown away."""
    past_since = models.DateTimeField()
    """How far back the past is matched."""
    past_before = models.BigIntegerField(null=True)
    """Articles with a lower row id still wait to be matched; null when the past is done."""
    past_total = models.PositiveIntegerField(default=0)
    past_done = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "watching_topic"
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="watching_topic_has_name"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="watching_topic_revision_from_one"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("watching:topic", args=[self.public_id])


class Match(models.Model):
    """One article that a topic's search finds."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="matches")
    article = models.ForeignKey("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    """When it counts: publication where it is known, never later than first sight."""
    day = models.DateField()
    """The same in the office's zone."""
    found_at = models.DateTimeField()
    is_settled = models.BooleanField(default=False)
    """False while it waits for its alert; the past is settled from the start."""

    class Meta:
        db_table = "watching_match"
        ordering = ("-at", "-id")
        indexes = [
            models.Index(fields=["topic", "at"], name="watching_match_by_topic"),
            models.Index(fields=["topic", "day"], name="watching_match_by_day"),
            models.Index(fields=["found_at"], condition=Q(is_settled=False), name="watching_match_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["topic", "article"], name="watching_match_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.article_id}"


class Waiting(models.Model):
    """An article that waits to be matched; the row goes when it is done."""

    article = models.OneToOneField("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    number = models.PositiveIntegerField(default=1)
    """Raised when the article changes while a worker has it: the row is then not done yet."""
    lease_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "watching_waiting"
        indexes = [models.Index(fields=["lease_until", "since"], name="watching_waiting_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(lease_until__isnull=True, lease_token="")
                | Q(lease_until__isnull=False) & ~Q(lease_token=""),
                name="watching_waiting_lease_has_token",
            ),
        ]

    def __str__(self) -> str:
        return str(self.article_id)


class Season(models.Model):
    """The hour-of-week profile that all topics share; one row, made anew each day."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    made_on = models.DateField()
    looked_at = models.DateTimeField()
    """When the past was last asked whether it grew: an archive may be loaded in the middle of a day."""
    past_articles = models.PositiveIntegerField(default=0)
    """How many articles of the past it rests on."""
    weights = models.JSONField()
    """Empty while the office is too young."""

    class Meta:
        db_table = "watching_season"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="watching_one_season")]

    def __str__(self) -> str:
        return self.made_on.isoformat()


class Rhythm(models.Model):
    """What is usual for one topic, fitted to its own past each day."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="rhythm")
    per_day = models.FloatField()
    weight = models.FloatField()
    scatters = models.JSONField()

    class Meta:
        db_table = "watching_rhythm"
        constraints = [
            models.CheckConstraint(
                condition=Q(per_day__gte=0, weight__gt=0), name="watching_rhythm_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.per_day:.1f}"
