"""The pages of periods and of a report: typed numbers kept, conflicts told, strangers shut out, empty shown."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.reports.making import NOW, fill, indicator, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common import waiting
from nhipcau.reports.actions.catalogue import load_forms
from nhipcau.reports.actions.filling import keep_cells, keep_finding
from nhipcau.reports.actions.periods import open_period
from nhipcau.reports.actions.submitting import submit
from nhipcau.reports.form_sheet import form_sheet
from nhipcau.reports.models import Period, Report, Value
from nhipcau.reports.queries.form_lines import form_lines
from nhipcau.reports.queries.reports import values_of
from nhipcau.reports.rules.cells import Cell
from nhipcau.steering import deadlines

pytestmark = pytest.mark.django_db
PAGES = ("report", "words", "limits", "excel", "send", "history", "form_xlsx", "add_finding")


@pytest.fixture
def office() -> dict[str, Any]:
    make_tree(2, 2)
    period = make_period()
    report = make_report(period, "c04001", "p04")
    fill(report, {"releases": 5_000, "enquiries_in_time": (1_000, 2_000)})
    by = make_official("xa", "officer", unit="c04001")
    return {"period": period, "report": report, "by": by, "client": signed_in(by)}


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def at(name: str, report: Report, *more: str) -> str:
    return reverse(f"reports:{name}", args=[report.public_id, *more])


def page(report: Report, **typed: str) -> dict[str, str]:
    """Return what a browser posts from the page of numbers as it stands, with some inputs typed over."""
    told = {"seen": str(report.revision)}
    for line in form_lines(report):
        told |= {
            f"{line.code}-was": json.dumps(asdict(line.typed)), f"{line.code}-amount": line.typed.amount,
            f"{line.code}-base": line.typed.base, f"{line.code}-qualifier": line.typed.qualifier,
            f"{line.code}-note": line.typed.note,
        }  # fmt: skip
    return told | {key.replace("__", "-"): value for key, value in typed.items()}


def amount(report: Report, code: str) -> int | None:
    return values_of(report)[code].amount


def test_every_page_opens_for_the_unit_and_shows_empty_as_empty(office: dict[str, Any]) -> None:
    for name in PAGES:
        assert office["client"].get(at(name, office["report"])).status_code == 200, name
    text = office["client"].get(at("report", office["report"])).content.decode()
    assert "chưa có số liệu" in text
    assert 'name="staff-amount" value=""' in text
    assert office["client"].get(reverse("reports:mine")).headers["Location"] == at("report", office["report"])


def test_strangers_find_nothing_and_the_unit_above_reads_but_does_not_write(office: dict[str, Any]) -> None:
    for name, unit in (("ben", "c04002"), ("khac", "p20")):
        client = signed_in(make_official(name, "officer", "reviewer", unit=unit))
        for one in (*PAGES, "prefill", "extend"):
            assert client.get(at(one, office["report"])).status_code in {404, 405}, one
            assert client.post(at(one, office["report"])).status_code in {404, 405}, one
    above = signed_in(make_official("tinh", "officer", unit="p04"))
    answer = above.get(at("report", office["report"]))
    assert answer.status_code == 200
    assert 'name="releases-amount"' not in answer.content.decode()
    assert above.post(at("report", office["report"]), page(office["report"])).status_code == 403
    assert above.get(at("form_xlsx", office["report"])).status_code == 403
    assert above.get(at("add_finding", office["report"])).status_code == 403
    assert above.post(at("send", office["report"]), {"seen": 1}).status_code == 403


def test_typed_numbers_are_saved_and_untouched_ones_stay(office: dict[str, Any]) -> None:
    answer = office["client"].post(
        at("report", office["report"]), page(office["report"], staff__amount="1.234,5")
    )
    assert answer.status_code == 302
    assert amount(office["report"], "staff") == 1_234_500
    assert amount(office["report"], "releases") == 5_000


def test_a_deleted_number_asks_for_the_sign(office: dict[str, Any]) -> None:
    answer = office["client"].post(
        at("report", office["report"]), page(office["report"], releases__amount="")
    )
    assert answer.status_code == 422
    assert "Gõ dấu" in answer.content.decode()
    assert amount(office["report"], "releases") == 5_000
    office["client"].post(at("report", office["report"]), page(office["report"], releases__amount="–"))
    assert amount(office["report"], "releases") is None
    text = office["client"].get(at("report", office["report"])).content.decode()
    assert 'name="releases-amount" value="–"' in text, "emptied on purpose is not the same as never filled"


def test_one_bad_number_saves_nothing_and_keeps_what_was_typed(office: dict[str, Any]) -> None:
    typed = page(office["report"], staff__amount="007", releases__amount="9")
    answer = office["client"].post(at("report", office["report"]), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="007"' in text
    assert 'name="releases-amount" value="9"' in text
    assert amount(office["report"], "releases") == 5_000


def test_a_conflict_keeps_what_was_typed_and_shows_what_stands(office: dict[str, Any]) -> None:
    typed = page(office["report"], releases__amount="9")
    keep_cells(by=office["by"], at=NOW, report=office["report"], seen=None,
               cells={"releases": Cell(7_000), "staff": Cell(3_000)})  # fmt: skip
    answer = office["client"].post(at("report", office["report"]), typed)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="releases-amount" value="9"' in text
    assert 'name="staff-amount" value="3"' in text, "what the other person saved is not overwritten"
    assert "Người khác vừa ghi 7" in text
    assert amount(office["report"], "releases") == 7_000


def test_all_counts_are_confirmed_in_one_click_and_one_alone(office: dict[str, Any]) -> None:
    for code in ("releases", "staff"):
        row = {"amount": 4_000, "counted_amount": 4_000, "origin": "counted"}
        Value.objects.update_or_create(report=office["report"], indicator=indicator(code), defaults=row)
    office["client"].post(at("report", office["report"]), page(office["report"], confirm="staff"))
    told = {code: row.is_confirmed for code, row in values_of(office["report"]).items()}
    assert (told["staff"], told["releases"]) == (True, False)
    office["report"].refresh_from_db()
    office["client"].post(at("report", office["report"]), page(office["report"], confirm="*"))
    assert values_of(office["report"])["releases"].is_confirmed


def test_a_secrecy_stamp_stops_at_its_cell(office: dict[str, Any]) -> None:
    typed = page(office["report"], staff__amount="5", staff__note="TUYỆT MẬT")
    assert office["client"].post(at("report", office["report"]), typed).status_code == 422
    assert "staff" not in values_of(office["report"])


def test_an_offered_sentence_is_put_in_unsaved(office: dict[str, Any]) -> None:
    url = at("words", office["report"])
    told = {"seen": office["report"].revision, "leadership": "Đã họp hai lần.", "insert": "leadership"}
    answer = office["client"].post(url, told)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Đã họp hai lần.\n" in text.replace("\r\n", "\n")
    assert "releases: 5 bản" in text
    office["report"].refresh_from_db()
    assert office["report"].leadership == "", "nothing is saved by itself"
    office["client"].post(url, {"seen": office["report"].revision, "leadership": "Đã họp."})
    office["report"].refresh_from_db()
    assert office["report"].leadership == "Đã họp."
    stale = office["client"].post(url, {"seen": 1, "leadership": "Khác"})
    assert stale.status_code == 422
    assert "Khác" in stale.content.decode()
    office["report"].refresh_from_db()
    assert office["report"].leadership == "Đã họp."


def test_a_limit_is_named_changed_and_dropped(office: dict[str, Any]) -> None:
    told = {"limit": "Thiếu người", "cause": "Chưa tuyển", "remedy": "Tuyển", "topic": ""}
    assert (
        office["client"].post(at("add_finding", office["report"]), {**told, "cause": ""}).status_code == 422
    )
    office["client"].post(at("add_finding", office["report"]), told)
    row = office["report"].findings.get()
    office["client"].post(
        at("change_finding", office["report"], row.public_id), {**told, "topic": "Dịch tin"}
    )
    row.refresh_from_db()
    assert row.topic == "Dịch tin"
    assert office["client"].get(at("drop_finding", office["report"], row.public_id)).status_code == 200
    office["client"].post(at("drop_finding", office["report"], row.public_id))
    assert not office["report"].findings.exists()


def test_sending_names_what_is_missing_and_an_answer_lets_it_pass(office: dict[str, Any]) -> None:
    earlier = make_report(make_period(kind="half1"), "c04001", "p04")
    limit = keep_finding(
        by=office["by"], at=NOW, report=earlier, limit="Thiếu người dịch", cause="a", remedy="b"
    )
    submit(by=office["by"], at=NOW, report=earlier, seen=earlier.revision)
    text = office["client"].get(at("send", office["report"])).content.decode()
    assert "Thiếu người dịch" in text
    assert "disabled" in text
    refused = office["client"].post(at("send", office["report"]), {"seen": office["report"].revision})
    assert refused.status_code == 422
    url = at("answer_finding", office["report"], limit.public_id)
    assert office["client"].get(url).status_code == 200
    office["client"].post(url, {"answer": "settled", "words": "Đã mời cộng tác viên"})
    office["report"].refresh_from_db()
    sent = office["client"].post(at("send", office["report"]), {"seen": office["report"].revision})
    assert sent.headers["Location"] == at("history", office["report"])
    office["report"].refresh_from_db()
    assert office["report"].state == "submitted"
    assert (
        'name="releases-amount"' not in office["client"].get(at("report", office["report"])).content.decode()
    )
    office["client"].post(at("send", office["report"]), {"seen": office["report"].revision})
    office["report"].refresh_from_db()
    assert office["report"].state == "open"


def test_the_history_tells_what_changed_between_two_revisions(office: dict[str, Any]) -> None:
    for value in ("6", "8"):
        office["report"].refresh_from_db()
        office["client"].post(at("report", office["report"]), page(office["report"], releases__amount=value))
        for _step in range(2 if value == "6" else 1):  # send, take back, send again
            office["report"].refresh_from_db()
            office["client"].post(at("send", office["report"]), {"seen": office["report"].revision})
    text = office["client"].get(at("history", office["report"])).content.decode()
    assert "<td>6</td><td>8</td>" in text
    same = office["client"].get(at("history", office["report"]) + "?from=2&to=2").content.decode()
    assert "Hai bản giống nhau" in same


def test_a_sheet_is_handed_in_on_its_page(office: dict[str, Any]) -> None:
    good = SimpleUploadedFile("bieu.xlsx", form_sheet(office["report"]))
    assert office["client"].post(at("excel", office["report"]), {"file": good}).status_code == 302
    other = make_report(office["period"], "c04002", "p04")
    wrong = SimpleUploadedFile("bieu.xlsx", form_sheet(other))
    answer = office["client"].post(at("excel", office["report"]), {"file": wrong})
    assert answer.status_code == 422
    assert "đơn vị khác" in answer.content.decode()


def test_periods_are_opened_listed_and_exported() -> None:
    make_tree(2, 2)
    load_forms(NOW)
    above = signed_in(make_official("bo", "officer", unit="vn"))
    assert "chưa được luật sư kiểm tra" in above.get(reverse("reports:open_period")).content.decode()
    answer = above.post(reverse("reports:open_period"), {"kind": "half2", "year": 2026})
    period = Period.objects.get()
    url = reverse("reports:period", args=[period.public_id])
    assert answer.headers["Location"] == url
    assert "Xã Mẫu 04 1" in above.get(url).content.decode()
    assert "Xã Mẫu 20 1" not in above.get(url, {"q": "mau 04"}).content.decode()
    late = above.get(url, {"time": "late", "level": "commune", "province": "p04", "state": "open"})
    assert late.status_code == 200
    lines = b"".join(above.get(url, {"export": "csv"})).decode().splitlines()
    assert len(lines) == 1 + 6
    assert any("Tỉnh Cao Bằng" in line for line in lines)
    row = Report.objects.get(unit="c04001")
    province = signed_in(make_official("tinh", "officer", unit="p04"))
    seen = province.get(url).content.decode()
    assert "Xã Mẫu 04 1" in seen
    assert "Xã Mẫu 20 1" not in seen
    told = {"due_on": "2026-12-05", "reason": "Lũ lụt"}
    assert province.post(at("extend", row), told).status_code == 302
    row.refresh_from_db()
    assert row.due_on.isoformat() == "2026-12-05"
    assert "hạn đầu" in province.get(url).content.decode()
    commune = signed_in(make_official("xa", "officer", unit="c04001"))
    assert commune.get(reverse("reports:periods")).status_code == 200
    refused = commune.post(reverse("reports:open_period"), {"kind": "half1", "year": 2026})
    assert refused.status_code == 422


def test_a_long_period_takes_few_questions(django_assert_max_num_queries: Any) -> None:
    make_tree(2, 30)
    load_forms(NOW)
    client = signed_in(make_official("bo", "officer", unit="vn"))
    period = open_period(by=None, at=NOW, root_id="vn", kind="half2", year=2026)
    with django_assert_max_num_queries(24):
        assert client.get(reverse("reports:period", args=[period.public_id])).status_code == 200


def test_an_open_form_waits_for_its_unit_and_has_a_deadline(office: dict[str, Any]) -> None:
    told = [
        row for row in waiting.waiting_for(office["by"], NOW) if row.url == at("report", office["report"])
    ]
    assert [row.title for row in told] == [office["period"].name]
    day = office["report"].due_on
    rows = [row for row in deadlines.of_unit("c04001", day, day) if "reports.report" in row.subject]
    assert [(row.due_on, row.up_unit_id, row.is_settled) for row in rows] == [(day, "p04", False)]
    submit(by=office["by"], at=NOW, report=office["report"], seen=office["report"].revision)
    assert all(
        row.is_settled for row in deadlines.of_unit("c04001", day, day) if "reports.report" in row.subject
    )
    assert not [
        row for row in waiting.waiting_for(office["by"], NOW) if row.url == at("report", office["report"])
    ]
