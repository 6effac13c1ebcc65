"""The outbox: put once, sent once, put off, refused, given up; and what each server's answer means."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend as Memory
from django.db import IntegrityError, transaction
from tests.mailing.making import NOW, letter, post

from nhipcau.common.refusals import Refused
from nhipcau.mailing import handed
from nhipcau.mailing.actions import Attachment, erase_letters, send_again, send_due, sweep_slips
from nhipcau.mailing.models import Enclosure, Letter
from nhipcau.mailing.rules.letters import LEASE, MOST_TRIES
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


class Answering(BaseEmailBackend):
    """A server that answers every letter with one error."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
        self.asked = 0

    def send_messages(self, _messages: Any) -> int:
        self.asked += 1
        raise self.error


def refused(code: int, words: bytes = b"5.1.1 no such mailbox") -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"an@coquan.example": (code, words)})


def test_a_letter_is_put_once_whatever_it_says_the_second_time() -> None:
    assert post(key="digest:1:7") is True
    assert post(key="digest:1:7", text="Lần thứ hai") is False
    assert Letter.objects.get().text == "Kính gửi anh."


def test_a_letter_goes_with_the_transaction_that_put_it() -> None:
    with transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_due_letter_goes_out_whole(mailoutbox: list[EmailMessage]) -> None:
    post(
        subject="Điểm báo sáng 22/11",
        html="<p>Kính gửi <b>anh</b></p>",
        attachments=[Attachment("diem-bao.txt", "text/plain", "Số 1".encode())],
        unsubscribe="https://coquan.example/thoi",
        to="an@coquan.example",
    )
    assert send_due(at=NOW, limit=5, connection=Memory()) == 1
    sent = mailoutbox[0].message()
    parts = {part.get_content_type(): part for part in sent.walk()}
    assert {"text/plain", "text/html"} <= set(parts)
    row = Letter.objects.get()
    assert sent["Message-ID"] == row.message_id
    assert (sent["Auto-Submitted"], sent["List-Unsubscribe"]) == (
        "auto-generated",
        "<https://coquan.example/thoi>",
    )
    assert (row.state, row.sent_at, row.ended_at, row.tries) == ("sent", NOW, NOW, 1)
    assert mailoutbox[0].attachments[0].filename == "diem-bao.txt"
    assert handed.lying() == []
    assert Entry.objects.get(verb="mailing.send_letters").after == {"sent": 1}


def test_a_letter_waits_for_its_time(mailoutbox: list[EmailMessage]) -> None:
    post(not_before=NOW + timedelta(hours=2))
    assert send_due(at=NOW, limit=5, connection=Memory()) == 0
    assert send_due(at=NOW + timedelta(hours=2), limit=5, connection=Memory()) == 1


def test_without_a_mail_server_letters_wait_untouched(settings: Any) -> None:
    settings.MAIL_WAY_OUT = "none"
    post()
    assert send_due(at=NOW, limit=5) == 0
    assert (letter().state, letter().tries) == ("waiting", 0)


def test_a_refused_address_fails_at_once_with_the_servers_words_and_is_sent_again_by_hand(
    mailoutbox: list[EmailMessage],
) -> None:
    post()
    send_due(at=NOW, limit=5, connection=Answering(refused(550)))
    assert (letter().state, letter().error, letter().tries) == ("failed", "550 5.1.1 no such mailbox", 1)
    send_again(by=None, at=NOW, letter=letter())
    assert send_due(at=NOW, limit=5, connection=Memory()) == 1
    assert (letter().state, letter().error) == ("sent", "")
    with pytest.raises(Refused):
        send_again(by=None, at=NOW, letter=letter())


def test_a_busy_mailbox_is_tried_from_a_minute_to_six_hours_and_then_given_up() -> None:
    post()
    busy, at, waits = Answering(refused(451)), NOW, []
    while letter().state == "waiting":
        at = letter().next_try_at
        send_due(at=at, limit=1, connection=busy)
        waits.append(letter().next_try_at - at)
    assert (letter().state, letter().tries, busy.asked) == ("dead", MOST_TRIES, MOST_TRIES)
    assert (waits[0], waits[-2]) == (timedelta(minutes=1), timedelta(hours=6))
    assert waits[:-1] == sorted(waits[:-1])


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPAuthenticationError(535, b"bad password"),
        smtplib.SMTPSenderRefused(550, b"who are you", "nhipcau@localhost"),
        ConnectionRefusedError("no server"),
        smtplib.SMTPServerDisconnected("gone"),
    ],
    ids=["password", "sender", "down", "gone"],
)
def test_a_server_that_is_no_use_is_asked_once_and_costs_the_other_letters_nothing(error: Exception) -> None:
    for number in range(3):
        post(key=f"k{number}")
    server = Answering(error)
    assert send_due(at=NOW, limit=9, connection=server) == 0
    assert send_due(at=NOW + timedelta(seconds=30), limit=9, connection=server) == 0
    assert server.asked == 1
    assert sorted(Letter.objects.values_list("tries", flat=True)) == [0, 0, 1]
    assert set(Letter.objects.values_list("state", flat=True)) == {"waiting"}


def test_one_refused_letter_does_not_hold_up_the_next(mailoutbox: list[EmailMessage]) -> None:
    class Choosy(Memory):
        def send_messages(self, messages: Any) -> int:
            if messages[0].to == ["an@coquan.example"]:
                raise refused(550)
            return super().send_messages(messages)

    post(key="a", to="an@coquan.example")
    post(key="b", to="binh@coquan.example")
    assert send_due(at=NOW, limit=9, connection=Choosy()) == 1


