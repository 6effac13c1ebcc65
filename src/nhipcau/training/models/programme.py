"""The programme: half-days, sessions with topics and speakers, materials; topics outlive their conference."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.training.models.conferences import Conference
from nhipcau.training.rules import states


class Part(models.TextChoices):
    """Which part of a day."""

    MORNING = states.MORNING, _("Sáng")
    AFTERNOON = states.AFTERNOON, _("Chiều")
    EVENING = states.EVENING, _("Tối")


class HalfDay(models.Model):
    """What attendance is counted by (buổi)."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="half_days")
    day = models.DateField()
    part = models.CharField(max_length=9, choices=Part.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "training_half_day"
        ordering = ("starts_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["conference", "day", "part"], name="training_half_day_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="training_half_day_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.day:%d/%m/%Y}"


class Topic(models.Model):
    """A subject of the course catalogue; taught at any number of conferences."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Chuyên đề"), max_length=300)
    summary = models.TextField(blank=True)
    is_retired = models.BooleanField(default=False)
    """No longer offered; what was taught stays."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_topic"
        ordering = ("name", "id")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="training_topic_is_named")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(f"{self.name} {self.summary}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where its page of the catalogue is."""
        return reverse("learning:topic", args=[self.public_id])


class SessionKind(models.TextChoices):
    """What happens in a session."""

    TOPIC = states.TOPIC, _("Chuyên đề")
    OPENING = states.OPENING, _("Khai mạc")
    DISCUSSION = states.DISCUSSION, _("Trao đổi, giải đáp")
    TEST = states.TEST, _("Bài kiểm tra")
    BREAK = states.BREAK, _("Giải lao")
    CLOSING = states.CLOSING, _("Bế mạc")


class Session(models.Model):
    """One line of the programme, inside its half-day."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    half_day = models.ForeignKey(HalfDay, on_delete=models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=10, choices=SessionKind.choices, default=SessionKind.TOPIC)
    title = models.CharField(_("Nội dung"), max_length=300)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_session"
        ordering = ("starts_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="training_session_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="training_session_is_named"),
            models.CheckConstraint(
                condition=~Q(kind=states.TOPIC) | Q(topic__isnull=False),
                name="training_session_has_its_topic",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SessionSpeaker(models.Model):
    """Who speaks in a session, with the post of that day."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="speakers")
    holding = models.ForeignKey("units.Holding", null=True, on_delete=models.PROTECT, related_name="+")
    """The post held on that day; empty for a guest whose post is written by hand."""
    name = models.CharField(_("Báo cáo viên"), max_length=120)
    post = models.CharField(max_length=300)
    """As printed: title and body on the day of the session."""
    key_version = models.PositiveIntegerField(default=1)
    """Raised to make the link to the questions void."""
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        db_table = "training_session_speaker"
        ordering = ("position", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(post=""), name="training_speaker_is_told")
        ]

    def __str__(self) -> str:
        return self.name


class Material(models.Model):
    """A file of a session or of the whole conference, for those who hold a pass."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="materials")
    session = models.ForeignKey(Session, null=True, on_delete=models.SET_NULL, related_name="materials")
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    """Names the file in MATERIAL_DIR."""
    is_shared = models.BooleanField(default=True)
    """Shown to delegates; otherwise to the organisers only."""
    added_at = models.DateTimeField()

    class Meta:
        db_table = "training_material"
        ordering = ("session__starts_at", "id")
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="training_material_is_named")]

    def __str__(self) -> str:
        return self.title
