"""What comes back: read once, believed only for a letter of ours, and dead addresses are left alone."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend as Memory
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st
from tests.mailing.making import NOW, post
from tests.mailing.test_sending import Answering
from tests.verification.making import make_person, make_unit

from nhipcau.mailing.actions import (
    Draft,
    allow_again,
    put_many,
    read_bounce,
    read_returned,
    send_due,
    suppress,
)
from nhipcau.mailing.actions.bounces import returned_folder
from nhipcau.mailing.actions.putting import Suppressed
from nhipcau.mailing.models import Letter, Returned, Suppression
from nhipcau.mailing.queries.letters import get_letter_for, letters_for
from nhipcau.mailing.queries.suppressed import is_suppressed
from nhipcau.mailing.rules import bounces

pytestmark = pytest.mark.django_db
TO = "an@coquan.example"


@pytest.fixture(autouse=True)
def _here(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def sent(number: int = 1, to: str = TO) -> Letter:
    """Return a letter that left."""
    post(key=f"digest:1:{number}", to=to)
    Letter.objects.filter(key=f"digest:1:{number}").update(state="sent", sent_at=NOW, ended_at=NOW, tries=1)
    return Letter.objects.get(key=f"digest:1:{number}")


def report(message_id: str, *, action: str = "failed", status: str = "5.1.1", to: str = TO) -> bytes:
    """Return a delivery report as servers write them (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mx.example
To: office@coquan.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

Your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Original-Recipient: rfc822;{to}
Final-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status.replace(".", "")} mailbox {to}

--b1
Content-Type: text/rfc822-headers

Message-ID: {message_id}
To: {to}
Subject: x

