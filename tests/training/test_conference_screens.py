"""The organiser's screens, from an empty list to a settled conference; strangers and readers see their part."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook
from tests.common.test_hostile_workbooks import workbook_of
from tests.people.making import confirm, make_person
from tests.training.making import make_commune, make_conference, make_holding, make_signing_office

from nhipcau.common import desk
from nhipcau.training.models import Conference, Material, Session, SessionSpeaker, Site
from nhipcau.training.rules.site_lists import HEADER

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def web() -> Client:
    return signed_in(make_person("to.chuc", "officer"))


def see(client: Client, name: str, *args: str, **query: str) -> str:
    answer = client.get(reverse(f"training:{name}", args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.getvalue().decode("utf-8", "replace")


def send(client: Client, name: str, /, *args: str, **said: Any) -> Any:
    answer = client.post(reverse(f"training:{name}", args=args), said)
    assert answer.status_code == 302, answer.getvalue().decode().partition("error")[2][:300]
    return answer


def test_from_an_empty_list_to_a_programme_with_a_speaker(web: Client) -> None:
    assert "Lập hội nghị đầu tiên" in see(web, "conferences")
    assert "Đơn vị chưa có cơ quan ban hành" in see(web, "make_conference")
    office = make_signing_office()
    day = timezone.localdate() + timedelta(days=30)
    send(web, "make_conference", title="Tập huấn mẫu", office_id=office.pk, starts_on=f"{day}", aims="Một ý")
    row = Conference.objects.get()
    send(web, "add_half_day", row.public_id, day=f"{day}", part="morning", starts="07:30", ends="11:30")
    half_day = row.half_days.get()
    assert "13:30" in see(web, "add_half_day", row.public_id)  # the next half-day at its usual hours
    send(
        web,
        "add_session",
        half_day.public_id,
        kind="topic",
        new_topic="Viết tin đối ngoại",
        starts="08:00",
        ends="09:00",
    )
    session = Session.objects.get()
    make_holding("Đàm Thị Ngọc", "Phó Giám đốc")
    gone = make_holding("Đàm Văn Cũ", "Giám đốc", ends_on=day - timedelta(days=1))
    page = see(web, "add_speaker", session.public_id, q="dam")
    assert "Đàm Thị Ngọc – Phó Giám đốc, Sở mẫu tỉnh Cao Bằng" in page
    assert gone.name not in page
    holder = page.partition('name="holding_id" value="')[2].partition('"')[0]
    send(web, "add_speaker", session.public_id, holding_id=holder)
    speaker = SessionSpeaker.objects.get()
    assert speaker.post in see(web, "conference", row.public_id)
    assert "checked" in see(web, "change_speaker", session.public_id, speaker.public_id)
    send(
        web,
        "change_speaker",
        session.public_id,
        speaker.public_id,
        name="Khách Mời",
        post="Phó Cục trưởng mẫu",
    )
    send(web, "remove_speaker", session.public_id, speaker.public_id)
    send(
        web,
        "change_session",
        session.public_id,
        kind="opening",
        title="Khai mạc",
        starts="07:30",
        ends="08:00",
        revision=1,
    )
    stale = {"kind": "opening", "title": "Bế mạc", "starts": "07:30", "ends": "08:00", "revision": 1}
    assert web.post(reverse("training:change_session", args=[session.public_id]), stale).status_code == 422
    send(web, "remove_session", session.public_id)
    send(
        web, "change_half_day", half_day.public_id, day=f"{day}", part="morning", starts="08:00", ends="11:00"
    )
    send(web, "remove_half_day", half_day.public_id)
    assert "Chưa có buổi nào" in see(web, "conference", row.public_id)


def test_a_copy_is_made_by_clicking_and_warns(web: Client) -> None:
    made = make_conference(sites=2, per_site=1)
    day = made.conference.starts_on + timedelta(days=364)
    assert f'value="{made.conference.public_id}" selected' in see(
        web, "copy_conference", tu=made.conference.public_id
    )
    send(
        web, "copy_conference", former=made.conference.public_id, title="Tập huấn năm sau", starts_on=f"{day}"
    )
    new = Conference.objects.get(copied_from=made.conference)
    page = see(web, "conference", new.public_id)
    assert "Chức vụ của khách mời Đàm Quang Lộc lấy từ hội nghị trước" in page
    assert "Bước tiếp theo" in page


def test_the_list_is_searched_without_marks_filtered_and_taken_out(web: Client) -> None:
    make_conference(sites=2, per_site=3, title="Tập huấn đối ngoại")
    make_conference(sites=1, per_site=0, title="Bồi dưỡng khác")
    make_conference(sites=1, per_site=0, title="Lớp của tỉnh khác", unit_id="p25")
    page = see(web, "conferences")
    assert "Bồi dưỡng khác" in page
    assert "Lớp của tỉnh khác" not in page
    assert "Bồi dưỡng khác" not in see(web, "conferences", q="tap huan DOI ngoai")
    assert "Không có mục nào khớp" in see(web, "conferences", state="held")
    assert "Tập huấn đối ngoại" not in see(web, "conferences", year="2020")
    rows = see(web, "conferences", export="csv").splitlines()
    assert len(rows) == 3
    assert any(",2,6," in row for row in rows)


def test_sites_by_form_by_file_and_by_province(web: Client, settings: Any) -> None:
    row = make_conference(sites=2, per_site=1).conference
    make_commune("Mẫu Sơn", "c00001", row.unit)
    site = row.sites.get(code="002")
    send(web, "add_site", row.public_id, name="Điểm cầu lẻ", capacity="40")
    send(
        web, "change_site", site.public_id, code="002", name="Xã đổi tên", host_name="Lý Thu Đào", revision=1
    )
    assert "Xã đổi tên" in see(web, "sites", row.public_id, q="ly thu dao")
    assert "Xã đổi tên" not in see(web, "sites", row.public_id, missing="host")
    assert "1 xã, phường" in see(web, "add_communes", row.public_id)
    form = web.get(reverse("training:sites_form", args=[row.public_id])).getvalue()
    assert (
        CalamineWorkbook.from_filelike(io.BytesIO(form)).get_sheet_by_index(0).to_python()[1][1]
        == "Xã Mẫu Sơn"
    )
    send(web, "add_communes", row.public_id, province=row.unit_id)
    bad = workbook_of(HEADER, ("009", ""), ("010", "Xã X", "", "vài"))
    answer = web.post(
        reverse("training:upload_sites", args=[row.public_id]), {"upload": SimpleUploadedFile("a.xlsx", bad)}
    )
    assert answer.status_code == 422
    for cell in ("A2", "B2", "D3"):
        assert (f">{cell}<" in answer.getvalue().decode()) == (cell != "A2")
    good = workbook_of(HEADER, ("009", "Xã chín"))
    send(web, "upload_sites", row.public_id, upload=SimpleUploadedFile("a.xlsx", good))
    send(web, "remove_site", row.sites.get(code="009").public_id)
    assert list(Site.objects.filter(conference=row).values_list("code", flat=True)) == [
        "001",
        "002",
        "003",
        "004",
    ]


def test_a_host_leaves_only_to_those_who_may_take_people_out(web: Client) -> None:
    row = make_conference(sites=1, per_site=0).conference
    address = reverse("training:sites", args=[row.public_id]) + "?export=csv"
    assert web.get(address).status_code == 302  # asks for the second factor first
    reader = signed_in(make_person("doc.tin", "reviewer"))
    assert reader.get(address).status_code == 403
    assert "Thêm điểm cầu" not in see(reader, "sites", row.public_id)


def test_files_come_in_and_go_out_as_downloads(web: Client, settings: Any, tmp_path: Any) -> None:
    settings.MATERIAL_DIR = tmp_path
    made = make_conference(sites=1, per_site=0)
    said = {"upload": SimpleUploadedFile("de-cuong.txt", b"abc"), "title": "Đề cương", "is_shared": "on"}
    send(web, "add_material", made.conference.public_id, session=made.sessions[0].public_id, **said)
    row = Material.objects.get()
    answer = web.get(reverse("training:material", args=[row.public_id]))
    assert answer.getvalue() == b"abc"
    assert answer["Content-Disposition"].startswith("attachment")
    for file in tmp_path.rglob("*.zst"):
        file.unlink()
    assert web.get(reverse("training:material", args=[row.public_id])).status_code == 404
    send(web, "remove_material", row.public_id)


def test_a_conference_is_changed_counted_and_settled(web: Client) -> None:
    row = make_conference(sites=1, per_site=0).conference
    see(web, "change_conference", row.public_id)
    send(web, "change_conference", row.public_id, title="Tên mới", office_id=row.office_id,
         starts_on=f"{row.starts_on}", ends_on=f"{row.ends_on}", revision=1, funding="Ngân sách tỉnh")  # fmt: skip
    send(web, "declare_count", row.public_id, qualifier="trên", count="1700", source="Báo mẫu", revision=2)
    page = see(web, "conference", row.public_id)
    assert "Ngân sách tỉnh" in page
    assert "trên 1.700" in " ".join(page.replace("<strong>", "").split())
    today = timezone.localdate()
    Conference.objects.filter(pk=row.pk).update(starts_on=today, ends_on=today)
    send(web, "settle_conference", row.public_id, state="held", outcome="Xong", revision=3)
    page = see(web, "conference", row.public_id)
    assert "Đã tổ chức" in page
    assert "Thêm buổi" not in page


def test_the_start_page_counts_the_days(web: Client) -> None:
    made = make_conference(sites=1, per_site=0)
    person = make_person("khac", "officer")
    cards = [
        card
        for card in desk.cards_for(person, at=made.half_days[0].starts_at - timedelta(days=12))
        if card.title == made.conference.title
    ]
    assert [card.figure for card in cards] == [12]
    assert "Tài liệu" in [line.label for line in cards[0].lines] or len(cards[0].lines) == 4


def test_the_plan_takes_its_number_by_a_click(web: Client) -> None:
    row = make_conference(sites=1, per_site=0).conference
    see(web, "issue_plan", row.public_id)
    send(web, "issue_plan", row.public_id, symbol="UBND-VX", dated_on=f"{timezone.localdate()}")
    assert "01/KH-UBND-VX" in see(web, "conference", row.public_id)


def test_names_leave_only_with_a_confirmed_sign_in(web: Client) -> None:
    row = make_conference(sites=1, per_site=1).conference
    address = reverse("training:list_file", args=[row.public_id, "docx"])
    assert web.get(address).status_code == 302
    assert confirm(web).get(address).status_code in {200, 302}
    assert web.get(reverse("training:plan_file", args=[row.public_id, "exe"])).status_code == 404


OF_THE_ADDRESS = (
    "conference", "change_conference", "settle_conference", "declare_count", "add_half_day", "sites",
    "add_site", "add_communes", "upload_sites", "sites_form", "add_material", "issue_plan",
)  # fmt: skip


def test_another_unit_sees_nothing(web: Client) -> None:
    made = make_conference(sites=1, per_site=0, unit_id="p25")
    addresses = [reverse(f"training:{name}", args=[made.conference.public_id]) for name in OF_THE_ADDRESS]
    addresses += [reverse(f"training:{name}_file", args=[made.conference.public_id, "docx"])
                  for name in ("plan", "programme", "invitation")]  # fmt: skip
    addresses += [reverse(f"training:{name}", args=[made.half_days[0].public_id])
                  for name in ("change_half_day", "remove_half_day", "add_session")]  # fmt: skip
    addresses += [reverse(f"training:{name}", args=[made.sessions[0].public_id])
                  for name in ("change_session", "remove_session", "add_speaker")]  # fmt: skip
    addresses += [
        reverse(f"training:{name}", args=[made.sites[0].public_id]) for name in ("change_site", "remove_site")
    ]
    for address in addresses:
        assert web.get(address).status_code == 404, address


def test_a_reader_sees_the_conference_but_changes_nothing() -> None:
    made = make_conference(sites=1, per_site=0)
    reader = signed_in(make_person("doc.tin", "reviewer"))
    assert "Chương trình" in see(reader, "conference", made.conference.public_id)
    for name in ("change_conference", "add_half_day", "add_site", "add_material", "settle_conference"):
        assert reader.get(reverse(f"training:{name}", args=[made.conference.public_id])).status_code == 403
