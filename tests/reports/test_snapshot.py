"""The frozen figures of a review: whole, exact, by their hash; empty stays empty; what moved later is told."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import Any

import pytest
from tests.reports.making import NOW, fill, hand_in, make_period, make_report
from tests.steering.making import commune_id, make_official, make_tree

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.reports.actions import totals
from nhipcau.reports.actions.reviews import begin_review, freeze_review, write_review
from nhipcau.reports.models import Closing, Finding, Missing, Practice
from nhipcau.reports.queries.reviews import figures
from nhipcau.reports.queries.snapshot import figures_of, snapshot_of
from nhipcau.reports.rules import states
from nhipcau.reports.rules.snapshot import Unwhole, by_code, changes, check, digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> dict[str, Any]:
    """Two provinces of three communes; five of eight reports approved, one waiting, two not here."""
    make_tree()
    period = make_period()
    writer, judge = make_official("viet", "officer"), make_official("duyet", "reviewer")
    reports = {}
    for province in ("p04", "p20"):
        reports[province] = make_report(period, province)
        for number in range(1, 4):
            unit = commune_id(province, number)
            reports[unit] = make_report(period, unit, province)
    amounts = {"p04": 5_000, "p20": 7_500, "c04001": 1_000, "c04002": 2_000, "c20001": 4_000}
    for unit, amount in amounts.items():
        fill(reports[unit], {"releases": amount, "staff": None, "enquiries_in_time": (2_000, 3_000)})
        hand_in(reports[unit], writer, approved_by=judge)
    fill(reports["c04003"], {"releases": 900_000})
    hand_in(reports["c04003"], writer)
    totals.rebuild(period=period)
    return {"period": period, "reports": reports, "writer": writer, "judge": judge}


def test_totals_are_the_sums_of_the_units(country: dict[str, Any]) -> None:
    told = check(snapshot_of(country["period"], "vn", NOW))
    rows = by_code(told)
    assert (rows["releases"]["amount"], rows["releases"]["filled"]) == (19_500, 5)
    assert (rows["enquiries_in_time"]["amount"], rows["enquiries_in_time"]["base"]) == (10_000, 15_000)
    assert [unit["unit_id"] for unit in told["units"]] == ["p04", "p20"]
    assert told["units"][0]["values"]["releases"]["amount"] == 8_000


def test_empty_is_null_and_never_nought(country: dict[str, Any]) -> None:
    told = snapshot_of(country["period"], "vn", NOW)
    staff = by_code(told)["staff"]
    assert (staff["amount"], staff["filled"]) == (None, 0)
    assert "staff" not in told["units"][0]["values"]


def test_who_is_in_and_who_is_missing(country: dict[str, Any]) -> None:
    told = snapshot_of(country["period"], "vn", NOW)
    assert told["counts"] == {"expected": 8, "received": 6, "approved": 5, "late": 0}
    assert told["levels"]["province"]["approved"] == 2
    assert [row["unit_id"] for row in told["missing"]] == ["c04003", "c20002", "c20003"]
    assert told["missing"][0]["province"] == "Tỉnh Cao Bằng"
    assert told["units"][1]["counts"] == {"expected": 3, "received": 1, "approved": 1, "late": 0}


def test_late_are_named_with_the_day_they_came(country: dict[str, Any]) -> None:
    after = NOW + timedelta(days=10)
    told = snapshot_of(country["period"], "p20", after)
    assert [row["unit_id"] for row in told["late"]] == ["c20002", "c20003"]
    assert told["late"][0]["came_on"] is None


def test_a_province_holds_its_own_report_and_its_communes(country: dict[str, Any]) -> None:
    told = check(snapshot_of(country["period"], "p04", NOW))
    assert [(unit["unit_id"], unit["is_own"]) for unit in told["units"]][:2] == [
        ("p04", True),
        ("c04001", False),
    ]
    assert by_code(told)["releases"]["amount"] == 8_000
    assert told["counts"]["expected"] == 3
    assert "releases" not in told["units"][3]["values"], "what nobody approved counts nowhere"


def test_closing_gives_the_reasons(country: dict[str, Any]) -> None:
    closing = Closing.objects.create(
        period=country["period"], unit_id="p20", expected=3, approved=1, closed_at=NOW,
        closed_by=country["judge"],
    )  # fmt: skip
    Missing.objects.create(closing=closing, unit_id="c20002", reason="Mất điện do bão")
    told = snapshot_of(country["period"], "vn", NOW)
    assert {row["unit_id"]: row["reason"] for row in told["missing"]}["c20002"] == "Mất điện do bão"
    assert told["units"][1]["closing"]["approved"] == 1


def test_words_of_units_are_of_approved_reports(country: dict[str, Any]) -> None:
    for unit in ("p04", "c04003"):
        report = country["reports"][unit]
        Practice.objects.create(report=report, title=f"Cách của {unit}", what="Làm.")
    Finding.objects.create(report=country["reports"]["p04"], limit="Thiếu", cause="Ít", remedy="Thêm")
    Finding.objects.create(report=country["reports"]["c04001"], limit="Xã thiếu", cause="Ít", remedy="Thêm")
    told = snapshot_of(country["period"], "vn", NOW)
    assert [row["title"] for row in told["practices"]] == ["Cách của p04"]
    assert [row["limit"] for row in told["findings"]] == ["Thiếu"], "a commune's new limit is its province's"
    assert told["findings"][0]["periods_open"] == 1
    assert figures_of(country["period"], "vn", NOW)["findings"] == []


def test_a_limit_open_for_two_periods_reaches_the_country_first(country: dict[str, Any]) -> None:
    report = country["reports"]["c04001"]
    Finding.objects.create(report=report, limit="Xã thiếu", cause="Ít", remedy="Thêm")
    Finding.objects.create(report=country["reports"]["p04"], limit="Thiếu", cause="Ít", remedy="Thêm")
    later = make_period(kind=states.HALF_1, year=2027)
    fresh = make_report(later, "p04")
    hand_in(fresh, country["writer"], approved_by=country["judge"])
    Finding.objects.create(report=fresh, limit="Mới", cause="Ít", remedy="Thêm")
    told = snapshot_of(later, "vn", NOW)["findings"]
    assert [(row["limit"], row["periods_open"]) for row in told] == [
        ("Thiếu", 2),
        ("Xã thiếu", 2),
        ("Mới", 1),
    ]


def _broken(told: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(told), **changes}


@pytest.mark.parametrize(
    "fault", ["format", "lacks", "more", "float", "sum", "counts", "missing", "twice", "nought"]
)
def test_what_is_not_whole_is_refused(country: dict[str, Any], fault: str) -> None:
    told = copy.deepcopy(snapshot_of(country["period"], "vn", NOW))
    check(told)
    match fault:
        case "format":
            told["format"] = "nhipcau.review/0"
        case "lacks":
            del told["late"]
        case "more":
            told["extra"] = 1
        case "float":
            told["units"][0]["values"]["releases"]["amount"] = 8_000.0
        case "sum":
            told["units"][0]["values"]["releases"]["amount"] += 1
        case "counts":
            told["counts"]["approved"] = 9
        case "missing":
            told["missing"].pop()
        case "twice":
            told["units"].append(told["units"][0])
        case "nought":
            by_code(told)["staff"]["amount"] = 0
    with pytest.raises(Unwhole):
        check(told)


def test_freezing_keeps_the_figures_by_their_hash(country: dict[str, Any]) -> None:
    office = make_official("trung-uong", "officer", unit="vn")
    review = begin_review(by=office, at=NOW, period=country["period"], unit_id="vn")
    assert not figures(review, NOW).is_frozen
    review = write_review(by=office, at=NOW, review=review, seen=review.revision, assessment=" Tốt. ")
    review = freeze_review(by=office, at=NOW, review=review, seen=review.revision)
    assert review.assessment == "Tốt."
    assert digest(review.snapshot) == review.sha256
    assert review.snapshot["annex"] == {"sha256": review.annex.sha256, "units": 6}
    assert digest(review.annex.content) == review.annex.sha256
    assert Entry.objects.get(verb="reports.freeze_review").after["approved"] == 5


def test_what_moves_later_moves_no_frozen_figure(country: dict[str, Any]) -> None:
    office = make_official("trung-uong", "officer", unit="vn")
    review = begin_review(by=office, at=NOW, period=country["period"], unit_id="vn")
    review = freeze_review(by=office, at=NOW, review=review, seen=review.revision)
    report = country["reports"]["c04003"]
    report.state, report.decided_at, report.decided_by = states.APPROVED, NOW, country["judge"]
    report.save()
    totals.add(report)
    told = figures(review, NOW)
    assert told.is_frozen
    assert by_code(told.told)["releases"]["amount"] == 19_500
    [moved] = changes(told.told, figures_of(country["period"], "vn", NOW))
    assert (moved["was"]["amount"], moved["is"]["amount"]) == (19_500, 919_500)
    with pytest.raises(Refused):
        freeze_review(by=office, at=NOW, review=review, seen=review.revision)


def test_totals_that_disagree_with_their_units_are_not_frozen(country: dict[str, Any]) -> None:
    office = make_official("trung-uong", "officer", unit="vn")
    review = begin_review(by=office, at=NOW, period=country["period"], unit_id="vn")
    country["period"].rollups.filter(unit="vn", indicator__code="releases").update(amount=1)
    with pytest.raises(Refused, match="releases"):
        freeze_review(by=office, at=NOW, review=review, seen=review.revision)
    review.refresh_from_db()
    assert review.frozen_at is None
    assert not hasattr(review, "annex")


def test_two_editors_of_one_review_meet(country: dict[str, Any]) -> None:
    office = make_official("trung-uong", "officer", unit="vn")
    review = begin_review(by=office, at=NOW, period=country["period"], unit_id="vn")
    seen = review.revision
    write_review(by=office, at=NOW, review=review, seen=seen, limits="Một")
    with pytest.raises(Stale):
        write_review(by=office, at=NOW, review=review, seen=seen, limits="Hai")


def test_only_the_own_level_is_reviewed(country: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        begin_review(by=country["writer"], at=NOW, period=country["period"], unit_id="vn")
    commune = make_official("xa", "officer", unit="c04001")
    with pytest.raises(Refused):
        begin_review(by=commune, at=NOW, period=country["period"], unit_id="c04001")
