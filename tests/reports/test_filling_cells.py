"""The open form: what is counted arrives, what is stated stays, empty is not zero, nobody overwrites anybody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.reports.making import NOW, fill, indicator, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.reports.actions import prefilling
from nhipcau.reports.actions.filling import (
    CONFIRM,
    CellsRefused,
    keep_cells,
    prefill,
    prefill_due,
    write_words,
)
from nhipcau.reports.models import Indicator, Report, Value
from nhipcau.reports.queries.counting import Counted
from nhipcau.reports.queries.reports import get_report_for, reports_for, values_of
from nhipcau.reports.rules import cells as rules
from nhipcau.reports.rules.cells import Cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> dict[str, Any]:
    make_tree(2, 2)
    period = make_period()
    return {
        "period": period, "report": make_report(period, "c04001", "p04"), "p04": make_report(period, "p04"),
        "p20": make_report(period, "p20"), "by": make_official("xa", "officer", unit="c04001"),
    }  # fmt: skip


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int | None, int | None]]:
    """Let every counter say what the test says."""
    told: dict[str, tuple[int | None, int | None]] = {}

    def counted(counter: str, *_place: Any, **_more: Any) -> Counted:
        return Counted(*told.get(counter, (None, None)), rows=[])

    monkeypatch.setattr(prefilling, "counted", counted)
    monkeypatch.setattr(prefilling, "works_here", lambda _unit: True)
    Indicator.objects.filter(code="releases").update(counter="releases")
    Indicator.objects.filter(code="enquiries_in_time").update(counter="enquiries_in_time")
    return told


def value(report: Report, code: str) -> Value:
    return values_of(report)[code]


def keep(office: dict[str, Any], **cells: Any) -> int:
    return keep_cells(by=office["by"], at=NOW, report=office["report"], seen=None, cells=cells)


def test_a_count_fills_an_empty_cell_and_waits_to_be_looked_at(office: dict[str, Any], counts: Any) -> None:
    counts["releases"], counts["enquiries_in_time"] = (3_000, None), (1_000, 2_000)
    assert prefill(by=office["by"], at=NOW, report=office["report"]) == 2
    row = value(office["report"], "releases")
    assert (row.amount, row.origin, row.is_confirmed) == (3_000, "counted", False)
    share = value(office["report"], "enquiries_in_time")
    assert (share.amount, share.base) == (1_000, 2_000)
    assert office["report"].counted_at == NOW
    keep(office, releases=CONFIRM)
    assert value(office["report"], "releases").is_confirmed
    assert prefill(by=office["by"], at=NOW, report=office["report"]) == 0
    assert value(office["report"], "releases").is_confirmed, "the same count asks nobody again"


def test_zero_counted_is_a_number_and_unknown_is_none(office: dict[str, Any], counts: Any) -> None:
    counts["releases"] = (0, None)
    prefill(by=None, at=NOW, report=office["report"])
    assert value(office["report"], "releases").amount == 0
    assert "enquiries_in_time" not in values_of(office["report"])
    counts["releases"] = (None, None)
    prefill(by=None, at=NOW, report=office["report"])
    assert value(office["report"], "releases").amount == 0, "a blank overwrites nothing"


def test_a_stated_number_stays_and_the_counted_one_stands_beside_it(
    office: dict[str, Any], counts: Any
) -> None:
    keep(office, releases=Cell(9_000))
    counts["releases"] = (3_000, None)
    prefill(by=None, at=NOW, report=office["report"])
    row = value(office["report"], "releases")
    assert (row.amount, row.counted_amount, row.origin) == (9_000, 3_000, "stated")
    assert not row.is_confirmed, "stated before it was counted, so it still owes its reason"
    with pytest.raises(CellsRefused) as refused:
        keep(office, releases=Cell(9_000))
    assert refused.value.cells == {"releases": rules.NEEDS_REASON}
    assert refused.value.parts()["releases"][0] == "note"
    keep(office, releases=Cell(9_000, note="có 6 văn bản giấy"))
    counts["releases"] = (4_000, None)
    prefill(by=None, at=NOW, report=office["report"])
    row = value(office["report"], "releases")
    assert (row.amount, row.counted_amount, row.note, row.is_confirmed) == (
        9_000,
        4_000,
        "có 6 văn bản giấy",
        True,
    )
    counts["releases"] = (9_000, None)
    prefill(by=None, at=NOW, report=office["report"])
    assert value(office["report"], "releases").origin == "counted"


def test_what_was_emptied_on_purpose_stays_empty(office: dict[str, Any], counts: Any) -> None:
    counts["releases"] = (3_000, None)
    prefill(by=None, at=NOW, report=office["report"])
    keep(office, releases=Cell(None, note="không thuộc phạm vi"))
    counts["releases"] = (4_000, None)
    prefill(by=None, at=NOW, report=office["report"])
    row = value(office["report"], "releases")
    assert (row.amount, row.counted_amount) == (None, 4_000)


def test_one_bad_cell_saves_nothing(office: dict[str, Any]) -> None:
    with pytest.raises(CellsRefused) as refused:
        keep(office, releases=Cell(1_000), enquiries_in_time=Cell(5_000, 2_000), unknown=Cell(1))
    assert refused.value.cells == {"enquiries_in_time": rules.OVER_BASE, "unknown": rules.NOT_ASKED}
    assert values_of(office["report"]) == {}
    assert Report.objects.get(pk=office["report"].pk).revision == 1


def test_cells_that_are_not_named_stay(office: dict[str, Any]) -> None:
    assert keep(office, releases=Cell(1_000), staff=Cell(2_000)) == 2
    assert keep(office, releases=Cell(1_000)) == 0
    keep(office, releases=Cell(None))
    assert (value(office["report"], "releases").amount, value(office["report"], "staff").amount) == (
        None,
        2_000,
    )


def test_two_editors_meet_a_notice(office: dict[str, Any]) -> None:
    seen = office["report"].revision
    keep(office, releases=Cell(1_000))
    with pytest.raises(Stale):
        keep_cells(by=office["by"], at=NOW, report=office["report"], seen=seen, cells={"staff": Cell(1_000)})
    assert "staff" not in values_of(office["report"])


def test_a_confirmation_needs_a_count(office: dict[str, Any]) -> None:
    with pytest.raises(CellsRefused):
        keep(office, releases=CONFIRM)


def test_only_the_units_own_people_write_and_strangers_see_nothing(office: dict[str, Any]) -> None:
    above = make_official("tinh", "officer", unit="p04")
    with pytest.raises(Refused):
        keep_cells(by=above, at=NOW, report=office["report"], seen=None, cells={"staff": Cell(1_000)})
    with pytest.raises(Refused):
        write_words(by=above, at=NOW, report=office["report"], seen=None, words={"leadership": "x"})
    stranger = make_official("khac", "officer", unit="p20")
    neighbour = make_official("ben", "officer", unit="c04002")
    for person in (stranger, neighbour):
        with pytest.raises(Http404):
            get_report_for(person, office["report"].public_id)
    assert set(reports_for(above)) == {office["report"], office["p04"]}
    assert reports_for(make_official("bo", "officer", unit="vn")).count() == 3


def test_the_database_refuses_a_looked_at_difference_without_reason(office: dict[str, Any]) -> None:
    row = {"report": office["report"], "indicator": indicator("releases"), "amount": 1, "counted_amount": 2}
    with pytest.raises(IntegrityError), transaction.atomic():
        Value.objects.create(**row, is_confirmed=True)
    Value.objects.create(**row)


def test_the_worker_counts_once_a_day_where_somebody_has_an_account(
    office: dict[str, Any], counts: Any
) -> None:
    counts["releases"] = (3_000, None)
    assert prefill_due(NOW, 10) == 1, "only the unit with an account"
    assert prefill_due(NOW, 10) == 0
    counts["releases"] = (4_000, None)
    assert prefill_due(NOW + timedelta(days=1), 10) == 1
    assert value(office["report"], "releases").amount == 4_000
    assert list(Entry.objects.filter(verb="reports.prefill").values_list("by", flat=True)) == ["system"] * 2
    fill(office["report"], {"staff": None})
    assert value(office["report"], "staff").amount is None