def test_the_letter_of_a_dead_sender_goes_out_after_its_lease(mailoutbox: list[EmailMessage]) -> None:
    post()
    Letter.objects.update(state="sending", lease_token="t", lease_until=NOW + LEASE, tries=1)
    assert send_due(at=NOW, limit=5, connection=Memory()) == 0
    assert send_due(at=NOW + LEASE, limit=5, connection=Memory()) == 1


@pytest.mark.parametrize(("stage", "end"), [("done", "sent"), ("last", "unsure")])
def test_a_slip_left_by_a_killed_sender_keeps_its_letter_from_going_twice(
    mailoutbox: list[EmailMessage], stage: str, end: str
) -> None:
    post()
    Letter.objects.update(state="sending", lease_token="t", lease_until=NOW, tries=1)
    getattr(handed.slip_of(letter().message_id), stage).touch()
    send_due(at=NOW, limit=5, connection=Memory())
    assert letter().state == end
    assert mailoutbox == []
    assert handed.lying() == []


def test_only_slips_of_settled_letters_are_swept() -> None:
    post(key="on its way")
    Letter.objects.update(state="sending", lease_token="t", lease_until=NOW, tries=1)
    needed, stale = handed.slip_of(letter().message_id), handed.slip_of("<settled@coquan.example>")
    needed.before_last_bytes()
    stale.accepted()
    assert sweep_slips() == 1
    assert handed.lying() == [needed.last]
    needed.take_away()


def test_a_letter_that_kills_its_senders_ends_dead() -> None:
    post()
    Letter.objects.update(state="sending", lease_token="t", lease_until=NOW, tries=MOST_TRIES)
    server = Answering(RuntimeError())
    send_due(at=NOW, limit=5, connection=server)
    assert (letter().state, server.asked) == ("dead", 0)


def test_a_sender_that_lost_its_lease_changes_nothing() -> None:
    class Slow(Memory):
        def send_messages(self, messages: Any) -> int:
            Letter.objects.update(lease_token="another")
            return super().send_messages(messages)

    post()
    assert send_due(at=NOW, limit=5, connection=Slow()) == 0
    assert (letter().state, letter().lease_token) == ("sending", "another")
    handed.slip_of(letter().message_id).take_away()


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "an@coquan.example\nBcc: all@coquan.example"},
        {"to": "an@coquan.example, binh@coquan.example"},
        {"to": "an@coquan.example\r"},
        {"to": "An <an@coquan.example>"},
        {"to": "ân@coquan.example"},
        {"subject": "Chào\nBcc: all@coquan.example"},
        {"subject": "Chào\r\n\r\nThân thư khác"},
        {"subject": "Chào\u2028bạn"},
        {"subject": " "},
        {"subject": "a" * 301},
        {"text": " "},
        {"unsubscribe": "javascript:alert(1)"},
        {"unsubscribe": "https://coquan.example/\r\nX: y"},
        {"attachments": [Attachment("a\nb.txt", "text/plain", b"")]},
        {"attachments": [Attachment("../a.txt", "text/plain", b"")]},
        {"attachments": [Attachment("a.txt", "text/plain\r\nX: y", b"")]},
        {"attachments": [Attachment("a.txt", "text/plain", b"x" * (10 * 1024 * 1024 + 1))]},
    ],
    ids="-".join,
)
def test_what_is_not_fit_to_send_is_refused_at_the_door(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        post(**wrong)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://dem.example/o.gif">',
        '<p style="background:url(https://dem.example/o.gif)">a</p>',
        "<style>@import 'https://dem.example/a.css';</style>",
        "<script>1</script>",
        '<p onclick="x()">a</p>',
        '<a href="javascript:x()">a</a>',
        '<iframe src="about:blank"></iframe>',
        '<table background="https://dem.example/o.gif"></table>',
        '<img srcset="https://dem.example/o.gif 2x">',
        '<link rel="stylesheet" href="https://dem.example/a.css">',
        '<form action="https://dem.example/"></form>',
    ],
)
def test_a_letter_loads_nothing_when_it_is_read(html: str) -> None:
    with pytest.raises(Refused):
        post(html=html)


def test_an_ordinary_letter_in_html_is_fit_to_send() -> None:
    assert post(html='<h1 style="color:#123">Tin</h1><a href="https://coquan.example/x">Mở</a> &amp; hết')


@pytest.mark.parametrize("names", [{"key": "a@b.example"}, {"key": ""}, {"purpose": "Điểm báo"}], ids=str)
def test_a_careless_key_or_purpose_is_a_mistake_of_ours(names: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"letter's key|purpose"):
        post(**names)


def test_an_erased_letter_keeps_its_purpose_and_its_end_only() -> None:
    post(key="old", attachments=[Attachment("a.txt", "text/plain", b"a")], html="<p>a</p>")
    post(key="waiting", not_before=NOW + timedelta(days=300))
    send_due(at=NOW, limit=5, connection=Memory())
    later = NOW + timedelta(days=100)
    assert erase_letters(at=later, before=NOW, limit=9) == 0
    assert erase_letters(at=later, before=later, limit=9) == 1
    row = Letter.objects.get(key="old")
    assert (row.to, row.subject, row.text, row.html, row.folded) == ("", "", "", "", "")
    assert (row.purpose, row.state, row.sent_at, row.erased_at) == ("digest.issue", "sent", NOW, later)
    assert not Enclosure.objects.exists()
    assert Letter.objects.get(key="waiting").text
    assert post(key="old") is False


@pytest.mark.parametrize(
    "state",
    [
        {"state": "lost"},
        {"state": "sending"},
        {"state": "sent"},
        {"state": "failed", "ended_at": NOW},
        {"state": "waiting", "lease_token": "t"},
        {"text": ""},
        {"erased_at": NOW},
    ],
    ids=str,
)
def test_the_database_refuses_a_letter_that_cannot_be(state: dict[str, Any]) -> None:
    post()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(**state)
