"""A delegate's own page: the right key or nothing; what he sees, sends and downloads; no trace of others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from tests.learning.questions_making import LATER, NOW, make_asked, make_conference, make_officer, make_shown

from nhipcau.common.files.snapshots import keep
from nhipcau.learning.actions.answering import answer_in_writing
from nhipcau.learning.actions.evaluating import open_evaluation
from nhipcau.learning.actions.moderating import decline
from nhipcau.learning.models import Question, Ticket
from nhipcau.learning.queries.own import own_address, own_delegate, own_key, own_path
from nhipcau.learning.views.links import WRONG_KEYS
from nhipcau.training.models import Material

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nine_in_the_morning() -> Any:
    WRONG_KEYS.forget()
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response: Any) -> str:
    return response.content.decode()


def test_the_key_opens_the_page_and_tells_no_other_site_and_no_robot() -> None:
    made = make_conference()
    delegate = made.delegates[0]
    answer = Client().get(own_path(delegate))
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert answer.cookies == {}
    page = text_of(answer)
    assert delegate.name in page
    assert "đang diễn ra" in page
    assert "Đàm Quang Lộc" in page
    assert not any(one.name in page for one in made.delegates[1:])
    assert own_address(delegate).endswith(own_path(delegate))


def test_a_wrong_a_void_and_an_erased_link_open_nothing_and_look_alike() -> None:
    made = make_conference()
    delegate, other, gone = made.delegates[:3]
    old = own_path(delegate)
    delegate.pass_version += 1
    delegate.save()
    gone_path = own_path(gone)
    gone.state, gone.reason = "withdrawn", "Bận"
    gone.save()
    mixed = own_path(delegate).replace(own_key(delegate), own_key(other))
    pages = [Client().get(path) for path in (old, mixed, gone_path, "/dao-tao/toi/khongcoai/abc/")]
    assert [page.status_code for page in pages] == [404] * 4
    assert len({text_of(page) for page in pages}) == 1
    assert own_delegate(gone.public_id, own_key(gone)) is None


def test_whoever_tries_keys_is_slowed_and_the_right_key_still_opens() -> None:
    made = make_conference()
    for _ in range(60):
        Client().get("/dao-tao/toi/khongcoai/abc/")
    assert Client().get("/dao-tao/toi/khongcoai/abd/").status_code == 429
    assert Client().get(own_path(made.delegates[0])).status_code == 200


def test_looking_changes_nothing() -> None:
    made = make_conference()
    row = make_shown(made)
    delegate = made.delegates[1]
    for name, more in (("own_reply", ()), ("own_vote", (row.public_id,))):
        assert Client().get(own_path(delegate, name, *more)).status_code == 405
    row.refresh_from_db()
    assert row.votes == 0


def test_he_asks_the_one_who_speaks_and_votes_once() -> None:
    made = make_conference()
    row, delegate = make_shown(made), made.delegates[1]
    client, page = Client(), own_path(delegate, "own_questions")
    speaker = made.sessions[0].speakers.get()
    assert f'value="{speaker.public_id}" selected' in text_of(client.get(page))
    sent = client.post(page, {"to": speaker.public_id, "text": "Có tài liệu tiếng Lào không?"})
    assert sent.status_code == 302
    asked = Question.objects.get(text="Có tài liệu tiếng Lào không?")
    assert (asked.delegate_id, asked.speaker, asked.site_id) == (delegate.pk, speaker, delegate.site_id)
    for _ in range(2):
        client.post(own_path(delegate, "own_vote", row.public_id))
    row.refresh_from_db()
    assert row.votes == 1
    assert client.post(page, {"to": speaker.public_id, "text": ""}).status_code == 422


def test_a_question_that_waits_is_seen_by_its_asker_only() -> None:
    made = make_conference()
    row = make_asked(made, 0, text="Chưa ai thấy câu này?")
    assert row.text in text_of(Client().get(own_path(made.delegates[0], "own_questions")))
    assert row.text not in text_of(Client().get(own_path(made.delegates[1], "own_questions")))
    assert Client().post(own_path(made.delegates[1], "own_vote", row.public_id)).status_code == 404


def test_he_reads_why_not_and_what_was_answered() -> None:
    made, officer = make_conference(), make_officer()
    decline(by=officer, at=LATER, question=make_asked(made, text="Ngoài lề?"), reason="Không thuộc nội dung.")
    answer_in_writing(
        by=officer, at=LATER, question=make_shown(made), answer="Xem mục 3.", answered_by="Sở mẫu"
    )
    page = text_of(Client().get(own_path(made.delegates[0], "own_questions")))
    assert "Không thuộc nội dung." in page
    assert "Xem mục 3." in page
    other = text_of(Client().get(own_path(made.delegates[1], "own_questions")))
    assert "Không thuộc nội dung." not in other
    assert made.delegates[0].name not in other


def test_shared_files_are_handed_out_and_others_are_not() -> None:
    made, other = make_conference(), make_conference(title="Khác")
    files = [
        Material.objects.create(
            conference=of, title=title, file_name=f"{title}.txt", media_type="text/plain", size=3,
            sha256=keep(settings.MATERIAL_DIR, title.encode()), is_shared=shared, added_at=NOW,
        )
        for of, title, shared in (
            (made.conference, "sotay", True), (made.conference, "noibo", False), (other.conference, "khac", True),
        )
    ]  # fmt: skip
    paths = [own_path(made.delegates[0], "own_material", one.public_id) for one in files]
    answers = [Client().get(path) for path in paths]
    assert [one.status_code for one in answers] == [200, 404, 404]
    assert answers[0].content == b"sotay"
    page = text_of(Client().get(own_path(made.delegates[0])))
    assert "sotay" in page
    assert "noibo" not in page


def test_he_answers_the_invitation_until_the_start() -> None:
    made = make_conference()
    delegate = made.delegates[0]
    path = own_path(delegate, "own_reply")
    assert Client().post(path, {"answer": "excused", "words": "Ốm"}).status_code == 422, "it has begun"
    with time_machine.travel(NOW - timedelta(days=2), tick=False):
        assert Client().post(path, {"answer": "excused", "words": "Ốm"}).status_code == 302
    delegate.refresh_from_db()
    assert delegate.answer == "excused"


def test_the_sheet_is_sent_once_and_the_page_says_so() -> None:
    made = make_conference()
    delegate = made.delegates[0]
    page = own_path(delegate, "own_evaluation")
    assert "hiện không mở" in text_of(Client().get(page))
    items = [("scale", "Dễ hiểu"), ("words", "Có ích?")]
    open_evaluation(by=make_officer(), at=NOW, conference=made.conference, items=items)
    assert Client().post(page, {}).status_code == 422
    assert Client().post(page, {"item_1": "9"}).status_code == 422
    assert Client().post(page, {"item_1": "5", "item_2": "Nhiều ví dụ"}).status_code == 302
    assert Ticket.objects.get(delegate=delegate).is_used
    assert "đã gửi phiếu" in text_of(Client().get(page))
    assert Client().post(page, {"item_1": "5"}).status_code == 422


def test_what_is_kept_and_until_when_is_said() -> None:
    made = make_conference()
    page = text_of(Client().get(own_path(made.delegates[0])))
    assert "20/11/2028" not in page or "xóa" in page
    assert f"{made.conference.personal_until:%d/%m/%Y}" in page
