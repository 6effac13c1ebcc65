"""The reviewers' pages: what waits, one report with its jumps, many at once, closing; and whom they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.reports.making import NOW, fill, hand_in, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.waiting import waiting_for as all_waiting_for
from nhipcau.reports.actions.reviewing import approve
from nhipcau.reports.models import Finding, Report, Value
from nhipcau.reports.queries.closing import closing_of
from nhipcau.reports.queries.totals import totals

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> dict[str, Any]:
    """Three communes of p04 that handed in, the first with a figure eight times last period's."""
    make_tree(2, 3)
    writer, judge = make_official("xa", "officer", unit="c04001"), make_official("duyet", "reviewer")
    above = make_official("bo", "reviewer", unit="vn")
    before, period = make_period(year=2025), make_period()
    found: dict[str, Any] = {"period": period, "judge": judge, "above": above, "writer": writer}
    for number in (1, 2, 3):
        unit_id = f"c0400{number}"
        old = make_report(before, unit_id, "p04")
        fill(old, {"releases": 10_000, "enquiries_in_time": (9_000, 10_000)})
        hand_in(old, writer, approved_by=judge)
        found[unit_id] = make_report(period, unit_id, "p04")
        releases = 80_000 if number == 1 else 11_000
        fill(found[unit_id], {"releases": releases, "enquiries_in_time": (9_000, 10_000), "staff": None})
        hand_in(found[unit_id], writer)
    found["p04"] = make_report(period, "p04")
    return found


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def judge_url(office: dict[str, Any], unit_id: str) -> str:
    return reverse("reports:review_report", args=[office[unit_id].public_id])


