"""The country in an office of its own: every province and commune of today, 40 indicators, periods of them."""

from __future__ import annotations

import io
import random
from datetime import UTC, datetime
from typing import Any

INDICATORS = 40
PERIODS = (("half1", 2025), ("half2", 2025), ("half1", 2026), ("half2", 2026))
LAST = ("half1", 2027)
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SEED = 20261120


def prepared() -> None:
    """Load units, the catalogue, and a form of all 40 indicators for both levels."""
    from nhipcau.reports.actions.catalogue import load_forms
    from nhipcau.units.actions import load_seed

    load_seed(at=AT, by=None)
    load_forms(at=AT)


def person(name: str, unit: str, *roles: str) -> Any:
    """Make an account."""
    from django.apps import apps

    one = apps.get_model("people.Person")(
        username=name, full_name=name, email=f"{name}@bao.example", unit_id=unit
    )
    one.set_unusable_password()
    one.save()
    grant = apps.get_model("people.RoleGrant")
    grant.objects.bulk_create([grant(person=one, role=role) for role in roles])
    return one


def whole_form() -> Any:
    """Return a form with every indicator of the book, up to 40."""
    from nhipcau.reports.models import FormRow, FormVersion, Indicator

    indicators = list(Indicator.objects.order_by("pk")[:INDICATORS])
    form, is_new = FormVersion.objects.get_or_create(
        code="bench", version=1,
        defaults={"level": "commune", "name": "Đo tải", "starts_on": AT.date(), "source": "mẫu"},
    )  # fmt: skip
    if is_new:
        FormRow.objects.bulk_create(
            FormRow(form=form, indicator=one, position=place) for place, one in enumerate(indicators)
        )
    return form


def opened(kind: str, year: int) -> Any:
    """Open a period in which everybody fills the whole form."""
    from nhipcau.reports.actions.periods import open_period
    from nhipcau.reports.models import Report

    period = open_period(by=None, at=AT, root_id="vn", kind=kind, year=year)
    Report.objects.filter(period=period).update(form=whole_form())
    return period


def figures(form: Any, chance: random.Random) -> dict[str, tuple[int, int | None, str, bool]]:
    """Return one unit's made-up figures; one cell in ten stays empty."""
    found: dict[str, tuple[int, int | None, str, bool]] = {}
    for line in form.rows.select_related("indicator") if not hasattr(form, "made") else form.made:
        if chance.random() < 0.1:
            continue
        base = chance.randint(1, 90) * 1000 if line.indicator.is_ratio else None
        most = base // 1000 if base else 400
        found[line.indicator.code] = (chance.randint(0, most) * 1000, base, "", chance.random() < 0.1)
    return found


def loaded(period: Any, writer: Any, judge: Any) -> int:
    """Hand in and approve everybody's report of a past period."""
    from nhipcau.reports.actions.loading import load_past
    from nhipcau.reports.models import Report

    chance, form = random.Random(SEED + period.pk), whole_form()
    form.made = list(form.rows.select_related("indicator"))
    units = Report.objects.filter(period=period).order_by("pk").values_list("unit_id", flat=True)
    values = {unit: figures(form, chance) for unit in units}
    return load_past(by=judge, at=AT, period=period, submitted_by=writer, approved_by=judge, values=values)


def filled(period: Any, skip: int) -> None:
    """Fill every report of an open period but the first communes, without handing in."""
    from nhipcau.reports.models import Report, Value

    chance, form = random.Random(SEED), whole_form()
    form.made = list(form.rows.select_related("indicator"))
    indicators = {line.indicator.code: line.indicator for line in form.made}
    reports = Report.objects.filter(period=period).order_by("level", "pk")[skip:]
    Value.objects.bulk_create(
        (
            Value(report=row, indicator=indicators[code], amount=told[0], base=told[1], is_confirmed=True)
            for row in reports
            for code, told in figures(form, chance).items()
        ),
        batch_size=5000,
    )


def typed_sheet(report: Any) -> bytes:
    """Return the report's sheet with every number typed in, as a spreadsheet program saves it."""
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    from nhipcau.reports.form_sheet import form_sheet
    from nhipcau.reports.rules import sheet_cells

    book_in = CalamineWorkbook.from_filelike(io.BytesIO(form_sheet(report)))
    rows = book_in.get_sheet_by_index(0).to_python(skip_empty_area=False)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Biểu số liệu")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, int | float):
                sheet.write_number(row, column, value)
            elif value not in (None, ""):
                sheet.write_string(row, column, str(value))
    ratios = {
        line.indicator.code
        for line in report.form.rows.select_related("indicator")
        if line.indicator.is_ratio
    }
    for line in sheet_cells.lines_in(rows):
        sheet.write_number(line.address("amount"), 7)
        if line.code in ratios:
            sheet.write_number(line.address("base"), 9)
    book.close()
    return file.getvalue()
