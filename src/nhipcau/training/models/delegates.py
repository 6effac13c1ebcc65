"""Who comes: named by an agency, standing in for somebody, or come to the door; and how they were invited."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.training.models.conferences import Conference, Site
from nhipcau.training.models.nominating import Category, Quota
from nhipcau.training.rules import states
from nhipcau.training.rules.names import sort_key


class Origin(models.TextChoices):
    """How somebody came onto the list."""

    NOMINATED = states.NOMINATED, _("Được cử")
    WALK_IN = states.WALK_IN, _("Đăng ký tại chỗ")
    SUBSTITUTE = states.SUBSTITUTE, _("Đi thay")


class DelegateState(models.TextChoices):
    """Whether somebody is still on the list."""

    NAMED = states.NAMED, _("Có trong danh sách")
    SWAPPED = states.SWAPPED, _("Đã đổi người")
    WITHDRAWN = states.WITHDRAWN, _("Đã rút")


class Answer(models.TextChoices):
    """What was answered to the invitation."""

    NO_ANSWER = states.NO_ANSWER, _("Chưa trả lời")
    COMES = states.COMES, _("Sẽ dự")
    EXCUSED = states.EXCUSED, _("Báo vắng")


class Delegate(models.Model):
    """One person at one conference; forgotten on the conference's day, the counts stay."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="delegates")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="delegates")
    quota = models.ForeignKey(Quota, null=True, on_delete=models.PROTECT, related_name="delegates")
    body = models.ForeignKey("units.Body", null=True, on_delete=models.PROTECT, related_name="+")
    body_words = models.CharField(max_length=200, blank=True)
    """The agency as it was typed at the door, where it is none of the register."""
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="delegates")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.NOMINATED)
    state = models.CharField(max_length=9, choices=DelegateState.choices, default=DelegateState.NAMED)
    place = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="stand_ins")
    """A substitute at the door: whose nominated place it is. Everybody else is his own place (null)."""
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """Named instead of whom, before the deadline."""
    reason = models.CharField(max_length=300, blank=True)
    """Why swapped, withdrawn, substituted, or let in at the door."""
    name = models.CharField(_("Họ và tên"), max_length=120)
    post = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    answer = models.CharField(max_length=7, choices=Answer.choices, default=Answer.NO_ANSWER)
    answered_at = models.DateTimeField(null=True)
    answer_words = models.CharField(max_length=300, blank=True)
    pass_version = models.PositiveIntegerField(default=1)
    """Raised when a pass is lost: the old one is refused from then on."""
    pass_hash = models.CharField(max_length=64, db_index=True, blank=True)
    """SHA-256 of the pass in force (attendance/rules/passes.py); empty until passes are made."""
    named_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    folded = models.CharField(max_length=500, editable=False, default="")
    sorted_by = models.CharField(max_length=200, editable=False, default="")
    """Given name first, as Vietnamese lists are ordered."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "training_delegate"
        ordering = ("sorted_by", "id")
        indexes = [
            models.Index(fields=["conference", "site"], name="training_delegate_of_site"),
            models.Index(fields=["conference", "sorted_by"], name="training_delegate_sorted"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pass_hash"], condition=~Q(pass_hash=""), name="training_delegate_pass_once"
            ),
            models.CheckConstraint(
                condition=Q(name="", erased_at__isnull=False) | Q(~Q(name=""), erased_at__isnull=True),
                name="training_delegate_named_or_erased",
            ),
            models.CheckConstraint(
                condition=Q(origin=states.SUBSTITUTE, place__isnull=False)
                | Q(~Q(origin=states.SUBSTITUTE), place__isnull=True),
                name="training_delegate_substitute_of_a_place",
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True) | ~Q(place=F("id")),
                name="training_delegate_not_own_substitute",
            ),
            models.CheckConstraint(
                condition=Q(origin=states.NOMINATED, state=states.NAMED) | ~Q(reason=""),
                name="training_delegate_reason_given",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.public_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what search and order need beside the name."""
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        """Set the folded words and the sorting key; bulk writes call it themselves."""
        self.folded = fold(f"{self.name} {self.post} {self.body_words}")[:500]
        self.sorted_by = sort_key(self.name)[:200]


class Invitation(models.Model):
    """What one delegate was told by mail: the calendar entry's sequence, and of which facts."""

    delegate = models.OneToOneField(Delegate, on_delete=models.CASCADE, related_name="invitation")
    sequence = models.PositiveIntegerField(default=0)
    """iCalendar SEQUENCE (RFC 5546): raised with every change that was told."""
    is_cancelled = models.BooleanField(default=False)
    facts = models.CharField(max_length=64)
    """SHA-256 of title, times, place and programme as last told; another means a change to tell."""
    told_at = models.DateTimeField()

    class Meta:
        db_table = "training_invitation"

    def __str__(self) -> str:
        return f"{self.delegate_id} {self.sequence}"