def test_the_list_searches_and_exports(office: dict[str, Any]) -> None:
    client = signed_in(office["judge"])
    page = client.get(reverse("reports:reviewing"))
    assert page.status_code == 200
    assert "3 báo cáo đang chờ" in page.content.decode()
    found = client.get(reverse("reports:reviewing"), {"q": "mau 04 2", "period": office["period"].public_id})
    assert [row.record.unit_id for row in found.context["table"].rows] == ["c04002"]
    late = client.get(reverse("reports:reviewing"), {"late": "yes", "state": "submitted"})
    assert late.context["table"].paginator.count == 0
    csv = client.get(reverse("reports:reviewing"), {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert "Xã Mẫu 04 1" in csv
    assert "Đã gửi, chờ duyệt" in csv


def test_one_report_shows_what_jumped(office: dict[str, Any]) -> None:
    page = signed_in(office["judge"]).get(judge_url(office, "c04001")).content.decode()
    assert "gấp 8 lần kỳ trước" in page
    assert "1 ô nên xem kỹ" in page
    assert "90% (9/10)" in page
    assert judge_url(office, "c04002") in page
    plain = signed_in(office["judge"]).get(judge_url(office, "c04002")).content.decode()
    assert "ô nên xem kỹ" not in plain


def test_empty_is_said_and_never_zero(office: dict[str, Any]) -> None:
    page = signed_in(office["judge"]).get(judge_url(office, "c04002"))
    staff = next(
        line for _h, rows in page.context["groups"] for line, _b in rows if line.indicator.code == "staff"
    )
    assert (staff.said, staff.jumps) == ("", ())
    assert "chưa có số liệu" in page.content.decode()


def test_a_button_approves_and_goes_on(office: dict[str, Any]) -> None:
    client = signed_in(office["judge"])
    answer = client.post(judge_url(office, "c04001"), {"step": "approve", "seen": 1})
    assert answer.status_code == 302
    assert answer["Location"] == judge_url(office, "c04002")
    assert totals(office["period"], "p04")["releases"].amount == 80_000
    back = client.post(judge_url(office, "c04001"), {"step": "withdraw", "seen": 2, "reason": "Nhầm"})
    assert back.status_code == 302
    assert totals(office["period"], "p04") == {}


def test_a_cells_reason_comes_back_beside_it(office: dict[str, Any]) -> None:
    client = signed_in(office["judge"])
    told = {"step": "return", "seen": 1, "reason": "", "cell-releases": "Đếm cả bài đăng lại"}
    assert client.post(judge_url(office, "c04001"), told).status_code == 302
    value = Value.objects.get(report=office["c04001"], indicator__code="releases")
    assert value.returned_why == "Đếm cả bài đăng lại"
    page = client.get(judge_url(office, "c04001")).content.decode()
    assert "Đếm cả bài đăng lại" in page
    assert 'value="approve"' not in page


def test_reasons_left_over_stop_an_approval(office: dict[str, Any]) -> None:
    told = {"step": "approve", "seen": 1, "cell-releases": "Xem lại"}
    answer = signed_in(office["judge"]).post(judge_url(office, "c04001"), told)
    assert answer.status_code == 422
    assert Report.objects.get(pk=office["c04001"].pk).state == "submitted"
    assert "Xem lại" in answer.content.decode()


def test_many_are_ticked_looked_at_and_approved(office: dict[str, Any]) -> None:
    client, address = (
        signed_in(office["judge"]),
        reverse("reports:approve_many", args=[office["period"].public_id]),
    )
    page = client.get(address, {"chon": "binh-thuong"})
    assert [(row["report"].unit_id, row["is_ticked"]) for row in page.context["rows"]] == [
        ("c04001", False), ("c04002", True), ("c04003", True),
    ]  # fmt: skip
    keys = [row["key"] for row in page.context["rows"] if row["is_ticked"]]
    assert client.post(address, {"chosen": keys}).status_code == 302
    assert totals(office["period"], "p04")["releases"].filled == 2
    assert client.post(address, {"chosen": []}).status_code == 422


def test_a_report_that_changed_after_looking_stops_all(office: dict[str, Any]) -> None:
    client, address = (
        signed_in(office["judge"]),
        reverse("reports:approve_many", args=[office["period"].public_id]),
    )
    keys = [row["key"] for row in client.get(address).context["rows"]]
    Report.objects.filter(pk=office["c04002"].pk).update(revision=9)
    answer = client.post(address, {"chosen": keys})
    assert answer.status_code == 422
    assert "vừa thay đổi" in answer.content.decode()
    assert totals(office["period"], "p04") == {}


def test_a_level_closes_on_its_page(office: dict[str, Any]) -> None:
    client, address = signed_in(office["judge"]), reverse("reports:close", args=[office["period"].public_id])
    approve(by=office["judge"], at=NOW, report=office["c04001"], seen=1)
    refused = client.post(address, {"unit-c04002": "Mất điện dài ngày", "unit-c04003": ""})
    assert refused.status_code == 422
    assert "Xã Mẫu 04 3" in refused.content.decode()
    done = {"unit-c04002": "Mất điện dài ngày", "unit-c04003": "Chưa có cán bộ"}
    assert client.post(address, done).status_code == 302
    page = client.get(address).content.decode()
    assert "1/3" in page
    assert "Chưa có cán bộ" in page
    assert client.post(address, {"why": "Xã gửi bổ sung"}).status_code == 302
    assert closing_of(office["period"], "p04") is None
    assert "Xã gửi bổ sung" in client.get(address).content.decode()


def test_the_country_names_the_communes_of_an_open_province_together(office: dict[str, Any]) -> None:
    client, address = signed_in(office["above"]), reverse("reports:close", args=[office["period"].public_id])
    fields = set(client.get(address).context["form"].fields)
    assert fields == {"unit-p04", "group-p04"}
    told = {"unit-p04": "Chưa gửi", "group-p04": "Tỉnh chưa duyệt"}
    assert client.post(address, told).status_code == 302
    closing = closing_of(office["period"], "vn")
    assert closing is not None
    assert (closing.approved, closing.expected) == (0, 4)
    assert set(closing.missing.values_list("unit_id", "reason")) == {
        ("p04", "Chưa gửi"), *((f"c0400{n}", "Tỉnh chưa duyệt") for n in (1, 2, 3)),
    }  # fmt: skip


@pytest.mark.parametrize("who", ["above", "neighbour"])
def test_other_units_find_nothing(office: dict[str, Any], who: str) -> None:
    by = office["above"] if who == "above" else make_official("lang-son", "reviewer", unit="p20")
    client = signed_in(by)
    assert client.get(judge_url(office, "c04001")).status_code == 404
    assert client.post(judge_url(office, "c04001"), {"step": "approve", "seen": 1}).status_code == 404
    if who == "neighbour":
        for name in ("reports:approve_many", "reports:close"):
            assert client.get(reverse(name, args=[office["period"].public_id])).status_code == 404


def test_an_officer_may_not_judge(office: dict[str, Any]) -> None:
    client = signed_in(make_official("chuyen-vien", "officer"))
    assert client.get(reverse("reports:reviewing")).status_code == 403
    assert client.get(judge_url(office, "c04001")).status_code == 403


def test_the_start_page_is_told_what_waits(office: dict[str, Any]) -> None:
    rows = [row for row in all_waiting_for(office["judge"], NOW) if "/bao-cao/" in row.url]
    assert [row.where for row in rows if row.where] == ["Xã Mẫu 04 1", "Xã Mẫu 04 2", "Xã Mẫu 04 3"]
    for number, unit_id in enumerate(("c04001", "c04002", "c04003")):
        approve(by=office["judge"], at=NOW, report=office[unit_id], seen=1)
        rows = [row for row in all_waiting_for(office["judge"], NOW) if "/duyet/" in row.url]
        assert len(rows) == 2 - number
    assert any("/chot/" in row.url for row in all_waiting_for(office["judge"], NOW))


def test_words_and_limits_are_shown_as_text(office: dict[str, Any]) -> None:
    Finding.objects.create(
        report=office["c04003"], limit="<script>x</script>", cause="Thiếu người", remedy="Cử thêm"
    )
    page = signed_in(office["judge"]).get(judge_url(office, "c04003")).content.decode()
    assert "&lt;script&gt;" in page
    assert "Thiếu người" in page
