"""Opening a period, with one report for every unit that owes one; giving a unit more time.

Called by the screens, the sample office and the bench.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.models import FormVersion, Period, Report
from nhipcau.reports.rules import states
from nhipcau.reports.rules.book import book
from nhipcau.reports.rules.periods import Days, days_of
from nhipcau.units.queries.tree import provinces_by_unit, units_below
from nhipcau.units.rules.kinds import COUNTRY_ID, Level, level_of

AT_ONCE = 500
"""Rows a statement, below every database's limit of parameters."""
YEARS = (2020, 2100)


def open_period(*, by: Any, at: datetime, root_id: str, kind: str, year: int) -> Period:
    """Open a period of everything under a unit: the days come of the book, the map of its cut-off day."""
    _refuse_stranger(by, root_id)
    if kind not in book().periods or not YEARS[0] <= year <= YEARS[1]:
        raise Refused(_("Chọn loại kỳ và một năm từ 2020 đến 2100."), field="year")
    rule = book().periods[kind]
    days = days_of(rule, year)
    with write_gate():
        if Period.objects.filter(root_id=root_id, kind=kind, year=year).exists():
            raise Refused(_("Kỳ này đã mở rồi."), field="year")
        name = f"{rule.name} {year}" if kind != states.YEAR else _("Năm %(year)s") % {"year": year}
        period = Period.objects.create(
            root_id=root_id, kind=kind, year=year, name=name, opened_at=at, starts_on=days.starts_on,
            ends_on=days.ends_on, due_commune_on=days.due_commune_on, due_province_on=days.due_province_on,
        )  # fmt: skip
        reports = _expected(period, days, on=min(days.ends_on, timezone.localdate(at)))
        Report.objects.bulk_create(reports, batch_size=AT_ONCE)
        after = {"name": period.name, "ends_on": period.ends_on.isoformat(), "reports": len(reports)}
        note(
            by=by,
            at=at,
            verb="reports.open_period",
            subject=f"reports.period:{period.public_id}",
            after=after,
        )
    return period


def extend_due(*, by: Any, at: datetime, report: Report, due_on: date, reason: str) -> None:
    """Give a unit until a later day; the first day stays written beside it."""
    why = reason.strip()
    if by is not None and by.unit_id != (report.parent_id or report.unit_id):
        raise Refused(_("Chỉ cơ quan cấp trên gia hạn được."), field="due_on")
    if not why:
        raise Refused(_("Ghi lý do gia hạn."), field="reason")
    with write_gate():
        rows = Report.objects.filter(pk=report.pk)
        before = rows.values_list("due_on", flat=True).get()
        if due_on <= before:
            raise Refused(_("Hạn mới phải sau hạn đang có."), field="due_on")
        take_revision(rows, seen=None, due_on=due_on, extended_why=why)
        subject = f"reports.report:{report.public_id}"
        change = {"due_on": due_on.isoformat(), "reason": why}
        note(by=by, at=at, verb="reports.extend_due", subject=subject,
             before={"due_on": before.isoformat()}, after=change)  # fmt: skip
    report.refresh_from_db()


def _refuse_stranger(by: Any, root_id: str) -> None:
    if by is not None and by.unit_id != root_id:
        raise Refused(_("Mỗi cơ quan chỉ mở kỳ báo cáo của mình."))
    if level_of(root_id) not in {Level.COUNTRY, Level.PROVINCE}:
        raise Refused(_("Chỉ trung ương và cấp tỉnh mở kỳ báo cáo."))


def _expected(period: Period, days: Days, *, on: date) -> list[Report]:
    """Return one open report for each unit that stands that day and has a form."""
    forms = {level: _form(level, days.ends_on) for level in states.LEVELS}
    if not any(forms.values()):
        raise Refused(_("Chưa có biểu mẫu nào có hiệu lực trong kỳ này."), field="year")
    places = {unit: unit for unit in _provinces(period, on)} if forms[states.PROVINCE] else {}
    if forms[states.COMMUNE]:
        communes = [row.unit_id for row in units_below(period.root_id, on, Level.COMMUNE)]
        places |= dict(sorted(provinces_by_unit(communes, on).items()))
    return [_report(period, unit, province, forms) for unit, province in places.items()]


def _provinces(period: Period, on: date) -> list[str]:
    if period.root_id != COUNTRY_ID:
        return [period.root_id]
    return [row.unit_id for row in units_below(COUNTRY_ID, on, Level.PROVINCE)]


def _report(period: Period, unit_id: str, province_id: str, forms: dict[str, FormVersion | None]) -> Report:
    level = states.PROVINCE if unit_id == province_id else states.COMMUNE
    above = province_id if unit_id != province_id else period.root_id
    due = period.due_commune_on if level == states.COMMUNE else period.due_province_on
    return Report(
        period=period, unit_id=unit_id, province_id=province_id, level=level, form=forms[level],
        parent_id=above if above != unit_id else None, due_on=due, first_due_on=due,
    )  # fmt: skip


def _form(level: str, on: date) -> FormVersion | None:
    rows = FormVersion.objects.filter(level=level, starts_on__lte=on).exclude(ends_on__lt=on)
    return rows.order_by("-starts_on", "-version").first()
