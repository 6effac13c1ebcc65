"""Totals move by exactly one report's values, equal what a rebuild finds, and vanish with the last value."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.reports.making import NOW, fill, hand_in, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.reports.actions.totals import add, rebuild, take_away
from nhipcau.reports.models import Report, Rollup, Value
from nhipcau.reports.queries.totals import (
    Counts,
    Total,
    by_province,
    counts,
    counts_by_province,
    missing,
    totals,
)

pytestmark = pytest.mark.django_db

Stored = set[tuple[str, int, int, int, int, int, int]]


def stored() -> Stored:
    columns = ("unit_id", "indicator_id", "amount", "base", "filled", "estimated", "stated")
    return set(Rollup.objects.values_list(*columns))


def approved(report: Report, writer: Any, judge: Any) -> Report:
    hand_in(report, writer, approved_by=judge)
    add(report)
    return report


@pytest.fixture
def tree() -> dict[str, Any]:
    """Two provinces with three communes each; every report open and filled."""
    make_tree(2, 3)
    period = make_period()
    reports = {}
    for province in ("p04", "p20"):
        reports[province] = make_report(period, province)
        for number in (1, 2, 3):
            unit_id = f"c{province[1:]}{number:03}"
            reports[unit_id] = make_report(period, unit_id, province)
    for weight, report in enumerate(reports.values(), start=1):
        fill(report, {"releases": weight * 1_000, "enquiries_in_time": (weight * 1_000, weight * 2_000)})
    return {
        "period": period, "reports": reports, "writer": make_official("viet", "officer"),
        "judge": make_official("duyet", "reviewer", unit="vn"),
    }  # fmt: skip


def test_an_approval_adds_once_to_province_and_country(tree: dict[str, Any]) -> None:
    Value.objects.filter(report=tree["reports"]["c04001"], indicator__code="releases").update(
        is_estimate=True
    )
    for unit_id in ("p04", "c04001", "p20"):
        approved(tree["reports"][unit_id], tree["writer"], tree["judge"])
    assert totals(tree["period"], "p04")["releases"] == Total(3_000, 0, 2, 1, 2)
    assert totals(tree["period"], "p04")["enquiries_in_time"] == Total(3_000, 6_000, 2, 0, 2)
    assert totals(tree["period"], "vn")["releases"] == Total(8_000, 0, 3, 1, 3)
    assert set(by_province(tree["period"])) == {"p04", "p20"}


def test_nothing_filled_is_no_row_and_not_zero(tree: dict[str, Any]) -> None:
    report = tree["reports"]["c04002"]
    fill(report, {"releases": None, "enquiries_in_time": None, "staff": None})
    approved(report, tree["writer"], tree["judge"])
    assert totals(tree["period"], "p04") == {}
    zero = tree["reports"]["c04003"]
    fill(zero, {"releases": 0})
    approved(zero, tree["writer"], tree["judge"])
    assert totals(tree["period"], "p04")["releases"].amount == 0


def test_a_withdrawal_leaves_what_was_before(tree: dict[str, Any]) -> None:
    approved(tree["reports"]["p04"], tree["writer"], tree["judge"])
    before = stored()
    fill(tree["reports"]["c04001"], {"staff": 7_500})
    second = approved(tree["reports"]["c04001"], tree["writer"], tree["judge"])
    assert stored() != before
    take_away(second)
    assert stored() == before
    take_away(tree["reports"]["p04"])
    assert stored() == set()


@pytest.mark.parametrize("root", ["vn", "p04"])
def test_a_rebuild_finds_what_is_stored(tree: dict[str, Any], root: str) -> None:
    if root == "p04":
        period = make_period(root="p04", year=2025)
        chosen = [make_report(period, "p04"), make_report(period, "c04001", "p04")]
        for report in chosen:
            fill(report, {"releases": 4_000, "staff": 1})
    else:
        period, chosen = tree["period"], list(tree["reports"].values())[::2]
    for report in chosen:
        approved(report, tree["writer"], tree["judge"])
    before = stored()
    assert before
    assert rebuild(period=period) == len(before)
    assert stored() == before


def test_a_rebuild_leaves_other_periods_alone(tree: dict[str, Any]) -> None:
    approved(tree["reports"]["p04"], tree["writer"], tree["judge"])
    before = stored()
    assert rebuild(period=make_period(year=2024)) == 0
    assert stored() == before


def test_counts_are_of_the_reports_below(tree: dict[str, Any]) -> None:
    hand_in(tree["reports"]["c04001"], tree["writer"], approved_by=tree["judge"])
    late = NOW + timedelta(days=30)
    hand_in(tree["reports"]["c04002"], tree["writer"], late)
    hand_in(tree["reports"]["p04"], tree["writer"])
    period = tree["period"]
    assert counts(period, "p04") == Counts(expected=3, open=1, submitted=1, approved=1, late=1)
    assert counts(period, "p04", on=date(2026, 12, 31)).late == 2
    assert counts(period, "vn") == Counts(expected=8, open=5, submitted=2, approved=1, late=1)
    assert counts_by_province(period) == {"p04": counts(period, "p04"), "p20": counts(period, "p20")}
    assert missing(period, "p04") == ["c04002", "c04003"]
    assert missing(period, "vn") == ["p04", "p20", "c04002", "c04003", "c20001", "c20002", "c20003"]


def test_the_day_of_a_report_is_the_offices_own(tree: dict[str, Any]) -> None:
    """18:00 UTC on the due day is one o'clock of the next day in Vietnam: late."""
    due = tree["reports"]["c04001"].due_on
    for unit_id, hour in (("c04001", 16), ("c04002", 18)):
        at = NOW.replace(year=due.year, month=due.month, day=due.day, hour=hour)
        hand_in(tree["reports"][unit_id], tree["writer"], at)
    assert counts(tree["period"], "p04").late == 1
