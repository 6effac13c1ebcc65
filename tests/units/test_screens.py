"""The room's screens: from an empty list to who held what, by hand and from a sheet; nothing half-saved."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.people.making import make_person
from tests.units.making import NEW, OLD, make_body, make_holding, make_land, make_post

from nhipcau.record.models import Entry
from nhipcau.units.models import Body, Holding, Post
from nhipcau.units.rules import sheets

pytestmark = pytest.mark.django_db
HEADER = ("Đơn vị", "Cơ quan", "Chức vụ", "Họ và tên", "Từ ngày", "Đến hết ngày", "Căn cứ")


@pytest.fixture(autouse=True)
def _land() -> None:
    make_land()


@pytest.fixture
def web() -> Client:
    return signed_in(make_person("mai", "clerk"))


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def see(client: Client, name: str, /, *args: str, **query: str) -> str:
    answer = client.get(reverse(f"units:{name}", args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.getvalue().decode())


def send(client: Client, name: str, /, *args: str, **said: Any) -> Any:
    return client.post(reverse(f"units:{name}", args=args), said)


def test_from_an_empty_list_to_a_holder_who_left(web: Client) -> None:
    assert "Chưa có cơ quan nào" in see(web, "bodies")
    assert "Chưa ghi ai giữ chức vụ" in see(web, "holders")
    body_said = {"name": "Sở Y tế", "unit": "c01000", "starts_on": "2025-07-01"}
    assert send(web, "add_body", **body_said).status_code == 302
    body = Body.objects.get()
    assert (body.unit_id, body.starts_on) == ("c01000", NEW)
    assert "Chưa ghi chức vụ nào" in see(web, "body", body.public_id)
    assert send(web, "add_post", body.public_id, title="Giám đốc", has_one_seat="").status_code == 302
    post = Post.objects.get()
    first = {"name": "Nông Văn Trước", "starts_on": "2025-07-01", "ends_on": "2026-03-01"}
    assert send(web, "add_holding", post.public_id, **first).status_code == 302
    where = reverse("units:add_holding", args=[post.public_id])
    answer = web.post(where, {"name": "Lý Thị Sau", "starts_on": "2026-02-01"}, follow=True)
    assert "trùng thời gian với: Nông Văn Trước (01/07/2025 – 01/03/2026)" in answer.content.decode()
    page = see(web, "body", body.public_id, on="2025-08-01")
    assert "<b>Giám đốc</b>: Nông Văn Trước" in page
    assert "<b>Giám đốc</b>: Lý Thị Sau" in see(web, "body", body.public_id, on="2026-04-01")
    assert (
        "ngày <time" in (empty := see(web, "body", body.public_id, on="2024-01-01")) or "01/01/2024" in empty
    )
    assert see(web, "body", body.public_id, on="khong phai ngay")
    row = Holding.objects.get(name="Lý Thị Sau")
    assert send(web, "end_holding", row.public_id, ends_on="2026-01-01").status_code == 422
    assert send(web, "end_holding", row.public_id, ends_on="2026-10-01", source="Số 9").status_code == 302
    row.refresh_from_db()
    assert (row.ends_on, row.source) == (date(2026, 10, 1), "Số 9")


def test_change_forms_keep_and_meet_other_hands(web: Client) -> None:
    row = make_holding(make_post(make_body()))
    said = {"name": "Nông Thị Đúng", "starts_on": "2025-07-01", "revision": "1"}
    assert send(web, "change_holding", row.public_id, **said).status_code == 302
    again = send(web, "change_holding", row.public_id, **said)
    assert again.status_code == 422
    assert "Người khác vừa sửa" in again.content.decode()
    post, body = row.post, row.post.body
    assert 'value="one" selected' in see(web, "change_post", post.public_id)
    assert (
        send(web, "change_post", post.public_id, title="Quyền Giám đốc", has_one_seat="many").status_code
        == 302
    )
    post.refresh_from_db()
    assert (post.title, post.has_one_seat) == ("Quyền Giám đốc", False)
    later = make_body("Sở Văn hóa và Thể thao", starts_on=NEW)
    change = {"name": body.name, "ends_on": "2025-06-30", "successor": later.public_id}
    assert send(web, "change_body", body.public_id, **change).status_code == 302
    assert later.name in see(web, "body", body.public_id)
    assert body.name in see(web, "body", later.public_id), "and the way back"
    assert "Thôi giữ chức vụ" in see(web, "end_holding", row.public_id)


def test_lists_search_filter_and_export(web: Client) -> None:
    make_holding(make_post(make_body()), "Lý Thị Hoa", OLD)
    make_body("UBND xã Đàm Thủy", "c01000")
    make_holding(make_post(make_body("Sở Y tế", "p20")), "Người Nơi Khác")
    assert "UBND xã" not in see(web, "bodies", q="van hoa")
    assert "UBND xã" in see(web, "bodies", q="dam thuy")
    assert "UBND xã" in see(web, "bodies", unit="c01000")
    assert "Sở Văn hóa" not in see(web, "bodies", now="empty")
    assert "Sở Y tế" not in see(web, "bodies", sort="-unit", now="yes")
    assert "Không có mục nào khớp" in see(web, "bodies", now="no")
    for query in ({"q": "ly hoa"}, {"q": "giam doc cao bang"}, {"on": "2025-06-30"}, {"unit": "p04"}):
        assert "Lý Thị Hoa" in see(web, "holders", **query), query
    assert "Lý Thị Hoa" not in see(web, "holders", on="2020-01-01")
    assert "Người Nơi Khác" not in see(web, "holders")
    assert "Sở Văn hóa" in see(web, "bodies", export="csv")
    assert "Lý Thị Hoa,Giám đốc" in see(web, "holders", export="csv")


def test_rows_of_other_units_and_other_roles_stay_shut(web: Client) -> None:
    row = make_holding(make_post(make_body("Sở Y tế", "p20")))
    names = {
        "body": row.post.body, "change_body": row.post.body, "add_post": row.post.body,
        "change_post": row.post, "add_holding": row.post, "change_holding": row, "end_holding": row,
    }  # fmt: skip
    for name, kept in names.items():
        assert web.get(reverse(f"units:{name}", args=[kept.public_id])).status_code == 404, name
    guest = signed_in(make_person("khach"))
    own = make_body()
    for name, args in (("add_body", []), ("import", []), ("blank", []), ("change_body", [own.public_id])):
        assert guest.get(reverse(f"units:{name}", args=args)).status_code in {302, 403}, name
    assert Client().get(reverse("units:bodies")).status_code == 302


def book(rows: Sequence[Sequence[object]], *, top: int = 0) -> SimpleUploadedFile:
    """Return a workbook with the table so many lines down."""
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"})
    sheet = made.add_worksheet()
    for line, row in enumerate(rows, start=top):
        for column, cell in enumerate(row):
            sheet.write(line, column, cell)
    made.close()
    return SimpleUploadedFile("danh-sach.xlsx", file.getvalue())


GOOD = (
    HEADER,
    ("", "Sở Y tế", "Giám đốc", "Nông Thị Một", "01/07/2025", "", "Số 1/QĐ"),
    ("Xã Đàm Thủy", "UBND xã Đàm Thủy", "Chủ tịch", "Lý Văn Hai", date(2025, 7, 1), None, ""),
    (1001, "UBND xã Trùng Khánh", "Phó Chủ tịch", "Đàm Thị Ba", "2025-07-01", "30/6/2026", ""),
    ("dam thuy", "ubnd xã đàm thủy", "Phó Chủ tịch", "Hoàng Văn Bốn", "", "", ""),
)


def test_a_sheet_brings_bodies_posts_and_holders_once(web: Client) -> None:
    before = Entry.objects.count()
    answer = web.post(reverse("units:import"), {"upload": book(GOOD, top=3)}, follow=True)
    assert "Thêm 4 người giữ chức vụ, 4 chức vụ, 3 cơ quan" in answer.content.decode()
    assert Entry.objects.count() == before + 1
    row = Holding.objects.select_related("post__body").get(name="Đàm Thị Ba")
    assert (row.post.body.unit_id, row.starts_on, row.ends_on) == ("c01001", NEW, date(2026, 6, 30))
    assert not row.post.has_one_seat
    assert Holding.objects.get(name="Lý Văn Hai").folded == "ly van hai"
    again = [HEADER, ("", "Sở Y tế", "giám đốc", "Nông Thị Một", "01/07/2025", "01/02/2026", "")]
    answer = web.post(reverse("units:import"), {"upload": book(again)}, follow=True)
    assert "sửa 1" in answer.content.decode()
    row = Holding.objects.get(name="Nông Thị Một")
    assert (row.ends_on, row.source, row.revision) == (date(2026, 2, 1), "Số 1/QĐ", 2)
    assert (Holding.objects.count(), Post.objects.count()) == (4, 4)


def test_bad_cells_are_named_with_what_to_do_and_nothing_is_saved(web: Client) -> None:
    bad = [
        HEADER,
        ("", "Sở Y tế", "Giám đốc", "Nông Thị Một", "01/07/2025", "", ""),
        ("Lạng Sơn", "Sở Y tế", "Giám đốc", "Ai Đó", "", "", ""),
        ("", "", "Giám đốc", "x" * 121, "31/02/2025", "", ""),
        ("", "Sở Y tế", "Phó Giám đốc", "Lý A", "01/07/2025", "30/06/2025", ""),
        ("", "sở y tế", "Giám đốc", "Nông Thị Một", "01/07/2025", "", ""),
        ("", "", "", "", "", "", "chỉ là ghi chú"),
    ]
    answer = send(web, "import", upload=book(bad, top=2))
    assert answer.status_code == 422
    page = answer.content.decode()
    for said in (
        "ô A5 “Lạng Sơn”: không phải đơn vị mình hoặc cấp dưới", "ô B6: ô trống", "ô D6 “xxx",
        "ô E6 “31/02/2025”: không phải một ngày", "ô F7 “30/06/2025”: trước ngày bắt đầu",
        "ô D8 “Nông Thị Một”: đã có ở dòng trên",
    ):  # fmt: skip
        assert said in page, said
    assert "ô A9" not in page
    assert not Holding.objects.exists()
    assert not Body.objects.exists()


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (SimpleUploadedFile("a.xlsx", b"PK\x03\x04 hong"), "a.xlsx"),
        (SimpleUploadedFile("a.txt", b"mot, hai"), "Excel (.xlsx)"),
        (book([("Một", "Hai")]), "Không thấy hàng tên cột"),
        (book([("Cơ quan", "Từ ngày")]), "Bảng thiếu cột: Chức vụ, Họ và tên"),
        (book([HEADER]), "Bảng không có dòng nào"),
    ],
    ids=["broken", "text", "no-header", "no-column", "empty"],
)
def test_files_that_are_no_such_sheet_are_refused_in_words(web: Client, upload: Any, said: str) -> None:
    upload.seek(0)
    answer = send(web, "import", upload=upload)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_list_of_holders_comes_back_in_as_a_sheet(web: Client) -> None:
    web.post(reverse("units:import"), {"upload": book(GOOD)})
    out = web.get(reverse("units:holders"), {"export": "xlsx"}).getvalue()
    cells = CalamineWorkbook.from_filelike(io.BytesIO(out)).get_sheet_by_index(0).to_python()
    assert len(cells) == 5
    answer = web.post(reverse("units:import"), {"upload": SimpleUploadedFile("lai.xlsx", out)}, follow=True)
    assert "giữ nguyên 4" in answer.content.decode()
    blank = web.get(reverse("units:blank")).getvalue()
    (header, example) = CalamineWorkbook.from_filelike(io.BytesIO(blank)).get_sheet_by_index(0).to_python()
    assert tuple(header) == HEADER
    read = sheets.read_holders([header, example], {}, "p04")
    assert read.bad == []
    assert read.rows[0].starts_on == NEW


def test_columns_past_z_have_two_letters() -> None:
    assert [sheets.cell_name(6, column) for column in (0, 25, 26, 52)] == ["A7", "Z7", "AA7", "BA7"]
