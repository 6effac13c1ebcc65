"""What is stored of stories: the stories, where each article stands, what people decided by hand.

Vectors are a cache of the model's answers; everything else about an article stays in `monitoring`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id


class StoryState(models.TextChoices):
    """Whether a story still takes articles by itself."""

    OPEN = "open", _("Đang diễn biến")
    CLOSED = "closed", _("Đã lắng")


class PlacementState(models.TextChoices):
    """Where an article stands in the queue; the column is the queue."""

    WAITING = "waiting", _("Chờ xếp")
    PLACED = "placed", _("Đã xếp")


class DecisionKind(models.TextChoices):
    """What a person may decide about stories."""

    MERGE = "merge", _("Gộp dòng tin")
    SPLIT = "split", _("Tách dòng tin")
    MOVE = "move", _("Chuyển bài")
    RENAME = "rename", _("Đổi tên")


class GroupingTurn(models.Model):
    """One row: whoever regroups locks it, so that two workers never make two stories of one event."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    """Raised at every change; what stands in a worker's memory is compared with it."""
    epoch = models.CharField(max_length=16, default=new_public_id)
    """New with the row: a restored or emptied database is never taken for the one in memory."""

    class Meta:
        db_table = "stories_grouping_turn"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="stories_one_turn")]

    def __str__(self) -> str:
        return str(self.number)


class Story(models.Model):
    """One event as many outlets tell it; its counts are those of its placements."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    title = models.TextField()
    titled_by_hand = models.BooleanField(default=False)
    folded = models.TextField(blank=True)
    """The title for search."""
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    made_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=8, choices=StoryState.choices, default=StoryState.OPEN)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    """Kept as a signpost: the old address leads on."""
    revision = models.PositiveIntegerField(default=1)
    """Raised by hand decisions only; a form that carries an older one is refused."""
    article_count = models.PositiveIntegerField(default=0)
    outlet_count = models.PositiveIntegerField(default=0)
    language_count = models.PositiveIntegerField(default=0)
    compared = models.BooleanField(default=False)
    """Whether `disagreements` speaks of the articles as they stand now."""
    disagreements = models.PositiveIntegerField(default=0)
    turn = models.PositiveBigIntegerField(default=0)
    """The number of the turn that last changed what it holds."""

    class Meta:
        db_table = "stories_story"
        ordering = ("-last_at", "-id")
        indexes = [
            models.Index(fields=["-last_at", "-id"], name="stories_story_by_news"),
            models.Index(fields=["state", "last_at"], name="stories_story_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_at__gte=F("first_at")), name="stories_story_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(state__in=StoryState.values), name="stories_story_known_state"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(article_count=0),
                name="stories_merged_story_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="stories_not_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """What a person decided; it wins over the machine for good, unless that person takes it back."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="decisions")
    """The story decided about: survivor of a merge, source of a split or move, bearer of a name."""
    other = models.ForeignKey(Story, null=True, on_delete=models.CASCADE, related_name="decisions_as_other")
    """The story merged in, split off, or moved to."""
    article_count = models.PositiveIntegerField(default=0)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    """Titles, where a name was changed."""
    moved = models.JSONField(default=list)
    """Pairs of an article's row id and the decision that held it before; what taking back needs."""
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "stories_decision"
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DecisionKind.values), name="stories_decision_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True, kind="rename") | Q(other__isnull=False) & ~Q(kind="rename"),
                name="stories_decision_names_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Placement(models.Model):
    """Where one article stands: waiting in the queue, or in exactly one story."""

    article = models.OneToOneField("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=PlacementState.choices, default=PlacementState.WAITING)
    story = models.ForeignKey(Story, null=True, on_delete=models.PROTECT, related_name="placements")
    number = models.PositiveIntegerField(default=0)
    """The article's version that was compared; another one means that figures may have changed."""
    waiting_since = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    score = models.FloatField(null=True)
    """Null where the article opened its story or a person put it there."""
    by = models.CharField(max_length=8, blank=True)
    """What the machine went by: meaning, words, both."""
    shared = models.JSONField(default=list)
    """Words that this article and its story share, for a person to read."""
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="placements")
    """The hand decision that put it here; the machine never moves such an article."""
    placed_at = models.DateTimeField(null=True)
    turn = models.PositiveBigIntegerField(default=0, db_index=True)
    """The number of the turn that last moved it."""

    class Meta:
        db_table = "stories_placement"
        indexes = [models.Index(fields=["state", "lease_until"], name="stories_placement_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", story__isnull=True) | Q(state="placed", story__isnull=False),
                name="stories_placed_means_in_a_story",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(state="placed"), name="stories_decided_means_placed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.story_id}"


class Bar(models.Model):
    """An article that a person took out of a story: the machine never puts it back."""

    article = models.ForeignKey("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="bars")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="bars")

    class Meta:
        db_table = "stories_bar"
        constraints = [models.UniqueConstraint(fields=["article", "story"], name="stories_barred_once")]

    def __str__(self) -> str:
        return f"{self.article_id} not in {self.story_id}"


class Vector(models.Model):
    """What a model made of one version's title and opening; a cache, and no loss when emptied."""

    version = models.ForeignKey("monitoring.Version", on_delete=models.CASCADE, related_name="+")
    model = models.CharField(max_length=80)
    numbers = models.BinaryField()
    """Little-endian half floats: 768 bytes for 384 dimensions."""

    class Meta:
        db_table = "stories_vector"
        constraints = [models.UniqueConstraint(fields=["version", "model"], name="stories_vector_once")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.model}"
