"""Plans: what a draft begins with, nothing doubled, issued once and then unchanged; days without one."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.steering.making import (
    NOW,
    TODAY,
    commune_id,
    make_directive,
    make_obligation,
    make_official,
    make_task,
    make_tree,
)

from nhipcau.common.refusals import Refused
from nhipcau.steering.actions import tasks
from nhipcau.steering.actions.plans import change_plan, issue_plan, make_plan
from nhipcau.steering.actions.task_files import BadCellsError, take_tasks_file
from nhipcau.steering.models import Plan, Task
from nhipcau.steering.queries.plans import days_without_plan, get_plan_for, missing_below, plans_below
from nhipcau.steering.rules.planning import basis, days_without, in_year, moved, number_of
from nhipcau.units.rules.kinds import Level

YEAR = 2027


@pytest.fixture
def officer(db: Any) -> Any:
    make_tree(2)
    return make_official("lan", "officer")


def office_of(unit_id: str = "p04") -> Any:
    return apps.get_model("spokespersons.Office").objects.create(
        unit_id=unit_id, name="Ủy ban nhân dân tỉnh Mẫu", seat="Mẫu", symbol="UBND"
    )


def plan_for(officer: Any, **more: Any) -> Plan:
    return make_plan(by=officer, at=NOW, unit_id=officer.unit_id, year=YEAR, **more)


def titles(plan: Plan) -> list[tuple[str, date]]:
    return list(Task.objects.filter(plan=plan).order_by("due_on", "title").values_list("title", "due_on"))


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_draft_takes_each_obligation_as_often_as_it_falls_due(officer: Any) -> None:
    directive = make_directive()
    make_obligation(["p04"], directive, what="Lập kế hoạch", repeats="year", due_on=date(2026, 3, 31))
    make_obligation(["p04"], directive, what="Báo cáo", repeats="half", due_on=date(2026, 6, 6))
    make_obligation(["p04"], directive, what="Tổng kết 2027", repeats="once", due_on=date(2027, 9, 2))
    make_obligation(["p04"], directive, what="Chưa tới", repeats="once", due_on=date(2028, 1, 2))
    make_obligation(["p20"], directive, what="Của tỉnh khác", repeats="year")
    plan = plan_for(officer)
    assert titles(plan) == [
        ("Lập kế hoạch", date(2027, 3, 31)), ("Báo cáo", date(2027, 6, 6)), ("Tổng kết 2027", date(2027, 9, 2)),
        ("Báo cáo", date(2027, 12, 6)),
    ]  # fmt: skip
    assert plan.bases.startswith("Căn cứ Chỉ thị số 07/CT-UBND ngày 15 tháng 1 năm 2026 của ")


def test_pressed_again_nothing_is_doubled_also_after_edits(officer: Any) -> None:
    make_obligation(["p04"], what="Báo cáo", repeats="half", due_on=date(2026, 6, 6))
    last = Plan.objects.create(
        unit_id="p04", year=YEAR - 1, title="Kế hoạch năm 2026", aims="Năm 2026 đổi mới"
    )
    make_task("p04", date(2026, 5, 4), plan=last, title="Tuần phim năm 2026", kind="image")
    plan = plan_for(officer)
    first = titles(plan)
    assert ("Tuần phim năm 2027", date(2027, 5, 4)) in first
    assert plan.aims == "Năm 2027 đổi mới"
    moved_task = Task.objects.get(plan=plan, due_on=date(2027, 12, 6))
    tasks.change_task(
        by=officer, at=NOW, task=moved_task, seen=1, due_on=date(2027, 2, 1), title="Báo cáo cuối năm"
    )
    film = Task.objects.get(plan=plan, kind="image")
    tasks.change_task(by=officer, at=NOW, task=film, seen=1, title="Liên hoan phim")
    plan_for(officer)
    assert len(titles(plan)) == len(first) == 3


def test_last_years_task_of_an_obligation_comes_by_the_obligation_only(officer: Any) -> None:
    obligation = make_obligation(["p04"], what="Báo cáo năm", repeats="year", due_on=date(2026, 11, 25))
    last = Plan.objects.create(unit_id="p04", year=YEAR - 1, title="Kế hoạch năm 2026")
    make_task("p04", date(2026, 11, 25), plan=last, obliged=obligation.units.get(), title="Báo cáo năm 2026")
    dropped = make_task("p04", date(2026, 5, 4), plan=last, title="Bỏ rồi")
    tasks.drop(by=officer, at=NOW, task=dropped, seen=1, why="Không còn kinh phí")
    assert titles(plan_for(officer)) == [("Báo cáo năm", date(2027, 11, 25))]


def test_a_task_made_by_hand_answers_the_obligation(officer: Any) -> None:
    obligation = make_obligation(["p04"], what="Báo cáo", repeats="half", due_on=date(2026, 6, 6))
    make_task("p04", date(2027, 2, 1), obliged=obligation.units.get(), title="Làm tay")
    assert titles(plan_for(officer)) == [("Báo cáo", date(2027, 12, 6))]


def test_issued_by_our_register_it_stands_and_its_tasks_only_move(officer: Any) -> None:
    office = office_of()
    plan = plan_for(officer, office=office)
    with pytest.raises(Refused, match="chưa có công việc"):
        issue_plan(by=officer, at=NOW, plan=plan, seen=None)
    row = tasks.add_task(
        by=officer,
        at=NOW,
        unit_id="p04",
        plan=plan,
        title="In sách ảnh",
        lead_words="Sở Mẫu",
        due_on=date(YEAR, 4, 1),
    )
    plan = issue_plan(by=officer, at=NOW, plan=plan, seen=plan.revision)
    assert (plan.registration.line, plan.issued_on) == ("01/KH-UBND", TODAY)
    for wrong in (
        lambda: change_plan(by=officer, at=NOW, plan=plan, seen=None, title="Khác"),
        lambda: plan_for(officer),
        lambda: issue_plan(by=officer, at=NOW, plan=plan, seen=None),
        lambda: tasks.change_task(by=officer, at=NOW, task=row, seen=None, title="Khác"),
        lambda: tasks.take_out(by=officer, at=NOW, task=row, seen=None),
        lambda: tasks.add_task(
            by=officer,
            at=NOW,
            unit_id="p04",
            plan=plan,
            title="Thêm",
            lead_words="Sở Mẫu",
            due_on=date(YEAR, 4, 1),
        ),
    ):
        with pytest.raises(Refused):
            wrong()
    tasks.extend(by=officer, at=NOW, task=row, seen=None, to_on=date(YEAR, 5, 1), reason="Chờ ảnh")


def test_signed_elsewhere_it_needs_number_and_day(officer: Any) -> None:
    plan = plan_for(officer)
    make_task("p04", date(YEAR, 4, 1), plan=plan)
    for wrong in ({"dated_on": None}, {"dated_on": date(2026, 12, 1)}, {"dated_on": date(2025, 12, 1)}):
        with pytest.raises(Refused) as refusal:
            issue_plan(by=officer, at=NOW, plan=plan, seen=None, elsewhere="37/KH-UBND", **wrong)
        assert refusal.value.field == "dated_on"
    plan = issue_plan(
        by=officer, at=NOW, plan=plan, seen=None, elsewhere="37/KH-UBND", dated_on=date(2026, 11, 2)
    )
    assert (plan.elsewhere, plan.issued_on, plan.registration) == ("37/KH-UBND", date(2026, 11, 2), None)


def test_units_below_with_and_without_a_plan_in_one_question(
    officer: Any, django_assert_max_num_queries: Any
) -> None:
    with_one = commune_id("p04", 1)
    plan = Plan.objects.create(
        unit_id=with_one, year=2026, title="KH", state="issued", issued_on=date(2026, 2, 1)
    )
    make_task(with_one, TODAY, plan=plan)
    Plan.objects.create(unit_id=commune_id("p04", 2), year=2026, title="Dự thảo")
    assert missing_below(plans_below(officer, 2026)) == (2, 3)
    top = make_official("tw", "officer", unit="vn")
    assert missing_below(plans_below(top, 2026, Level.PROVINCE)) == (2, 2)
    assert missing_below(plans_below(top, 2026, Level.COMMUNE)) == (5, 6)
    client, page = signed_in(officer), reverse("steering:plans_below")
    with django_assert_max_num_queries(20):
        said = client.get(page, {"state": "none"}).content.decode()
    assert "Xã Mẫu 04 2" in said
    assert "Xã Mẫu 04 1" not in said
    csv = b"".join(client.get(page, {"export": "csv"}).streaming_content).decode()
    assert "31" in csv  # 1 January to 1 February
    low = make_official("xa", "officer", unit=with_one)
    assert signed_in(low).get(page).status_code == 404


def test_who_sees_which_plan(officer: Any) -> None:
    low = make_official("xa", "officer", unit=commune_id("p04", 1))
    draft = Plan.objects.create(unit_id=low.unit_id, year=2026, title="Dự thảo xã")
    page = reverse("steering:plan", args=[draft.public_id])
    assert signed_in(low).get(page).status_code == 200
    assert signed_in(officer).get(page).status_code == 404
    Plan.objects.filter(pk=draft.pk).update(state="issued", issued_on=TODAY)
    assert signed_in(officer).get(page).status_code == 200
    assert get_plan_for(officer, draft.public_id) == draft
    assert signed_in(make_official("ls", "officer", unit="p20")).get(page).status_code == 404


def test_the_screens_make_write_and_issue_a_plan(officer: Any) -> None:
    office = office_of()
    make_obligation(["p04"], what="Báo cáo", repeats="year", due_on=date(2026, 11, 25))
    client = signed_in(officer)
    answer = client.post(reverse("steering:make_plan"), {"year": YEAR, "office": office.public_id})
    plan = Plan.objects.get()
    assert answer.headers["Location"] == plan.get_absolute_url()
    change = reverse("steering:change_plan", args=[plan.public_id])
    told = {
        "title": "Công tác TTĐN",
        "office": office.public_id,
        "aims": "Nâng chất lượng",
        "seen": plan.revision,
    }
    assert client.post(change, told).status_code == 302
    assert client.post(change, told).status_code == 422  # somebody changed it: we did
    assert "Báo cáo" in client.get(plan.get_absolute_url()).content.decode()
    assert client.get(reverse("steering:plans")).status_code == 200
    paper = client.get(reverse("steering:plan_file", args=[plan.public_id, "docx"]))
    assert b"".join(paper.streaming_content if paper.streaming else [paper.content])[:2] == b"PK"
    plan.refresh_from_db()
    issue = reverse("steering:issue_plan", args=[plan.public_id])
    assert client.post(issue, {"symbol": "UBND", "seen": plan.revision}).status_code == 302
    assert Plan.objects.get().state == "issued"


def workbook(*lines: tuple[Any, ...]) -> SimpleUploadedFile:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}
    )
    sheet = book.add_worksheet()
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line)
    book.close()
    return SimpleUploadedFile("viec.xlsx", file.getvalue())


HEADER = ("Công việc", "Chủ trì", "Hạn", "Loại thông tin", "Sản phẩm")


def test_a_sheet_of_tasks_is_taken_whole(officer: Any) -> None:
    plan = plan_for(officer)
    upload = workbook(
        ("KẾ HOẠCH",), HEADER, ("Dịch sách", "Sở Mẫu", date(YEAR, 6, 30), "Quảng bá hình ảnh", "=1+1"), (),
        ("In tờ rơi", "Sở Mẫu", "30/6/2027", "", 7),
    )  # fmt: skip
    take_tasks_file(by=officer, at=NOW, plan=plan, upload=upload)
    rows = list(
        Task.objects.filter(plan=plan).order_by("position").values_list("title", "kind", "due_on", "product")
    )
    assert rows == [
        ("Dịch sách", "image", date(YEAR, 6, 30), "=1+1"), ("In tờ rơi", "", date(YEAR, 6, 30), "7"),
    ]  # fmt: skip


def test_a_bad_cell_stops_the_whole_sheet_and_is_named(officer: Any) -> None:
    plan = plan_for(officer)
    make_task("p04", date(YEAR, 4, 1), plan=plan, title="Đã có")
    upload = workbook(
        HEADER, ("Tốt", "Sở Mẫu", "30/6/2027", "", ""), ("", "Sở Mẫu", "31/2/2027", "Khác lạ", ""),
        ("Đã có", "", "30/6/2026", "", ""), ("Tốt", "Sở", "1/7/2027", "", ""),
    )  # fmt: skip
    with pytest.raises(BadCellsError) as bad:
        take_tasks_file(by=officer, at=NOW, plan=plan, upload=upload)
    assert {fault.cell: fault.rule for fault in bad.value.faults} == {
        "A3": "empty", "C3": "no_day", "D3": "kind", "B4": "empty", "C4": "wrong_year", "A4": "stands", "A5": "twice",
    }  # fmt: skip
    assert Task.objects.filter(plan=plan).count() == 1


def test_the_template_comes_back_empty_and_is_told_so(officer: Any) -> None:
    plan = plan_for(officer)
    client = signed_in(officer)
    made = client.get(reverse("steering:tasks_form", args=[plan.public_id]))
    content = b"".join(made.streaming_content)
    upload = SimpleUploadedFile("mau.xlsx", content)
    answer = client.post(reverse("steering:upload_tasks", args=[plan.public_id]), {"upload": upload})
    assert answer.status_code == 422
    assert "chưa có dòng nào" in answer.content.decode()


@pytest.mark.parametrize(
    ("issued", "on", "days"),
    [
        (None, date(2026, 12, 31), None), (None, date(2027, 1, 1), 1), (None, date(2027, 4, 9), 99),
        (None, date(2029, 1, 1), 365), (date(2026, 12, 20), date(2027, 6, 1), 0), (date(2027, 1, 1), date(2027, 6, 1), 0),
        (date(2027, 4, 9), date(2027, 6, 1), 98), (date(2026, 12, 20), date(2026, 12, 25), 0),
    ],
)  # fmt: skip
def test_days_of_the_year_without_a_plan(issued: date | None, on: date, days: int | None) -> None:
    assert days_without(2027, issued, on) == days


@given(st.dates(date(2025, 6, 1), date(2029, 1, 1)), st.dates(date(2025, 6, 1), date(2029, 1, 1)))
def test_days_without_never_fall_and_stop_at_signing(issued: date, on: date) -> None:
    before, after = days_without(2027, None, on) or 0, days_without(2027, issued, on) or 0
    assert 0 <= after <= 365
    if issued <= on:
        assert after <= before


def test_words_of_last_year_and_numbers_of_papers() -> None:
    assert in_year("Năm 2026: 12026 và 2026", 2027) == "Năm 2027: 12026 và 2027"
    assert moved(date(2028, 2, 29), 2029) == date(2029, 2, 28)
    assert number_of("037/KH-UBND") == (37, "UBND")
    assert number_of("27-KH/BCĐ") == (27, "BCĐ")
    assert number_of("theo công văn") == (None, "")
    assert basis("47/NQ-CP", date(2024, 4, 15), "Chính phủ", "Ban hành Chương trình").startswith(
        "Căn cứ Nghị quyết số 47/NQ-CP ngày 15 tháng 4 năm 2024 của Chính phủ về ban hành"
    )


def test_days_without_plan_of_a_unit(officer: Any) -> None:
    assert officer
    assert days_without_plan("p04", 2026, date(2026, 1, 31)) == 31
    Plan.objects.create(unit_id="p04", year=2026, title="KH", state="issued", issued_on=date(2026, 1, 11))
    assert days_without_plan("p04", 2026, TODAY) == 10
