"""What comes of an incident: its log, rumours, statements and lessons."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.incidents.models.incidents import Incident
from nhipcau.incidents.models.templates import Template
from nhipcau.incidents.rules import levels


class NoteKind(models.TextChoices):
    """What a line of the log is."""

    FACT = levels.FACT, _("Sự việc")
    DECISION = levels.DECISION, _("Quyết định")
    CONTACT = levels.CONTACT, _("Liên lạc")
    PUBLIC = levels.PUBLIC, _("Đã công bố")


class Note(models.Model):
    """One line of the situation log: inside the office, never changed, never deleted."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=NoteKind.choices)
    text = models.TextField()

    class Meta:
        db_table = "incidents_note"
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="incidents_note_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class RumourState(models.TextChoices):
    """How far a rumour was followed."""

    HEARD = levels.HEARD, _("Mới nghe")
    CHECKED = levels.CHECKED, _("Đang kiểm chứng")
    ANSWERED = levels.ANSWERED, _("Đã trả lời")
    BASELESS = levels.BASELESS, _("Không theo tiếp")


class Rumour(models.Model):
    """What is being told, in the office's words, never by whom (charter 1)."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="rumours")
    words = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=RumourState.choices, default=RumourState.HEARD)
    claim = models.ForeignKey("verification.Claim", null=True, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(
        "statements.Statement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    why_dropped = models.CharField(max_length=300, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "incidents_rumour"
        ordering = ("noted_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=levels.CHECKED) | Q(claim__isnull=False),
                name="incidents_checked_rumour_has_claim",
            ),
            models.CheckConstraint(
                condition=~Q(state=levels.ANSWERED) | Q(statement__isnull=False),
                name="incidents_answered_rumour_has_statement",
            ),
            models.CheckConstraint(
                condition=~Q(state=levels.BASELESS) | ~Q(why_dropped=""),
                name="incidents_dropped_rumour_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Holding(models.Model):
    """A statement that came of this incident, and the approved template it was made from, if any."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="holdings")
    statement = models.OneToOneField("statements.Statement", on_delete=models.PROTECT, related_name="+")
    template = models.ForeignKey(Template, null=True, on_delete=models.PROTECT, related_name="+")
    template_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "incidents_holding"
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return str(self.statement_id)


class Lesson(models.Model):
    """A limit that the incident or drill showed, with its cause and its remedy, owned and dated."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="lessons")
    limit = models.TextField()
    cause = models.TextField()
    remedy = models.TextField()
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_how = models.TextField(blank=True)

    class Meta:
        db_table = "incidents_lesson"
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(limit="") & ~Q(cause="") & ~Q(remedy=""), name="incidents_lesson_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(done_how=""), name="incidents_lesson_says_how"
            ),
        ]

    def __str__(self) -> str:
        return self.limit
