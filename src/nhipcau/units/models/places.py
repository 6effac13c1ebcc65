"""What is stored of the dated gazetteer: units, their dated names and parents, and what became of them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nhipcau.units.rules.kinds import LABELS, Level

LEVEL_NAMES = [
    (int(Level.COUNTRY), _("Cả nước")),
    (int(Level.PROVINCE), _("Cấp tỉnh")),
    (int(Level.DISTRICT), _("Cấp huyện")),
    (int(Level.COMMUNE), _("Cấp xã")),
]


FIRST_DAY = Coalesce("starts_on", Value(date.min), output_field=models.DateField())
LAST_DAY = Coalesce("ends_on", Value(date.max), output_field=models.DateField())
"""Open ends made comparable: SQLite has no NULLS NOT DISTINCT, so two nulls would both pass."""


class Unit(models.Model):
    """A place with government; its identity is ours, name, kind, code and parent are dated."""

    id = models.CharField(primary_key=True, max_length=32)
    level = models.PositiveSmallIntegerField(choices=LEVEL_NAMES)

    class Meta:
        db_table = "units_unit"

    def __str__(self) -> str:
        return self.id


class Dated(models.Model):
    """True from one day to another, both included; an open end is null."""

    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    decree = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


class UnitName(Dated):
    """What a unit was called, of which kind and under which state code, and when."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10, choices=LABELS.items())
    code = models.CharField(max_length=5)
    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=80)

    class Meta:
        db_table = "units_name"
        indexes = [
            models.Index(fields=["code"], name="units_name_code"),
            models.Index(fields=["folded"], name="units_name_folded"),
        ]
        constraints = [
            models.UniqueConstraint("unit", FIRST_DAY, name="units_name_starts_once"),
            models.UniqueConstraint("unit", LAST_DAY, name="units_name_ends_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="units_name_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(LABELS)), name="units_name_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{LABELS[self.kind]} {self.name}"


class UnitEdge(Dated):
    """Under which parent a unit stood, and when."""

    child = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="edges_up")
    parent = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="edges_down")

    class Meta:
        db_table = "units_edge"
        constraints = [
            models.UniqueConstraint("child", FIRST_DAY, name="units_edge_one_parent_a_day"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="units_edge_not_itself"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="units_edge_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} < {self.parent_id}"


class Closure(models.Model):
    """Derived from the edges: who stood above whom, how far, and when. Rebuilt whole, never edited."""

    descendant = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="closure_up")
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="closure_down")
    depth = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        db_table = "units_closure"
        constraints = [
            models.UniqueConstraint("descendant", "ancestor", FIRST_DAY, name="units_closure_once")
        ]

    def __str__(self) -> str:
        return f"{self.descendant_id} << {self.ancestor_id}"


class Succession(models.Model):
    """One unit went, whole or in part, into another."""

    source = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="steps_out")
    target = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="steps_in")
    share = models.FloatField(null=True)
    basis = models.CharField(max_length=10)
    decree = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "units_succession"
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="units_succession_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="units_succession_not_itself"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1), name="units_succession_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} -> {self.target_id}"


class SeedLoad(models.Model):
    """Which version of the seed the tables hold; one row."""

    seed_hash = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField()

    class Meta:
        db_table = "units_seed_load"

    def __str__(self) -> str:
        return self.seed_hash[:12]
