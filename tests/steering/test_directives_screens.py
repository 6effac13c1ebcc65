"""The screens of directives: entering, marking, obliging, the lists of what is forgotten, and who sees them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.steering.making import NOW, make_directive, make_obligation, make_official, make_task, make_tree

from nhipcau.common.finding import found_for
from nhipcau.common.waiting import waiting_for
from nhipcau.steering import lines
from nhipcau.steering.models import Clause, Directive, Obligation

pytestmark = pytest.mark.django_db
TEXT = "Mở đầu\nĐiều 1. Các xã lập kế hoạch năm.\n1. Trước 31 tháng 3.\nĐiều 2. Báo cáo."


@pytest.fixture
def officer() -> Any:
    make_tree()
    return make_official("an", "officer")


@pytest.fixture
def client(officer: Any) -> Client:
    told = Client()
    told.force_login(officer)
    return told


def as_person(person: Any) -> Client:
    told = Client()
    told.force_login(person)
    return told


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_from_a_pasted_text_to_bound_units(client: Client) -> None:
    said = {"number": "5/CT-UBND", "issuer": "UBND (mẫu)", "title": "Về điểm báo", "issued_on": "2026-02-01",
            "text": TEXT.replace("\n", "\r\n")}  # fmt: skip
    assert client.post("/chi-dao/van-ban/them/", {**said, "text": f"MẬT\n{TEXT}"}).status_code == 422
    page = client.post("/chi-dao/van-ban/them/", said)["Location"]
    marking = body(client, f"{page}danh-dau/")
    assert "Đánh dấu Điều 1, khoản 1" in marking
    assert 'type="checkbox" name="lines" value="1"' in marking
    assert client.post(f"{page}danh-dau/", {"revision": "1", "lines": ["1", "3"]}).status_code == 422
    assert client.post(f"{page}danh-dau/", {"revision": "1"}).status_code == 422
    assert client.post(f"{page}danh-dau/", {"revision": "1", "lines": ["1", "2"]}).status_code == 302
    clause = Clause.objects.get()
    assert (clause.label, clause.text) == ("Điều 1", "Điều 1. Các xã lập kế hoạch năm.\n1. Trước 31 tháng 3.")
    start = TEXT.index("kế hoạch")
    bar = {"revision": "2", "span": f"{start}:{start + 8}", "words": "kế hoạch", "label": "Điều 1, cụm từ"}
    assert client.post(f"{page}danh-dau/", bar).status_code == 302
    assert client.post(f"{page}danh-dau/", {**bar, "revision": "3", "span": "x:9"}).status_code == 422
    shown = body(client, page)
    assert shown.count("<mark>") == 4
    form = f"/chi-dao/dieu-khoan/{clause.public_id}/giao/"
    assert "Các xã lập kế hoạch năm" in body(client, form)
    bad = {"what": "Lập kế hoạch", "scope": "named", "repeats": "year", "units": "Xã Mẫu 04 1\nXã Không Có"}
    assert "Xã Không Có" in client.post(form, bad).content.decode()
    good = {**bad, "units": "Xã Mẫu 04 1; 04002", "due_on": "2026-03-31", "indicator_code": ""}
    target = client.post(form, good)["Location"]
    obligation = Obligation.objects.get()
    assert sorted(obligation.units.values_list("unit_id", flat=True)) == ["c04001", "c04002"]
    assert "0/2 đơn vị đã có công việc (0%)" in body(client, target)
    assert "0/2 đơn vị đã có công việc (0%)" in body(client, page)


def test_the_lists_tell_who_has_no_task_and_leave_as_files(client: Client) -> None:
    obligation = make_obligation(["c04001", "c04002", "c04003"])
    make_task("c04001", obliged=obligation.units.get(unit_id="c04001"))
    assert "1/3 đã có công việc" in body(client, "/chi-dao/nhiem-vu/?gaps=gaps")
    assert "Lập kế hoạch năm" not in body(client, "/chi-dao/nhiem-vu/?gaps=full")
    units = body(client, "/chi-dao/nhiem-vu/theo-don-vi/?gaps=gaps")
    assert "Xã Mẫu 04 2" in units
    assert "Xã Mẫu 04 1" not in units
    assert "Tỉnh Cao Bằng" in units
    lines_of = body(client, "/chi-dao/nhiem-vu/tung-dong/?standing=none&q=mau")
    assert "Xã Mẫu 04 3" in lines_of
    assert "Xã Mẫu 04 1" not in lines_of
    for address in ("/chi-dao/nhiem-vu/", "/chi-dao/nhiem-vu/theo-don-vi/", "/chi-dao/nhiem-vu/tung-dong/",
                    "/chi-dao/van-ban/", f"/chi-dao/nhiem-vu/{obligation.public_id}/"):  # fmt: skip
        exported = b"".join(client.get(f"{address}?export=csv").streaming_content).decode()
        assert exported.count("\n") >= 2, address
        assert client.get(f"{address}?export=xlsx").status_code == 200
    told = b"".join(client.get("/chi-dao/nhiem-vu/theo-don-vi/?export=csv").streaming_content).decode()
    assert "Xã Mẫu 04 2,Tỉnh Cao Bằng,1,0,1,0" in told.replace("\r", "") or "Xã Mẫu 04 2" in told


def test_the_bound_unit_is_led_to_its_task_and_reminded(officer: Any) -> None:
    obligation = make_obligation(["c04001", "c04002"], indicator_code="")
    commune = make_official("xa", "officer", unit="c04001")
    told = as_person(commune)
    row = obligation.units.get(unit_id="c04001")
    page = body(told, "/chi-dao/nhiem-vu/tung-dong/?whose=own")
    assert f"?obliged={row.public_id}" in page
    assert "Xã Mẫu 04 2" not in page
    told_of = [
        one.title for one in waiting_for(commune, NOW) if str(one.what) == "Nhiệm vụ chưa có công việc"
    ]
    assert told_of == ["Lập kế hoạch năm"]
    make_task("c04001", obliged=row)
    assert not [one for one in waiting_for(commune, NOW) if str(one.what) == "Nhiệm vụ chưa có công việc"]
    found = {finder.key: hits.total for finder, hits in found_for(commune, "tang cuong doi ngoai", most=5)}
    assert found["steering.directives"] == 1


def test_excusing_and_taking_back_by_clicking(client: Client) -> None:
    obligation = make_obligation(["c04001"])
    row = obligation.units.get()
    assert (
        client.post(f"/chi-dao/nhiem-vu/dong/{row.public_id}/mien/", {"why": "không biên giới"}).status_code
        == 302
    )
    assert "không biên giới" in body(client, f"/chi-dao/nhiem-vu/{obligation.public_id}/")
    assert client.get(f"/chi-dao/nhiem-vu/dong/{row.public_id}/giao-lai/").status_code == 200
    assert client.post(f"/chi-dao/nhiem-vu/dong/{row.public_id}/giao-lai/").status_code == 302
    change = {"what": "Lập kế hoạch quý", "repeats": "once", "revision": "1"}
    assert client.post(f"/chi-dao/nhiem-vu/{obligation.public_id}/sua/", change).status_code == 302
    assert client.post(f"/chi-dao/nhiem-vu/{obligation.public_id}/rut/", {"why": "nhầm"}).status_code == 302
    assert client.post(f"/chi-dao/dieu-khoan/{obligation.clause.public_id}/bo/").status_code == 302
    directive = Directive.objects.get()
    typed = {"label": "Điều 9", "text": "Gõ tay", "revision": str(directive.revision)}
    assert client.post(f"/chi-dao/van-ban/{directive.public_id}/go-dieu-khoan/", typed).status_code == 302
    assert "Gõ tay" in body(client, directive.get_absolute_url())


def test_another_units_rows_are_404_everywhere(officer: Any) -> None:
    obligation = make_obligation(["c04001"])
    directive, clause, row = obligation.clause.directive, obligation.clause, obligation.units.get()
    stranger = as_person(make_official("khac", "officer", unit="p20"))
    for address in (
        f"van-ban/{directive.public_id}/", f"van-ban/{directive.public_id}/sua/",
        f"van-ban/{directive.public_id}/danh-dau/", f"van-ban/{directive.public_id}/go-dieu-khoan/",
        f"dieu-khoan/{clause.public_id}/bo/", f"dieu-khoan/{clause.public_id}/giao/",
        f"nhiem-vu/{obligation.public_id}/", f"nhiem-vu/{obligation.public_id}/sua/",
        f"nhiem-vu/{obligation.public_id}/rut/", f"nhiem-vu/dong/{row.public_id}/mien/",
        f"nhiem-vu/dong/{row.public_id}/giao-lai/",
    ):  # fmt: skip
        assert stranger.get(f"/chi-dao/{address}").status_code == 404, address
        assert stranger.post(f"/chi-dao/{address}", {"why": "x"}).status_code in {404, 405}, address


def test_the_lists_ask_few_questions_for_three_thousand_units(officer: Any) -> None:
    make_country = as_person(make_official("cuc", "officer", unit="vn"))
    units, names = apps.get_model("units.Unit").objects, apps.get_model("units.UnitName").objects
    ids = [f"c99{number:04}" for number in range(3321)]
    units.bulk_create([units.model(id=one, level=3) for one in ids])
    names.bulk_create(
        [
            names.model(unit_id=one, kind="xa", code=one[2:], name=f"Thử {one}", folded=f"thu {one}")
            for one in ids
        ]
    )
    obligation = make_obligation(ids, make_directive("vn"))
    for address in ("/chi-dao/nhiem-vu/", "/chi-dao/nhiem-vu/theo-don-vi/", "/chi-dao/nhiem-vu/tung-dong/",
                    f"/chi-dao/nhiem-vu/{obligation.public_id}/", obligation.clause.directive.get_absolute_url()):  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            answer = make_country.get(address)
        assert answer.status_code == 200
        assert len(asked) <= 20, (address, len(asked))
    assert "0/3.321" in answer.content.decode()


def test_lines_of_the_report_are_offered_by_the_room_above(officer: Any) -> None:
    from tests.reports.making import make_form

    make_form()
    assert "releases" in {line.code for line in lines.lines_on(NOW.date())}
    assert lines.name_of("không có", NOW.date()) == "không có"
