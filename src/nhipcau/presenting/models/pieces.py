"""Pieces that present the place: a statement of kind `feature` with its sheet of facts and pictures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.presenting.models.approved import Approved
from nhipcau.presenting.models.assets import Asset
from nhipcau.presenting.rules import categories


class Category(models.TextChoices):
    """What a piece presents."""

    PLACE = categories.PLACE, _("Cảnh quan")
    PRODUCT = categories.PRODUCT, _("Sản phẩm")
    PEOPLE = categories.PEOPLE, _("Con người")
    CULTURE = categories.CULTURE, _("Văn hóa")
    INVESTMENT = categories.INVESTMENT, _("Đầu tư")
    TRAVEL = categories.TRAVEL, _("Du lịch")


class Piece(models.Model):
    """One page that presents the place; its words, languages and release belong to its statement."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    statement = models.OneToOneField("statements.Statement", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """Whose piece it is: the statement's unit."""
    title = models.CharField(max_length=300)
    """The working title on the desk."""
    category = models.CharField(max_length=10, choices=Category.choices)
    place = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    """The commune or province that it presents."""
    season = models.CharField(max_length=120, blank=True)
    event = models.CharField(max_length=60, blank=True)
    """A key of rulebook/events.toml."""
    folded = models.TextField(editable=False, default="")
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "presenting_piece"
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=categories.CATEGORIES), name="presenting_known_category"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="presenting_piece_has_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(f"{self.title} {self.season}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("presenting:piece", args=[self.public_id])


class Sheet(Approved):
    """Facts and pictures beside the words of an edition, and of later ones until one brings its own.

    Once its edition is public it never changes: a correction's edition brings another.
    """

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="sheets")
    edition = models.OneToOneField("statements.Edition", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    """That of the edition."""
    facts = models.JSONField(default=list)
    """Rows of `rules.sheets.Fact`."""

    class Meta(Approved.Meta):
        db_table = "presenting_sheet"
        ordering = ("piece", "number")
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["piece", "number"], name="presenting_sheet_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.piece_id}/{self.number}"


class SheetPicture(models.Model):
    """A picture of a sheet; the first stands on top."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="pictures")
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        db_table = "presenting_sheet_picture"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["sheet", "asset"], name="presenting_sheet_picture_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.asset_id}"
