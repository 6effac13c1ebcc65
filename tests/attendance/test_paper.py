"""The printed sheet: printed, typed in once or twice; and the file of a phone."""

from __future__ import annotations

import io
import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.attendance.attending import arrive
from tests.people.making import confirm, make_person
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.models import Attendance, Batch, Excuse, Scan
from nhipcau.attendance.printing.sheets import sheet_pdf
from nhipcau.attendance.queries.bundles import site_code_of
from nhipcau.attendance.queries.numbers import numbers
from nhipcau.training.models import HalfDay

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    made = make_conference(sites=2, per_site=4)
    HalfDay.objects.filter(pk=made.half_days[0].pk).update(
        starts_at="2026-01-05T00:30Z", ends_at="2026-01-05T04:30Z"
    )
    return made


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("lan.nong", "clerk"))
    return confirm(client)


def typed(made: Made, **more: Any) -> dict[str, Any]:
    blank = {
        f"{part}-{name}": value for part in "ws" for name, value in (("TOTAL_FORMS", 3), ("INITIAL_FORMS", 0))
    }
    return {"batch_id": str(uuid4()), **blank, **more}


def test_a_sheet_is_typed_in_and_sent_twice(made: Made, desk: Client) -> None:
    one, two, three, four = (row.public_id for row in made.at(made.sites[1]))
    url = reverse("attendance:paper", args=[made.sites[1].public_id, made.half_days[0].public_id])
    assert desk.get(url).status_code == 200
    sheet = typed(
        made, came=[one, two], excused=[three],
        **{"s-0-name": "Mã Văn Kiên", "s-0-place": four, "s-0-reason": "Bận họp"},
        **{"w-0-name": "Lục Thị Én", "w-0-post": "Phóng viên", "w-0-reason": "Không có tên"},
    )  # fmt: skip
    for _time in range(2):
        answer = desk.post(url, sheet)
        assert answer.status_code == 200, answer.context["form"].errors
        assert "5/5 lượt" in answer.content.decode()
    found = numbers(made.conference, made.half_days[0], made.sites[1])
    assert (found.nominated, found.walk_ins, found.present, found.excused, found.absent) == (4, 1, 4, 1, 0)
    assert found.substitutes == 1
    assert (Scan.objects.count(), Batch.objects.get().way, Excuse.objects.count()) == (5, "paper", 1)


def test_a_place_is_ticked_one_way_only(made: Made, desk: Client) -> None:
    one = made.at(made.sites[1])[0].public_id
    url = reverse("attendance:paper", args=[made.sites[1].public_id, made.half_days[0].public_id])
    for sheet in (
        typed(made),
        typed(made, came=[one], excused=[one]),
        typed(made, came=[one], **{"s-0-name": "Mã Kiên", "s-0-place": one, "s-0-reason": "Bận"}),
        typed(made, came=[made.at(made.sites[0])[0].public_id]),
        typed(made, **{"w-0-name": "Lục Én"}),
    ):
        assert desk.post(url, sheet).status_code == 422
    assert not Scan.objects.exists()


def test_one_tap_on_the_roll_and_back(made: Made, desk: Client) -> None:
    HalfDay.objects.filter(pk=made.half_days[0].pk).update(
        starts_at="2020-01-01T00:00Z", ends_at="2099-01-01T00:00Z"
    )
    one = made.at(made.sites[1])[0]
    url = reverse("attendance:mark", args=[made.sites[1].public_id, made.half_days[0].public_id])
    tap = {"kind": "arrive", "delegate": one.public_id, "fact_id": str(uuid4())}
    for _time in range(2):
        assert desk.post(url, tap).status_code == 302
    row = Attendance.objects.get()
    assert row.delegate_id == one.pk
    undo = {"kind": "undo", "undoes": row.scan.fact_id, "fact_id": str(uuid4())}
    assert desk.post(url, undo).status_code == 302
    assert not Attendance.objects.exists()


def test_a_file_of_a_phone_is_answered_fact_by_fact(made: Made, desk: Client) -> None:
    site, half_day = made.sites[1], made.half_days[0]
    batch = {
        "format": "nhipcau.batch/1", "batch_id": str(uuid4()), "site": site.public_id, "offset_ms": 0,
        "sent_at": "2026-01-05T05:00:00+00:00",
        "facts": [
            {"fact_id": str(uuid4()), "kind": "arrive", "half_day": half_day.public_id,
             "delegate": made.at(site)[0].public_id, "said_at": "2026-01-05T01:00:00+00:00"},
            {"fact_id": str(uuid4()), "kind": "arrive", "half_day": half_day.public_id, "code": "ZZZZ",
             "said_at": "2026-01-05T01:00:00+00:00"},
        ],
    }  # fmt: skip
    url = reverse("attendance:hand_over", args=[site.public_id])
    assert desk.get(url).status_code == 200
    page = desk.post(
        url, {"file": SimpleUploadedFile("may.json", json.dumps(batch).encode())}
    ).content.decode()
    assert "1/2 lượt" in page
    assert "mã thẻ không có trong danh sách" in page
    bad = desk.post(url, {"file": SimpleUploadedFile("may.json", b"\x00{")})
    assert bad.status_code == 422
    assert Attendance.objects.count() == 1


def test_the_sheet_prints_every_name_and_the_code_only_when_asked(made: Made, desk: Client) -> None:
    arrive(made.at(made.sites[0])[0], made.half_days[0])
    url = reverse("attendance:sheet", args=[made.sites[0].public_id])
    answer = desk.get(url)
    assert answer["Content-Type"] == "application/pdf"
    words = _words(answer.content)
    assert all(one.name in words for one in made.at(made.sites[0]))
    assert made.at(made.sites[1])[0].name not in words
    code = site_code_of(made.sites[0])
    assert code not in words
    assert code in _words(desk.get(f"{url}?ma=1").content)


def test_names_on_the_sheet_are_no_markup(made: Made) -> None:
    one = made.at(made.sites[0])[0]
    type(one).objects.filter(pk=one.pk).update(name='#panic("x") *Ân* $')
    assert '#panic("x") *Ân* $' in _words(sheet_pdf(made.sites[0], at=NOW))


def _words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())
