"""Indicators, the forms they stand in, and the periods for which forms are filled."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.reports.rules import states


class Adding(models.TextChoices):
    """How an indicator adds up."""

    SUM = states.SUM, _("Cộng dồn")
    LAST = states.LAST, _("Lấy số cuối kỳ")
    RATIO = states.RATIO, _("Tỷ lệ của hai tổng")


class ReportLevel(models.TextChoices):
    """Who fills a form."""

    PROVINCE = states.PROVINCE, _("Tỉnh, thành phố")
    COMMUNE = states.COMMUNE, _("Xã, phường, đặc khu")


class PeriodKind(models.TextChoices):
    """Nghị định 09/2019/NĐ-CP art. 12: half-years and years cut off on the 14th."""

    HALF_1 = states.HALF_1, _("6 tháng đầu năm")
    HALF_2 = states.HALF_2, _("6 tháng cuối năm")
    YEAR = states.YEAR, _("Cả năm")


class Indicator(models.Model):
    """One figure that is asked for; a new meaning is a new version."""

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=60)
    """The heading it stands under in the form and the report."""
    measure = models.CharField(max_length=40)
    """Its unit of measure: "tin, bài", "người", "triệu đồng", "%"."""
    over_units = models.CharField(max_length=5, choices=Adding.choices)
    over_time = models.CharField(max_length=5, choices=Adding.choices)
    counter = models.CharField(max_length=40, blank=True)
    """Which count of `reports.queries.counting` fills it; empty where people state it."""
    explanation = models.CharField(max_length=500, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        db_table = "reports_indicator"
        ordering = ("code", "version")
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="reports_indicator_once"),
            models.CheckConstraint(
                condition=Q(over_units__in=list(states.OVER_UNITS)), name="reports_indicator_adds_over_units"
            ),
            models.CheckConstraint(
                condition=Q(over_units=states.RATIO, over_time=states.RATIO)
                | (~Q(over_units=states.RATIO) & ~Q(over_time=states.RATIO)),
                name="reports_indicator_ratio_is_ratio",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ratio(self) -> bool:
        """Whether a value has a numerator and a denominator."""
        return self.over_units == states.RATIO


class FormVersion(models.Model):
    """A form as it was in force: which indicators in which order."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    level = models.CharField(max_length=8, choices=ReportLevel.choices)
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=300)
    """Which paper prescribes it, and how sure that is."""

    class Meta:
        db_table = "reports_form"
        ordering = ("code", "version")
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="reports_form_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class FormRow(models.Model):
    """One line of a form."""

    form = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="rows")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "reports_form_row"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["form", "indicator"], name="reports_form_row_once"),
            models.UniqueConstraint(fields=["form", "position"], name="reports_form_row_one_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.indicator_id}"


class Period(models.Model):
    """A reporting period of everything under one unit; from its opening on one report a unit is expected."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    root = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """Whose office asks: the country's, or a province's own."""
    kind = models.CharField(max_length=5, choices=PeriodKind.choices)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    """The cut-off: figures up to and with this day; the map of this day says who reports to whom."""
    due_commune_on = models.DateField(_("Hạn của cấp xã"))
    due_province_on = models.DateField(_("Hạn của cấp tỉnh"))
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "reports_period"
        ordering = ("-ends_on", "-id")
        constraints = [
            models.UniqueConstraint(fields=["root", "kind", "year"], name="reports_period_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="reports_period_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(due_province_on__gte=F("due_commune_on")), name="reports_period_due_upwards"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the period's page."""
        return reverse("reports:period", args=[self.public_id])
