"""Rounds of nomination: how many seats each agency has, of which category, until when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.training.models.conferences import Conference, Site


class Category(models.Model):
    """A kind of delegate of one conference: leaders, commune officials, press."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="categories")
    name = models.CharField(_("Thành phần"), max_length=120)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        db_table = "training_category"
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(fields=["conference", "name"], name="training_category_once"),
            models.CheckConstraint(condition=~Q(name=""), name="training_category_is_named"),
        ]

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """One call for names, by a letter, until a deadline."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="rounds")
    letter = models.CharField(max_length=80, blank=True)
    """Number of the letter that asks for names: "123/UBND-VX"."""
    opens_at = models.DateTimeField()
    deadline_at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_round"
        ordering = ("opens_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_at__gt=models.F("opens_at")), name="training_round_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.letter or self.public_id


class Quota(models.Model):
    """Seats of one agency in a round; its clerk fills them, by account or by the link of the letter."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="quotas")
    body = models.ForeignKey("units.Body", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """Whose signed-in staff may fill it."""
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="quotas")
    """None: of any category."""
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="quotas")
    """Where these delegates sit."""
    seats = models.PositiveIntegerField()
    email = models.CharField(max_length=254, blank=True)
    """Official mailbox of the agency; no person's."""
    key_version = models.PositiveIntegerField(default=1)
    """Raised to make the link void."""
    told_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_quota"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                "round", "body", Coalesce("category_id", Value(0)), name="training_quota_once"
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="training_quota_has_seats"),
        ]

    def __str__(self) -> str:
        return self.public_id
