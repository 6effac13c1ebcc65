"""Official channels of an office, and what a person posted there. The machine posts nothing."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.presenting.rules import channels


class ChannelKind(models.TextChoices):
    """Where it is."""

    WEBSITE = channels.WEBSITE, _("Trang thông tin điện tử")
    FANPAGE = channels.FANPAGE, _("Trang Facebook")
    ZALO = channels.ZALO, "Zalo OA"
    YOUTUBE = channels.YOUTUBE, "YouTube"
    X = channels.X, "X"
    TIKTOK = channels.TIKTOK, "TikTok"
    OTHER = channels.OTHER, _("Kênh khác")


class Channel(models.Model):
    """An official account of an institution, by a decision; a person's own account cannot stand here."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("spokespersons.Office", on_delete=models.PROTECT, related_name="+")
    """The institution whose channel it is (charter 3: never a person's)."""
    kind = models.CharField(max_length=10, choices=ChannelKind.choices)
    name = models.CharField(max_length=200)
    address = models.URLField(max_length=300)
    language = models.CharField(max_length=8, default="vi")
    """The language that is mostly written there."""
    registered_with = models.CharField(max_length=200)
    decision = models.CharField(max_length=120)
    """Number of the decision or licence."""
    decided_on = models.DateField()
    most_signs = models.PositiveIntegerField(null=True)
    """Another limit than that of its kind."""
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "presenting_channel"
        ordering = ("kind", "name", "id")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=channels.KINDS), name="presenting_known_channel"),
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(registered_with=""), name="presenting_channel_has_decision"
            ),
            models.CheckConstraint(
                condition=Q(address__startswith="https://") | Q(address__startswith="http://"),
                name="presenting_channel_has_address",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="presenting_channel_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        self.folded = fold(f"{self.name} {self.address} {self.registered_with} {self.decision}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("presenting:channel", args=[self.public_id])


class Posting(models.Model):
    """A person noted: this released statement stands there since then."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="postings")
    statement = models.ForeignKey("statements.Statement", on_delete=models.PROTECT, related_name="+")
    statement_public_id = models.CharField(max_length=16, db_index=True)
    language = models.CharField(max_length=8)
    address = models.URLField(max_length=500)
    posted_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "presenting_posting"
        ordering = ("-posted_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["channel", "address"], name="presenting_posting_once"),
            models.CheckConstraint(
                condition=Q(posted_at__lte=F("noted_at")), name="presenting_posted_before_noted"
            ),
        ]

    def __str__(self) -> str:
        return self.address