--b1--
""".encode()


def test_one_permanent_return_is_enough_whatever_the_capitals() -> None:
    assert read_bounce(at=NOW, message=report(sent().message_id)) == "permanent"
    assert is_suppressed(TO.upper())
    with pytest.raises(Suppressed):
        post(key="digest:2:1", purpose="digest.issue")
    assert post(key="people:reset:1", purpose="people.reset"), "letters of an account still go"


def test_five_temporary_returns_in_a_fortnight_are_enough() -> None:
    for number in range(5):
        assert not is_suppressed(TO)
        message = report(sent(number).message_id, action="delayed", status="4.2.2")
        assert read_bounce(at=NOW + timedelta(days=number), message=message) == "temporary"
        assert read_bounce(at=NOW + timedelta(days=number), message=message) == "temporary", "read once"
    assert is_suppressed(TO)


def test_temporary_returns_long_apart_or_of_one_letter_are_not() -> None:
    letter = sent()
    for number in range(6):
        message = report(letter.message_id, action="delayed", status=f"4.4.{number}")
        read_bounce(at=NOW, message=message)
    for number in range(2, 6):
        message = report(sent(number).message_id, action="delayed", status="4.4.1")
        read_bounce(at=NOW + timedelta(days=number * 6), message=message)
    assert not is_suppressed(TO)


@pytest.mark.parametrize("status", ["4.4.7", "5.2.2"])
def test_a_mailbox_that_may_come_back_is_not_dead(status: str) -> None:
    assert read_bounce(at=NOW, message=report(sent().message_id, status=status)) == "temporary"
    assert not is_suppressed(TO)


def test_a_forged_report_is_counted_and_believed_by_nobody() -> None:
    sent()
    forged = report("<00112233445566778899aabbccddeeff@coquan.example>")
    assert read_bounce(at=NOW, message=forged) == "forged"
    assert read_bounce(at=NOW, message=report("<made.up@elsewhere.example>")) == "forged"
    assert not Suppression.objects.exists()
    assert Returned.objects.filter(kind="forged", letter=None, digest="").count() == 2


def test_a_report_counts_against_the_letters_own_address_only() -> None:
    letter = sent()
    read_bounce(at=NOW, message=report(letter.message_id, to="spokesperson@other.example"))
    assert not is_suppressed("spokesperson@other.example")
    assert is_suppressed(TO)


def test_a_letter_that_never_left_cannot_come_back() -> None:
    post(key="digest:1:9")
    assert read_bounce(at=NOW, message=report(Letter.objects.get().message_id)) == "forged"


def test_an_answer_by_a_person_is_no_bounce() -> None:
    answer = f"From: {TO}\nIn-Reply-To: {sent().message_id}\nSubject: Re\n\nXin cảm ơn.\n".encode()
    assert read_bounce(at=NOW, message=answer) == "no_bounce"
    assert not is_suppressed(TO)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (b"5.1.1 no such mailbox", True),
        (b"5.2.1 disabled", True),
        (b"no such user", True),
        (b"5.7.1 your address is on a blocklist", False),
        (b"5.2.2 mailbox full", False),
    ],
)
def test_a_refusal_while_sending_counts_when_it_is_of_the_address(words: bytes, expected: bool) -> None:
    post()
    send_due(at=NOW, limit=5, connection=Answering(smtplib.SMTPRecipientsRefused({TO: (550, words)})))
    assert is_suppressed(TO) is expected


def test_a_refused_text_says_nothing_of_the_address() -> None:
    post()
    send_due(at=NOW, limit=5, connection=Answering(smtplib.SMTPDataError(550, b"5.1.1 looks like spam")))
    assert not is_suppressed(TO)


def test_the_folder_is_read_and_emptied_and_a_file_read_twice_counts_once() -> None:
    folder = returned_folder()
    mail = report(sent().message_id)
    (folder / "new" / "1.host").write_bytes(mail)
    (folder / "cur" / "2.host:2,S").write_bytes(b"\xff\xfe no mail at all")
    assert read_returned(at=NOW, limit=10) == 2
    (folder / "new" / "1.host").write_bytes(mail)  # killed between the commit and the removal
    assert read_returned(at=NOW, limit=10) == 1
    assert sorted(Returned.objects.values_list("kind", flat=True)) == ["no_bounce", "permanent"]
    assert not list(folder.glob("*/*"))


def test_a_person_allows_an_address_again_and_old_returns_count_no_more() -> None:
    read_bounce(at=NOW, message=report(sent().message_id))
    allow_again(by=None, at=NOW, suppression=Suppression.objects.get())
    assert post(key="digest:3:1") is True
    message = report(sent(7).message_id, action="delayed", status="4.4.1")
    read_bounce(at=NOW, message=message)
    assert not is_suppressed(TO)


def test_many_letters_are_put_once_and_the_suppressed_by_name() -> None:
    make_unit()
    suppress(by=None, at=NOW, address="hai@doc.example", why="asked")
    drafts = [Draft(f"s:{name}", f"{name}@doc.example", "Tin", "Lời", "vi") for name in ("mot", "hai", "ba")]
    drafts.append(Draft("s:sai", "không phải địa chỉ", "Tin", "Lời", "vi"))
    for _turn in range(2):
        told = put_many(at=NOW, purpose="statements.release", unit_id="p04", drafts=drafts)
        assert told == {"s:mot": "put", "s:hai": "suppressed", "s:ba": "put", "s:sai": "refused"}
    assert sorted(Letter.objects.values_list("to", flat=True)) == ["ba@doc.example", "mot@doc.example"]


def test_no_table_holds_the_address_that_is_left_alone() -> None:
    row = suppress(by=None, at=NOW, address=TO, why="complaint")
    kept = [str(getattr(row, field.name)) for field in Suppression._meta.concrete_fields]
    assert not any(TO in value for value in kept)


@given(st.binary(max_size=400))
def test_any_bytes_have_an_answer(mail: bytes) -> None:
    assert bounces.read(mail).kind in {None, "permanent", "temporary"}


def test_a_mass_letter_says_how_one_click_ends_it(mailoutbox: list[Any]) -> None:
    post(unsubscribe="https://coquan.example/vi/nhan-tin/abc/")
    send_due(at=NOW, limit=1, connection=Memory())
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe"] == "<https://coquan.example/vi/nhan-tin/abc/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_of_a_unit_is_seen_by_that_unit_alone() -> None:
    own, other = make_person("officer"), make_person("officer", unit="p14")
    post(key="a:1", unit_id="p04")
    post(key="b:1")
    assert set(letters_for(own).values_list("key", flat=True)) == {"a:1", "b:1"}
    assert set(letters_for(other).values_list("key", flat=True)) == {"b:1"}
    with pytest.raises(Http404):
        get_letter_for(other, Letter.objects.get(key="a:1").public_id)
