"""What units need to be taught, as a review showed it; planned into a conference, or declined with why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.training.models.conferences import Conference
from nhipcau.training.rules import states


class NeedState(models.TextChoices):
    """What became of a need."""

    OPEN = states.NEED_OPEN, _("Chờ lên kế hoạch")
    PLANNED = states.NEED_PLANNED, _("Đã vào hội nghị")
    DECLINED = states.NEED_DECLINED, _("Không tổ chức")


class Need(models.Model):
    """One topic that units asked for, handed to the organising unit."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """Who is to organise."""
    topic = models.CharField(_("Nội dung"), max_length=200)
    why = models.TextField(_("Vì sao cần"), blank=True)
    units_words = models.TextField(_("Đơn vị cần"), blank=True)
    """Names of the units that need it, one a line, as of the review."""
    units_count = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=60)
    """"reports.review:…"."""
    origin_words = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=NeedState.choices, default=NeedState.OPEN)
    conference = models.ForeignKey(Conference, null=True, on_delete=models.PROTECT, related_name="+")
    declined_why = models.CharField(_("Lý do"), max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "training_need"
        ordering = ("-made_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(topic=""), name="training_need_has_topic"),
            models.UniqueConstraint(fields=["unit", "origin", "topic"], name="training_need_once"),
            models.CheckConstraint(
                condition=Q(state=states.NEED_PLANNED, conference__isnull=False)
                | (~Q(state=states.NEED_PLANNED) & Q(conference__isnull=True)),
                name="training_need_planned_in_conference",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.NEED_DECLINED) | ~Q(declined_why=""),
                name="training_need_declined_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.topic
