"""Periods: days from the book, one report a unit, more time with a reason; past reports loaded whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.reports.actions.catalogue import load_forms
from nhipcau.reports.actions.loading import load_past
from nhipcau.reports.actions.periods import extend_due, open_period
from nhipcau.reports.models import FormRow, FormVersion, Indicator, Report, ReviewAction, Revision, Value
from nhipcau.reports.queries.periods import get_period_for, periods_for
from nhipcau.reports.queries.reports import sha256_of
from nhipcau.reports.queries.totals import totals
from nhipcau.units.models import UnitEdge, UnitName

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 20, 2, 5, tzinfo=UTC)


@pytest.fixture
def office() -> dict[str, Any]:
    make_tree(2, 3)
    load_forms(NOW)
    return {
        "above": make_official("bo", "officer", unit="vn"), "by": make_official("tinh", "officer"),
        "judge": make_official("duyet", "reviewer", unit="vn"),
    }  # fmt: skip


def test_the_book_is_loaded_once(office: dict[str, Any]) -> None:
    assert load_forms(NOW) == 0
    province = FormVersion.objects.get(level="province")
    assert FormRow.objects.filter(form=province).count() == Indicator.objects.count() == 40
    assert FormRow.objects.filter(form__level="commune").count() == 16


def test_a_country_period_expects_every_province_and_commune(office: dict[str, Any]) -> None:
    period = open_period(by=office["above"], at=NOW, root_id="vn", kind="half1", year=2026)
    assert (period.starts_on, period.ends_on) == (date(2025, 12, 15), date(2026, 6, 14))
    rows = {row.unit_id: row for row in Report.objects.all()}
    assert len(rows) == 2 + 6
    assert (rows["p04"].parent_id, rows["p04"].due_on) == ("vn", date(2026, 6, 6))
    assert (rows["c04001"].parent_id, rows["c04001"].province_id) == ("p04", "p04")
    assert rows["c04001"].due_on == rows["c04001"].first_due_on == date(2026, 5, 31)
    assert rows["c04001"].form.level == "commune"
    with pytest.raises(Refused):
        open_period(by=office["above"], at=NOW, root_id="vn", kind="half1", year=2026)


def test_a_province_opens_its_own(office: dict[str, Any]) -> None:
    period = open_period(by=office["by"], at=NOW, root_id="p04", kind="year", year=2026)
    assert sorted(Report.objects.values_list("unit_id", "parent_id")) == [
        ("c04001", "p04"), ("c04002", "p04"), ("c04003", "p04"), ("p04", None),
    ]  # fmt: skip
    assert periods_for(make_official("xa", "clerk", unit="c04002")).get() == period
    assert not periods_for(make_official("khac", "clerk", unit="p20")).exists()
    assert get_period_for(office["above"], period.public_id) == period
    with pytest.raises(Refused):
        open_period(by=office["by"], at=NOW, root_id="vn", kind="half1", year=2026)
    with pytest.raises(Refused):
        open_period(by=office["by"], at=NOW, root_id="p04", kind="half1", year=1999)


def test_communes_without_a_form_of_that_day_owe_nothing(office: dict[str, Any]) -> None:
    open_period(by=None, at=NOW, root_id="vn", kind="half1", year=2025)
    assert set(Report.objects.values_list("level", flat=True)) == {"province"}


def test_the_map_of_today_says_who_reports_where_the_cut_off_is_still_to_come(office: dict[str, Any]) -> None:
    for model, key in ((UnitName, "unit"), (UnitEdge, "child")):
        model.objects.filter(**{key: "c04003"}).update(ends_on=date(2026, 5, 1))
    open_period(by=None, at=NOW, root_id="vn", kind="half1", year=2026)
    assert Report.objects.filter(unit="c04003").exists(), "it stands on the day of opening"


def test_more_time_needs_a_reason_and_keeps_the_first_day(office: dict[str, Any]) -> None:
    open_period(by=office["above"], at=NOW, root_id="vn", kind="half1", year=2026)
    row = Report.objects.get(unit="c04001")
    later = date(2026, 6, 10)
    for by, day, why in (
        (office["by"], later, " "),
        (office["by"], row.due_on, "Lũ"),
        (office["above"], later, "Lũ"),
    ):
        with pytest.raises(Refused):
            extend_due(by=by, at=NOW, report=row, due_on=day, reason=why)
    extend_due(by=office["by"], at=NOW, report=row, due_on=later, reason="Lũ")
    assert (row.due_on, row.first_due_on, row.extended_why) == (later, date(2026, 5, 31), "Lũ")


def test_past_reports_are_loaded_as_if_they_had_been_handed_in(office: dict[str, Any]) -> None:
    period = open_period(by=office["above"], at=NOW, root_id="vn", kind="half1", year=2026)
    cells = {"releases": (5_000, None, "about", True), "enquiries_in_time": (1_000, 2_000, "", False),
             "staff": (None, None, "", False), "site_visits": (1_000, None, "", False)}  # fmt: skip
    early = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
    count = load_past(
        by=None, at=NOW, period=period, submitted_by=office["by"], approved_by=office["judge"],
        values=dict.fromkeys(("p04", "c04001", "c04002"), cells), words={"p04": {"leadership": "Đã họp."}},
        findings={"p04": [("Thiếu người", "Chưa tuyển", "Tuyển", "Dịch tin")]}, submitted_at={"p04": early},
        approve={"p04", "c04001"},
    )  # fmt: skip
    assert count == 3
    rows = {row.unit_id: row for row in Report.objects.filter(number=1)}
    assert {unit: row.state for unit, row in rows.items()} == {
        "p04": "approved", "c04001": "approved", "c04002": "submitted",
    }  # fmt: skip
    assert rows["p04"].first_submitted_at == early
    assert Value.objects.filter(report=rows["c04001"]).count() == 3, "visits are no line of a commune's form"
    frozen = Revision.objects.get(report=rows["p04"])
    assert sha256_of(frozen.content) == frozen.sha256
    assert frozen.content["findings"][0]["topic"] == "Dịch tin"
    assert [step["unit"] for step in frozen.chain] == ["vn"]
    assert totals(period, "p04")["releases"].amount == 10_000, "approved ones alone"
    assert "staff" not in totals(period, "vn"), "empty is not zero"
    assert ReviewAction.objects.count() == 5
    assert Entry.objects.filter(verb="reports.load_past").count() == 1
