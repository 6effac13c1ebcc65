"""When an edition is due, what it holds, who gets it; and one row for every time it was."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.digest import rules
from nhipcau.digest.models.editions import Edition, Slot
from nhipcau.digest.models.readers import Recipient

DAYS = (
    ("0", _("Thứ Hai")),
    ("1", _("Thứ Ba")),
    ("2", _("Thứ Tư")),
    ("3", _("Thứ Năm")),
    ("4", _("Thứ Sáu")),
    ("5", _("Thứ Bảy")),
    ("6", _("Chủ nhật")),
)


class Schedule(models.Model):
    """One edition a slot; at most one schedule each."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    slot = models.CharField(_("Buổi"), max_length=10, choices=Slot.choices, unique=True)
    title = models.CharField(_("Tiêu đề"), max_length=120, default=rules.TITLE)
    office = models.CharField(_("Tên cơ quan ghi trên bản tin"), max_length=200, blank=True)
    weekdays = models.CharField(_("Các ngày trong tuần"), max_length=7)
    """Digits of the days, Monday 0: "01234"."""
    hour = models.TimeField(_("Giờ phát hành"))
    neighbours = models.JSONField(default=list)
    """Ids of units whose news make the section of neighbouring places."""
    recipients = models.ManyToManyField(Recipient, blank=True, related_name="+")
    has_document = models.BooleanField(_("Kèm tệp Word"), default=True)
    issues_untouched = models.BooleanField(_("Đến giờ thì tự phát hành bản máy lập"), default=True)
    issues_edited = models.BooleanField(_("Đến giờ thì tự phát hành cả bản đang sửa"), default=False)
    fewest_lines = models.PositiveIntegerField(_("Ít nhất bao nhiêu dòng"), default=rules.FEWEST_LINES)
    most_lines = models.PositiveIntegerField(_("Nhiều nhất bao nhiêu dòng"), default=rules.MOST_LINES)
    is_active = models.BooleanField(_("Đang chạy"), default=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "digest_schedule"
        ordering = ("hour",)
        constraints = [
            models.CheckConstraint(condition=Q(slot__in=Slot.values), name="digest_schedule_known_slot"),
            models.CheckConstraint(condition=~Q(weekdays=""), name="digest_schedule_has_days"),
            models.CheckConstraint(
                condition=Q(fewest_lines__gte=1, most_lines__gte=F("fewest_lines")),
                name="digest_schedule_length",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_slot_display()} {self.hour:%H:%M}"


class Ending(models.TextChoices):
    """How a due hour ended."""

    ISSUED = "issued", _("Đã phát hành")
    MADE = "made", _("Đã lập bản nháp")
    REMINDED = "reminded", _("Đã nhắc người sửa")
    DONE_BEFORE = "done_before", _("Đã phát hành từ trước")


class Run(models.Model):
    """One due hour of one schedule; its one row is what keeps two workers from making two editions."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="runs")
    day = models.DateField()
    at = models.DateTimeField()
    ending = models.CharField(max_length=12, choices=Ending.choices)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        db_table = "digest_run"
        ordering = ("-day", "-id")
        constraints = [
            models.UniqueConstraint(fields=["schedule", "day"], name="digest_run_once_a_day"),
            models.CheckConstraint(condition=Q(ending__in=Ending.values), name="digest_run_known_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.ending}"
