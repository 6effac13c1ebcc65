"""Sites one by one, from a workbook, for all communes; files of a conference."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.common.test_hostile_workbooks import workbook_of
from tests.people.making import make_person
from tests.training.making import DAY, NOW, make_commune, make_conference

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.training.actions.hosts import forget_hosts
from nhipcau.training.actions.materials import add_material, remove_material
from nhipcau.training.actions.sites import add_communes, keep_site, keep_sites, remove_site
from nhipcau.training.actions.sites_file import BadCellsError, take_sites_file
from nhipcau.training.models import Conference, Material
from nhipcau.training.queries.materials import material_file, shared_materials
from nhipcau.training.queries.sites import communes_left
from nhipcau.training.rules.site_lists import HEADER
from nhipcau.training.rules.sites import SiteRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Any:
    return make_person("to.chuc", "officer")


@pytest.fixture
def empty() -> Conference:
    row = make_conference(sites=1, per_site=0).conference
    row.rounds.all().delete()
    row.sites.all().delete()
    return row


def test_a_site_joins_through_the_main_hall_and_gets_the_next_code(officer: Any, empty: Conference) -> None:
    said = {"by": officer, "at": NOW, "conference": empty}
    hall = keep_site(**said, code="", name="Hội trường mẫu", is_main=True)
    site = keep_site(**said, code="", name="Xã mẫu", capacity=20)
    assert (hall.code, hall.parent, site.code, site.parent) == ("001", None, "002", hall)
    for wrong in ({"code": "001", "name": "Xã khác"}, {"code": "", "name": " "},
                  {"code": "", "name": "Hội trường thứ hai", "is_main": True}):  # fmt: skip
        with pytest.raises(Refused):
            keep_site(**said, **wrong)
    keep_site(**said, code="002", name="Xã mẫu đổi tên", site=site, seen=1)
    with pytest.raises(Refused):
        keep_site(**said, code="002", name="Xã mẫu khác", site=site, seen=1)
    with pytest.raises(Refused):
        remove_site(by=officer, at=NOW, site=hall)


def test_a_site_with_delegates_stays(officer: Any) -> None:
    made = make_conference(sites=2, per_site=1)
    with pytest.raises(Refused):
        remove_site(by=officer, at=NOW, site=made.sites[1])


def test_three_hundred_sites_come_at_once_with_one_entry(
    officer: Any, empty: Conference, django_assert_max_num_queries: Any
) -> None:
    rows = [SiteRow("", f"Xã mẫu {number}", is_main=number == 5) for number in range(300)]
    with django_assert_max_num_queries(25):
        made = keep_sites(by=officer, at=NOW, conference=empty, rows=rows)
    assert [site.code for site in made[:2]] == ["001", "002"]
    assert made[299].code == "300"
    hall = empty.sites.get(is_main=True)
    assert empty.sites.filter(parent=hall).count() == 299
    assert Entry.objects.filter(verb="training.keep_sites").count() == 1
    changed = [SiteRow("002", "Xã đổi tên", host_name="Lý Thu Đào")]
    keep_sites(by=officer, at=NOW, conference=empty, rows=changed)
    assert empty.sites.get(code="002").host_name == "Lý Thu Đào"
    assert empty.sites.get(code="002").parent == hall
    assert "Lý Thu Đào" not in str(list(Entry.objects.values_list("before", "after")))


def test_a_list_with_two_halls_or_one_code_twice_changes_nothing(officer: Any, empty: Conference) -> None:
    for rows in (
        [SiteRow("", "Một", is_main=True), SiteRow("", "Hai", is_main=True)],
        [SiteRow("001", "Một"), SiteRow("001", "Hai")],
        [SiteRow("", "Một"), SiteRow("", "  ")],
    ):
        with pytest.raises(Refused):
            keep_sites(by=officer, at=NOW, conference=empty, rows=rows)
    assert not empty.sites.exists()


def test_all_communes_of_the_province_once(officer: Any, empty: Conference) -> None:
    province = empty.unit
    units = [make_commune(f"Mẫu {number}", f"c0000{number}", province) for number in (1, 2)]
    ids = [unit for unit, _name in communes_left(empty, province.pk)]
    assert ids == [unit.pk for unit in units]
    assert [site.name for site in add_communes(by=officer, at=NOW, conference=empty, unit_ids=ids)] == [
        "Xã Mẫu 1", "Xã Mẫu 2",
    ]  # fmt: skip
    assert add_communes(by=officer, at=NOW, conference=empty, unit_ids=ids) == []
    assert communes_left(empty, province.pk) == []


def test_a_workbook_is_taken_whole_or_not_at_all(officer: Any, empty: Conference) -> None:
    commune = make_commune("Đàm Mẫu", "c00009", empty.unit)
    good = workbook_of(
        HEADER, ("001", "Hội trường", "", "", "", "", "x"), ("", "xã đàm mẫu", "Nhà văn hóa", 30)
    )
    bad = workbook_of(HEADER, ("001", "Hội trường đã sửa"), ("002", ""))
    said = {"by": officer, "at": NOW, "conference": empty}
    made = take_sites_file(**said, upload=SimpleUploadedFile("diem-cau.xlsx", good))
    assert [(site.code, site.unit_id) for site in made] == [("001", None), ("002", commune.pk)]
    with pytest.raises(BadCellsError) as caught:
        take_sites_file(**said, upload=SimpleUploadedFile("diem-cau.xlsx", bad))
    assert [fault.cell for fault in caught.value.faults] == ["B3"]
    assert empty.sites.get(code="001").name == "Hội trường"
    with pytest.raises(Refused):
        take_sites_file(**said, upload=SimpleUploadedFile("diem-cau.csv", b"a,b"))


def test_hosts_are_forgotten_with_the_delegates(officer: Any, empty: Conference) -> None:
    keep_site(
        by=officer, at=NOW, conference=empty, code="", name="Xã", host_name="Lý Thu Đào", host_phone="0900"
    )
    assert forget_hosts(at=NOW) == 0
    assert forget_hosts(at=NOW + timedelta(days=800)) == 1
    assert forget_hosts(at=NOW + timedelta(days=800)) == 0
    site = empty.sites.get()
    assert (site.name, site.host_name, site.host_phone) == ("Xã", "", "")


def test_a_file_is_judged_kept_by_its_hash_and_read_back(officer: Any, settings: Any, tmp_path: Any) -> None:
    settings.MATERIAL_DIR = tmp_path
    made = make_conference(sites=1, per_site=0)
    said = {"by": officer, "at": NOW, "conference": made.conference, "title": ""}
    text = "Đề cương chuyên đề mẫu".encode()
    row = add_material(**said, session=made.sessions[0], upload=SimpleUploadedFile("de-cuong.txt", text))
    inner = add_material(**said, session=None, upload=SimpleUploadedFile("a.txt", b"abc"), is_shared=False)
    assert (row.title, material_file(row)) == ("de-cuong.txt", text)
    assert list(shared_materials(made.conference)) == [row]
    for name, content in (
        ("a.exe", b"MZ"),
        ("a.pdf", b"no pdf"),
        ("mat.txt", "TUYỆT MẬT\nnội dung".encode()),
    ):
        with pytest.raises(Refused):
            add_material(**said, session=None, upload=SimpleUploadedFile(name, content))
    other = make_conference(sites=1, per_site=0, starts_on=DAY, ends_on=DAY)
    with pytest.raises(Refused):
        add_material(**said, session=other.sessions[0], upload=SimpleUploadedFile("b.txt", b"abc"))
    remove_material(by=officer, at=NOW, material=inner)
    assert list(Material.objects.all()) == [row]
