"""What the room stores: agreed terms."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.translation.rules.terms import AGREED, PROPOSED, RETIRED

NOTE_LETTERS = 500


class State(models.TextChoices):
    """How far a term is settled."""

    AGREED = AGREED, _("Đã thống nhất")
    PROPOSED = PROPOSED, _("Đề xuất")
    RETIRED = RETIRED, _("Không dùng nữa")


class Term(models.Model):
    """What a word of one language is called in another, for the translators of a unit."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    source_language = models.CharField(max_length=8)
    target_language = models.CharField(max_length=8)
    source = models.CharField(max_length=200)
    target = models.CharField(max_length=200)
    note = models.CharField(max_length=NOTE_LETTERS, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.AGREED)
    dated_on = models.DateField()
    """The day on which it was settled so."""
    folded = models.TextField(editable=False, default="")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "translation_term"
        ordering = ("source", "target_language", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "source_language", "target_language", "source"],
                condition=~Q(state=RETIRED),
                name="translation_term_once",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="translation_known_state"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(target=""), name="translation_has_words"),
            models.CheckConstraint(
                condition=~Q(source_language=F("target_language")), name="translation_two_languages"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    def get_absolute_url(self) -> str:
        """Return the page that changes it."""
        from django.urls import reverse  # noqa: PLC0415 - models load before the addresses

        return reverse("translation:change", args=[self.public_id])


class Original(models.Model):
    """The words that a translation was made from: what changed since is shown to the translator."""

    content_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8)
    title = models.TextField()
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "translation_original"
        constraints = [
            models.CheckConstraint(condition=~Q(content_hash=""), name="translation_original_has_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"
