"""A reader asks, confirms, chooses, ends: nothing is sent before the owner's word, and nothing after the end."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.http import Http404
from tests.contacts.making import NOW, make_contact, token_of
from tests.people.making import UNIT, make_unit

from nhipcau.common.refusals import Refused
from nhipcau.contacts.actions import subscribing
from nhipcau.contacts.actions.erasing import erase_contact, erase_expired
from nhipcau.contacts.actions.keeping import enquirer, renew_consent
from nhipcau.contacts.models import Contact
from nhipcau.contacts.queries.own import own_page
from nhipcau.contacts.queries.recipients import count_recipients, recipients
from nhipcau.contacts.rules.expiry import expires_on
from nhipcau.contacts.rules.tokens import is_same
from nhipcau.mailing.actions import put, suppress
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db
DAY = NOW.date()


def ask(**changes: Any) -> Contact:
    make_unit()
    parts = {
        "at": NOW, "unit_id": UNIT, "email": "Doc@Bao.example", "name": "", "languages": ["en"],
        "subjects": ["economy"], "language": "en",
    }  # fmt: skip
    return subscribing.ask_subscription(**{**parts, **changes})


def told(language: str = "en", subject: str = "economy") -> list[str]:
    rows = recipients(unit_id=UNIT, language=language, subject=subject, on=DAY)
    return [row.email for row in rows]


def letters() -> Any:
    return apps.get_model("mailing", "Letter").objects.order_by("pk")


def test_nobody_is_written_to_before_the_owner_of_the_address_says_yes() -> None:
    contact = ask()
    assert told() == []
    letter = letters().get()
    assert letter.to == "doc@bao.example"
    assert letter.language == "en"
    assert "Please open this page" in letter.text
    assert contact.expires_on == expires_on("unconfirmed", DAY)
    (link,) = re.findall(r"http\S+", letter.text)
    token = link.rstrip("/").rpartition("/")[2]
    assert token == token_of(contact)
    assert own_page(token).is_confirmed is False
    assert told() == [], "looking at the page changes nothing"
    subscribing.confirm(at=NOW, token=token)
    assert told() == ["doc@bao.example"]
    assert told("vi") == told(subject="culture") == []
    assert Contact.objects.get().expires_on == expires_on("subscriber", DAY)


def test_asking_again_floods_nobody_and_changes_nothing_that_stands() -> None:
    subscribing.confirm(at=NOW, token=token_of(ask()))
    for name in ("Kẻ khác", "Kẻ nữa"):
        ask(name=name, languages=["vi"], subjects=["general"])
    assert letters().count() == 1, "one letter a day"
    assert told("vi") == []
    assert told() == ["doc@bao.example"]
    assert Contact.objects.get().name == ""


def test_general_is_everything() -> None:
    subscribing.confirm(at=NOW, token=token_of(ask(subjects=["economy", "general"])))
    assert told(subject="disaster") == ["doc@bao.example"]


def test_choosing_puts_the_new_for_the_old() -> None:
    token = token_of(ask())
    with pytest.raises(Refused):
        subscribing.choose(at=NOW, token=token, languages=["vi"], subjects=["culture"])
    subscribing.confirm(at=NOW, token=token)
    subscribing.choose(at=NOW, token=token, languages=["vi"], subjects=["culture"])
    assert told() == []
    assert told("vi", "culture") == ["doc@bao.example"]


def test_one_click_ends_everything_and_leaves_no_address() -> None:
    contact = ask()
    token = token_of(contact)
    subscribing.confirm(at=NOW, token=token)
    subscribing.end(at=NOW, token=token)
    row = Contact.objects.get()
    assert (row.email, row.name, row.languages) == ("", "", [])
    assert row.erased_at is not None
    assert not letters().exclude(to="").exists()
    with pytest.raises(Http404):
        own_page(token)


@pytest.mark.parametrize("token", ["", "x", "a" * 12, "a" * 55])
def test_a_wrong_token_opens_nothing(token: str) -> None:
    contact = ask()
    for told_token in (token, f"{contact.public_id}{token}", token_of(contact)[:-1]):
        with pytest.raises(Http404):
            subscribing.end(at=NOW, token=told_token)


def test_an_empty_secret_is_never_the_same() -> None:
    assert not is_same("", "")


def test_the_expired_get_nothing_and_are_erased_by_number() -> None:
    first, other = make_contact("mot@doc.example"), make_contact("hai@doc.example")
    over = NOW + timedelta(days=731)
    assert list(recipients(unit_id=UNIT, language="vi", subject="general", on=over.date())) == []
    renew_consent(by=None, at=NOW + timedelta(days=700), contact=other, how="Trả lời thư",
                  consented_on=(NOW + timedelta(days=699)).date())  # fmt: skip
    assert erase_expired(at=over, limit=1) == 1
    assert erase_expired(at=over, limit=1) == 0
    first.refresh_from_db()
    assert first.email == ""
    assert told("vi", "general") == ["hai@doc.example"]
    entry = Entry.objects.get(verb="contacts.erase_expired")
    assert entry.after == {"count": 1}


def test_erasing_reaches_letters_and_the_record_never_had_a_name() -> None:
    contact = make_contact("mai@bao-nui.example", name="Lý Thị Mai", phone="0900 111 222")
    put(
        at=NOW,
        key="press:1",
        to=contact.email,
        subject="Trả lời",
        text="Kính gửi bà Mai",
        purpose="press.answer",
    )
    put(at=NOW, key="people:1", to=contact.email, subject="Mật khẩu", text="Đặt lại", purpose="people.reset")
    erase_contact(by=None, at=NOW, contact=contact)
    letter = letters().get(key="press:1")
    assert (letter.to, letter.text, letter.state) == ("", "", "recalled")
    assert letters().get(key="people:1").to == "mai@bao-nui.example", (
        "an account's letters are another matter"
    )
    kept = " ".join(f"{entry.before} {entry.after} {entry.subject}" for entry in Entry.objects.all())
    assert not any(part in kept for part in ("Mai", "mai@", "0900"))


def test_an_address_known_for_another_purpose_keeps_its_letters() -> None:
    journalist = make_contact("mai@bao-nui.example")
    asker = enquirer(at=NOW, unit_id=UNIT, name="Mai", email="mai@bao-nui.example", outlet_name="Báo Núi")
    put(at=NOW, key="press:1", to=asker.email, subject="Trả lời", text="Lời", purpose="press.answer")
    erase_contact(by=None, at=NOW, contact=journalist)
    assert letters().get().to == "mai@bao-nui.example"


def test_whoever_asks_twice_is_one_contact_and_a_form_overwrites_nothing() -> None:
    make_unit()
    first = enquirer(at=NOW, unit_id=UNIT, name="Lý Thị Mai", email="mai@bao.example", outlet_name="Báo Núi")
    again = enquirer(at=NOW, unit_id=UNIT, name="Kẻ khác", email="MAI@bao.example", phone="0900",
                     outlet_name="Báo Núi", language="en")  # fmt: skip
    assert again.pk == first.pk
    assert (again.name, again.phone, again.languages) == ("Lý Thị Mai", "0900", ["en", "vi"])
    assert again.workings.count() == 1
    assert told("vi", "general") == [], "a question is no subscription"


def test_a_suppressed_address_is_counted_out() -> None:
    make_contact("mot@doc.example")
    make_contact("hai@doc.example")
    suppress(by=None, at=NOW, address="hai@doc.example", why="complaint")
    assert count_recipients(unit_id=UNIT, language="vi", subject="general", on=DAY) == 1


@pytest.mark.parametrize("language", ["vi", "en", "zh", "lo", "km", "fr", "xx"])
def test_the_letter_is_in_the_readers_language(language: str) -> None:
    ask(language=language)
    letter = letters().get()
    assert "/nhan-tin/" in letter.text
    assert "{" not in letter.text + letter.subject
