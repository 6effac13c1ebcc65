"""What stands beside a review: rows of the level below its units; an office's own outline of a map."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.reports.models.reviews import Review


class Annex(models.Model):
    """The frozen figures of every commune of the country; the review's snapshot holds their hash."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="annex")
    content = models.JSONField()
    """{"format": …, "units": [{unit_id, name, province, state, values}]}: see reports/rules/annex.py."""
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "reports_annex"
        constraints = [models.CheckConstraint(condition=~Q(sha256=""), name="reports_annex_has_hash")]

    def __str__(self) -> str:
        return self.sha256


class Outline(models.Model):
    """The shapes of the units under a unit, from a file of its office; the newest is drawn."""

    unit = models.OneToOneField("units.Unit", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(_("Nguồn bản đồ"), max_length=300)
    """Who made the shapes and which paper allows their use, as the office states it."""
    shapes = models.JSONField()
    """{unit id: [ring, …]}, a ring as [[longitude, latitude], …] in hundred-thousandths of a degree."""
    islands = models.JSONField(default=list)
    """Which of Hoàng Sa and Trường Sa the file holds itself; the others are drawn as squares."""
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "reports_outline"
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="reports_outline_has_source")]

    def __str__(self) -> str:
        return self.source
