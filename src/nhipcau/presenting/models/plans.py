"""What is planned for which day, event, audience and channel."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.presenting.models.channels import Channel
from nhipcau.presenting.models.pieces import Piece
from nhipcau.presenting.rules import planning


class PlanState(models.TextChoices):
    """How far it is."""

    PLANNED = planning.PLANNED, _("Dự kiến")
    MADE = planning.MADE, _("Đã làm xong")
    OUT = planning.OUT, _("Đã ra")
    DROPPED = planning.DROPPED, _("Đã bỏ")


class Audience(models.TextChoices):
    """Whom it is for."""

    EVERYBODY = planning.EVERYBODY, _("Công chúng")
    PRESS = planning.PRESS, _("Báo chí nước ngoài")
    INVESTORS = planning.INVESTORS, _("Nhà đầu tư")
    VISITORS = planning.VISITORS, _("Du khách")
    OVERSEAS = planning.OVERSEAS, _("Người Việt ở nước ngoài")
    NEIGHBOURS = planning.NEIGHBOURS, _("Bạn bè bên kia biên giới")


class Plan(models.Model):
    """One thing to bring out on a day."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    event = models.CharField(max_length=60, blank=True)
    """A key of rulebook/events.toml; empty where it is for no event."""
    on = models.DateField(db_index=True)
    """The day it goes out."""
    due_on = models.DateField()
    """The day by which it must be made."""
    audience = models.CharField(max_length=10, choices=Audience.choices)
    channel = models.ForeignKey(Channel, null=True, on_delete=models.PROTECT, related_name="plans")
    languages = models.JSONField(default=list)
    holder = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    """Who sees to it."""
    piece = models.ForeignKey(Piece, null=True, on_delete=models.PROTECT, related_name="plans")
    statement = models.ForeignKey(
        "statements.Statement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, choices=PlanState.choices, default=PlanState.PLANNED)
    dropped_why = models.CharField(max_length=300, blank=True)
    folded = models.TextField(editable=False, default="")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "presenting_plan"
        ordering = ("on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=planning.STATES), name="presenting_known_plan_state"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=planning.AUDIENCES), name="presenting_known_audience"
            ),
            models.CheckConstraint(condition=Q(due_on__lte=F("on")), name="presenting_plan_due_before_day"),
            models.CheckConstraint(
                condition=Q(state=planning.DROPPED) & ~Q(dropped_why="")
                | ~Q(state=planning.DROPPED) & Q(dropped_why=""),
                name="presenting_plan_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(self.title)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("presenting:plan", args=[self.public_id])
