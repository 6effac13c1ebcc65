"""Everybody hands in at the same hour, some twice, while judges approve: nothing lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from tests.attendance.crowd import at_once
from tests.reports.making import CODES, NOW, indicator, make_form, make_period
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.reports.actions.reviewing import approve, withdraw
from nhipcau.reports.actions.submitting import submit
from nhipcau.reports.actions.totals import rebuild
from nhipcau.reports.models import Report, ReviewAction, Revision, Rollup, Value
from nhipcau.reports.queries.totals import totals

pytestmark = pytest.mark.timeout(180)
UNITS, THREADS = 40, 8


@pytest.fixture
def office(file_database: None) -> dict[str, Any]:
    """One province whose communes all have a filled, open form."""
    make_tree(1, 0)
    model = apps.get_model("units.Unit")
    ids = [f"c98{number:03}" for number in range(UNITS)]
    model.objects.bulk_create([model(id=one, level=3) for one in ids])
    period, form = make_period(), make_form("commune")
    reports = Report.objects.bulk_create(
        Report(period=period, unit_id=one, parent_id="p04", province_id="p04", level="commune", form=form,
               due_on=period.due_commune_on, first_due_on=period.due_commune_on)
        for one in ids
    )  # fmt: skip
    asked = [indicator(code) for code, _over_units, _over_time in CODES[:2]]
    Value.objects.bulk_create(
        Value(report=row, indicator=one, amount=(number + 1) * 1_000)
        for number, row in enumerate(reports)
        for one in asked
    )
    judges = [make_official(f"duyet-{number}", "reviewer") for number in range(2)]
    writers = {one: make_official(f"xa-{one}", "officer", unit=one) for one in ids}
    return {"period": period, "reports": reports, "writers": writers, "judges": judges}


def answered(work: Any, **given: Any) -> str:
    """Do it; the other one of two at once is refused, and told so."""
    try:
        work(at=NOW, **given)
    except Refused:
        return "refused"
    return "done"


def sent(office: dict[str, Any], row: Report) -> str:
    return answered(submit, by=office["writers"][row.unit_id], report=row, seen=1)


def test_all_at_once_and_each_twice(office: dict[str, Any]) -> None:
    twice = [Report.objects.get(pk=row.pk) for row in office["reports"] for _again in range(2)]
    told = at_once(lambda row: sent(office, row), twice, threads=THREADS)
    assert Counter(told) == {"done": UNITS, "refused": UNITS}
    assert Report.objects.filter(state="submitted", number=1).count() == UNITS
    assert Revision.objects.count() == UNITS
    assert ReviewAction.objects.filter(step="submit").count() == UNITS
    entries = Entry.objects.filter(verb="reports.submit")
    assert len(set(entries.values_list("subject", flat=True))) == entries.count() == UNITS


def test_approvals_at_once_add_up(office: dict[str, Any]) -> None:
    for row in office["reports"]:
        sent(office, Report.objects.get(pk=row.pk))
    period, judges = office["period"], office["judges"]
    jobs = [(row, judges[number]) for row in office["reports"] for number in range(2)]
    told = at_once(
        lambda job: answered(approve, by=job[1], report=job[0], seen=2), jobs, threads=THREADS
    )  # fmt: skip
    assert Counter(told) == {"done": UNITS, "refused": UNITS}
    whole = sum(range(1, UNITS + 1)) * 1_000
    assert totals(period, "p04")["releases"].amount == whole
    assert totals(period, "vn")["staff"].filled == UNITS
    back = office["reports"][::2]
    given = {"by": judges[0], "seen": 3, "reason": "Sai"}
    assert set(at_once(lambda row: answered(withdraw, report=row, **given), back, threads=THREADS)) == {
        "done"
    }
    stored = set(Rollup.objects.values_list("unit_id", "indicator_id", "amount", "filled", "stated"))
    rebuild(period=period)
    assert set(Rollup.objects.values_list("unit_id", "indicator_id", "amount", "filled", "stated")) == stored
    assert totals(period, "p04")["releases"].filled == UNITS - len(back)
