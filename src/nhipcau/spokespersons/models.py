"""Offices as they sign, their spokespersons, and written mandates; all dated, all public."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id


class Family(models.TextChoices):
    """Which layout the papers of an office have."""

    STATE = "state", _("Cơ quan nhà nước")
    PARTY = "party", _("Cơ quan Đảng")


class Office(models.Model):
    """How a unit's body signs: its names in every language, the body above it, the layout of its papers."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    family = models.CharField(max_length=5, choices=Family.choices, default=Family.STATE)
    name = models.CharField(max_length=200)
    """Vietnamese: "Ủy ban nhân dân tỉnh Cao Bằng"."""
    names = models.JSONField(default=dict)
    """Language → name; a language that is missing shows the Vietnamese name marked as such."""
    parent_name = models.CharField(max_length=200, blank=True)
    symbol = models.CharField(max_length=20)
    """In document numbers: "UBND", "BCĐ"."""
    seat = models.CharField(max_length=80)
    """The place before the date: "Cao Bằng"."""
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    folded = models.CharField(max_length=600, editable=False, default="")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "spokespersons_office"
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("spokespersons:office", args=[self.public_id])


class SpeakerKind(models.TextChoices):
    """By which right somebody speaks (domain-facts: the head, the named spokesperson, one authorised)."""

    HEAD = "head", _("Người đứng đầu")
    NAMED = "named", _("Người phát ngôn")
    AUTHORISED = "authorised", _("Người được ủy quyền")


class Speaker(models.Model):
    """Somebody who may speak for an office, from and to, as published and told to the press authority."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="speakers")
    kind = models.CharField(max_length=10, choices=SpeakerKind.choices)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """The account that approves; a speaker without one cannot sign here."""
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=200)
    posts = models.JSONField(default=dict)
    """Language → post."""
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    decision = models.CharField(max_length=200)
    """Number and date of the decision that named him or her."""
    published_on = models.DateField(null=True)
    """When name, post, phone and mail were published."""
    notified_on = models.DateField(null=True)
    """When they were sent to the press authority."""
    folded = models.CharField(max_length=600, editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "spokespersons_speaker"
        ordering = ("starts_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="spokespersons_speaker_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(decision=""), name="spokespersons_speaker_has_decision"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("spokespersons:speaker", args=[self.public_id])


class Mandate(models.Model):
    """A written authorisation for one matter until a date; needed where kind is `authorised`."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="mandates")
    matter = models.CharField(max_length=300)
    number = models.CharField(max_length=60)
    signed_by = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    ended_on = models.DateField(null=True)
    """Taken back before its end."""

    class Meta:
        db_table = "spokespersons_mandate"
        ordering = ("starts_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="spokespersons_mandate_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.number
