"""The register of papers: a run of numbers for each organ, kind and year, and the papers that took them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.documents.rules import symbols

KIND_NAMES = {
    symbols.RELEASE: _("Thông cáo báo chí"),
    symbols.LETTER: _("Công văn"),
    symbols.CORRECTION: _("Công văn đề nghị cải chính"),
    symbols.AUTHORISATION: _("Giấy ủy quyền"),
    symbols.INVITATION: _("Giấy mời"),
    symbols.PLAN: _("Kế hoạch"),
    symbols.PROGRAMME: _("Chương trình"),
    symbols.NAME_LIST: _("Danh sách"),
    symbols.MINUTES: _("Biên bản"),
    symbols.REPORT: _("Báo cáo"),
    symbols.CERTIFICATE: _("Giấy chứng nhận"),
}
SUBJECT_LENGTH, SYMBOL_LENGTH, ABOUT_LENGTH = 500, 40, 80
FIRST_YEAR, LAST_YEAR = 1945, 2200


class Run(models.Model):
    """How far one organ has counted papers of one kind in one year; it only ever goes up."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    organ = models.CharField(max_length=SYMBOL_LENGTH)
    """The symbol up to its dash: UBND of UBND-VX."""
    kind = models.CharField(max_length=8)
    """A request for correction counts among the letters."""
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "documents_run"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "organ", "kind", "year"], name="documents_run_once")
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.kind} {self.year}: {self.last}"


class Registration(models.Model):
    """One paper in the register. What was entered stays: a number is never given twice."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    family = models.CharField(max_length=8)
    kind = models.CharField(_("Loại"), max_length=8, choices=list(KIND_NAMES.items()))
    symbol = models.CharField(_("Ký hiệu"), max_length=SYMBOL_LENGTH)
    year = models.PositiveSmallIntegerField(_("Năm"))
    number = models.PositiveIntegerField(_("Số"))
    dated_on = models.DateField(_("Ngày văn bản"))
    subject = models.CharField(_("Trích yếu"), max_length=SUBJECT_LENGTH)
    about = models.CharField(max_length=ABOUT_LENGTH, blank=True)
    """What it is of, as the record names it: "press.enquiry:abc"."""
    entered_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Người vào sổ")
    )
    entered_at = models.DateTimeField(_("Vào sổ lúc"))
    folded = models.CharField(max_length=600, editable=False, default="")

    class Meta:
        db_table = "documents_registration"
        indexes: ClassVar = [models.Index(fields=["unit", "-dated_on"], name="documents_reg_of_unit")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="documents_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="documents_number_from_one"),
            models.CheckConstraint(condition=models.Q(kind__in=symbols.KINDS), name="documents_known_kind"),
            models.CheckConstraint(
                condition=models.Q(family__in=symbols.FAMILIES), name="documents_known_family"
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="documents_real_year"
            ),
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def line(self) -> str:
        """Number and symbol as the paper carries them, without the word "Số"."""
        return (
            symbols.number_line(self.family, self.kind, self.number, self.symbol)
            .removeprefix("Số")
            .lstrip(": ")
        )

    def fold(self) -> str:
        """Return what search looks in."""
        return fold(f"{self.line} {self.subject}")[:600]
