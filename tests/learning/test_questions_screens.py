"""Screens around questions and evaluation: who may, what is shown, and that nobody sees who asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.learning.questions_making import (
    LATER,
    NOW,
    make_asked,
    make_body,
    make_conference,
    make_officer,
    make_shown,
)
from tests.people.making import make_person, make_unit
from tests.training.making import DAY, Made

from nhipcau.common.beside import cards_beside
from nhipcau.learning.actions.answering import leave, owe
from nhipcau.learning.models import Evaluation, Question
from nhipcau.learning.views.links import WRONG_KEYS
from nhipcau.learning.views.speaking import speaker_path

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nine_in_the_morning() -> Any:
    WRONG_KEYS.forget()
    with time_machine.travel(NOW, tick=False):
        yield


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def of(made: Made, name: str) -> str:
    return reverse(f"learning:{name}", args=[made.conference.public_id])


def on(question: Question, name: str) -> str:
    return reverse(f"learning:{name}", args=[question.public_id])


def test_one_press_shows_a_question_and_no_screen_names_the_asker() -> None:
    made = make_conference()
    row = make_asked(made)
    client = signed_in(make_officer())
    assert client.post(on(row, "show_question")).status_code == 302
    row.refresh_from_db()
    assert row.state == "shown"
    for page in (of(made, "questions"), of(made, "room_screen"), on(row, "question")):
        text = client.get(page).content.decode()
        assert row.text in text
        assert made.sites[0].name in text
        assert not any(one.name in text or one.public_id in text for one in made.delegates), page


def test_asked_by_htmx_the_page_answers_with_the_list_alone() -> None:
    made = make_conference()
    row = make_shown(made)
    client = signed_in(make_officer())
    for name in ("questions", "room_screen"):
        part = client.get(of(made, name), headers={"HX-Request": "true"}).content.decode()
        assert row.text in part
        assert "<html" not in part


def test_other_roles_and_other_units_are_kept_out() -> None:
    made = make_conference()
    row = make_asked(made)
    reviewer = signed_in(make_person("doc", "reviewer"))
    assert reviewer.get(of(made, "questions")).status_code == 403
    assert reviewer.post(on(row, "show_question")).status_code == 403
    stranger = make_person("xa", "officer")
    stranger.unit_id = make_unit("p12", "Lai Châu", "12").pk
    stranger.save()
    client = signed_in(stranger)
    for page in (of(made, "questions"), of(made, "evaluation"), of(made, "speaker_links"), on(row, "question"),
                 on(row, "owe_answer"), on(row, "decline_question"), on(row, "answer_in_writing")):  # fmt: skip
        assert client.get(page).status_code == 404, page
    assert client.post(on(row, "show_question")).status_code == 404


def test_declined_merged_answered_and_owed_by_their_forms() -> None:
    made = make_conference()
    client = signed_in(make_officer())
    rows = [make_asked(made, place, text=f"Câu {place}?") for place in range(4)]
    body = make_body("Sở Ngoại vụ mẫu")
    sent = {
        "decline_question": {"reason": "Ngoài nội dung."},
        "merge_question": {"into": rows[3].public_id},
        "answered_live": {"answered_by": "Báo cáo viên", "words": "Có."},
        "owe_answer": {"body": "so ngoai vu mau", "due_on": f"{DAY + timedelta(days=5):%Y-%m-%d}"},
    }
    for row, (name, fields) in zip(rows, sent.items(), strict=True):
        seen = Question.objects.get(pk=row.pk).revision
        assert client.post(on(row, name), {**fields, "revision": seen}).status_code == 302, name
    assert client.post(on(rows[0], "decline_question"), {"reason": "x", "revision": 1}).status_code == 422
    stand = list(Question.objects.order_by("pk").values_list("state", "answer_way", "owner_body"))
    assert stand == [("declined", "", None), ("merged", "", None), ("waiting", "live", None),
                     ("waiting", "", body.pk)]  # fmt: skip


def test_a_clerk_enters_a_question_for_a_site() -> None:
    made = make_conference()
    client = signed_in(make_person("van.thu", "clerk"))
    fields = {"site": made.sites[1].public_id, "to": "ban-to-chuc", "text": "Bao giờ có sóng?"}
    assert client.post(of(made, "enter_question"), fields).status_code == 302
    row = Question.objects.get()
    assert (row.site, row.delegate_id, row.speaker_id) == (made.sites[1], None, None)


def make_task(made: Made) -> Question:
    body = make_body("Sở mẫu một")
    row = make_shown(made)
    return owe(by=make_officer(), at=NOW, question=row, body_id=body.pk, unit_id="p04", due_on=DAY)


def test_the_list_of_what_is_owed_is_searched_filtered_and_taken_out() -> None:
    made = make_conference()
    row = make_task(made)
    client, page = signed_in(make_officer()), reverse("learning:owed")
    assert row.text in client.get(page, {"q": "dang anh"}).content.decode()
    assert "Không có mục nào khớp" in client.get(page, {"q": "khongco"}).content.decode()
    assert row.text not in client.get(page, {"state": "overdue"}).content.decode()
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        assert row.text in client.get(page, {"state": "overdue"}).content.decode()
        assert "Câu hỏi còn nợ" in client.get("/").content.decode()
    assert row.text in b"".join(client.get(page, {"export": "csv"})).decode("utf-8-sig")
    assert client.get(page, {"export": "xlsx"}).status_code == 200


def test_staff_of_the_owner_answer_and_pass_on() -> None:
    made = make_conference()
    row = make_task(made)
    new = make_body("Sở mẫu hai")
    client = signed_in(make_person("doc", "reviewer"))
    fields = {"body": new.name, "reason": "Đúng ngành", "revision": row.revision}
    row.refresh_from_db()
    assert client.post(on(row, "pass_on"), {**fields, "revision": row.revision}).status_code == 302
    row.refresh_from_db()
    fields = {"answer": "Xem mục 2.", "answered_by": "Sở mẫu hai", "revision": str(row.revision)}
    assert client.post(on(row, "answer_in_writing"), fields).status_code == 302
    row.refresh_from_db()
    assert (row.owner_body_id, row.answer_way, row.answer) == (new.pk, "written", "Xem mục 2.")
    assert client.post(on(row, "answer_in_writing"), {**fields, "revision": row.revision}).status_code == 422


def test_a_body_nobody_knows_is_told_at_its_field() -> None:
    made = make_conference()
    row = make_shown(made)
    sent = {"body": "Cơ quan không có", "due_on": f"{DAY}", "revision": row.revision}
    answer = signed_in(make_officer()).post(on(row, "owe_answer"), sent)
    assert answer.status_code == 422
    assert "Không thấy cơ quan này" in answer.content.decode()


def test_the_speaker_faces_his_questions_and_answers_with_one_press() -> None:
    made = make_conference()
    speaker = made.sessions[0].speakers.get()
    row, left, other = (
        make_shown(made, 0),
        make_shown(made, 1, text="Để lại?"),
        make_asked(made, 2, text="Chưa duyệt?"),
    )
    client, page = Client(), speaker_path(speaker)
    text = client.get(page).content.decode()
    assert row.text in text
    assert other.text not in text
    assert not any(one.name in text for one in made.delegates)
    assert client.get(page)["Referrer-Policy"] == "no-referrer"
    assert client.post(speaker_path(speaker, "speaker_answered", row.public_id)).status_code == 302
    assert client.post(speaker_path(speaker, "speaker_leaves", left.public_id)).status_code == 302
    row.refresh_from_db()
    left.refresh_from_db()
    assert (row.answer_way, row.answered_by) == ("live", "Đàm Quang Lộc, Phó Giám đốc sở mẫu")
    assert left.left_at == NOW
    assert client.post(speaker_path(speaker, "speaker_answered", other.public_id)).status_code == 404


def test_a_void_link_of_a_speaker_opens_nothing() -> None:
    made = make_conference()
    speaker = made.sessions[0].speakers.get()
    old = speaker_path(speaker)
    client = signed_in(make_officer())
    assert old in client.get(of(made, "speaker_links")).content.decode()
    assert client.post(reverse("learning:void_speaker_link", args=[speaker.public_id])).status_code == 302
    assert Client().get(old).status_code == 404
    speaker.refresh_from_db()
    assert Client().get(speaker_path(speaker)).status_code == 200


def test_what_was_left_stands_in_the_pile_to_be_given_to_a_body() -> None:
    made = make_conference()
    leave(at=LATER, question=make_shown(made))
    text = signed_in(make_officer()).get(of(made, "questions")).content.decode()
    assert "cần giao cơ quan trả lời" in text


def test_the_evaluation_is_written_opened_and_closed_on_screen() -> None:
    made = make_conference()
    client = signed_in(make_officer())
    assert client.post(of(made, "evaluation_items"), {"lines": "Dễ hiểu\nCần gì thêm?"}).status_code == 302
    assert client.post(of(made, "open_evaluation")).status_code == 302
    assert client.post(of(made, "evaluation_items"), {"lines": "Khác"}).status_code == 422
    assert client.get(of(made, "evaluation")).status_code == 200
    with time_machine.travel(LATER, tick=False):
        assert client.post(of(made, "close_evaluation")).status_code == 302
        assert "Dưới năm phiếu" in client.get(of(made, "evaluation")).content.decode()
    assert Evaluation.objects.get().closed_at == LATER


def test_the_page_of_the_conference_shows_how_questions_and_evaluation_stand() -> None:
    made = make_conference()
    make_asked(made)
    cards = {
        card.title: card
        for card in cards_beside("training.conference", make_officer(), made.conference.public_id, at=NOW)
    }
    assert cards["Câu hỏi"].figure == 1
    assert cards["Phiếu đánh giá"].lines[0].value == "Chưa mở"
    reviewer = make_person("doc", "reviewer")
    titles = [
        card.title
        for card in cards_beside("training.conference", reviewer, made.conference.public_id, at=NOW)
    ]
    assert "Câu hỏi" not in titles
