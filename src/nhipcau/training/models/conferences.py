"""A conference and its sites, the province hall first."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.training.rules import states


class ConferenceState(models.TextChoices):
    """Whether it took place; that it is on right now follows from its half-days."""

    PLANNED = states.PLANNED, _("Dự kiến")
    HELD = states.HELD, _("Đã tổ chức")
    CANCELLED = states.CANCELLED, _("Không tổ chức")


class Conference(models.Model):
    """One training conference of a unit."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("spokespersons.Office", on_delete=models.PROTECT, related_name="+")
    """Who issues its papers, in which family."""
    title = models.CharField(_("Tên hội nghị"), max_length=300)
    aims = models.TextField(blank=True)
    """Purpose and requirements, one a line, as the plan says them."""
    bases = models.TextField(blank=True)
    """Documents it rests on, one a line."""
    partners = models.TextField(blank=True)
    """Who works with us, one a line."""
    funding = models.TextField(blank=True)
    duties = models.TextField(blank=True)
    """Who does what, one a line: "Sở …: …"."""
    contact_words = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(
        max_length=9, choices=ConferenceState.choices, default=ConferenceState.PLANNED, db_index=True
    )
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=500, blank=True)
    declared_qualifier = models.CharField(max_length=8, blank=True)
    declared_count = models.PositiveIntegerField(null=True)
    """Head count as others said it ("trên 1.700"); never mixed with what was counted."""
    declared_source = models.CharField(max_length=300, blank=True)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey("documents.Registration", null=True, on_delete=models.PROTECT, related_name="+")
    """The official plan in the register."""
    personal_until = models.DateField()
    """Names, phones and addresses of delegates are forgotten after this day (charter 13)."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_conference"
        ordering = ("-starts_on", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="training_conference_is_named"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="training_conference_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(personal_until__gte=F("ends_on")), name="training_conference_kept_to_its_end"
            ),
            models.CheckConstraint(
                condition=Q(state=states.PLANNED, settled_at__isnull=True)
                | Q(state__in=[states.HELD, states.CANCELLED], settled_at__isnull=False),
                name="training_conference_settled_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(declared_count__isnull=True) | ~Q(declared_source=""),
                name="training_conference_declared_with_source",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(f"{self.title} {self.partners} {self.outcome}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("training:conference", args=[self.public_id])


class Site(models.Model):
    """A place that joins: the main hall, or a commune on the line."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="sites")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    """The site through which it joins; the main hall has none."""
    unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    """The site code of the plan's annex: "001"."""
    name = models.CharField(_("Điểm cầu"), max_length=200)
    room = models.CharField(max_length=300, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    host_name = models.CharField(max_length=120, blank=True)
    host_phone = models.CharField(max_length=40, blank=True)
    is_main = models.BooleanField(default=False)
    folded = models.CharField(max_length=400, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_site"
        ordering = ("code", "id")
        constraints = [
            models.UniqueConstraint(fields=["conference", "code"], name="training_site_code_once"),
            models.UniqueConstraint(
                fields=["conference"], condition=Q(is_main=True), name="training_site_one_main_hall"
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="training_site_is_named"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="training_site_not_under_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words beside what they were folded from."""
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        """Set the folded words; bulk writes call it themselves."""
        self.folded = fold(f"{self.code} {self.name} {self.room}")[:400]
