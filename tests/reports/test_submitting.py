"""Handing in: frozen with hash and judges, refused while limits wait or reasons lack, taken back unjudged."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from tests.reports.making import NOW, fill, indicator, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.filling import answer_finding, keep_cells, keep_finding, write_words
from nhipcau.reports.actions.reviewing import approve, return_report
from nhipcau.reports.actions.submitting import recall, submit
from nhipcau.reports.models import Finding, Report, Revision, Value
from nhipcau.reports.queries.reports import content_of, sha256_of
from nhipcau.reports.rules.cells import Cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> dict[str, Any]:
    make_tree(2, 2)
    first, second = make_period(kind="half1"), make_period(kind="half2")
    return {
        "by": make_official("xa", "officer", unit="c04001"), "judge": make_official("duyet", "reviewer"),
        "before": make_report(first, "c04001", "p04"), "now": make_report(second, "c04001", "p04"),
    }  # fmt: skip


def send(office: dict[str, Any], name: str = "now", at: Any = NOW) -> Revision:
    report = office[name]
    report.refresh_from_db()
    return submit(by=office["by"], at=at, report=report, seen=report.revision)


def limit_before(office: dict[str, Any]) -> Finding:
    """Name a limit in the first period's report, which is handed in and approved."""
    row = keep_finding(by=office["by"], at=NOW, report=office["before"], limit="Thiếu người dịch (mẫu)",
                       cause="Chưa có biên chế", remedy="Mời cộng tác viên", topic="Dịch tin")  # fmt: skip
    send(office, "before")
    approve(by=office["judge"], at=NOW, report=office["before"], seen=office["before"].revision)
    return row


def test_a_submission_freezes_what_stood_there_and_who_judges(office: dict[str, Any]) -> None:
    fill(office["now"], {"releases": 5_000, "staff": None})
    write_words(by=office["by"], at=NOW, report=office["now"], seen=None, words={"leadership": "Đã họp."})
    frozen = send(office)
    report = Report.objects.get(pk=office["now"].pk)
    assert (report.state, report.number, report.submitted_by, report.first_submitted_at) == (
        "submitted", 1, office["by"], NOW,
    )  # fmt: skip
    assert frozen.content["values"]["releases"]["amount"] == 5_000
    assert frozen.content["values"]["staff"]["amount"] is None, "empty is not zero"
    assert frozen.content["words"]["leadership"] == "Đã họp."
    assert [step["unit"] for step in frozen.chain] == ["p04", "vn"]
    assert frozen.chain[0]["name"] == "Tỉnh Cao Bằng"
    assert sha256_of(frozen.content) == frozen.sha256 == sha256_of(json.loads(json.dumps(frozen.content)))
    assert sha256_of(content_of(report)) == frozen.sha256


def test_nothing_is_written_after_it_was_sent_and_the_old_revision_stays(office: dict[str, Any]) -> None:
    fill(office["now"], {"releases": 5_000})
    first = send(office)
    with pytest.raises(Refused):
        keep_cells(by=office["by"], at=NOW, report=office["now"], seen=None, cells={"releases": Cell(1)})
    office["now"].refresh_from_db()
    recall(by=office["by"], at=NOW, report=office["now"], seen=office["now"].revision)
    keep_cells(by=office["by"], at=NOW, report=office["now"], seen=None, cells={"releases": Cell(6_000)})
    second = send(office, at=NOW + timedelta(hours=1))
    assert (first.number, second.number) == (1, 2)
    assert Revision.objects.get(pk=first.pk).content["values"]["releases"]["amount"] == 5_000
    office["now"].refresh_from_db()
    assert office["now"].first_submitted_at == NOW, "in time is judged by the first"
    steps = office["now"].steps.values_list("step", "number")
    assert list(steps) == [("submit", 1), ("recall", 1), ("submit", 2)]


def test_a_returned_cell_loses_its_remark_when_it_is_sent_again(office: dict[str, Any]) -> None:
    fill(office["now"], {"releases": 5_000})
    send(office)
    report = Report.objects.get(pk=office["now"].pk)
    return_report(by=office["judge"], at=NOW, report=report, seen=report.revision, reason="Xem lại",
                  cells={"releases": "Gấp mười kỳ trước"})  # fmt: skip
    assert Value.objects.get(report=report, indicator__code="releases").returned_why == "Gấp mười kỳ trước"
    send(office)
    assert Value.objects.get(report=report, indicator__code="releases").returned_why == ""


def test_a_limit_that_waits_for_an_answer_is_named(office: dict[str, Any]) -> None:
    limit = limit_before(office)
    with pytest.raises(Refused) as refused:
        send(office)
    assert limit.limit in refused.value.message
    assert Report.objects.get(pk=office["now"].pk).state == "open"
    assert not Revision.objects.filter(report=office["now"]).exists()
    answer_finding(
        by=office["by"], at=NOW, report=office["now"], finding=limit, answer="still", words="Còn chờ"
    )
    assert send(office).content["answers"] == [
        {"finding": limit.public_id, "answer": "still", "words": "Còn chờ"}
    ]
    limit.refresh_from_db()
    assert limit.settled_at is None


def test_a_settled_limit_opens_again_with_a_recall(office: dict[str, Any]) -> None:
    limit = limit_before(office)
    answer_finding(
        by=office["by"], at=NOW, report=office["now"], finding=limit, answer="settled", words="Đã mời"
    )
    send(office)
    limit.refresh_from_db()
    assert limit.settled_at == NOW
    office["now"].refresh_from_db()
    recall(by=office["by"], at=NOW, report=office["now"], seen=office["now"].revision)
    limit.refresh_from_db()
    assert limit.settled_at is None
    send(office)
    limit.refresh_from_db()
    assert limit.settled_at is not None


def test_a_difference_without_a_reason_is_named(office: dict[str, Any]) -> None:
    row = {
        "report": office["now"],
        "indicator": indicator("releases"),
        "amount": 9_000,
        "counted_amount": 3_000,
    }
    value = Value.objects.create(**row)
    with pytest.raises(Refused) as refused:
        send(office)
    assert value.indicator.name in refused.value.message
    keep_cells(by=office["by"], at=NOW, report=office["now"], seen=None,
               cells={"releases": Cell(9_000, note="bản giấy")})  # fmt: skip
    send(office)


def test_a_stale_page_sends_nothing(office: dict[str, Any]) -> None:
    keep_cells(by=office["by"], at=NOW, report=office["now"], seen=None, cells={"staff": Cell(1_000)})
    with pytest.raises(Stale):
        submit(by=office["by"], at=NOW, report=office["now"], seen=office["now"].revision - 1)
    assert not Revision.objects.exists()
    assert office["now"].steps.count() == 0


def test_nobody_of_the_unit_above_needs_to_exist_and_strangers_send_nothing(office: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        submit(by=office["judge"], at=NOW, report=office["now"], seen=office["now"].revision)
    send(office)


def test_the_head_of_a_period_is_judged_inside_its_own_house() -> None:
    make_tree(1, 1)
    report = make_report(make_period(root="p04"), "p04")
    writer, judge = make_official("viet", "officer"), make_official("duyet", "reviewer")
    frozen = submit(by=writer, at=NOW, report=report, seen=report.revision)
    assert [step["unit"] for step in frozen.chain] == ["p04"]
    row = approve(by=judge, at=NOW, report=report, seen=report.revision)
    assert row.decided_by == judge
