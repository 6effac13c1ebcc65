"""Claims: exact words of exact versions, what kind they are, how they stand to each other.

No column names who wrote or said a thing (charter 1): a claim is about words, an outlet and a day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.verification.rules import states


class ClaimKind(models.TextChoices):
    """What a marked sentence is; only a checkable one is ever answered."""

    CHECKABLE = states.CHECKABLE, _("Kiểm chứng được")
    OPINION = states.OPINION, _("Ý kiến, bình luận")
    COMPLAINT = states.COMPLAINT, _("Phản ánh, kiến nghị")
    SATIRE = states.SATIRE, _("Châm biếm")
    QUESTION = states.QUESTION, _("Câu hỏi")


class ClaimState(models.TextChoices):
    """Where a claim stands; how far its dossier is, the dossier says."""

    NOTED = states.NOTED, _("Mới đánh dấu")
    FILED = states.FILED, _("Đã lưu")
    ROUTED = states.ROUTED, _("Đã chuyển đơn vị")
    OPEN = states.OPEN, _("Cần kiểm chứng")
    REPEAT = states.REPEAT, _("Trùng nhận định trước")


class Leaning(models.TextChoices):
    """Whom a claim would please: asked so that both sorts are checked alike (charter 7)."""

    FLATTERS = states.FLATTERS, _("Có lợi cho cơ quan ta")
    BURDENS = states.BURDENS, _("Bất lợi cho cơ quan ta")
    NEITHER = states.NEITHER, _("Không bên nào")


class RelationKind(models.TextChoices):
    """How a claim stands to an earlier one."""

    SAME = states.SAME, _("Cùng một điều")
    NARROWER = states.NARROWER, _("Hẹp hơn")
    BROADER = states.BROADER, _("Rộng hơn")
    OPPOSITE = states.OPPOSITE, _("Ngược lại")
    SAME_TOPIC = states.SAME_TOPIC, _("Chỉ cùng chủ đề")
    UNRELATED = states.UNRELATED, _("Không liên quan")


def _kind_fits_state() -> Q:
    fits = Q()
    for kind, allowed in states.STATES_OF_KIND.items():
        fits |= Q(kind=kind, state__in=sorted(allowed))
    return fits


class Claim(models.Model):
    """One thing that was said, in one self-contained sentence."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """The unit that holds it; nobody of another unit sees it."""
    story = models.ForeignKey("stories.Story", null=True, on_delete=models.PROTECT, related_name="+")
    """Where it was marked; a merged story stays as a signpost."""
    kind = models.CharField(max_length=10, choices=ClaimKind.choices, blank=True, default="")
    state = models.CharField(max_length=8, choices=ClaimState.choices, default=ClaimState.NOTED)
    wording = models.CharField(max_length=600, blank=True)
    """Self-contained; empty until an officer wrote it."""
    language = models.CharField(max_length=8, default="vi")
    """Of the wording."""
    who = models.CharField(max_length=200, blank=True)
    """An office, body or group in its public role."""
    what = models.CharField(max_length=200, blank=True)
    where = models.CharField(max_length=200, blank=True)
    when = models.CharField(max_length=120, blank=True)
    how_much = models.CharField(max_length=120, blank=True)
    leaning = models.CharField(max_length=8, choices=Leaning.choices, blank=True, default="")
    folded = models.TextField(blank=True)
    """Wording and marked words, for search."""
    routed_to = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    routed_at = models.DateTimeField(null=True)
    filing_note = models.CharField(max_length=500, blank=True)
    """Why it was filed or what the routed unit is asked."""
    same_as = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="repeats")
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(db_index=True)
    revision = models.PositiveIntegerField(default=1)
    worth = models.PositiveSmallIntegerField(default=0)
    """Check-worthiness, 0 to 100: sorts the queue and hides nothing."""
    worth_reasons = models.JSONField(default=list)
    """Pairs of a reason's code and its points, with what was counted."""
    weighed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "verification_claim"
        ordering = ("-worth", "noted_at", "id")
        indexes = [
            models.Index(fields=["unit", "state", "-worth"], name="verification_claim_queue"),
        ]
        constraints = [
            models.CheckConstraint(condition=_kind_fits_state(), name="verification_kind_fits_state"),
            models.CheckConstraint(
                condition=~Q(state__in=[states.OPEN, states.REPEAT]) | ~Q(wording=""),
                name="verification_open_claim_is_worded",
            ),
            models.CheckConstraint(
                condition=Q(state=states.ROUTED, routed_to__isnull=False, routed_at__isnull=False)
                | (~Q(state=states.ROUTED) & Q(routed_to__isnull=True, routed_at__isnull=True)),
                name="verification_routed_names_unit",
            ),
            models.CheckConstraint(
                condition=Q(state=states.REPEAT, same_as__isnull=False)
                | (~Q(state=states.REPEAT) & Q(same_as__isnull=True)),
                name="verification_repeat_names_claim",
            ),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")),
                name="verification_not_its_own_repeat",
            ),
            models.CheckConstraint(condition=Q(worth__lte=100), name="verification_worth_to_hundred"),
            models.CheckConstraint(
                condition=Q(leaning__in=["", *Leaning.values]), name="verification_known_leaning"
            ),
        ]

    def __str__(self) -> str:
        return self.wording or self.public_id

    def get_absolute_url(self) -> str:
        """Where it is read."""
        return reverse("verification:claim", args=[self.public_id])


class Occurrence(models.Model):
    """The exact words in an exact version of an article: where a claim was met."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="occurrences")
    article = models.ForeignKey("monitoring.Article", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("monitoring.Version", on_delete=models.PROTECT, related_name="+")
    text_sha256 = models.CharField(max_length=64)
    """Of the version's text: the words are those of this text and no other."""
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=200, blank=True)
    """With `exact` a TextQuoteSelector of the W3C Web Annotation model."""
    outlet = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    said_at = models.DateTimeField()
    figure = models.CharField(max_length=120, blank=True)
    """Where figures disagree: how this source counts ("gần 200")."""
    added_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "verification_occurrence"
        ordering = ("said_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "version", "start", "end"], name="verification_occurrence_once"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="verification_span_runs_forward"),
            models.CheckConstraint(condition=~Q(exact=""), name="verification_occurrence_has_words"),
            models.CheckConstraint(condition=~Q(text_sha256=""), name="verification_occurrence_has_hash"),
        ]

    def __str__(self) -> str:
        return self.exact


class Relation(models.Model):
    """How a claim stands to an earlier one, as a named person decided; the machine decides none."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=RelationKind.choices)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "verification_relation"
        ordering = ("-decided_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["claim", "other"], name="verification_related_once"),
            models.CheckConstraint(condition=~Q(claim=F("other")), name="verification_not_to_itself"),
            models.CheckConstraint(
                condition=Q(kind__in=RelationKind.values), name="verification_known_relation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.kind} {self.other_id}"


class ClaimUnit(models.Model):
    """A unit that a claim concerns."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "verification_claim_unit"
        constraints = [models.UniqueConstraint(fields=["claim", "unit"], name="verification_concerned_once")]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.unit_id}"


class ClaimVector(models.Model):
    """What a model made of a claim's wording; a cache, and no loss when emptied."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="vectors")
    model = models.CharField(max_length=80)
    text_sha256 = models.CharField(max_length=64)
    """Of what was embedded: a changed wording is embedded again."""
    numbers = models.BinaryField()
    """Little-endian half floats."""

    class Meta:
        db_table = "verification_claim_vector"
        constraints = [models.UniqueConstraint(fields=["claim", "model"], name="verification_vector_once")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.model}"
