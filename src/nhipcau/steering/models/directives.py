"""A directive, its marked clauses, what they oblige whom to."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.steering.rules import states


class Scope(models.TextChoices):
    """Whom an obligation binds."""

    PROVINCES = states.PROVINCES, _("Mọi tỉnh, thành phố")
    COMMUNES = states.COMMUNES, _("Mọi xã, phường, đặc khu")
    NAMED = states.NAMED, _("Các đơn vị nêu tên")


class Repeats(models.TextChoices):
    """How often it falls due."""

    ONCE = states.ONCE, _("Một lần")
    HALF_YEARLY = states.HALF_YEARLY, _("Mỗi nửa năm")
    YEARLY = states.YEARLY, _("Mỗi năm")


class Directive(models.Model):
    """A paper from above, or our own, whose clauses bind units."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """Who entered it; what it obliges whom to is seen by those units too."""
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200)
    number = models.CharField(_("Số, ký hiệu"), max_length=80)
    title = models.CharField(_("Trích yếu"), max_length=500)
    issued_on = models.DateField(_("Ngày ban hành"))
    starts_on = models.DateField(_("Hiệu lực từ"), null=True)
    ends_on = models.DateField(_("Hết hiệu lực"), null=True)
    source = models.CharField(_("Nguồn"), max_length=300, blank=True)
    """Where the text was taken from: an address or a paper register."""
    text = models.TextField(_("Toàn văn"), blank=True)
    """As pasted; clauses are marked in it by offsets of characters."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_directive"
        ordering = ("-issued_on", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="steering_directive_is_numbered"),
            models.CheckConstraint(condition=~Q(title=""), name="steering_directive_is_titled"),
            models.UniqueConstraint(fields=["unit", "number", "issued_on"], name="steering_directive_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("issued_on")),
                name="steering_directive_ends_after_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}, {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what is searched beside what it was folded from."""
        self.folded = fold(f"{self.number} {self.issuer} {self.title}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the directive's page."""
        return reverse("steering:directive", args=[self.public_id])


class Clause(models.Model):
    """One marked place of a directive: text[start:end] as it was marked."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="clauses")
    label = models.CharField(_("Điều, khoản"), max_length=120)
    text = models.TextField(_("Nội dung"))
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    """Offsets in the directive's text, in characters; null where the clause was typed."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "steering_clause"
        ordering = ("position", "start", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="steering_clause_has_text"),
            models.CheckConstraint(condition=~Q(label=""), name="steering_clause_is_labelled"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
                name="steering_clause_starts_before_end",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Obligation(models.Model):
    """What a clause obliges units to; one row of `Obliged` for each of them."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="obligations")
    what = models.CharField(_("Nhiệm vụ giao"), max_length=500)
    product = models.CharField(_("Sản phẩm"), max_length=200, blank=True)
    scope = models.CharField(_("Giao cho"), max_length=10, choices=Scope.choices)
    repeats = models.CharField(_("Nhịp"), max_length=5, choices=Repeats.choices, default=Repeats.ONCE)
    due_on = models.DateField(_("Hạn"), null=True)
    indicator_code = models.CharField(_("Chỉ tiêu trong báo cáo"), max_length=40, blank=True)
    """The line of the half-year form in which this obligation is accounted for (`reports.Indicator.code`)."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "steering_obligation"
        ordering = ("id",)
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="steering_obligation_says_what")]

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what is searched beside what it was folded from."""
        self.folded = fold(f"{self.what} {self.product}")
        super().save(*args, **kwargs)


class Obliged(models.Model):
    """One unit bound by one obligation; without a task it stands on the list of what is forgotten."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    waived_why = models.CharField(_("Không phải thực hiện vì"), max_length=300, blank=True)

    class Meta:
        db_table = "steering_obliged"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["obligation", "unit"], name="steering_obliged_once")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.obligation_id}"
