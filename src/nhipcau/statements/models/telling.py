"""Who was told a statement by mail, and which articles later used its words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.statements.models.statements import Version


class Occasion(models.TextChoices):
    """Why a letter goes out."""

    RELEASE = "release", _("Công bố")
    CORRECTION = "correction", _("Đính chính")
    WITHDRAWAL = "withdrawal", _("Rút")


class Outcome(models.TextChoices):
    """What became of telling somebody; nobody on the list vanishes without a name."""

    PUT = "put", _("Đã viết thư")
    SAME_ADDRESS = "same", _("Cùng địa chỉ với người đã nhận")
    ENDED = "ended", _("Đã thôi nhận tin")
    ERASED = "erased", _("Đã xóa khỏi sổ")
    EXPIRED = "expired", _("Hết hạn đồng ý")
    SUPPRESSED = "suppressed", _("Địa chỉ đang ngừng gửi")
    REFUSED = "refused", _("Địa chỉ không gửi được")


class Round(models.Model):
    """The letters of one language on one occasion: marked with the release, put in batches by the worker."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    """The words that go out; the original's where the language has none yet."""
    language = models.CharField(max_length=8)
    """Whose readers are told."""
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    asked_at = models.DateTimeField()
    subscribed_by = models.DateTimeField(null=True)
    """Subscribers confirmed by then are told; none where only those who got the earlier words are."""
    after_contact = models.PositiveBigIntegerField(default=0)
    """The watermark: contacts up to this one are done."""
    finished_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        db_table = "statements_round"
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language", "occasion"], name="statements_round_once"
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="statements_round_known_occasion"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version_id} {self.language} {self.occasion}"


class Dispatch(models.Model):
    """One letter of one language version to one contact; a correction goes to whoever got the original."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="dispatches")
    contact = models.ForeignKey("contacts.Contact", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    """That the reader asked for; the letter around the words is in it."""
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    is_asked = models.BooleanField(default=False)
    """Told because of a question of theirs, not of a subscription."""
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.PUT)
    letter_key = models.CharField(max_length=200, unique=True)
    """The letter's key in `mailing`; ids only."""
    at = models.DateTimeField()

    class Meta:
        db_table = "statements_dispatch"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["version", "contact"], condition=~Q(occasion="withdrawal"),
                name="statements_told_once",
            ),
            models.UniqueConstraint(
                fields=["version", "contact"], condition=Q(occasion="withdrawal"),
                name="statements_told_of_withdrawal_once",
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="statements_dispatch_known_occasion"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="statements_dispatch_known_outcome"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.letter_key


class Pickup(models.Model):
    """A later article that quotes or re-uses a released version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="pickups")
    article = models.ForeignKey("monitoring.Article", on_delete=models.CASCADE, related_name="+")
    shared_words = models.PositiveIntegerField()
    share = models.FloatField()
    """Part of the statement's words found in the article, 0 to 1."""
    exact = models.TextField(blank=True)
    """The longest run of words that both have."""
    found_at = models.DateTimeField()

    class Meta:
        db_table = "statements_pickup"
        ordering = ("found_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["version", "article"], name="statements_pickup_once"),
            models.CheckConstraint(
                condition=Q(share__gte=0) & Q(share__lte=1), name="statements_pickup_share"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version_id}: {self.article_id}"
