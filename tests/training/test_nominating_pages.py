"""The pages of an agency's clerk and of the organiser: links, sheets, what is typed is never lost."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook
from tests.people.making import confirm, make_person, make_unit
from tests.training.making import Made, make_conference

from nhipcau.mailing.models import Letter
from nhipcau.training.actions import nominating as acts
from nhipcau.training.models import Conference, Delegate, Quota, Round
from nhipcau.training.queries.keys import link_key, quota_address
from nhipcau.training.rules import keys
from nhipcau.training.views import nominating_doors

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_pace() -> None:
    nominating_doors.WRONG_KEYS.forget()
    nominating_doors.CHANGES.forget()


@pytest.fixture
def made() -> Made:
    """Three agencies with two seats each; names are taken for another two days."""
    made = make_conference(per_site=0)
    now = timezone.now()
    Quota.objects.update(seats=2)
    Round.objects.update(opens_at=now - timedelta(days=5), deadline_at=now + timedelta(days=2, minutes=5))
    Conference.objects.update(contact_words="Bà Lục Thị Mỹ, 02063 852 123")
    return made


def address(quota: Quota, name: str = "quota", *more: str) -> str:
    key = link_key(keys.QUOTA, quota.public_id, Quota.objects.get(pk=quota.pk).key_version)
    return reverse(f"training:{name}_link", args=[quota.public_id, key, *more])


def sheet(
    *rows: tuple[Any, ...], header: tuple[str, ...] = ("STT", "Họ và tên", "Chức vụ", "Điện thoại", "Email")
) -> Any:
    """Return a sheet as agencies make them: a title above, numbers as numbers."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    page = book.add_worksheet()
    page.write(0, 0, "DANH SÁCH CỬ NGƯỜI DỰ TẬP HUẤN")
    for line, row in enumerate((header, *rows), start=2):
        for place, cell in enumerate(row):
            page.write(line, place, cell)
    book.close()
    return SimpleUploadedFile("danh-sach.xlsx", file.getvalue())


def staff(name: str, *roles: str, unit_id: str = "p04") -> Client:
    person = make_person(name, *roles)
    person.unit = make_unit(unit_id)
    person.save()
    client = Client()
    client.force_login(person)
    return client


