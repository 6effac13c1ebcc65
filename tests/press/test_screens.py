"""The press desk's screens, as the officer, the spokesperson and a stranger see them."""

from __future__ import annotations

import io
from typing import Any

import docx
import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.people.making import make_person, make_unit
from tests.press.making import DAY, HOUR, make_enquiry, make_office, make_people

from nhipcau.press.actions.asking import ask_facts
from nhipcau.press.actions.conferences import keep_conference, settle_conference
from nhipcau.press.models import Conference, Enquiry
from nhipcau.press.queries.compliance import compliance_for
from nhipcau.press.queries.public import enquiry_by_token

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def people() -> tuple[Any, Any]:
    return make_people()


def see(client: Client, name: str, *args: str, **query: str) -> str:
    answer = client.get(reverse(f"press:{name}", args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.getvalue().decode("utf-8", "replace")


def test_a_telephone_question_is_entered_and_worked_to_its_end(people: tuple[Any, Any]) -> None:
    officer, speaker = people
    web = signed_in(officer)
    now = timezone.localtime()
    said = {"channel": "phone", "received_at": f"{now - 2 * HOUR:%Y-%m-%dT%H:%M}", "outlet_name": "Đài Mẫu",
            "name": "Đàm Thu", "email": "thu@dai.example", "phone": "", "language": "km",
            "question": "Bao giờ thông cầu Bằng Giang?"}  # fmt: skip
    answer = web.post(reverse("press:receive"), said)
    row = Enquiry.objects.get()
    assert answer.url == row.get_absolute_url()
    page = see(web, "enquiry", row.public_id)
    assert "Bao giờ thông cầu" in page
    assert "Tiếng Khmer" in page
    assert row.token not in page
    for name in ("assign", "hand_over", "ask_facts", "start_answer", "answer", "withdraw", "follow_up"):
        see(web, name, row.public_id)
    assert web.get(reverse("press:refuse", args=[row.public_id])).status_code == 403
    assert "chưa được luật sư" in see(signed_in(speaker), "refuse", row.public_id).lower()
    done = signed_in(speaker).post(
        reverse("press:refuse", args=[row.public_id]), {"revision": row.revision, "ground": "private_life"}
    )
    assert done.status_code == 302
    own = enquiry_by_token(row.token, timezone.localdate())
    assert own is not None
    assert own.outcome == "refused"
    assert own.refusal.startswith("ព័ត៌មាន")


def test_lists_search_without_marks_filter_and_export(people: tuple[Any, Any]) -> None:
    web, now = signed_in(people[0]), timezone.now()
    make_enquiry(at=now, question="Đường Đông Khê bao giờ sửa?")
    make_enquiry(at=now, received_at=now - 60 * DAY, outlet_name="Báo Muộn")
    assert "Đông Khê" in see(web, "enquiries", q="dong khe")
    assert "Báo Muộn" not in see(web, "enquiries", q="dong khe")
    late = see(web, "enquiries", clock="late")
    assert "Báo Muộn" in late
    assert "quá hạn" in late
    assert "Đông Khê" not in late
    for query in ({"state": "open"}, {"state": "waiting"}, {"mine": "me"}, {"is_foreign": "yes"}):
        see(web, "enquiries", **query)
    assert len(see(web, "enquiries", export="csv").splitlines()) == 3
    assert web.get(reverse("press:enquiries"), {"export": "xlsx"}).getvalue()[:2] == b"PK"


def test_board_day_report_and_word_file(people: tuple[Any, Any]) -> None:
    web, now = signed_in(people[0]), timezone.now()
    make_enquiry(at=now, question="Còn bao nhiêu hộ mất điện?")
    assert "Tỉnh Cao Bằng" in see(web, "board")
    assert "Tỉnh Cao Bằng" in see(web, "board", export="csv")
    see(web, "board", since="2026-02-31", until="x", unit="p04")
    assert "Còn bao nhiêu hộ" in see(web, "day")
    file = web.get(reverse("press:day"), {"export": "docx"}).content
    words = "\n".join(each.text for each in docx.Document(io.BytesIO(file)).paragraphs)
    assert "Còn bao nhiêu hộ mất điện?" in words
    assert "Đàm" not in words


def test_the_unit_asked_sees_the_question_and_not_who_asked(people: tuple[Any, Any]) -> None:
    make_unit("p08", "Tuyên Quang", "08")
    there = make_person("chi.ma", "officer")
    there.unit_id = "p08"
    there.save()
    row = make_enquiry(at=timezone.now(), outlet_name="Báo Kín")
    asked = ask_facts(by=people[0], at=timezone.now(), enquiry=row, unit_id="p08", question="Bao nhiêu?")
    web = signed_in(there)
    page = see(web, "fact_request", asked.public_id)
    assert "Báo Kín" not in page
    assert row.question not in page
    assert web.get(row.get_absolute_url()).status_code == 404
    assert web.post(asked.get_absolute_url(), {"reply": "Còn 14 hộ."}).status_code == 302
    assert "Còn 14 hộ." in see(signed_in(people[0]), "enquiry", row.public_id)
    see(web, "facts", state="replied", q="14 ho")


def test_conference_is_planned_shown_and_settled(people: tuple[Any, Any]) -> None:
    web, soon = signed_in(people[0]), timezone.localtime() + DAY
    said = {"topic": "Quý IV", "topic_en": "Fourth quarter", "place": "Nhà văn hóa",
            "starts_at": f"{soon:%Y-%m-%dT%H:%M}", "is_regular": "on", "is_public": "on"}  # fmt: skip
    assert web.post(reverse("press:plan"), said).status_code == 302
    row = Conference.objects.get()
    see(web, "conferences", q="quy iv")
    see(web, "conference", row.public_id)
    see(web, "change_conference", row.public_id)
    calendar = icalendar.Calendar.from_ical(web.get(reverse("press:calendar")).content)
    (event,) = calendar.walk("VEVENT")
    assert str(event["summary"]) == "Quý IV"
    settle = {"revision": row.revision, "state": "held", "outcome": "12 báo dự"}
    make_office(*people)
    assert web.get(reverse("press:invitation", args=[row.public_id])).content[:2] == b"PK"
    early = web.post(reverse("press:settle_conference", args=[row.public_id]), settle)
    assert early.status_code == 422, "not held before it begins"
    settle["state"] = "cancelled"
    assert web.post(reverse("press:settle_conference", args=[row.public_id]), settle).status_code == 302


def test_compliance_names_each_duty_with_source_and_days(people: tuple[Any, Any]) -> None:
    officer, speaker = people
    now = timezone.now()
    before = {(line.duty.code, line.is_met) for line in compliance_for(officer, now)}
    assert ("spokesperson", False) in before
    make_office(officer, speaker)
    lines = {line.duty.code: line for line in compliance_for(officer, now)}
    assert lines["spokesperson"].is_met
    assert lines["published"].is_met is False
    held = keep_conference(by=officer, at=now - 130 * DAY, topic="Quý II", place="Hội trường",
                           starts_at=now - 130 * DAY)  # fmt: skip
    settle_conference(by=officer, at=now - 130 * DAY, conference=held, is_held=True, outcome="9 báo dự")
    late = {line.duty.code: line for line in compliance_for(officer, now)}["conference"]
    assert late.days_late is not None
    assert 30 <= late.days_late <= 42
    page = see(signed_in(officer), "compliance")
    assert "244/2026" in page
    assert "Lý Văn Bình" in page
    assert len(see(signed_in(officer), "compliance", export="csv").splitlines()) > 5


def test_a_stranger_finds_nothing(people: tuple[Any, Any]) -> None:
    row = make_enquiry(at=timezone.now())
    make_unit("p08", "Tuyên Quang", "08")
    stranger = make_person("xa.la", "officer", "spokesperson")
    stranger.unit_id = "p08"
    stranger.save()
    web = signed_in(stranger)
    for name in ("enquiry", "acknowledge", "assign", "hand_over", "refuse", "withdraw", "answer"):
        assert web.get(reverse(f"press:{name}", args=[row.public_id])).status_code == 404
    assert row.question not in see(web, "enquiries")
    assert enquiry_by_token("", timezone.localdate()) is None
    assert enquiry_by_token("~x", timezone.localdate()) is None
