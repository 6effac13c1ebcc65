"""Evidence for, against and around a claim, and the bytes it stands on.

Bytes lie in `settings.EVIDENCE_DIR`, named by their SHA-256; nothing of it is ever deleted or changed.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.verification.models.dossiers import Dossier
from nhipcau.verification.rules import states


class EvidenceKind(models.TextChoices):
    """What a piece of evidence is."""

    DOCUMENT = states.DOCUMENT, _("Văn bản chính thức")
    FIGURES = states.FIGURES, _("Số liệu")
    ARTICLE = states.ARTICLE, _("Bài báo")
    REPLY = states.REPLY, _("Trả lời của đơn vị")
    PICTURE = states.PICTURE, _("Ảnh")
    VISIT = states.VISIT, _("Xem tại chỗ")


class Stance(models.TextChoices):
    """How evidence stands to the claim (not to the office)."""

    SUPPORTS = states.SUPPORTS, _("Ủng hộ nhận định")
    CONTRADICTS = states.CONTRADICTS, _("Bác nhận định")
    CONTEXT = states.CONTEXT, _("Bối cảnh")


class Capture(models.Model):
    """One address as it answered at one moment, archived as WARC."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    url = models.CharField(max_length=2000)
    final_url = models.CharField(max_length=2000)
    status = models.PositiveSmallIntegerField()
    content_type = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    """Of the page's bytes as decoded from the wire."""
    warc_sha256 = models.CharField(max_length=64)
    """Of the WARC file that holds request and response; the name of its file."""
    warc_size = models.PositiveBigIntegerField()
    text = models.TextField(blank=True)
    """Visible words, in which quotes are located."""
    token = models.BinaryField(null=True)
    """RFC 3161 token over the WARC file, where an authority is configured."""
    token_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "verification_capture"
        ordering = ("-captured_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(sha256="") & ~Q(warc_sha256=""), name="verification_capture_has_hashes"
            ),
            models.CheckConstraint(
                condition=Q(token__isnull=True, token_at__isnull=True)
                | Q(token__isnull=False, token_at__isnull=False),
                name="verification_token_has_time",
            ),
            models.CheckConstraint(condition=Q(status=200), name="verification_capture_of_a_page"),
        ]

    def __str__(self) -> str:
        return self.final_url


class KeptFile(models.Model):
    """A file that was handed in."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    """Of what is kept; the name of its file."""
    original_sha256 = models.CharField(max_length=64)
    """Of what came in: a picture is drawn anew without its hidden data."""
    text = models.TextField(blank=True)
    """Words that could be read out of it."""
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    token = models.BinaryField(null=True)
    token_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "verification_kept_file"
        ordering = ("-kept_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(sha256="") & ~Q(original_sha256=""), name="verification_file_has_hashes"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="verification_file_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """One piece of evidence in one dossier."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="evidence")
    number = models.PositiveIntegerField()
    """"Chứng cứ 3": never given twice in a dossier."""
    kind = models.CharField(max_length=10, choices=EvidenceKind.choices)
    stance = models.CharField(max_length=12, choices=Stance.choices)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    """The outlet, body or unit it comes from."""
    published_on = models.DateField(null=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=200, blank=True)
    """The quoted words, as a TextQuoteSelector."""
    language = models.CharField(max_length=8, blank=True)
    note = models.TextField(blank=True)
    """What it shows; for a visit, what was seen."""
    article = models.ForeignKey("monitoring.Article", null=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("monitoring.Version", null=True, on_delete=models.PROTECT, related_name="+")
    capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(KeptFile, null=True, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(
        "verification.Request", null=True, on_delete=models.PROTECT, related_name="evidence"
    )
    sha256 = models.CharField(max_length=64)
    """Of the bytes or text it stands on, whichever the kind has."""
    captured_at = models.DateTimeField()
    added_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "verification_evidence"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="verification_evidence_number_once"),
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values), name="verification_evidence_takes_a_stand"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EvidenceKind.values), name="verification_evidence_known_kind"
            ),
            models.CheckConstraint(condition=~Q(sha256=""), name="verification_evidence_has_hash"),
            models.CheckConstraint(
                condition=Q(
                    version__isnull=False, article__isnull=False, capture=None, file=None, request=None
                )
                | Q(version=None, article=None, capture__isnull=False, file=None, request=None)
                | Q(version=None, article=None, capture=None, file__isnull=False, request=None)
                | Q(version=None, article=None, capture=None, file=None, request__isnull=False)
                | (
                    Q(version=None, article=None, capture=None, file=None, request=None, kind=states.VISIT)
                    & ~Q(note="")
                ),
                name="verification_evidence_stands_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="verification_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
