"""One matter, its editions (the first, and one a correction), and the language versions of each."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.contacts.rules.subjects import GENERAL, SUBJECTS
from nhipcau.statements.rules import states


class Kind(models.TextChoices):
    """What is said in which form."""

    RELEASE = states.RELEASE, _("Thông cáo báo chí")
    RESPONSE = states.RESPONSE, _("Phản hồi chính thức")
    ANSWER = states.ANSWER, _("Trả lời báo chí")
    CORRECTION = states.CORRECTION, _("Đề nghị cải chính")
    HOLDING = states.HOLDING, _("Thông tin ban đầu")
    REMARK = states.REMARK, _("Phát biểu của người phát ngôn")
    NOTICE = states.NOTICE, _("Thông báo")
    FEATURE = states.FEATURE, _("Bài giới thiệu")


class Workflow(models.TextChoices):
    """Where the words of a language stand."""

    DRAFT = states.DRAFT, _("Đang soạn")
    IN_REVIEW = states.IN_REVIEW, _("Chờ duyệt")
    NEEDS_CHANGES = states.NEEDS_CHANGES, _("Cần sửa")
    APPROVED = states.APPROVED, _("Đã duyệt")


class Publication(models.TextChoices):
    """What the public sees of an edition."""

    UNPUBLISHED = states.UNPUBLISHED, _("Chưa công bố")
    SCHEDULED = states.SCHEDULED, _("Đã hẹn giờ")
    PUBLISHED = states.PUBLISHED, _("Đã công bố")
    CORRECTED = states.CORRECTED, _("Đã đính chính")
    SUPERSEDED = states.SUPERSEDED, _("Đã thay thế")
    WITHDRAWN = states.WITHDRAWN, _("Đã rút")


class Made(models.TextChoices):
    """Who wrote the first words."""

    BY_HAND = states.BY_HAND, _("Người viết")
    BY_MACHINE = states.BY_MACHINE, _("Máy dịch, người sửa")


class Statement(models.Model):
    """One matter on which the office speaks; its address, feed entry and number stay through corrections."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("spokespersons.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    subject = models.CharField(max_length=12, default=GENERAL)
    """One of `contacts.rules.subjects`: who is told."""
    title = models.CharField(max_length=300)
    """The working title on the desk."""
    language = models.CharField(max_length=8, default="vi")
    """The language it is written in; the others are translations of it."""
    finding = models.ForeignKey("verification.Finding", null=True, on_delete=models.PROTECT, related_name="+")
    """The passed finding that an official response rests on."""
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    """The statement that this one supersedes once it is out."""
    is_drill = models.BooleanField(default=False)
    """Part of an exercise: never public, never mailed outside the office."""
    asked_outlet = models.CharField(max_length=200, blank=True)
    asked_work = models.CharField(max_length=300, blank=True)
    asked_section = models.CharField(max_length=120, blank=True)
    asked_date = models.DateField(null=True)
    asked_false = models.TextField(blank=True)
    asked_right = models.TextField(blank=True)
    """The correction block of Luật Báo chí 2016 art. 42; kind `correction` only, and it is public."""
    folded = models.TextField(editable=False, default="")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "statements_statement"
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="statements_known_kind"),
            models.CheckConstraint(condition=Q(subject__in=SUBJECTS), name="statements_known_subject"),
            models.CheckConstraint(condition=~Q(title=""), name="statements_has_title"),
            models.CheckConstraint(
                condition=~Q(kind=states.CORRECTION)
                | (~Q(asked_outlet="") & ~Q(asked_work="") & ~Q(asked_false="") & ~Q(asked_right="")),
                name="statements_correction_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """The words on a matter from one release to the next; a correction makes the next."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    publication = models.CharField(
        max_length=11, choices=Publication.choices, default=Publication.UNPUBLISHED
    )
    dated_on = models.DateField()
    """The day that the statement bears; part of what is signed."""
    speaker = models.ForeignKey(
        "spokespersons.Speaker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """In whose name; part of what is signed. Needed before approval."""
    mandate = models.ForeignKey(
        "spokespersons.Mandate", null=True, on_delete=models.PROTECT, related_name="+"
    )
    what_changed = models.TextField(blank=True)
    """For the reader, in Vietnamese; translations stand in `changes_told`. Needed from edition 2 on."""
    changes_told = models.JSONField(default=dict)
    release_at = models.DateTimeField(null=True, db_index=True)
    """The embargo minute; all languages leave then."""
    scheduled_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, db_index=True)
    urgent_why = models.CharField(max_length=500, blank=True)
    """Why it left before a second person had approved; marked publicly until `confirmed_at`."""
    urgent_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    """When it was corrected, superseded or withdrawn."""
    end_reason = models.TextField(blank=True)
    """For the public; a tombstone shows it."""
    end_reasons = models.JSONField(default=dict)
    ended_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "statements_edition"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="statements_edition_number_once"),
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(publication__in=[states.UNPUBLISHED, states.SCHEDULED]),
                name="statements_one_edition_at_work",
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(publication=states.PUBLISHED),
                name="statements_one_edition_published",
            ),
            models.CheckConstraint(
                condition=Q(publication__in=Publication.values), name="statements_known_publication"
            ),
            models.CheckConstraint(
                condition=~Q(publication=states.SCHEDULED)
                | Q(release_at__isnull=False, scheduled_by__isnull=False),
                name="statements_scheduled_has_minute",
            ),
            models.CheckConstraint(
                condition=Q(publication__in=states.PUBLIC, published_at__isnull=False)
                | Q(publication__in=[states.UNPUBLISHED, states.SCHEDULED], published_at__isnull=True),
                name="statements_public_has_time",
            ),
            models.CheckConstraint(
                condition=Q(publication__in=[states.CORRECTED, states.SUPERSEDED, states.WITHDRAWN],
                            ended_at__isnull=False)
                | Q(publication__in=[states.UNPUBLISHED, states.SCHEDULED, states.PUBLISHED],
                    ended_at__isnull=True),
                name="statements_ended_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(publication=states.WITHDRAWN) | ~Q(end_reason=""),
                name="statements_withdrawal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(what_changed=""), name="statements_correction_says_what"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("urgent_by")),
                name="statements_confirmed_by_another",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.statement_id}/{self.number}"


class Version(models.Model):
    """The exact words of an edition in one language. Once released they never change."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    """Paragraphs apart by an empty line; a line beginning with "- " is a list item, with "> " a quotation."""
    made = models.CharField(max_length=7, choices=Made.choices, default=Made.BY_HAND)
    machine_hash = models.CharField(max_length=64, blank=True)
    """`content_hash` of what the machine wrote; nobody approves exactly that (charter 11)."""
    workflow = models.CharField(max_length=13, choices=Workflow.choices, default=Workflow.DRAFT)
    content_hash = models.CharField(max_length=64, blank=True)
    """SHA-256 of `rules.content` over language, title, lead and body; renewed with every edit."""
    source_hash = models.CharField(max_length=64, blank=True)
    """`content_hash` of the original when it was translated; another one now means stale."""
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    return_reason = models.TextField(blank=True)
    released_at = models.DateTimeField(null=True, db_index=True)
    """The public may read it from then on."""
    folded = models.TextField(editable=False, default="")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "statements_version"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "language"], name="statements_language_once"),
            models.CheckConstraint(
                condition=Q(workflow__in=Workflow.values), name="statements_known_workflow"
            ),
            models.CheckConstraint(
                condition=Q(workflow=states.DRAFT) | (~Q(title="") & ~Q(content_hash="")),
                name="statements_submitted_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(workflow=states.NEEDS_CHANGES) | ~Q(return_reason=""),
                name="statements_returned_says_why",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(workflow=states.APPROVED),
                name="statements_released_is_approved",
            ),
            models.CheckConstraint(
                condition=~Q(made=states.BY_MACHINE, workflow=states.APPROVED)
                | ~Q(content_hash=F("machine_hash")),
                name="statements_machine_text_is_edited",
            ),
            models.CheckConstraint(
                condition=Q(made=states.BY_HAND) | ~Q(machine_hash=""),
                name="statements_machine_text_is_known",
            ),
            models.CheckConstraint(condition=Q(made__in=Made.values), name="statements_known_making"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"
