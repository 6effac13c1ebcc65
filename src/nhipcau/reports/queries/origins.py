"""Where a figure comes from. In: a person, a report's line; out: the value, what was counted, its history.

Called by the page of a value; totals are taken apart in `parts`. Titles of work stay with the unit, but what
everybody may read anyway; the levels above see how many rows there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.reports.models import Indicator, Report, ReviewAction, Revision, Value
from nhipcau.reports.queries.counting import COUNTERS, Counted, Counter, Row, counted
from nhipcau.reports.queries.reports import get_report_for
from nhipcau.reports.rules import states
from nhipcau.steering.queries.trail import TrailLine, trail_of_indicator

STEP_WORDS = {
    states.SUBMIT: _("Đơn vị gửi báo cáo"), states.RETURN: _("Cấp trên trả lại"),
    states.APPROVE: _("Cấp trên duyệt"), states.WITHDRAW: _("Cấp trên rút duyệt"),
    states.RECALL: _("Đơn vị lấy lại báo cáo"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """What a frozen revision holds in this line; `cell` is None where it has none."""

    number: int
    at: datetime
    cell: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything that is told of one value."""

    report: Report
    indicator: Indicator
    value: Value | None
    counter: Counter | None
    now: Counted | None
    """Counted as the page is opened; the form keeps what was counted when it was filled."""
    rows: Sequence[Row]
    """As far as this person may read them."""
    is_own: bool
    held: Sequence[Held]
    said: Sequence[ReviewAction]
    trail: Sequence[TrailLine]

    @property
    def hidden(self) -> int:
        """How many rows only the unit itself may read."""
        return len(self.now.rows) - len(self.rows) if self.now else 0

    @property
    def has_moved(self) -> bool:
        """Whether counting gives another figure by now than stands in the form."""
        if self.now is None or self.value is None or self.value.counted_amount is None:
            return False
        then = (self.value.counted_amount, self.value.counted_base)
        return then != (self.now.amount, self.now.base)


def origin_for(person: Any, public_id: str, code: str, *, at: datetime) -> Origin:
    """Return where a line of a report comes from, or 404."""
    if not person.may("reports.see_reports"):
        raise Http404
    report = get_report_for(person, public_id)
    rows = Indicator.objects.filter(code=code, pk__in=report.form.rows.values("indicator"))
    indicator = get_object_or_404(rows)
    is_own = person.unit_id == report.unit_id
    counter = COUNTERS.get(indicator.counter)
    now = _count(report, counter, at)
    return Origin(
        report=report, indicator=indicator, counter=counter, now=now, is_own=is_own,
        value=Value.objects.filter(report=report, indicator=indicator).first(),
        rows=_readable(now, counter, is_own=is_own), held=_held(report, code), said=_said(report, code),
        trail=trail_of_indicator(
            str(report.unit_id), code, report.period.starts_on, report.period.ends_on
        ) if is_own else [],
    )  # fmt: skip


def _count(report: Report, counter: Counter | None, at: datetime) -> Counted | None:
    if counter is None:
        return None
    period = report.period
    until = min(period.ends_on, day_of(at))
    return counted(counter.key, str(report.unit_id), period.starts_on, until, at=at)


def _readable(now: Counted | None, counter: Counter | None, *, is_own: bool) -> list[Row]:
    if now is None or counter is None:
        return []
    if is_own:
        return list(now.rows)
    return [replace(row, url="") for row in now.rows] if counter.is_public else []


def _held(report: Report, code: str) -> list[Held]:
    rows = Revision.objects.filter(report=report).order_by("-number")
    return [Held(row.number, row.at, row.content.get("values", {}).get(code)) for row in rows]


def _said(report: Report, code: str) -> list[ReviewAction]:
    """Return the steps that spoke of this line, and those that judged the whole, the latest first."""
    rows = list(ReviewAction.objects.filter(report=report).order_by("-at", "-pk"))
    for row in rows:
        row.of_line = row.cells.get(code, "")  # type: ignore[attr-defined]
        row.words = STEP_WORDS[row.step]  # type: ignore[attr-defined]
    return rows
