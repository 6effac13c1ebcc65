"""Media kits: a named set of pictures and pieces that journalists take away as one file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.presenting.models.approved import Approved
from nhipcau.presenting.models.assets import Asset
from nhipcau.presenting.models.pieces import Piece


class Kit(Approved):
    """One set; public while approved and not closed."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    titles = models.JSONField(default=dict)
    """Language → name; Vietnamese always."""
    leads = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_why = models.CharField(max_length=300, blank=True)
    folded = models.TextField(editable=False, default="")

    class Meta(Approved.Meta):
        db_table = "presenting_kit"
        ordering = ("-created_at", "-id")
        constraints = [
            *Approved.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_why="")
                | Q(closed_at__isnull=False) & ~Q(closed_why=""),
                name="presenting_kit_closed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.titles.get("vi", ""))

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(" ".join([*self.titles.values(), *self.leads.values()]))
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("presenting:kit", args=[self.public_id])


class KitItem(models.Model):
    """A picture or a piece in a kit."""

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="items")
    asset = models.ForeignKey(Asset, null=True, on_delete=models.PROTECT, related_name="+")
    piece = models.ForeignKey(Piece, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        db_table = "presenting_kit_item"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["kit", "asset"], name="presenting_kit_asset_once"),
            models.UniqueConstraint(fields=["kit", "piece"], name="presenting_kit_piece_once"),
            models.CheckConstraint(
                condition=Q(asset__isnull=False, piece__isnull=True)
                | Q(asset__isnull=True, piece__isnull=False),
                name="presenting_kit_item_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kit_id}: {self.asset_id or self.piece_id}"
