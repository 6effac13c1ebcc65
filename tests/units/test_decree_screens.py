"""The screens of decrees: typed in forms or a sheet, seen before it happens, put in force by an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.people.making import NOW, confirm, give_factor, make_person
from tests.units.making import make_body, make_commune, make_land
from tests.units.test_screens import book, see, send, signed_in

from nhipcau.units import queries
from nhipcau.units.actions import rebuild_closure
from nhipcau.units.actions.seed import _add_decrees
from nhipcau.units.models import Decree, UnitName
from nhipcau.units.rules import decree_sheets

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 1)
SAID = {"number": "15/NQ-UBTVQH16", "title": "Sắp xếp xã", "effective_on": "2027-01-01", "sure": "seen"}
HEADER = ("Việc", "Đơn vị", "Vào đơn vị", "Tỷ lệ (%)", "Tên mới", "Loại mới", "Mã mới", "Thuộc")


@pytest.fixture(autouse=True)
def _land() -> Any:
    make_land()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def web() -> Client:
    keeper = make_person("quan.tri", "administrator")
    give_factor(keeper)
    return signed_in(keeper)


def drafted(web: Client) -> Decree:
    assert send(web, "add_decree", **SAID).status_code == 302
    return Decree.objects.get(origin="local")


def revision(decree: Decree) -> int:
    return Decree.objects.get(pk=decree.pk).revision


def add(web: Client, decree: Decree, what: str, **said: Any) -> Any:
    return web.post(
        reverse("units:add_change", args=[decree.key, what]), {"revision": revision(decree), **said}
    )


def error(answer: Any) -> str:
    assert answer.status_code == 422, answer.status_code
    return str(answer.content.decode())


def test_from_nothing_to_a_map_that_changes_on_its_day(web: Client) -> None:
    assert "Chưa có văn bản nào" in see(web, "decrees")
    decree = drafted(web)
    assert "Chưa có thay đổi nào" in see(web, "decree", decree.key)
    make_body("UBND xã Đàm Thủy", "c01000")
    born = {"name": "Thác Bạc", "kind": "phuong", "code": "01009", "parent": "Cao Bằng"}
    assert add(web, decree, "unite", units="Xã Đàm Thủy\n01001", **born).status_code == 302
    assert [row["what"] for row in Decree.objects.get().changes] == ["new", "unite", "unite"]
    page = see(web, "decree", decree.key)
    for said in (
        "Lập Phường Thác Bạc (01009), thuộc Tỉnh Cao Bằng", "Xã Đàm Thủy (Cao Bằng) nhập toàn bộ vào Phường Thác Bạc",
        "Kết thúc: 2", "Bắt đầu: 1", "1 cơ quan thuộc các đơn vị kết thúc", '<td class="num" data-label="Hôm trước">2</td><td class="num" data-label="Từ ngày ấy">1</td>',
    ):  # fmt: skip
        assert said in page, said
    assert queries.children("p04", DAY).count() == 2
    where = reverse("units:put_in_force", args=[decree.key])
    away = web.get(where)
    assert away.status_code == 302
    assert reverse("people:confirm") in away.url, "putting in force asks for the code again"
    assert web.post(where, {"revision": revision(decree)}).status_code == 302
    assert Decree.objects.get().state == "draft"
    confirm(web, NOW)
    assert "2 đơn vị kết thúc" in web.get(where).content.decode()
    stuck = make_person("xa.dam.thuy", "officer", full_name="Lý Thị Xã")
    stuck.unit_id = "c01000"
    stuck.save()
    assert web.post(where, {"revision": revision(decree)}).status_code == 302
    assert Decree.objects.get().state == "in_force"
    assert [name.name for name in queries.children("p04", DAY)] == ["Thác Bạc"]
    assert queries.children("p04", NOW.date()).count() == 2, "nothing changes until the day"
    page = see(web, "decree", decree.key)
    assert "Có hiệu lực từ 01/01/2027" in page
    assert "Tài khoản cần chuyển đơn vị" in page
    assert reverse("people:change", args=[stuck.public_id]) in page
    assert "Xã Đàm Thủy (Cao Bằng) nhập toàn bộ vào Phường Thác Bạc (Cao Bằng)" in page
    for name in ("change_decree", "put_in_force", "drop_decree", "import_changes"):
        assert web.get(reverse(f"units:{name}", args=[decree.key])).status_code == 404, name
    assert web.post(where, {"revision": 1}).status_code == 404


def test_every_kind_of_change_has_a_form(web: Client) -> None:
    make_commune("c01003", "Bản Lăng", "p04")
    rebuild_closure()
    decree = drafted(web)
    assert add(web, decree, "new", name="Mới Lập", kind="xa", code="01008", parent="04").status_code == 302
    assert add(web, decree, "rename", unit="Bản Lăng, Cao Bằng", kind="phuong").status_code == 302
    assert add(web, decree, "move", units="Bản Lăng", parent="Tỉnh Lạng Sơn").status_code == 302
    split = {
        "unit": "Đàm Thủy",
        "target1": "01001",
        "share1": "25,5",
        "target2": "Mới Lập",
        "share2": "74,5 %",
        "main": "",
    }
    assert add(web, decree, "split", **split).status_code == 302
    rows = Decree.objects.get().changes
    assert rows[3:] == [
        {"what": "split", "unit": "c01000", "target": "c01001", "share": "0.255"},
        {"what": "split", "unit": "c01000", "target": "c01008-2027", "share": "0.745", "is_main": True},
    ]
    page = see(web, "decree", decree.key)
    for said in (
        "đổi thành: Phường Bản Lăng",
        "chuyển về Tỉnh Lạng Sơn",
        "chia, 25,5 % vào",
        "Kết thúc: 1",
        "Vẫn còn, có thay đổi: 1",
    ):
        assert said in page, said
    assert "Bỏ một thay đổi" in see(web, "drop_change", decree.key, "2")
    assert web.get(reverse("units:drop_change", args=[decree.key, 9])).status_code == 404
    assert web.get(reverse("units:add_change", args=[decree.key, "khac"])).status_code == 404
    assert send(web, "drop_change", decree.key, "2", revision=revision(decree)).status_code == 302
    assert len(Decree.objects.get().changes) == 4


@pytest.mark.parametrize(
    ("what", "said", "words"),
    [
        ("rename", {"unit": "Không Có", "name": "A"}, "Không thấy đơn vị “Không Có”"),
        ("rename", {"unit": "Trùng Tên", "name": "A"}, "Có nhiều đơn vị “Trùng Tên”: Xã Trùng Tên (Cao Bằng), 01005; Xã Trùng Tên (Lạng Sơn), 01006"),
        ("rename", {"unit": "Phong Châu", "name": "A"}, "Không thấy đơn vị “Phong Châu”"),
        ("rename", {"unit": "01000", "code": "12a"}, "Mã gồm các chữ số"),
        ("split", {"unit": "01000", "target1": "01001", "share1": "nhiều"}, "Tỷ lệ là một số"),
        ("unite", {"units": "01000", "code": "01009"}, "Hãy ghi tên, loại và mã"),
    ],
    ids=["unknown", "namesakes", "ended", "code", "share", "no target"],
)  # fmt: skip
def test_what_names_no_unit_is_refused_at_its_field(
    web: Client, what: str, said: dict[str, str], words: str
) -> None:
    make_commune("c01005", "Trùng Tên", "p04")
    make_commune("c01006", "Trùng Tên", "p20")
    decree = drafted(web)
    assert words in error(add(web, decree, what, **said))
    assert Decree.objects.get().changes == []


def test_a_row_that_cannot_be_is_named_before_anything_happens(web: Client) -> None:
    decree = drafted(web)
    add(web, decree, "rename", unit="01000", name="Đàm Mới")
    add(web, decree, "rename", unit="01001", code="01000")
    page = see(web, "decree", decree.key)
    assert "Cần sửa dòng 2 (Xã Trùng Khánh (Cao Bằng) đổi thành: mã 01000): mã đã có đơn vị khác dùng" in page
    assert "cần sửa" in page
    confirm(web, NOW)
    assert "còn dòng cần sửa" in see(web, "put_in_force", decree.key)
    answer = send(web, "put_in_force", decree.key, revision=revision(decree))
    assert "Cần sửa dòng 2" in error(answer)
    assert UnitName.objects.filter(decree=decree.key).count() == 0


def test_a_draft_is_changed_and_thrown_away_and_two_hands_meet(web: Client) -> None:
    decree = drafted(web)
    said = {**SAID, "title": "Sắp xếp lại", "revision": decree.revision}
    assert send(web, "change_decree", decree.key, **said).status_code == 302
    assert "Người khác vừa sửa" in error(send(web, "change_decree", decree.key, **said))
    assert "Bỏ bản nháp" in see(web, "drop_decree", decree.key)
    assert send(web, "drop_decree", decree.key, revision=1).status_code == 302
    assert not Decree.objects.exists()


SHEET: tuple[Sequence[object], ...] = (
    HEADER,
    ("Nhập", "Đàm Thủy", "Thác Bạc", "", "", "", "", ""),
    ("Lập đơn vị mới", "", "", "", "Thác Bạc", "Phường", "01009", "Cao Bằng"),
    ("nhập toàn bộ", 1001, "01009", "", "", "", "", ""),
)


def upload(web: Client, decree: Decree, file: Any, **said: Any) -> Any:
    where = reverse("units:import_changes", args=[decree.key])
    return web.post(where, {"upload": file, "revision": revision(decree), **said})


def test_a_sheet_brings_the_changes_and_comes_out_as_it_came_in(web: Client) -> None:
    decree = drafted(web)
    assert upload(web, decree, book(SHEET, top=2)).status_code == 302
    rows = Decree.objects.get().changes
    assert [row["what"] for row in rows] == ["unite", "new", "unite"]
    assert "Kết thúc: 2" in see(web, "decree", decree.key)
    out = web.get(reverse("units:decree_sheet", args=[decree.key])).getvalue()
    again = SimpleUploadedFile("lai.xlsx", out)
    assert upload(web, decree, again, replace="on").status_code == 302
    assert Decree.objects.get().changes == rows
    split = (
        "Việc;Đơn vị;Vào đơn vị;Tỷ lệ (%)\nChia;Đàm Thủy;Trùng Khánh;phần chính\nChia;Đàm Thủy;Lạng Sơn;\n"
    )
    told = SimpleUploadedFile("chia.csv", ("\ufeff" + split).encode())
    assert upload(web, decree, told, replace="on").status_code == 302
    assert [(row.get("is_main"), row.get("share")) for row in Decree.objects.get().changes] == [
        (True, None),
        (None, None),
    ]
    assert "hai đơn vị khác cấp" in see(web, "decree", decree.key)


def test_bad_cells_are_named_and_nothing_is_taken(web: Client) -> None:
    decree = drafted(web)
    bad = (
        HEADER,
        ("Nhập", "Đàm Thủy", "", "", "", "", "", ""),
        ("Xóa", "Đàm Thủy", "", "", "", "", "", ""),
        ("Chia", "Đàm Thủy", "Trùng Khánh", "một nửa", "", "", "", ""),
        ("Đổi", "Đàm Thủy", "", "", "", "làng", "", ""),
    )
    page = error(upload(web, decree, book(bad, top=1)))
    for said in (
        "ô C3: ô trống",
        "ô A4 “Xóa”: hãy ghi",
        "ô D5 “một nửa”: không phải tỷ lệ",
        "ô F6 “làng”: không phải",
    ):
        assert said in page, said
    page = error(
        upload(web, decree, book((HEADER, ("Nhập", "Xa Lạ", "Trùng Khánh"), ("Nhập", "Đàm Thủy", "Ở Đâu"))))
    )
    assert "ô B2: Không thấy đơn vị “Xa Lạ”" in page
    assert "ô C3: Không thấy đơn vị “Ở Đâu”" in page
    for file, words in (
        (book([("Một", "Hai")]), "Không thấy hàng tên cột"), (book([HEADER]), "Bảng không có dòng nào"),
        (SimpleUploadedFile("a.txt", b"Viec,Don vi"), "Excel (.xlsx) hoặc CSV"),
    ):  # fmt: skip
        assert words in error(upload(web, decree, file))
    assert Decree.objects.get().changes == []


def test_the_list_is_searched_filtered_exported_and_drafts_stay_with_administrators(web: Client) -> None:
    _add_decrees()
    drafted(web)
    assert "15/NQ-UBTVQH16" in see(web, "decrees", state="draft")
    clerk = signed_in(make_person("mai", "clerk"))
    page = see(clerk, "decrees")
    assert "15/NQ-UBTVQH16" not in page
    assert "202/2025/QH15" in page
    assert "chưa đối chiếu" in page
    assert "19/2025/QĐ-TTg" not in see(clerk, "decrees", q="cap tinh")
    assert "202/2025/QH15" in see(clerk, "decrees", q="cap tinh")
    assert "202/2025/QH15" not in see(clerk, "decrees", since="2026-01-01")
    assert "202/2025/QH15" in see(clerk, "decrees", export="csv")
    assert "Không có đơn vị nào nhập hoặc chia" in see(clerk, "decree", "dong-nai-2026")
    key = Decree.objects.get(number=SAID["number"]).key
    assert clerk.get(reverse("units:decree", args=[key])).status_code == 404
    for name, args in (("add_decree", []), ("change_decree", [key]), ("put_in_force", [key]), ("drop_decree", [key]),
                       ("import_changes", [key]), ("add_change", [key, "new"]), ("drop_change", [key, 1])):  # fmt: skip
        assert clerk.get(reverse(f"units:{name}", args=args)).status_code == 403, name
    assert clerk.get(reverse("units:decree_sheet", args=[key])).status_code == 404


def test_what_became_of_a_unit_is_told_with_its_figure(web: Client) -> None:
    decree = drafted(web)
    add(web, decree, "new", name="Mới Lập", kind="xa", code="01008", parent="04")
    add(web, decree, "split", unit="Đàm Thủy", target1="01001", share1="25", target2="Mới Lập", share2="75")
    confirm(web, NOW)
    assert send(web, "put_in_force", decree.key, revision=revision(decree)).status_code == 302
    assert 'value="2025-06-30"' in see(web, "became")
    asked = {"unit": "dam thuy", "amount": "1.000,5", "of": "2026-01-01", "to": "2027-01-01"}
    page = see(web, "became", **asked)
    for said in ("250,125", "750,375", "Ước tính theo tỷ lệ đã công bố", "Xã Mới Lập, Tỉnh Cao Bằng"):
        assert said in page, said
    page = see(web, "became", **{**asked, "unit": "Trùng Khánh", "amount": ""})
    assert "Toàn bộ, chính xác" in page
    page = see(web, "became", **{**asked, "unit": "Phong Châu", "of": "2025-06-30"})
    assert "Ngày ấy không có đơn vị cùng cấp nào" in page
    for wrong, words in (
        ({"unit": "Nơi Nào"}, "không có đơn vị “Nơi Nào”"), ({"amount": "nhiều"}, "Hãy ghi một số"),
        ({"amount": "1,2345"}, "nhiều nhất ba số lẻ"), ({"of": "x"}, "aria-invalid"), ({"amount": "-5"}, "Hãy ghi một số"),
    ):  # fmt: skip
        assert words in see(web, "became", **{**asked, **wrong}), words


def test_a_sheet_that_came_out_in_english_comes_in_again() -> None:
    header = ("Action", "Unit", "Into unit", "Share (%)", "New name", "Kind (new)", "New code", "Parent")
    rows = [
        ("Split", "01000", "01001", "main part", "", "", "", ""), ("Rename, change kind", "01002", "", "", "A", "xã", 77, ""),
        ("Unite whole", "01003", "01001", "", "", "", "", ""), ("New unit", "", "", "", "B", "phuong", "01009", "04"),
        ("Move under another unit", "01004", "", "", "", "", "", "20"),
    ]  # fmt: skip
    read = decree_sheets.read_changes([header, *rows])
    assert read.bad == []
    assert [row.what for row in read.rows] == ["split", "rename", "unite", "new", "move"]
    assert (read.rows[0].is_main, read.rows[1].kind, read.rows[1].said["code"]) == (True, "xa", "77")


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("60", "0.6"),
        ("33,33 %", "0.3333"),
        ("100", "1.0"),
        ("", ""),
        ("0", None),
        ("101", None),
        ("=1+1", None),
        ("1e2", None),
        ("-5", None),
    ],
)
def test_a_share_is_a_part_of_the_whole(said: str, share: str | None) -> None:
    assert decree_sheets.share_of(said) == share
