"""The totals of a province and of the whole period, moved by exactly one report's values or made anew.

`add` and `take_away` run inside the transaction of an approval or a withdrawal that holds the period's row
(`hold`); `rebuild` after a loading of past reports. The SQL is read alike by SQLite and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from nhipcau.common.writing import write_gate
from nhipcau.reports.models import Period, Report, Rollup
from nhipcau.reports.rules.states import APPROVED, STATED

_COLUMNS = "period_id, unit_id, indicator_id, amount, base, filled, estimated, stated"
_ESTIMATED = "CASE WHEN v.is_estimate THEN 1 ELSE 0 END"
_STATED = f"CASE WHEN v.origin = '{STATED}' THEN 1 ELSE 0 END"

_ADD = f"""
INSERT INTO reports_rollup ({_COLUMNS})
SELECT r.period_id, u.id, v.indicator_id, v.amount, COALESCE(v.base, 0), 1, {_ESTIMATED}, {_STATED}
FROM reports_value v JOIN reports_report r ON r.id = v.report_id
JOIN units_unit u ON u.id IN (%s, %s)
WHERE v.report_id = %s AND v.amount IS NOT NULL
ON CONFLICT (period_id, unit_id, indicator_id) DO UPDATE SET
  amount = reports_rollup.amount + excluded.amount, base = reports_rollup.base + excluded.base,
  filled = reports_rollup.filled + 1, estimated = reports_rollup.estimated + excluded.estimated,
  stated = reports_rollup.stated + excluded.stated
"""  # noqa: S608 - no outside text
_EMPTIED = """
DELETE FROM reports_rollup WHERE period_id = %s AND unit_id IN (%s, %s) AND filled = 1 AND indicator_id IN
  (SELECT v.indicator_id FROM reports_value v WHERE v.report_id = %s AND v.amount IS NOT NULL)
"""
_TAKEN = f"""
UPDATE reports_rollup SET amount = reports_rollup.amount - v.amount,
  base = reports_rollup.base - COALESCE(v.base, 0), filled = reports_rollup.filled - 1,
  estimated = reports_rollup.estimated - {_ESTIMATED}, stated = reports_rollup.stated - {_STATED}
FROM reports_value v
WHERE v.report_id = %s AND v.amount IS NOT NULL AND v.indicator_id = reports_rollup.indicator_id
  AND reports_rollup.period_id = %s AND reports_rollup.unit_id IN (%s, %s)
"""  # noqa: S608 - no outside text
_OF_PROVINCES = f"""
INSERT INTO reports_rollup ({_COLUMNS})
SELECT r.period_id, r.province_id, v.indicator_id, CAST(SUM(v.amount) AS BIGINT),
  CAST(SUM(COALESCE(v.base, 0)) AS BIGINT), COUNT(*), SUM({_ESTIMATED}), SUM({_STATED})
FROM reports_report r JOIN reports_value v ON v.report_id = r.id
WHERE r.period_id = %s AND r.state = '{APPROVED}' AND v.amount IS NOT NULL
GROUP BY r.period_id, r.province_id, v.indicator_id
"""  # noqa: S608 - no outside text
_OF_ROOT = f"""
INSERT INTO reports_rollup ({_COLUMNS})
SELECT t.period_id, %s, t.indicator_id, CAST(SUM(t.amount) AS BIGINT), CAST(SUM(t.base) AS BIGINT),
  SUM(t.filled), SUM(t.estimated), SUM(t.stated)
FROM reports_rollup t WHERE t.period_id = %s AND t.unit_id <> %s GROUP BY t.period_id, t.indicator_id
"""  # noqa: S608 - no outside text


def hold(period_id: int) -> Period:
    """Keep every other decision of this period waiting until the transaction ends; totals cannot cross."""
    return Period.objects.select_for_update().get(pk=period_id)


def add(report: Report) -> None:
    """Add a report's filled values to the totals of its province and of the period's root."""
    _run(_ADD, [*_levels(report), report.pk])


def take_away(report: Report) -> None:
    """Take exactly a report's values out again; a total of no report any more vanishes."""
    _run(_EMPTIED, [report.period_id, *_levels(report), report.pk])
    _run(_TAKEN, [report.pk, report.period_id, *_levels(report)])


def rebuild(*, period: Period) -> int:
    """Make all totals of a period anew from its approved values; return how many rows they are."""
    with write_gate():
        hold(period.pk)
        Rollup.objects.filter(period=period).delete()
        _run(_OF_PROVINCES, [period.pk])
        if Report.objects.filter(period=period).exclude(province=period.root_id).exists():
            _run(_OF_ROOT, [period.root_id, period.pk, period.root_id])
        return Rollup.objects.filter(period=period).count()


def _levels(report: Report) -> tuple[str, str]:
    return str(report.province_id), str(report.period.root_id)


def _run(sql: str, parameters: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