def test_the_link_opens_without_an_account_and_keeps_itself_out_of_indexes(made: Made) -> None:
    page = Client().get(address(made.quotas[0]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Còn 2 trên 2 chỗ" in text
    assert "Còn 2 ngày" in text
    assert "xóa sau ngày" in text
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("spoil", ["key", "other", "kind", "renewed"])
def test_a_wrong_key_opens_nothing(made: Made, spoil: str) -> None:
    quota, other = made.quotas[:2]
    right = address(quota)
    wrong = {
        "key": right[:-2] + ("a" if right[-2] != "a" else "b") + "/",
        "other": reverse("training:quota_link", args=[other.public_id, right.split("/")[-2]]),
        "kind": reverse(
            "training:quota_link", args=[quota.public_id, link_key(keys.OWN, quota.public_id, 1)]
        ),
        "renewed": right,
    }[spoil]
    if spoil == "renewed":
        acts.renew_link(by=make_person("giu", "officer"), at=timezone.now(), quota=quota)
    assert Client().get(wrong).status_code == 404
    assert Client().post(wrong, {"name": "Lý Thu Yến", "post": "x"}).status_code == 404
    assert Delegate.objects.count() == 0


def test_who_tries_many_keys_is_turned_away(made: Made) -> None:
    wrong = reverse("training:quota_link", args=[made.quotas[0].public_id, "a" * 26])
    answers = [Client().get(wrong).status_code for _time in range(31)]
    assert answers == [404] * 30 + [429]
    assert Client().get(address(made.quotas[0])).status_code == 200


def test_a_forged_form_from_another_site_is_refused(made: Made) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(address(made.quotas[0]), {"name": "Lý Thu Yến", "post": "x"}).status_code == 403


def test_naming_swapping_correcting_withdrawing_by_the_link(made: Made) -> None:
    quota, clerk = made.quotas[0], Client()
    told = {"name": "Lý Thu Yến", "post": "Công chức", "phone": "0912345678", "email": "yen@coquan.example"}
    assert clerk.post(address(quota), told).status_code == 302
    first = Delegate.objects.get()
    clerk.post(address(quota, "quota_correct", first.public_id), {**told, "post": "Phó Trưởng phòng"})
    first.refresh_from_db()
    assert first.post == "Phó Trưởng phòng"
    swap = address(quota, "quota_swap", first.public_id)
    refused = clerk.post(swap, {"name": "Bế Thị Mỹ", "post": "Công chức", "reason": ""})
    assert refused.status_code == 422
    assert "Bế Thị Mỹ" in refused.content.decode()
    clerk.post(swap, {"name": "Bế Thị Mỹ", "post": "Công chức", "reason": "đi công tác"})
    second = Delegate.objects.get(state="named")
    assert (second.name, second.follows_id) == ("Bế Thị Mỹ", first.pk)
    clerk.post(address(quota, "quota_withdraw", second.public_id), {"reason": "không dự được"})
    assert not Delegate.objects.filter(state="named").exists()


def test_another_agencys_delegate_is_not_reached_through_a_link(made: Made) -> None:
    mine, other = made.quotas[:2]
    row = acts.name_delegate(by=None, at=timezone.now(), quota=other, name="Lý Thu Yến", post="x")
    for name in ("quota_swap", "quota_correct", "quota_withdraw"):
        assert Client().get(address(mine, name, row.public_id)).status_code == 404


def test_what_was_typed_is_still_there_after_a_refusal(made: Made) -> None:
    told = {"name": "Lý Thu Yến", "post": "Công chức", "phone": "gọi sau", "email": ""}
    page = Client().post(address(made.quotas[0]), told)
    assert page.status_code == 422
    text = page.content.decode()
    assert all(part in text for part in ("Lý Thu Yến", "gọi sau", "từ 8 đến 15 chữ số"))
    assert Delegate.objects.count() == 0


def test_after_the_deadline_the_page_says_whom_to_phone_and_takes_nothing(made: Made) -> None:
    Round.objects.update(deadline_at=timezone.now() - timedelta(minutes=1))
    page = Client().get(address(made.quotas[0]))
    assert "Bà Lục Thị Mỹ, 02063 852 123" in page.content.decode()
    assert "Thêm một người" not in page.content.decode()
    assert Client().post(address(made.quotas[0]), {"name": "Lý Thu Yến", "post": "x"}).status_code == 422
    keeper = staff("giu", "officer")
    late = reverse("training:quota", args=[made.quotas[0].public_id])
    assert keeper.post(late, {"name": "Lý Thu Yến", "post": "x"}).status_code == 422
    assert keeper.post(late, {"name": "Lý Thu Yến", "post": "x", "reason": "đến muộn"}).status_code == 302


def test_a_list_with_bad_cells_names_them_saves_nobody_and_loses_nothing(made: Made) -> None:
    quota = made.quotas[0]
    acts.name_delegate(
        by=None, at=timezone.now(), quota=made.quotas[1], name="Bế Thị Mỹ", post="x", phone="0911111111"
    )
    upload = sheet(
        (1, "Lý Thu Yến", "Công chức", "ngày mai", ""),
        (2, "Bế Thị Mỹ", "Công chức", 911111111, ""),
    )
    page = Client().post(address(quota, "quota_list"), {"upload": upload})
    text = page.content.decode()
    assert page.status_code == 422
    assert "D4</strong>" in text
    assert "“ngày mai” không phải số điện thoại" in text
    assert "B5</strong>" in text
    assert "Cơ quan mẫu 002" in text
    assert 'value="Lý Thu Yến"' in text
    assert Delegate.objects.filter(quota=quota).count() == 0
    lines = {
        "form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0",
        "form-0-name": "Lý Thu Yến", "form-0-post": "Công chức", "form-0-phone": "0912 345 678",
        "form-1-name": "", "form-2-name": "Đàm Văn Én", "form-2-post": "Công chức",
    }  # fmt: skip
    assert Client().post(address(quota, "quota_list"), lines).status_code == 302
    assert set(Delegate.objects.filter(quota=quota).values_list("name", flat=True)) == {
        "Lý Thu Yến",
        "Đàm Văn Én",
    }


def test_a_list_longer_than_the_seats_is_kept_on_the_page(made: Made) -> None:
    upload = sheet(
        *[(place, f"Lý Văn {name}", "Công chức", "", "") for place, name in enumerate(("An", "Én", "Oanh"))]
    )
    page = Client().post(address(made.quotas[0], "quota_list"), {"upload": upload})
    assert page.status_code == 422
    assert "còn 2 chỗ, không thêm được 3 người" in page.content.decode()
    assert 'value="Lý Văn Oanh"' in page.content.decode()
    assert Delegate.objects.count() == 0


def test_the_empty_sheet_filled_in_is_taken(made: Made) -> None:
    content = Client().get(address(made.quotas[0], "quota_sheet")).content
    header = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[0]
    upload = sheet(("Lý Thu Yến", "Công chức", 912345678, "yen@coquan.example"), header=tuple(header))
    assert Client().post(address(made.quotas[0], "quota_list"), {"upload": upload}).status_code == 302
    assert Delegate.objects.get().phone == "0912345678"


def test_staff_of_the_agencys_unit_and_the_organiser_open_the_seats_and_nobody_else(made: Made) -> None:
    unit = make_unit("p01", "Hà Nội", "01")
    quota = made.quotas[0]
    Quota.objects.filter(pk=quota.pk).update(unit=unit)
    page = reverse("training:quota", args=[quota.public_id])
    assert staff("can-bo", "translator", unit_id="p01").get(page).status_code == 200
    assert staff("to-chuc", "officer").get(page).status_code == 200
    assert staff("ngoai", "translator").get(page).status_code == 404
    assert Client().get(page).status_code == 302
    listed = staff("can-bo-2", "translator", unit_id="p01").get(reverse("training:my_quotas"))
    assert "Cơ quan mẫu 001" in listed.content.decode()
    assert "Cơ quan mẫu 002" not in listed.content.decode()


def test_agencies_are_told_once_and_the_letter_opens_their_seats(made: Made) -> None:
    Quota.objects.filter(pk=made.quotas[0].pk).update(email="vanthu@coquan.example")
    organiser = staff("to-chuc", "officer")
    tell = reverse("training:tell_agencies", args=[made.round.public_id])
    for _time in range(2):
        assert organiser.post(tell).status_code == 302
    letter = Letter.objects.get()
    assert quota_address(made.quotas[0]) in letter.text
    assert letter.to == "vanthu@coquan.example"
    acts.change_round(
        by=make_person("x", "officer"), at=timezone.now(), round=made.round, seen=made.round.revision,
        letter="124/UBND-VX", deadline_at=timezone.now() + timedelta(days=4),
    )  # fmt: skip
    organiser.post(tell)
    assert Letter.objects.count() == 2


def test_the_organisers_list_is_searched_filtered_sorted_and_taken_out(made: Made) -> None:
    for quota, name in zip(made.quotas, ("Lý Thu Yến", "Bế Thị Ân", "Nông Văn Đào"), strict=True):
        acts.name_delegate(by=None, at=timezone.now(), quota=quota, name=name, post="Công chức")
    organiser = staff("to-chuc", "officer")
    page = reverse("training:delegates", args=[made.conference.public_id])
    text = organiser.get(page).content.decode()
    assert text.index("Bế Thị Ân") < text.index("Nông Văn Đào") < text.index("Lý Thu Yến")
    found = organiser.get(page, {"q": "dao nong"}).content.decode()
    assert "Nông Văn Đào" in found
    assert "Lý Thu Yến" not in found
    of_site = organiser.get(page, {"site": made.sites[1].public_id}).content.decode()
    assert "Bế Thị Ân" in of_site
    assert "Lý Thu Yến" not in of_site
    assert organiser.get(page, {"export": "csv"}).status_code == 302, (
        "a second factor stands before names leave"
    )
    exported = confirm(organiser).get(page, {"export": "csv"})
    lines = b"".join(exported.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert [line.split(",")[0] for line in lines[1:]] == ["Bế Thị Ân", "Nông Văn Đào", "Lý Thu Yến"]
    assert staff("ngoai", "officer", unit_id="p01").get(page).status_code == 404
    assert staff("dich", "translator").get(page).status_code == 403


def test_seats_are_given_on_the_page_for_each_site_and_by_a_sheet(made: Made) -> None:
    organiser = staff("to-chuc", "officer")
    at = [made.round.public_id]
    grid = reverse("training:seat_grid", args=at)
    quota = made.quotas[0]
    assert organiser.get(grid).status_code == 200
    cell = f"seats-{quota.body_id}-{made.category.public_id}"
    refused = organiser.post(grid, {cell: "mười"})
    assert refused.status_code == 422
    assert 'value="mười"' in refused.content.decode()
    typed = {f"seats-{one.body_id}-{made.category.public_id}": "4" for one in made.quotas}
    assert organiser.post(grid, typed).status_code == 302
    assert set(Quota.objects.values_list("seats", flat=True)) == {4}
    each = organiser.post(reverse("training:seats_for_each_site", args=at), {"category": "", "seats": "3"})
    assert each.status_code == 302
    assert Quota.objects.filter(category=None, seats=3).count() == 2
    content = organiser.get(reverse("training:seats_sheet", args=at)).content
    before = set(Quota.objects.values_list("body_id", "category_id", "seats", "site_id"))
    back = SimpleUploadedFile("chi-tieu.xlsx", content)
    assert organiser.post(reverse("training:upload_seats", args=at), {"upload": back}).status_code == 302
    assert set(Quota.objects.values_list("body_id", "category_id", "seats", "site_id")) == before


def test_a_sheet_of_seats_names_its_bad_cells_and_changes_nothing(made: Made) -> None:
    header = ("Cơ quan", "Mã điểm cầu", "Thư điện tử", "Công chức văn hóa - xã hội", "Lãnh đạo")
    upload = sheet(("Cơ quan mẫu 001", 2, "sai", "ba", ""), ("Cơ quan lạ", "999", "", 2, ""), header=header)
    page = staff("to-chuc", "officer").post(
        reverse("training:upload_seats", args=[made.round.public_id]), {"upload": upload}
    )
    text = page.content.decode()
    assert page.status_code == 422
    for cell in ("E3", "C4", "D4", "A5", "B5"):
        assert f"{cell}</strong>" in text, cell
    assert set(Quota.objects.values_list("seats", flat=True)) == {2}


def test_the_organisers_pages_open(made: Made) -> None:
    acts.name_delegate(by=None, at=timezone.now(), quota=made.quotas[0], name="Lý Thu Yến", post="x")
    organiser = staff("to-chuc", "officer", "administrator")
    row = Delegate.objects.get()
    conference, call = made.conference.public_id, made.round.public_id
    for name, where in [
        ("nominations", conference), ("open_round", conference), ("add_category", conference), ("invite", conference),
        ("change_round", call), ("tell_agencies", call), ("upload_seats", call), ("seats_for_each_site", call),
        ("add_seats", call), ("change_category", made.category.public_id), ("delegate", row.public_id),
        ("take_answer", row.public_id), ("erase_delegate", row.public_id), ("calendar", conference),
    ]:  # fmt: skip
        assert organiser.get(reverse(f"training:{name}", args=[where])).status_code == 200, name


def test_conference_and_delegate_lead_to_names_invitations_and_the_lost_pass() -> None:
    made = make_conference(sites=1, per_site=3)
    one = made.delegates[0]
    one.pass_hash = "0" * 64
    one.save()
    client = staff("tai", "officer")
    page = client.get(made.conference.get_absolute_url()).content.decode()
    for name in ("delegates", "nominations", "invite"):
        assert reverse(f"training:{name}", args=[made.conference.public_id]) in page
    assert "Cơ quan chưa cử đủ" in page
    lost = reverse("attendance:revoke_pass", args=[one.public_id])
    own = client.get(reverse("training:delegate", args=[one.public_id])).content.decode()
    assert lost in own
    other = client.get(reverse("training:delegate", args=[made.delegates[1].public_id])).content.decode()
    assert "Chưa có thẻ" in other
    assert "/thu-hoi/" not in other
