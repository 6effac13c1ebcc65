"""A report's cells beside last period's and the counted ones, with what jumps; for one report or a hundred.

In: reports of one period. Out: lines in the form's order, three questions in all. For the reviewers' pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nhipcau.reports.models import FormRow, Indicator, Period, Report, Value
from nhipcau.reports.queries.periods import period_before
from nhipcau.reports.rules.amounts import say, say_ratio
from nhipcau.reports.rules.jumps import Figure, Jump, jumps
from nhipcau.reports.rules.states import STATED

PER_CENT = "%"
Cells = Mapping[str, Value]


@dataclass(frozen=True)
class Line:
    """One indicator of one report as its reviewer sees it."""

    indicator: Indicator
    now: Value | None
    before: Value | None

    @cached_property
    def jumps(self) -> tuple[Jump, ...]:
        """What is unusual here."""
        return jumps(
            _figure(self.now) or Figure(), _figure(self.before), self.counted,
            is_ratio=self.indicator.is_ratio, per_cent=self.indicator.measure == PER_CENT,
        )  # fmt: skip

    @property
    def counted(self) -> Figure | None:
        """What the system counted, where it counts this at all."""
        if self.now is None or self.now.counted_amount is None:
            return None
        return Figure(self.now.counted_amount, self.now.counted_base)

    @property
    def is_stated(self) -> bool:
        """Whether the unit states its own number where the system counted one."""
        return self.counted is not None and self.now is not None and self.now.origin == STATED

    @property
    def said(self) -> str:
        """The figure in words, empty where nothing stands."""
        return words(_figure(self.now), self.indicator)

    @property
    def said_before(self) -> str:
        """The figure of the period before."""
        return words(_figure(self.before), self.indicator)

    @property
    def said_counted(self) -> str:
        """The counted figure."""
        return words(self.counted, self.indicator)


def sheet(report: Report) -> list[Line]:
    """Return one report's lines."""
    return sheets([report])[report.pk]


def sheets(reports: Sequence[Report]) -> dict[int, list[Line]]:
    """Return the lines of reports of one period, by report."""
    if not reports:
        return {}
    before = _before(period_before(reports[0].period), reports)
    now = _values(reports)
    asked: dict[int, list[Indicator]] = defaultdict(list)
    forms = FormRow.objects.filter(form__in={row.form_id for row in reports}).order_by("position")
    for line in forms.select_related("indicator"):
        asked[line.form_id].append(line.indicator)
    return {
        row.pk: [
            Line(one, now[row.pk].get(one.code), before.get(row.unit_id, {}).get(one.code))
            for one in asked[row.form_id]
        ]
        for row in reports
    }


def unusual(lines: Sequence[Line]) -> list[Line]:
    """Keep the lines with something unusual."""
    return [line for line in lines if line.jumps]


def words(figure: Figure | None, indicator: Indicator) -> str:
    """Write a figure with its measure; empty where there is none."""
    if figure is None or figure.amount is None:
        return ""
    if not indicator.is_ratio:
        return say(figure.amount)
    ratio = say_ratio(figure.amount, figure.base, indicator.measure)
    share = f"{say(figure.amount)}/{say(figure.base)}"
    sign = "%" if indicator.measure == PER_CENT else ""
    return f"{ratio}{sign} ({share})" if ratio else share


def _before(period: Period | None, reports: Sequence[Report]) -> dict[str, Cells]:
    """Return what the same units handed in for the period before; a draft of then is no figure."""
    if period is None:
        return {}
    units = [row.unit_id for row in reports]
    earlier = list(Report.objects.filter(period=period, unit__in=units, number__gt=0))
    cells = _values(earlier)
    return {str(row.unit_id): cells[row.pk] for row in earlier}


def _values(reports: Sequence[Report]) -> dict[int, dict[str, Value]]:
    cells: dict[int, dict[str, Value]] = {row.pk: {} for row in reports}
    rows = Value.objects.filter(report__in=list(cells)).select_related("indicator")
    for value in rows:
        cells[value.report_id][value.indicator.code] = value
    return cells


def _figure(value: Value | None) -> Figure | None:
    return None if value is None else Figure(value.amount, value.base)
