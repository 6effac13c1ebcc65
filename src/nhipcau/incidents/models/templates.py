"""Holding templates: words for the first minutes, approved in advance by another person."""

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
