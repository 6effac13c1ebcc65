"""A steering committee, its seats, and who sat in them by which decision. Office-holders only (charter 1)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id

ENDS_LATER = Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))


class Committee(models.Model):
    """A committee of a unit: "Ban Chỉ đạo công tác thông tin đối ngoại tỉnh Cao Bằng"."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("spokespersons.Office", null=True, on_delete=models.PROTECT, related_name="+")
    """Who issues its papers, in which family."""
    name = models.CharField(_("Tên ban"), max_length=200)
    decision = models.CharField(_("Quyết định thành lập"), max_length=200)
    """Number and day: "Quyết định số 173/QĐ-TTg ngày 27/01/2026"."""
    starts_on = models.DateField(_("Thành lập từ ngày"))
    ends_on = models.DateField(_("Đến hết ngày"), null=True)
    folded = models.CharField(max_length=300, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_committee"
        ordering = ("name", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="steering_committee_is_named"),
            models.CheckConstraint(condition=~Q(decision=""), name="steering_committee_has_decision"),
            models.CheckConstraint(condition=ENDS_LATER, name="steering_committee_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name beside the name."""
        self.folded = fold(self.name)[:300]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the committee's page."""
        return reverse("steering:committee", args=[self.public_id])


class Seat(models.Model):
    """A place in a committee: "Phó Trưởng ban thường trực"; often given to whoever holds a post."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    title = models.CharField(_("Chức danh trong ban"), max_length=120)
    duty = models.CharField(_("Được phân công"), max_length=500, blank=True)
    post = models.ForeignKey("units.Post", null=True, on_delete=models.PROTECT, related_name="+")
    """The post whose holder sits here by office; null where somebody was named in person."""
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_seat"
        ordering = ("position", "id")
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="steering_seat_is_titled")]

    def __str__(self) -> str:
        return self.title


class SeatHolding(models.Model):
    """Somebody's time in a seat; both days included, an open end is null."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    holding = models.ForeignKey("units.Holding", null=True, on_delete=models.PROTECT, related_name="+")
    """The office-holder, where the post is kept in the house."""
    name = models.CharField(_("Họ và tên"), max_length=120)
    post_words = models.CharField(_("Chức vụ, cơ quan"), max_length=300)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến hết ngày"), null=True)
    decision = models.CharField(_("Quyết định"), max_length=200)
    """Number and day of the decision that seated the member."""
    end_decision = models.CharField(_("Quyết định thôi"), max_length=200, blank=True)
    """That of the decision that took the member out; empty where a term simply ran out."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_seat_holding"
        ordering = ("-starts_on", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="steering_seat_holding_is_named"),
            models.CheckConstraint(condition=~Q(decision=""), name="steering_seat_holding_has_decision"),
            models.CheckConstraint(condition=ENDS_LATER, name="steering_seat_holding_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name
