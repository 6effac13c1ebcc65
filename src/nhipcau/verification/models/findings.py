"""Findings, sealed and read by a second person; what we then correct of our own; kits for strangers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.verification.models.dossiers import Dossier
from nhipcau.verification.rules import states


class Verdict(models.TextChoices):
    """What the evidence shows."""

    RIGHT_WE_CORRECT = states.RIGHT_WE_CORRECT, _("Đúng, và cơ quan ta phải đính chính")
    RIGHT = states.RIGHT, _("Đúng")
    MOSTLY_RIGHT = states.MOSTLY_RIGHT, _("Phần lớn đúng")
    LACKS_CONTEXT = states.LACKS_CONTEXT, _("Thiếu bối cảnh")
    OUT_OF_DATE = states.OUT_OF_DATE, _("Đã cũ")
    NOT_ENOUGH = states.NOT_ENOUGH, _("Chưa đủ chứng cứ")
    WRONG = states.WRONG, _("Sai")
    CANNOT_BE_CHECKED = states.CANNOT_BE_CHECKED, _("Không kiểm chứng được")


class Confidence(models.TextChoices):
    """How sure the author is."""

    LOW = "low", _("Thấp")
    MEDIUM = "medium", _("Vừa")
    HIGH = "high", _("Cao")


class FindingState(models.TextChoices):
    """From the author's desk to the second reader and back, or passed for good."""

    DRAFT = states.DRAFT, _("Đang viết")
    SUBMITTED = states.SUBMITTED, _("Chờ thẩm định")
    RETURNED = states.RETURNED, _("Trả lại")
    PASSED = states.PASSED, _("Đã thông qua")


class Finding(models.Model):
    """What a dossier comes to. A returned or passed one never changes; the next one has the next number."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.DRAFT)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    confidence = models.CharField(max_length=6, choices=Confidence.choices)
    summary = models.TextField()
    """For a reader, at most 150 words."""
    reasoning = models.TextField(blank=True)
    """How the evidence leads there; stands in the dossier."""
    interest = models.TextField()
    """The author's conflict of interest, or that there is none."""
    correct_what = models.TextField(blank=True)
    """Where the claim was right and we were wrong: our own statement or work to be corrected."""
    correct_where = models.CharField(max_length=500, blank=True)
    correct_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """Whose task that becomes."""
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    changed_why = models.CharField(max_length=500, blank=True)
    """Why a closed dossier was opened again; shown beside the finding before it."""
    submitted_at = models.DateTimeField(null=True)
    seal = models.CharField(max_length=64, blank=True)
    """SHA-256 of the canonical JSON of all it rests on, taken at submission."""
    sealed = models.TextField(null=True)
    """That JSON itself: what was read, also after a dossier was opened again."""
    reviewer = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reviewer_verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True)
    """What the second reader would say, chosen before any machine score is shown."""
    reviewer_interest = models.TextField(blank=True)
    reviewed_seal = models.CharField(max_length=64, blank=True)
    return_reason = models.TextField(blank=True)

    class Meta:
        db_table = "verification_finding"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="verification_finding_number_once"),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state__in=[states.DRAFT, states.SUBMITTED]),
                name="verification_one_finding_at_work",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="verification_known_verdict"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="verification_known_confidence"
            ),
            models.CheckConstraint(condition=~Q(summary=""), name="verification_finding_has_summary"),
            models.CheckConstraint(condition=~Q(interest=""), name="verification_interest_is_stated"),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("author")), name="verification_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(state=states.DRAFT, submitted_at=None, seal="", reviewer=None, decided_at=None)
                | (
                    Q(state=states.SUBMITTED, submitted_at__isnull=False, reviewer=None, decided_at=None)
                    & ~Q(seal="")
                )
                | (
                    Q(state__in=[states.RETURNED, states.PASSED], submitted_at__isnull=False)
                    & Q(reviewer__isnull=False, decided_at__isnull=False)
                    & ~Q(seal="")
                    & ~Q(reviewer_interest="")
                ),
                name="verification_finding_steps",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.PASSED)
                | Q(reviewed_seal=F("seal"), reviewer_verdict=F("verdict"), return_reason=""),
                name="verification_passed_as_sealed",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.RETURNED) | ~Q(return_reason=""),
                name="verification_returned_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=states.RIGHT_WE_CORRECT)
                | (Q(correct_by__isnull=False) & ~Q(correct_what="")),
                name="verification_own_mistake_is_corrected",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.verdict}"


class Writer(models.Model):
    """Somebody who wrote at a finding; none of them ever reads a finding of its dossier for a decision."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="writers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()

    class Meta:
        db_table = "verification_writer"
        ordering = ("first_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["finding", "person"], name="verification_writer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.person_id}"


class Reading(models.Model):
    """What a second reader would say, chosen before any machine score was shown; never changed."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="readings")
    reviewer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    interest = models.TextField()
    """The reader's conflict of interest, or that there is none."""
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "verification_reading"
        ordering = ("chosen_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["finding", "reviewer"], name="verification_reading_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="verification_reading_known_verdict"
            ),
            models.CheckConstraint(condition=~Q(interest=""), name="verification_reading_interest_is_stated"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.verdict}"


class Correction(models.Model):
    """A task: our own statement or work was wrong and is set right, by somebody, by a day."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="correction")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    where = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey("clocks.Clock", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    done_how = models.TextField(blank=True)
    """What now stands where."""

    class Meta:
        db_table = "verification_correction"
        ordering = ("made_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_how="")
                | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(done_how="")),
                name="verification_corrected_says_how",
            ),
            models.CheckConstraint(condition=~Q(what=""), name="verification_correction_says_what"),
        ]

    def __str__(self) -> str:
        return self.what


class Kit(models.Model):
    """An evidence kit as it was made: one file that a stranger can check."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="kits")
    sha256 = models.CharField(max_length=64)
    """Of the ZIP; the name of its file in `settings.EVIDENCE_DIR`."""
    size = models.PositiveBigIntegerField()
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    has_token = models.BooleanField(default=False)

    class Meta:
        db_table = "verification_kit"
        ordering = ("-made_at", "-id")
        constraints = [models.CheckConstraint(condition=~Q(sha256=""), name="verification_kit_has_hash")]

    def __str__(self) -> str:
        return self.sha256[:12]
