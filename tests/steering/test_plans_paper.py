"""The paper of a plan: its parts, its table, what keeps together; the same after its tasks move."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn
from tests.steering.making import NOW, make_official, make_task, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.steering.actions import tasks
from nhipcau.steering.actions.plans import issue_plan
from nhipcau.steering.models import Plan
from nhipcau.steering.printing.plan import plan_paper

pytestmark = pytest.mark.django_db
YEAR = 2026


def make_plan_of(count: int, **more: Any) -> tuple[Any, Plan]:
    make_tree(1)
    officer = make_official("lan", "officer")
    office = apps.get_model("spokespersons.Office").objects.create(
        unit_id="p04",
        name="Ủy ban nhân dân tỉnh Mẫu",
        seat="Mẫu",
        symbol="UBND",
        family=more.pop("family", "state"),
    )
    fields = {
        "title": "Công tác thông tin đối ngoại năm 2026", "bases": "Căn cứ Luật Mẫu", "aims": "Ý một\nÝ hai",
        "duties": "Các sở báo cáo trước ngày 06/6", **more,
    }  # fmt: skip
    plan = Plan.objects.create(unit_id="p04", year=YEAR, office=office, **fields)
    for number in range(count):
        make_task(
            "p04", date(YEAR, 1 + number % 12, 5), plan=plan, title=f"Việc {number}", funding="5 triệu đồng",
            kind=("image", "official", "")[number % 3], lead_words=("Sở A", "Sở B")[number % 2], partners="Xã\nPhường",
        )  # fmt: skip
    return officer, plan


def read(plan: Plan) -> Any:
    return Document(io.BytesIO(plan_paper(plan)))


def texts(document: Any) -> list[str]:
    return [line.text for line in document.paragraphs if line.text.strip()]


def rows_of(document: Any) -> list[list[str]]:
    table = max(document.tables, key=lambda one: len(one.rows))
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_it_has_the_usual_parts_in_their_order() -> None:
    _officer, plan = make_plan_of(7)
    said = texts(read(plan))
    heads = [line for line in said if line.split(".")[0] in {"I", "II", "III", "IV"}]
    assert heads == ["I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "III. KINH PHÍ", "IV. TỔ CHỨC THỰC HIỆN"]
    kinds = [line for line in said if line[:2] in {"1.", "2.", "3."}]
    assert kinds == ["1. Thông tin chính thức", "2. Quảng bá hình ảnh", "3. Công tác chung"]
    assert any("Sở A: chủ trì công việc số" in line for line in said)
    assert "DANH MỤC CÔNG VIỆC NĂM 2026" in [line.upper() for line in said]


def test_its_table_has_every_task_once_and_numbers_them_through() -> None:
    _officer, plan = make_plan_of(30)
    rows = rows_of(read(plan))
    assert rows[0] == ["TT", "Công việc", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Kinh phí"]
    numbered = [row for row in rows[1:] if row[0].isdecimal()]
    assert [row[0] for row in numbered] == [str(number) for number in range(1, 31)]
    assert {row[1] for row in numbered} == {f"Việc {number}" for number in range(30)}


def test_headings_stay_with_their_text_and_no_row_splits() -> None:
    _officer, plan = make_plan_of(30)
    document = read(plan)
    heads = [line for line in document.paragraphs if line.text[:2] in {"I.", "1.", "2.", "3."}]
    assert heads
    assert all(line.paragraph_format.keep_with_next for line in heads)
    table = max(document.tables, key=lambda one: len(one.rows))
    assert all(
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows
    )


def test_the_signed_paper_stays_as_it_was_when_tasks_move_or_end() -> None:
    officer, plan = make_plan_of(6)
    gone = tasks.drop(by=officer, at=NOW, task=plan.tasks.get(title="Việc 5"), seen=None, why="Trùng")
    plan = issue_plan(
        by=officer, at=NOW, plan=plan, seen=None, elsewhere="037/KH-UBND", dated_on=date(2026, 1, 5)
    )
    before = texts(read(plan)), rows_of(read(plan))
    assert gone.title not in str(before)
    tasks.extend(
        by=officer,
        at=NOW,
        task=plan.tasks.get(title="Việc 1"),
        seen=None,
        to_on=date(2026, 12, 30),
        reason="Mưa lũ",
    )
    tasks.drop(by=officer, at=NOW, task=plan.tasks.get(title="Việc 2"), seen=None, why="Không còn kinh phí")
    tasks.finish(by=officer, at=NOW, task=plan.tasks.get(title="Việc 3"), seen=None, words="Xong")
    with override("en"):
        after = texts(read(plan)), rows_of(read(plan))
    assert before == after


def test_number_and_family_stand_in_the_head() -> None:
    officer, plan = make_plan_of(2, family="party")
    plan = issue_plan(by=officer, at=NOW, plan=plan, seen=None, symbol="BCĐ")
    head = "\n".join(cell.text for row in read(plan).tables[0].rows for cell in row.cells)
    assert "Số 01-KH/BCĐ" in head
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in head.upper()


def test_without_an_office_there_is_no_paper() -> None:
    _officer, plan = make_plan_of(1)
    plan.office = None
    with pytest.raises(Refused):
        plan_paper(plan)
