"""What a report still lacks before it can be handed in, and what is worth a second look.

In: a report. Out: cells, limits, lines. Called by submission and by the page that sends.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q

from nhipcau.reports.models import Finding, FormRow, Report, Value
from nhipcau.reports.queries.findings import unanswered
from nhipcau.reports.queries.reports import WORDS, lines_of, values_of
from nhipcau.reports.rules import states


@dataclass(frozen=True, slots=True)
class Lacking:
    """What stands between a report and the level above."""

    limits: list[Finding]
    """Must be answered first."""
    reasons: list[Value]
    """Must say why they differ from what was counted."""
    empty: list[FormRow]
    """May stay empty: nobody has a figure. Empty is not zero."""
    unconfirmed: list[Value]
    """Counted, and nobody of the unit looked at them yet."""
    unspoken: list[str]
    """Parts of the words without a text, by their field."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing forbids to send it."""
        return not self.limits and not self.reasons


def lacking(report: Report) -> Lacking:
    """Return what a report lacks."""
    values = values_of(report)
    filled = {code for code, row in values.items() if row.amount is not None}
    counted = [row for row in values.values() if row.origin == states.COUNTED and not row.is_confirmed]
    return Lacking(
        limits=unanswered(report), reasons=without_reason(report), unconfirmed=counted,
        empty=[line for line in lines_of(report) if line.indicator.code not in filled],
        unspoken=[name for name in WORDS if not getattr(report, name).strip()],
    )  # fmt: skip


def without_reason(report: Report) -> list[Value]:
    """Return the stated cells that differ from what was counted and do not say why."""
    rows = Value.objects.filter(report=report, origin=states.STATED, counted_amount__isnull=False, note="")
    same = Q(amount=F("counted_amount")) & (Q(base=F("counted_base")) | Q(base__isnull=True))
    plain = Q(qualifier="", is_estimate=False)
    return list(rows.exclude(same & plain).select_related("indicator").order_by("pk"))
