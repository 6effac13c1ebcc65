"""The register's screens: enter, find, change, end; what is missing and what is contested is said."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.people.making import make_person, make_unit

from nhipcau.spokespersons.models import Mandate, Office, Speaker

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def see(client: Client, name: str, *args: str, **query: str) -> str:
    answer = client.get(reverse(f"spokespersons:{name}", args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.getvalue().decode())


def test_from_an_empty_register_to_a_mandate_taken_back() -> None:
    web = signed_in(make_person("an.nguyen", "officer"))
    voice = make_person("binh.ly", "spokesperson", full_name="Lý Văn Bình")
    office = {"name": "Ủy ban nhân dân tỉnh Cao Bằng", "family": "state", "symbol": "UBND", "seat": "Cao Bằng",
              "names_lo": "ຄະນະກຳມະການປະຊາຊົນ ແຂວງ ກາວບັ່ງ"}  # fmt: skip
    assert web.post(reverse("spokespersons:add_office"), office).status_code == 302
    row = Office.objects.get()
    said = {"kind": "authorised", "name": "Lý Văn Bình", "post": "Phó Chánh Văn phòng", "decision": "12/QĐ",
            "starts_on": "2026-01-05", "person": voice.public_id, "posts_en": "Deputy Chief"}  # fmt: skip
    assert web.post(reverse("spokespersons:name_speaker", args=[row.public_id]), said).status_code == 302
    speaker = Speaker.objects.get()
    assert speaker.posts == {"en": "Deputy Chief"}
    page = see(web, "speaker", speaker.public_id)
    assert "Không có giấy ủy quyền còn hiệu lực" in page
    assert "Chưa gửi cơ quan quản lý báo chí" in page
    paper = {"matter": "Mưa lũ", "number": "3/GUQ", "signed_by": "Chủ tịch", "starts_on": "2026-01-05",
             "ends_on": "2099-01-05"}  # fmt: skip
    assert web.post(reverse("spokespersons:give_mandate", args=[speaker.public_id]), paper).status_code == 302
    assert "Còn hiệu lực" in see(web, "speaker", speaker.public_id)
    word = web.get(reverse("spokespersons:mandate_paper", args=[Mandate.objects.get().public_id]))
    assert word.content[:2] == b"PK"
    back = reverse("spokespersons:end_mandate", args=[Mandate.objects.get().public_id])
    assert web.post(back, {"ended_on": "2026-02-01"}).status_code == 302
    assert "Đã thu hồi" in see(web, "speaker", speaker.public_id)
    assert "ຄະນະກຳມະການ" in see(web, "office", row.public_id)
    assert "Lý Văn Bình" in see(web, "list", q="ly van binh", term="now", lacks="published")
    assert "Phó Chánh" in see(web, "list", export="csv")
    change = {**said, "post": "Chánh Văn phòng", "revision": speaker.revision}
    where = reverse("spokespersons:change_speaker", args=[speaker.public_id])
    assert web.post(where, change).status_code == 302
    assert "Người khác vừa sửa" in web.post(where, change).content.decode()
    for name in ("change_office", "name_speaker"):
        see(web, name, row.public_id)
    end = reverse("spokespersons:end_speaker", args=[speaker.public_id])
    assert web.post(end, {"ends_on": "2026-03-01"}).status_code == 302
    assert "Đã thôi" in see(web, "offices") + see(web, "office", row.public_id)


def test_two_heads_at_once_are_told() -> None:
    web = signed_in(make_person("an.nguyen", "officer"))
    web.post(reverse("spokespersons:add_office"), {"name": "Ban Mẫu", "family": "party", "symbol": "BM",
                                                   "seat": "Cao Bằng"})  # fmt: skip
    office = Office.objects.get()
    for name in ("Nông Đức", "Hoàng Cẩm"):
        web.post(reverse("spokespersons:name_speaker", args=[office.public_id]),
                 {"kind": "head", "name": name, "post": "Trưởng ban", "decision": "1/QĐ",
                  "starts_on": "2026-01-05"})  # fmt: skip
    assert "Có hai người đứng đầu cùng lúc" in see(web, "office", office.public_id)


def test_other_units_and_readers() -> None:
    web = signed_in(make_person("an.nguyen", "officer"))
    web.post(reverse("spokespersons:add_office"), {"name": "Ban Mẫu", "family": "party", "symbol": "BM",
                                                   "seat": "Cao Bằng"})  # fmt: skip
    office = Office.objects.get()
    reader = make_person("chi.ma", "clerk")
    assert signed_in(reader).get(reverse("spokespersons:add_office")).status_code == 403
    make_unit("p08", "Tuyên Quang", "08")
    reader.unit_id = "p08"
    reader.save()
    far = signed_in(reader)
    assert far.get(reverse("spokespersons:office", args=[office.public_id])).status_code == 404
    assert "Ban Mẫu" not in see(far, "offices")
