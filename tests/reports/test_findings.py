"""Limits: whole or refused, asked again in the next period, shown above after two, inherited by one unit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.reports.making import NOW, hand_in, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.filling import answer_finding, drop_finding, keep_finding
from nhipcau.reports.models import Finding, Report
from nhipcau.reports.queries.findings import findings_above, open_findings, unanswered
from nhipcau.units.models import Succession, UnitEdge, UnitName

pytestmark = pytest.mark.django_db
LIMIT = {"limit": "Thiếu người dịch", "cause": "Chưa tuyển", "remedy": "Mời cộng tác viên"}


@pytest.fixture
def office() -> dict[str, Any]:
    make_tree(2, 3)
    first, second = make_period(kind="half1", year=2026), make_period(kind="half2", year=2026)
    return {
        "first": first, "second": second, "by": make_official("xa", "officer", unit="c04001"),
        "before": make_report(first, "c04001", "p04"), "now": make_report(second, "c04001", "p04"),
    }  # fmt: skip


def name_limit(office: dict[str, Any], **more: Any) -> Finding:
    return keep_finding(by=office["by"], at=NOW, report=office["before"], **{**LIMIT, **more})


def test_a_limit_needs_its_cause_and_its_remedy(office: dict[str, Any]) -> None:
    for name in ("limit", "cause", "remedy"):
        with pytest.raises(Refused) as refused:
            name_limit(office, **{name: "  "})
        assert refused.value.field == name
    assert not Finding.objects.exists()


def test_a_limit_stands_in_the_next_form_once_it_was_handed_in(office: dict[str, Any]) -> None:
    row = name_limit(office)
    assert open_findings("c04001", office["second"]) == [], "a draft binds nobody"
    hand_in(office["before"], office["by"])
    assert open_findings("c04001", office["second"]) == [row]
    assert open_findings("c04001", office["first"]) == [], "not in the form that named it"
    assert open_findings("c04002", office["second"]) == []
    assert unanswered(office["now"]) == [row]
    answer_finding(
        by=office["by"], at=NOW, report=office["now"], finding=row, answer="settled", words="Đã mời"
    )
    assert unanswered(office["now"]) == []
    assert open_findings("c04001", office["second"]) == [row], "the answer stays in sight until it is sent"


def test_an_answer_needs_words_and_a_limit_that_waits(office: dict[str, Any]) -> None:
    row = name_limit(office)
    call = {"by": office["by"], "at": NOW, "report": office["now"], "finding": row}
    with pytest.raises(Refused):
        answer_finding(**call, answer="still", words="Còn chờ")
    hand_in(office["before"], office["by"])
    with pytest.raises(Refused):
        answer_finding(**call, answer="still", words=" ")
    with pytest.raises(Refused):
        answer_finding(**call, answer="maybe", words="Còn chờ")
    answer_finding(**call, answer="still", words="Còn chờ")
    answer_finding(**call, answer="settled", words="Đã xong")
    assert office["now"].answers.get().answer == "settled"


def test_a_limit_shows_above_after_two_periods(office: dict[str, Any]) -> None:
    row = name_limit(office)
    hand_in(office["before"], office["by"])
    assert findings_above("p04", date(2026, 11, 20)) == []
    above = findings_above("p04", date(2026, 11, 26))
    assert [(one.finding, one.periods_open) for one in above] == [(row, 2)]
    assert findings_above("vn", date(2026, 11, 26)) == above
    assert findings_above("p20", date(2026, 11, 26)) == []
    row.settled_at = NOW
    row.save()
    assert findings_above("p04", date(2026, 11, 26)) == []


def test_a_limit_said_to_be_still_there_shows_above_at_once(office: dict[str, Any]) -> None:
    row = name_limit(office)
    hand_in(office["before"], office["by"])
    answer_finding(
        by=office["by"], at=NOW, report=office["now"], finding=row, answer="still", words="Còn chờ"
    )
    assert findings_above("p04", date(2026, 11, 20)) == []
    hand_in(office["now"], office["by"])
    assert [one.periods_open for one in findings_above("p04", date(2026, 11, 20))] == [2]


def test_a_unit_that_is_gone_leaves_its_limits_to_the_main_one_in_its_place(office: dict[str, Any]) -> None:
    row = name_limit(office)
    hand_in(office["before"], office["by"])
    Report.objects.filter(pk=office["now"].pk).delete()
    make_report(office["second"], "c04002", "p04")
    make_report(office["second"], "c04003", "p04")
    last = date(2026, 8, 31)
    UnitName.objects.filter(unit="c04001").update(ends_on=last)
    UnitEdge.objects.filter(child="c04001").update(ends_on=last)
    Succession.objects.create(source_id="c04001", target_id="c04003", basis="part")
    Succession.objects.create(source_id="c04001", target_id="c04002", basis="whole")
    assert open_findings("c04002", office["second"]) == [row]
    assert open_findings("c04003", office["second"]) == [], "one unit owes the answer"


def test_only_an_own_limit_that_nobody_answered_is_dropped(office: dict[str, Any]) -> None:
    row = name_limit(office)
    with pytest.raises(Refused):
        drop_finding(by=office["by"], at=NOW, report=office["now"], finding=row)
    drop_finding(by=office["by"], at=NOW, report=office["before"], finding=row)
    assert not Finding.objects.exists()
