"""Random steps of units, judges and a hand in the database: totals equal the approved values, always.

Small in the fast suite; thousands of steps when slow tests run. The same machine on SQLite and PostgreSQL.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.reports.making import NOW, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.closing import close_level, reopen_level
from nhipcau.reports.actions.filling import keep_cells
from nhipcau.reports.actions.reviewing import approve, approve_many, return_report, withdraw
from nhipcau.reports.actions.submitting import recall, submit
from nhipcau.reports.models import Report, ReviewAction, Rollup, Value
from nhipcau.reports.queries.closing import closing_of
from nhipcau.reports.queries.totals import below, missing
from nhipcau.reports.rules.cells import Cell

UNITS = ("p04", "c04001", "c04002", "p20", "c20001")
JUDGED = ("submitted", "approved")
amounts = st.one_of(st.none(), st.integers(0, 9).map(lambda one: one * 1_000), st.integers(0, 10**12))
units = st.sampled_from(UNITS)
TAMPERING = [
    "UPDATE reports_value SET amount = amount + 1 WHERE report_id = %s",
    "DELETE FROM reports_value WHERE report_id = %s",
    "UPDATE reports_report SET state = 'open' WHERE id = %s AND state = 'approved'",
    "UPDATE reports_report SET decided_by_id = submitted_by_id WHERE id = %s AND state = 'approved'",
    "UPDATE reports_revision SET sha256 = 'x' WHERE report_id = %s",
    "DELETE FROM reports_review_action WHERE report_id = %s",
]


class Office(RuleBasedStateMachine):
    """Five units, two people each who fill and judge, two people of the country."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.clock = NOW
        self.frozen: dict[str, tuple[int, dict[str, Any]]] = {}
        self.steps = 0
        self.closed: dict[str, dict[str, str]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def open(self) -> None:
        make_tree(2, 2)
        self.period = make_period()
        self.people = {
            unit: [make_official(f"{unit}-{n}", "officer", "reviewer", unit=unit) for n in (1, 2)]
            for unit in ("vn", *UNITS)
        }
        for unit in UNITS:
            make_report(self.period, unit, f"p{unit[1:3]}" if unit.startswith("c") else "")

    def report(self, unit: str) -> Report:
        return Report.objects.select_related("period").get(period=self.period, unit=unit)

    def act(self, action: Any, by: Any, **given: Any) -> Any:
        """Do it; being refused by action or database is an answer like any other."""
        self.clock += timedelta(minutes=1)
        try:
            with transaction.atomic():
                return action(by=by, at=self.clock, **given)
        except (Refused, PermissionDenied, DatabaseError):
            return None

    def judge(self, unit: str, who: int) -> Any:
        """Return somebody of the unit above; the third is somebody of elsewhere."""
        above = self.report(unit).parent_id or unit
        return self.people[above][who] if who < 2 else self.people["p20"][0]

    @rule(
        unit=units, who=st.integers(0, 1), number=amounts, share=st.integers(0, 9), is_estimate=st.booleans()
    )
    def edit(self, unit: str, who: int, number: int | None, share: int, is_estimate: bool) -> None:
        row = self.report(unit)
        cells = {
            "releases": Cell(amount=number, is_estimate=is_estimate and number is not None),
            "enquiries_in_time": Cell(amount=share * 1_000, base=9_000),
        }
        self.act(keep_cells, self.people[unit][who], report=row, seen=row.revision, cells=cells)

    @rule(unit=units, who=st.integers(0, 1))
    def send(self, unit: str, who: int) -> None:
        row = self.report(unit)
        self.act(submit, self.people[unit][who], report=row, seen=row.revision)

    @rule(unit=units, who=st.integers(0, 1))
    def take_back(self, unit: str, who: int) -> None:
        row = self.report(unit)
        self.act(recall, self.people[unit][who], report=row, seen=row.revision)

    @rule(unit=units, who=st.integers(0, 2), behind=st.sampled_from([0, 0, 0, 1]))
    def pass_on(self, unit: str, who: int, behind: int) -> None:
        row = self.report(unit)
        self.act(approve, self.judge(unit, who), report=row, seen=row.revision - behind)

    @rule(unit=units, who=st.integers(0, 2))
    def send_back(self, unit: str, who: int) -> None:
        row = self.report(unit)
        cells = {"releases": "Xem lại", "staff": "Còn trống"}
        self.act(return_report, self.judge(unit, who), report=row, seen=row.revision, reason="", cells=cells)

    @rule(unit=units, who=st.integers(0, 2))
    def take_approval_back(self, unit: str, who: int) -> None:
        row = self.report(unit)
        self.act(withdraw, self.judge(unit, who), report=row, seen=row.revision, reason="Sai số")

    @rule(above=st.sampled_from(["p04", "p20", "vn"]), who=st.integers(0, 1))
    def pass_many(self, above: str, who: int) -> None:
        rows = list(Report.objects.filter(period=self.period, parent=above, state="submitted"))
        self.act(approve_many, self.people[above][who], reports=rows)

    @rule(unit=st.sampled_from(["p04", "p20", "vn"]), who=st.integers(0, 1), names=st.sampled_from([1, 1, 0]))
    def close(self, unit: str, who: int, names: int) -> None:
        reasons = dict.fromkeys(missing(self.period, unit), "Chưa gửi") if names else {}
        closing = self.act(
            close_level, self.people[unit][who], period=self.period, unit_id=unit, reasons=reasons
        )
        if closing:
            self.closed[unit] = self.approved(unit)

    @rule(unit=st.sampled_from(["p04", "p20", "vn"]), who=st.integers(0, 1))
    def reopen(self, unit: str, who: int) -> None:
        closing = closing_of(self.period, unit)
        if closing and self.act(reopen_level, self.people[unit][who], closing=closing, why="Bổ sung"):
            del self.closed[unit]

    @rule(unit=units, number=st.integers(0, len(TAMPERING) - 1))
    def tamper(self, unit: str, number: int) -> None:
        row = self.report(unit)
        if row.state not in JUDGED:
            return
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(TAMPERING[number], [row.pk])
        except DatabaseError:
            return

    def approved(self, unit: str) -> dict[str, str]:
        return dict(below(self.period, unit).values_list("unit_id", "state").filter(state="approved"))

    @invariant()
    def totals_are_the_approved_values(self) -> None:
        if not hasattr(self, "period"):
            return
        expected: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0] * 5)
        approved = Value.objects.filter(
            report__period=self.period, report__state="approved", amount__isnull=False
        )
        for value in approved.select_related("report"):
            parts = (value.amount, value.base or 0, 1, value.is_estimate, value.origin == "stated")
            for unit in (value.report.province_id, "vn"):
                cell = expected[unit, value.indicator_id]
                cell[:] = [have + int(part or 0) for have, part in zip(cell, parts, strict=True)]
        columns = ("unit_id", "indicator_id", "amount", "base", "filled", "estimated", "stated")
        stored = {(unit, one): parts for unit, one, *parts in Rollup.objects.values_list(*columns)}
        assert stored == dict(expected)

    @invariant()
    def judged_values_are_what_was_frozen(self) -> None:
        if not hasattr(self, "period"):
            return
        for row in Report.objects.filter(period=self.period, state__in=JUDGED):
            said = dict(row.values.values_list("indicator__code", "amount"))
            content = row.revisions.get(number=row.number).content["values"]
            assert {code: cell["amount"] for code, cell in content.items()} == said
            assert self.frozen.setdefault(row.unit_id, (row.number, said)) == (row.number, said) or (
                self.frozen[row.unit_id][0] < row.number
            )
            self.frozen[row.unit_id] = (row.number, said)

    @invariant()
    def nobody_approves_his_own_and_the_way_only_grows(self) -> None:
        if not hasattr(self, "period"):
            return
        for row in Report.objects.filter(period=self.period, state="approved").select_related("decided_by"):
            assert row.decided_by_id != row.submitted_by_id
            assert row.decided_by is not None
            assert row.decided_by.unit_id == row.parent_id
            last = ReviewAction.objects.filter(report=row).last()
            assert last is not None
            assert (last.step, last.number, last.by_id) == ("approve", row.number, row.decided_by_id)
        count = ReviewAction.objects.count()
        assert count >= self.steps
        self.steps = count

    @invariant()
    def a_closed_level_stands_still(self) -> None:
        for unit, approved in self.closed.items():
            assert self.approved(unit) == approved
            closing = closing_of(self.period, unit)
            assert closing is not None
            assert closing.approved == len(approved)
            assert closing.missing.count() == closing.expected - closing.approved


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Office,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.django_db
def test_random_steps_of_an_office() -> None:
    run(examples=6, steps=40)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.timeout(600)
def test_thousands_of_random_steps() -> None:
    run(examples=30, steps=150)
