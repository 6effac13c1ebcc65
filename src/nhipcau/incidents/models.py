"""Holding templates approved in advance; incidents and drills with their log, rumours and lessons."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.incidents.rules import levels
from nhipcau.incidents.rules.holding import Text


class TemplateState(models.TextChoices):
    """Where a holding template stands."""

    DRAFT = levels.DRAFT, _("Đang soạn")
    SUBMITTED = levels.SUBMITTED, _("Chờ duyệt")
    APPROVED = levels.APPROVED, _("Đã duyệt")
    RETIRED = levels.RETIRED, _("Ngừng dùng")


class Template(models.Model):
    """Words for the first minutes, approved by another person than who wrote them."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    playbook = models.CharField(max_length=20)
    """The kind of incident, of `rulebook/playbooks.toml`."""
    state = models.CharField(max_length=9, choices=TemplateState.choices, default=TemplateState.DRAFT)
    content_hash = models.CharField(max_length=64, blank=True)
    writer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    """Whoever changed the words last; an approval is voided by every change."""
    changed_at = models.DateTimeField()
    approver = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_hash = models.CharField(max_length=64, blank=True)
    folded = models.CharField(max_length=600, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "incidents_template"
        ordering = ("name", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=levels.TEMPLATES), name="incidents_template_known_state"
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | ~Q(approver=F("writer")),
                name="incidents_template_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state=levels.APPROVED)
                | (
                    Q(approver__isnull=False, approved_at__isnull=False, approved_hash=F("content_hash"))
                    & ~Q(content_hash="")
                ),
                name="incidents_template_approved_as_read",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateText(models.Model):
    """The words of a template in one language."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    body = models.TextField()

    class Meta:
        db_table = "incidents_template_text"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["template", "language"], name="incidents_template_language_once"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"

    def words(self) -> Text:
        """Return it as the rules know it."""
        return Text(self.language, self.title, self.body)


class Level(models.TextChoices):
    """How grave it is."""

    WATCH = levels.WATCH, _("Theo dõi")
    SERIOUS = levels.SERIOUS, _("Nghiêm trọng")
    SEVERE = levels.SEVERE, _("Đặc biệt nghiêm trọng")


class IncidentState(models.TextChoices):
    """Whether people are at work on it."""

    OPEN = levels.OPEN, _("Đang xử lý")
    CLOSED = levels.CLOSED, _("Đã kết thúc")


class Incident(models.Model):
    """Something grave, or an exercise of it."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    playbook = models.CharField(max_length=20)
    level = models.CharField(max_length=8, choices=Level.choices)
    is_drill = models.BooleanField(default=False)
    place = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    """When the office learnt of it; the 24 hours run from here."""
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    story = models.ForeignKey("stories.Story", null=True, on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=IncidentState.choices, default=IncidentState.OPEN)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    what_happened = models.TextField(blank=True)
    what_went_well = models.TextField(blank=True)
    """Both of the after-action report; its limits stand in `Lesson`."""
    folded = models.CharField(max_length=900, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "incidents_incident"
        ordering = ("-declared_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=levels.LEVELS), name="incidents_known_level"),
            models.CheckConstraint(
                condition=Q(received_at__lte=F("declared_at")), name="incidents_received_first"
            ),
            models.CheckConstraint(
                condition=Q(state=levels.OPEN, closed_at__isnull=True, closed_by__isnull=True)
                | (
                    Q(state=levels.CLOSED, closed_at__isnull=False, closed_by__isnull=False)
                    & ~Q(what_happened="")
                ),
                name="incidents_closed_says_what_happened",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Duty(models.TextChoices):
    """What somebody does in an incident."""

    LEADS = levels.LEADS, _("Chỉ huy")
    SPEAKS = levels.SPEAKS, _("Phát ngôn")
    WRITES_LOG = levels.WRITES_LOG, _("Ghi nhật ký")
    FOLLOWS_PRESS = levels.FOLLOWS_PRESS, _("Theo dõi báo chí")
    LINKS = levels.LINKS, _("Liên lạc các bên")


class Assignment(models.Model):
    """Who has which duty, from and to."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="assignments")
    duty = models.CharField(max_length=13, choices=Duty.choices)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "incidents_assignment"
        ordering = ("starts_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "duty"], condition=Q(ends_at__isnull=True), name="incidents_one_on_duty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.person_id}"


class Check(models.Model):
    """One line of the checklist, taken from the playbook when the incident was declared."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="checks")
    position = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    duty = models.CharField(max_length=13, choices=Duty.choices)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "incidents_check"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["incident", "position"], name="incidents_check_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="incidents_check_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text


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
