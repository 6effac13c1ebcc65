"""Bodies of a unit, the posts in them, who held a post from when to when. Office-holders only (charter 1)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.units.models.places import Dated, Unit

ENDS_LATER = Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on"))


class Body(Dated):
    """An agency of a unit: "Sở Văn hóa, Thể thao và Du lịch", "UBND xã Đàm Thủy"."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bodies")
    name = models.CharField(_("Cơ quan"), max_length=200)
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """What took its place when it ended."""
    folded = models.CharField(max_length=300, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "units_body"
        ordering = ("name", "id")
        constraints = [
            models.CheckConstraint(condition=ENDS_LATER, name="units_body_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="units_body_is_named"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")), name="units_body_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name beside the name."""
        self.folded = fold(self.name)[:300]
        super().save(*args, **kwargs)


class Post(Dated):
    """An office in a body: "Phó Giám đốc"."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("Chức vụ"), max_length=200)
    has_one_seat = models.BooleanField(_("Chỉ một người giữ"), default=True)
    """Two holders at a time are then worth a question; deputies and members sit side by side."""
    folded = models.CharField(max_length=300, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "units_post"
        ordering = ("title", "id")
        constraints = [
            models.CheckConstraint(condition=ENDS_LATER, name="units_post_ends_after_start"),
            models.CheckConstraint(condition=~Q(title=""), name="units_post_is_named"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded title beside the title."""
        self.folded = fold(self.title)[:300]
        super().save(*args, **kwargs)


class Holding(Dated):
    """Somebody's time in a post; both days included, an open end is null."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    name = models.CharField(_("Họ và tên"), max_length=120)
    source = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    """Number and day of the decision, or where it was made public."""
    folded = models.CharField(max_length=200, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "units_holding"
        ordering = ("-starts_on", "id")
        constraints = [
            models.CheckConstraint(condition=ENDS_LATER, name="units_holding_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="units_holding_is_named"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name beside the name."""
        self.folded = fold(self.name)[:200]
        super().save(*args, **kwargs)
