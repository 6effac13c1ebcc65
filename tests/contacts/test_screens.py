"""The screens: who may, what a bad table says, and that other units' books stay shut."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.contacts.making import make_contact
from tests.people.making import make_person

from nhipcau.contacts.models import Contact, Working
from nhipcau.contacts.tabling import COLUMN_NAMES

pytestmark = pytest.mark.django_db
GOOD = ["Nhà báo", "Lý Thị Mai", "mai@bao-nui.example", "0900111222", "Báo Núi", "Tiếng Việt; en", "Du lịch",
        "Gửi thông cáo", "01/11/2026", "Ký phiếu"]  # fmt: skip


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:
    time_machine.move_to("2026-11-20 03:00:00+00:00")


def signed_in(*roles: str, username: str = "an.nguyen") -> Client:
    client = Client()
    client.force_login(make_person(username, *roles))
    return client


def table(*rows: list[str]) -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows([[str(name) for name in COLUMN_NAMES.values()], *rows])
    return SimpleUploadedFile("so.csv", text.getvalue().encode(), content_type="text/csv")


def test_every_screen_opens() -> None:
    client = signed_in("officer")
    contact = make_contact()
    pages = [reverse(f"contacts:{name}") for name in ("list", "add", "import", "blank")]
    pages += [reverse(f"contacts:{name}", args=[contact.public_id])
              for name in ("contact", "change", "renew", "erase", "add_working")]  # fmt: skip
    pages += [reverse(f"mailing:{name}") for name in ("suppressed", "suppress", "returned", "hand_in")]
    for url in pages:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize(
    "query", ["q=ly+mai", "kind=journalist", "language=vi", "subject=general", "expiry=soon", "expiry=over"]
)
def test_filters(query: str) -> None:
    make_contact(languages=["vi"])
    make_contact("xa@bao.example", name="Người khác", kind="outlet", languages=["en"], subjects=["border"])
    page = signed_in("officer").get(f"{reverse('contacts:list')}?{query}").content.decode()
    assert "Người khác" not in page
    assert ("Lý Thị Mai" in page) is not query.startswith("expiry")


def test_another_units_book_is_shut() -> None:
    contact = make_contact("khac@tinh.example", unit_id="p20")
    client = signed_in("officer")
    assert "khac@tinh.example" not in client.get(reverse("contacts:list")).content.decode()
    for name in ("contact", "change", "renew", "erase", "add_working"):
        assert client.get(reverse(f"contacts:{name}", args=[contact.public_id])).status_code == 404


def test_whoever_may_not_see_does_not() -> None:
    make_contact()
    client = signed_in("translator")
    assert client.get(reverse("contacts:list")).status_code == 403
    assert client.get(f"{reverse('contacts:list')}?export=csv").status_code == 403


def test_adding_says_what_is_missing_and_then_adds() -> None:
    client = signed_in("officer")
    said = {"kind": "journalist", "name": "Mai", "email": "mai@bao.example", "purpose": "Mời họp báo",
            "basis": "consent", "languages": ["vi"], "subjects": ["general"]}  # fmt: skip
    refused = client.post(reverse("contacts:add"), said)
    assert refused.status_code == 422
    assert not Contact.objects.exists()
    assert client.post(reverse("contacts:add"), {**said, "consented_how": "Ký phiếu"}).status_code == 302
    again = client.post(reverse("contacts:add"), {**said, "consented_how": "Ký phiếu"})
    assert again.status_code == 422
    assert Contact.objects.count() == 1


def test_two_people_at_one_contact_do_not_overwrite_each_other() -> None:
    client, contact = signed_in("officer"), make_contact()
    url = reverse("contacts:change", args=[contact.public_id])
    said = {"kind": "journalist", "name": "Tên mới", "email": contact.email, "purpose": "Mời họp báo",
            "basis": "consent", "consented_how": "Ký phiếu", "revision": contact.revision}  # fmt: skip
    assert client.post(url, said).status_code == 302
    assert client.post(url, {**said, "name": "Tên khác"}).status_code == 422
    assert Contact.objects.get().name == "Tên mới"


def test_a_table_comes_in_whole() -> None:
    client = signed_in("officer")
    other = [*GOOD[:2], "lan@bao-nui.example", *GOOD[3:]]
    assert client.post(reverse("contacts:import"), {"upload": table(GOOD, other)}).status_code == 302
    assert Contact.objects.count() == 2
    assert sorted(Contact.objects.all()[0].languages) == ["en", "vi"]
    assert Working.objects.filter(outlet_name="Báo Núi").count() == 2


def test_bad_cells_are_named_and_nothing_is_half_saved() -> None:
    client = signed_in("officer")
    bad = ["Nhà văn", "", "lan@bao-nui.example", "", "", "Tiếng Sao Hỏa", "", "", "31/02/2026", "Ký phiếu"]
    answer = client.post(reverse("contacts:import"), {"upload": table(GOOD, bad)})
    page = answer.content.decode()
    assert answer.status_code == 422
    for named in ("dòng 3, cột Loại", "cột Ngôn ngữ", "cột Mục đích", "cột Ngày đồng ý"):
        assert named in page
    assert not Contact.objects.exists()


@pytest.mark.parametrize("spoil", [{2: "không phải thư"}, {8: "01/11/2020"}, {8: "01/11/2027"}])
def test_a_line_that_does_not_fit_refuses_the_table(spoil: dict[int, str]) -> None:
    bad = [spoil.get(place, cell) for place, cell in enumerate(GOOD)]
    bad[2] = bad[2].replace("mai@", "lan@")
    answer = signed_in("officer").post(reverse("contacts:import"), {"upload": table(GOOD, bad)})
    assert answer.status_code == 422
    assert "Dòng 3" in answer.content.decode()
    assert not Contact.objects.exists()


def test_erasing_by_screen() -> None:
    contact = make_contact()
    client = signed_in("officer")
    assert client.post(reverse("contacts:erase", args=[contact.public_id])).status_code == 302
    contact.refresh_from_db()
    assert contact.email == ""
    assert client.get(reverse("contacts:contact", args=[contact.public_id])).status_code == 404


def test_outlets_from_and_to() -> None:
    contact, client = make_contact(), signed_in("officer")
    url = reverse("contacts:add_working", args=[contact.public_id])
    said = {"outlet_name": "Báo Núi", "starts_on": "2026-01-01"}
    assert client.post(url, {**said, "ends_on": "2025-01-01"}).status_code == 422
    assert client.post(url, said).status_code == 302
    end = reverse("contacts:end_working", args=[contact.public_id, Working.objects.get().pk])
    assert client.post(end, {"ends_on": "2026-06-30"}).status_code == 302
    assert "Báo Núi" in client.get(reverse("contacts:contact", args=[contact.public_id])).content.decode()
    assert str(Working.objects.get().ends_on) == "2026-06-30"
