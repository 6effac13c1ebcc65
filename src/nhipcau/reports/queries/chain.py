"""Who is to judge a report, from the unit above up to the office that asks, by their names of a day.

In: reports and a day. Out: plain values for `Revision.chain`. For submission and loading.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nhipcau.reports.models import Report
from nhipcau.units.queries.bodies import unit_titles

Chain = list[dict[str, str]]


def chain_of(report: Report, on: date) -> Chain:
    """Return who judges one report, as of a day."""
    return chains_of([report], on)[report.pk]


def chains_of(reports: Iterable[Report], on: date) -> dict[int, Chain]:
    """Return who judges each report; where nobody stands above, another person of the own unit does."""
    ways = {report.pk: _way(report) for report in reports}
    names = unit_titles({unit for way in ways.values() for unit in way}, on)
    return {
        key: [{"unit": unit, "name": names.get(unit) or unit} for unit in way] for key, way in ways.items()
    }


def _way(report: Report) -> list[str]:
    above = report.parent_id or report.unit_id
    root = report.period.root_id
    return [above] if above == root else [above, root]
