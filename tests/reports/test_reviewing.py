"""The way up: who returns, approves and withdraws what, with which reason, and what the totals do then."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from tests.reports.making import NOW, fill, hand_in, indicator, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.reports.actions.closing import close_level
from nhipcau.reports.actions.reviewing import approve, approve_many, return_report, withdraw
from nhipcau.reports.models import Report, ReviewAction, Revision, Rollup, Value
from nhipcau.reports.queries.totals import totals
from nhipcau.reports.queries.waiting import get_judged_for, judged_by, neighbours, waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> dict[str, Any]:
    """A province and two communes that handed in, their writers, the province's judge, the country's."""
    make_tree(2, 3)
    period = make_period()
    writer, other = make_official("xa", "officer", unit="c04001"), make_official("tinh", "officer")
    found: dict[str, Any] = {
        "period": period, "writer": writer, "judge": make_official("duyet", "reviewer"),
        "above": make_official("bo", "reviewer", unit="vn"), "p04": make_report(period, "p04"),
    }  # fmt: skip
    for number in (1, 2, 3):
        unit_id = f"c0400{number}"
        found[unit_id] = make_report(period, unit_id, "p04")
        fill(found[unit_id], {"releases": number * 1_000, "enquiries_in_time": (1_000, 2_000)})
        if number < 3:
            hand_in(found[unit_id], writer)
    fill(found["p04"], {"releases": 40_000})
    hand_in(found["p04"], other)
    return found


def told(error: Any) -> str:
    return str(error.value.message)


def test_an_approval_moves_the_totals_and_writes_the_way(office: dict[str, Any]) -> None:
    row = approve(by=office["judge"], at=NOW, report=office["c04001"], seen=1)
    assert (row.state, row.decided_by, row.revision) == ("approved", office["judge"], 2)
    assert totals(office["period"], "p04")["releases"].amount == 1_000
    assert totals(office["period"], "vn")["releases"].amount == 1_000
    assert list(row.steps.values_list("step", "number")) == [("approve", 1)]
    entry = Entry.objects.get(verb="reports.approve_report")
    assert entry.after == {"number": 1, "sha256": "0" * 64}


def test_a_withdrawal_takes_exactly_its_values_back(office: dict[str, Any]) -> None:
    approve(by=office["above"], at=NOW, report=office["p04"], seen=1)
    before = set(Rollup.objects.values_list("unit_id", "indicator_id", "amount", "base", "filled", "stated"))
    row = approve(by=office["judge"], at=NOW, report=office["c04002"], seen=1)
    row = withdraw(by=office["judge"], at=NOW, report=row, seen=2, reason="Gửi nhầm số của tháng trước")
    after = set(Rollup.objects.values_list("unit_id", "indicator_id", "amount", "base", "filled", "stated"))
    assert after == before
    assert (row.state, row.decided_by) == ("submitted", None)
    again = approve(by=office["judge"], at=NOW, report=row, seen=3)
    assert again.state == "approved"


def test_a_return_needs_a_reason_and_puts_it_beside_the_cell(office: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="lý do trả lại"):
        return_report(
            by=office["judge"], at=NOW, report=office["c04001"], seen=1, reason=" ", cells={"staff": " "}
        )
    cells = {"releases": "Cao gấp ba kỳ trước", "staff": "Còn để trống"}
    row = return_report(by=office["judge"], at=NOW, report=office["c04001"], seen=1, reason="", cells=cells)
    assert row.state == "returned"
    beside = dict(row.values.values_list("indicator__code", "returned_why"))
    assert beside == {**cells, "enquiries_in_time": ""}
    assert row.values.get(indicator__code="staff").amount is None
    step = row.steps.get(step="return")
    assert (step.cells, bool(step.reason)) == (cells, True)
    assert not Rollup.objects.exists()


def test_a_cell_of_another_form_is_refused_whole(office: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="không nằm trong biểu mẫu"):
        return_report(
            by=office["judge"], at=NOW, report=office["c04001"], seen=1, reason="Xem lại", cells={"nope": "x"}
        )
    assert Report.objects.get(pk=office["c04001"].pk).state == "submitted"


@pytest.mark.parametrize("who", ["writer", "above", "neighbour"])
def test_only_the_unit_above_judges(office: dict[str, Any], who: str) -> None:
    by = make_official("lang-son", "reviewer", unit="p20") if who == "neighbour" else office[who]
    with pytest.raises((Refused, PermissionDenied)):
        approve(by=by, at=NOW, report=office["c04001"], seen=1)
    assert not Rollup.objects.exists()


def test_an_administrator_never_judges(office: dict[str, Any]) -> None:
    both = make_official("quan-tri", "reviewer", "administrator")
    with pytest.raises(PermissionDenied):
        approve(by=both, at=NOW, report=office["c04001"], seen=1)
    with pytest.raises(PermissionDenied):
        approve_many(by=both, at=NOW, reports=[office["c04001"]])


def test_nobody_approves_what_he_submitted(office: dict[str, Any]) -> None:
    period = make_period(root="p04", year=2025)
    report = make_report(period, "p04")
    fill(report, {"releases": 5_000})
    hand_in(report, office["judge"])
    with pytest.raises(Refused, match="Bạn đã gửi"):
        approve(by=office["judge"], at=NOW, report=report, seen=1)
    second = make_official("duyet-hai", "reviewer")
    assert approve(by=second, at=NOW, report=report, seen=1).state == "approved"
    assert totals(period, "p04")["releases"].filled == 1


def test_what_was_not_seen_is_not_approved(office: dict[str, Any]) -> None:
    Report.objects.filter(pk=office["c04001"].pk).update(revision=4)
    with pytest.raises(Stale):
        approve(by=office["judge"], at=NOW, report=office["c04001"], seen=1)
    with pytest.raises(Stale):
        approve_many(by=office["judge"], at=NOW, reports=[office["c04002"], office["c04001"]])
    assert not Rollup.objects.exists()
    assert not ReviewAction.objects.exists()
    assert not Entry.objects.filter(verb__startswith="reports.").exists()


def test_many_are_approved_at_once_with_one_note(office: dict[str, Any]) -> None:
    done = approve_many(by=office["judge"], at=NOW, reports=[office["c04001"], office["c04002"]])
    assert done == 2
    assert totals(office["period"], "p04")["releases"].amount == 3_000
    assert totals(office["period"], "vn")["enquiries_in_time"].base == 4_000
    entry = Entry.objects.get(verb="reports.approve_many")
    assert entry.after["count"] == 2
    assert ReviewAction.objects.filter(step="approve").count() == 2


@pytest.mark.parametrize("wrong", ["open", "elsewhere", "other_period"])
def test_many_are_all_or_nothing(office: dict[str, Any], wrong: str) -> None:
    last = {"open": office["c04003"], "elsewhere": office["p04"]}.get(wrong)
    if wrong == "other_period":
        last = make_report(make_period(year=2025), "c04001", "p04")
        hand_in(last, office["writer"])
    with pytest.raises(Refused):
        approve_many(by=office["judge"], at=NOW, reports=[office["c04001"], last])
    assert Report.objects.get(pk=office["c04001"].pk).state == "submitted"
    assert not Rollup.objects.exists()


def test_a_closed_level_keeps_its_approvals(office: dict[str, Any]) -> None:
    row = approve(by=office["judge"], at=NOW, report=office["c04001"], seen=1)
    reasons = {"c04002": "Chưa bổ sung số liệu", "c04003": "Chưa gửi"}
    close_level(by=office["judge"], at=NOW, period=office["period"], unit_id="p04", reasons=reasons)
    with pytest.raises(Refused, match="đã chốt"):
        withdraw(by=office["judge"], at=NOW, report=row, seen=2, reason="Sai")
    with pytest.raises(Refused, match="đã chốt"):
        approve(by=office["judge"], at=NOW, report=office["c04002"], seen=1)
    with pytest.raises(Refused, match="đã chốt"):
        approve_many(by=office["judge"], at=NOW, reports=[office["c04002"]])
    assert approve(by=office["above"], at=NOW, report=office["p04"], seen=1).state == "approved"


def test_a_person_sees_exactly_what_his_unit_judges(office: dict[str, Any]) -> None:
    assert {row.unit_id for row in judged_by(office["judge"])} == {"c04001", "c04002", "c04003"}
    assert [row.unit_id for row in waiting_for(office["judge"])] == ["c04001", "c04002"]
    assert [row.unit_id for row in waiting_for(office["above"])] == ["p04"]
    assert not judged_by(office["writer"]).exists()
    before, after = neighbours(office["judge"], office["c04001"])
    assert (before, after) == (None, office["c04002"])
    with pytest.raises(Http404):
        get_judged_for(office["above"], office["c04001"].public_id)


REWRITES = {
    "a step's reason": lambda _o: ReviewAction.objects.update(reason="khác"),
    "a step away": lambda _o: ReviewAction.objects.all().delete(),
    "a revision's content": lambda _o: Revision.objects.update(content={"values": {}}),
    "a revision away": lambda o: Revision.objects.filter(report=o["c04002"]).delete(),
    "an approved value": lambda o: Value.objects.filter(report=o["c04001"]).update(amount=9),
    "a submitted value": lambda o: Value.objects.filter(report=o["c04002"]).update(note="khác"),
    "a value away": lambda o: Value.objects.filter(report=o["c04001"]).delete(),
    "a value more": lambda o: Value.objects.create(
        report=o["c04001"], indicator=indicator("staff"), amount=1
    ),
    "a value moved in": lambda o: Value.objects.filter(report=o["c04003"]).update(report=o["c04001"]),
    "words": lambda o: Report.objects.filter(pk=o["c04001"].pk).update(results="khác"),
    "back without a withdrawal": lambda o: Report.objects.filter(pk=o["c04001"].pk).update(state="submitted"),
    "straight to open": lambda o: Report.objects.filter(pk=o["c04001"].pk).update(state="open"),
    "another judge": lambda o: Report.objects.filter(pk=o["c04001"].pk).update(parent="vn"),
    "who approved": lambda o: Report.objects.filter(pk=o["c04001"].pk).update(decided_by=o["above"]),
}


@pytest.mark.parametrize("rewrite", sorted(REWRITES))
def test_the_database_refuses_to_rewrite(office: dict[str, Any], rewrite: str) -> None:
    row = approve(by=office["judge"], at=NOW, report=office["c04001"], seen=1)
    with pytest.raises(DatabaseError, match="reports: "), transaction.atomic():
        REWRITES[rewrite](office)
    row.refresh_from_db()
    assert (row.state, row.values.get(indicator__code="releases").amount) == ("approved", 1_000)


def test_an_open_report_stays_free(office: dict[str, Any]) -> None:
    fill(office["c04003"], {"releases": 8_000, "staff": 2_000})
    assert Value.objects.filter(report=office["c04003"]).delete()[0] == 3
    assert Report.objects.filter(pk=office["c04003"].pk).update(results="Đã làm") == 1
    assert connection.vendor in {"sqlite", "postgresql"}


def test_the_day_of_a_decision_is_the_one_given(office: dict[str, Any]) -> None:
    later = NOW + timedelta(days=2)
    row = approve(by=office["judge"], at=later, report=office["c04001"], seen=1)
    assert row.decided_at == later
