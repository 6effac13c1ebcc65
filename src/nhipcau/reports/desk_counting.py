"""Words and screens of counting for the menu, the record and the start page; imported by `desk`.

Beside a directive, an obligation and a task: the line of the report that says what came of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common import beside
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Card, Line
from nhipcau.reports.queries.accounted import Accounted, lines_for, totals_for
from nhipcau.reports.tables.counting import figure
from nhipcau.steering.queries.trail import line_of_task, lines_of_directive, lines_of_obligation

SEE = "reports.see_reports"


def directive_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show in which lines a directive is accounted for."""
    return _told(person, lines_of_directive(person, public_id))


def obligation_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show in which line an obligation is accounted for."""
    return _told(person, lines_of_obligation(person, public_id))


def task_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show the line of its unit's report that a task counts for."""
    unit_id, codes = line_of_task(person, public_id)
    return _card(lines_for(person, codes, unit_id)) if unit_id else None


def _told(person: Any, codes: list[str]) -> Card | None:
    return _card([*lines_for(person, codes, str(person.unit_id)), *totals_for(person, codes)])


def _card(rows: list[Accounted]) -> Card | None:
    if not rows:
        return None
    lines = [
        Line(f"{row.indicator.name} · {row.period}", figure(row.amount, row.base, row.indicator), url=row.url)
        for row in rows
    ]
    return Card(title=_("Trong báo cáo"), caption=_("con số nói kết quả đến đâu"), lines=lines)


beside.add("steering.directive", Beside("reports.lines", directive_card, needs=SEE, order=50))
beside.add("steering.obligation", Beside("reports.lines", obligation_card, needs=SEE, order=50))
beside.add("steering.task", Beside("reports.lines", task_card, needs=SEE, order=50))
