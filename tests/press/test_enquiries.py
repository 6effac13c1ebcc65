"""A question from receipt to outcome: letters, clocks, hand-overs, facts; no closing without an outcome."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from tests.people.making import make_person, make_unit
from tests.press.making import DAY, HOUR, NOW, make_contact, make_enquiry, make_people

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.press.actions.asking import ask_facts, reply_facts
from nhipcau.press.actions.closing import refuse, withdraw
from nhipcau.press.actions.following import follow_up
from nhipcau.press.actions.forgetting import close_pages
from nhipcau.press.actions.passing import assign, hand_over
from nhipcau.press.actions.receiving import acknowledge
from nhipcau.press.models import Enquiry, HandOver
from nhipcau.press.rules.refusals import grounds, grounds_on
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


def letters() -> list[Any]:
    return list(apps.get_model("mailing.Letter").objects.order_by("pk"))


def other_unit() -> str:
    return str(make_unit("p08", "Tuyên Quang", "08").pk)


def test_web_question_gets_a_receipt_and_waits_to_be_read() -> None:
    row = make_enquiry()
    (letter,) = letters()
    assert row.token in letter.text
    assert row.question in letter.text
    assert "20 tháng 12" in letter.text.lower() or "21 tháng 12" in letter.text.lower()
    assert (row.clock.rule_code, row.first_clock.rule_code) == ("press.enquiry", "press.acknowledge")
    assert row.acknowledged_at is None
    assert row.token not in str([*Entry.objects.values_list("after", flat=True)])


def test_a_person_reads_it_and_the_first_clock_stops() -> None:
    officer, _speaker = make_people()
    row = acknowledge(by=officer, at=NOW + HOUR, enquiry=make_enquiry())
    assert row.first_clock.is_running is False
    assert row.clock.is_running
    with pytest.raises(Refused):
        acknowledge(by=officer, at=NOW + HOUR, enquiry=row)


@pytest.mark.parametrize("language", ["vi", "en", "zh", "lo", "km", "fr", "de"])
def test_letters_speak_the_language_of_the_journalist(language: str) -> None:
    make_enquiry(language=language)
    (letter,) = letters()
    assert letter.language == ("en" if language == "de" else language)


def test_foreign_outlets_run_by_their_own_rule_and_phone_needs_no_address() -> None:
    officer, _speaker = make_people()
    contact = make_contact(email="", token="t-phone")
    row = make_enquiry(
        by=officer, channel="phone", contact=contact, is_foreign=True, received_at=NOW - 2 * HOUR
    )
    assert row.clock.rule_code == "press.foreign_enquiry"
    assert row.clock.started_at == NOW - 2 * HOUR
    assert row.acknowledged_at == NOW
    assert not letters()


def test_received_is_never_in_the_future() -> None:
    with pytest.raises(Refused):
        make_enquiry(received_at=NOW + HOUR)
    assert not Enquiry.objects.exists()


def test_hand_over_keeps_the_deadline_and_moves_the_rows() -> None:
    officer, _speaker = make_people()
    row = make_enquiry()
    due, started = row.clock.due_at, row.clock.started_at
    assign(by=officer, at=NOW + HOUR, enquiry=row, holder=officer)
    handed = hand_over(
        by=officer, at=NOW + DAY, enquiry=row, unit_id=other_unit(), reason="Việc của tỉnh bạn"
    )
    handed.clock.refresh_from_db()
    assert (handed.clock.due_at, handed.clock.started_at, handed.received_at) == (due, started, NOW)
    assert handed.clock.unit_id == "p08"
    assert handed.holder is None
    assert HandOver.objects.get().giver_id == "p04"
    with pytest.raises(Refused):
        assign(by=officer, at=NOW + DAY, enquiry=handed, holder=officer)


def test_facts_are_asked_and_answered_by_the_other_unit_alone() -> None:
    officer, _speaker = make_people()
    there = make_person("chi.ma", "officer")
    there.unit_id = other_unit()
    there.save()
    row = make_enquiry()
    asked = ask_facts(by=officer, at=NOW, enquiry=row, unit_id="p08", question="Bao nhiêu hộ mất điện?")
    assert asked.clock.rule_code == "press.facts"
    with pytest.raises(Refused):
        reply_facts(by=officer, at=NOW, request=asked, reply="Chịu")
    told = reply_facts(by=there, at=NOW + HOUR, request=asked, reply="Còn 14 hộ.")
    assert told.clock.is_running is False
    with pytest.raises(Refused):
        reply_facts(by=there, at=NOW + HOUR, request=asked, reply="Còn 15 hộ.")


def test_closing_ends_what_other_units_were_asked() -> None:
    officer, _speaker = make_people()
    other_unit()
    row = make_enquiry()
    asked = ask_facts(by=officer, at=NOW, enquiry=row, unit_id="p08", question="Bao nhiêu?")
    closed = withdraw(by=officer, at=NOW + HOUR, enquiry=row, note="Nhà báo gọi điện báo rút.")
    asked.refresh_from_db()
    asked.clock.refresh_from_db()
    assert asked.ended_at == NOW + HOUR
    assert not asked.clock.is_running
    assert closed.clock.outcome
    with pytest.raises(Refused):
        withdraw(by=officer, at=NOW + HOUR, enquiry=row, note="Lần nữa")


def test_no_closing_without_outcome_in_the_database() -> None:
    row = make_enquiry()
    for changes in (
        {"state": "closed"},
        {"closed_at": NOW},
        {"outcome": "withdrawn"},
        {"state": "closed", "closed_at": NOW, "outcome": "lost"},
        {"state": "closed", "closed_at": NOW, "outcome": "refused"},
        {"state": "closed", "closed_at": NOW, "outcome": "refused", "ground": "x", "ground_text": "y"},
        {"state": "closed", "closed_at": NOW, "outcome": "answered"},
        {"state": "closed", "closed_at": NOW - DAY, "outcome": "withdrawn"},
        {"ground": "state_secret"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Enquiry.objects.filter(pk=row.pk).update(**changes)


def test_refusal_needs_a_ground_in_force_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    _officer, speaker = make_people()
    row = make_enquiry(language="en")
    with pytest.raises(Refused):
        refuse(by=speaker, at=NOW, enquiry=row, ground="")
    with pytest.raises(Refused):
        refuse(by=speaker, at=NOW, enquiry=row, ground="we_do_not_like_it")
    row.refresh_from_db()
    assert row.is_open
    closed = refuse(by=speaker, at=NOW, enquiry=row, ground="open_case")
    assert closed.ground_text in letters()[-1].text
    assert "Press Law 2025" in letters()[-1].text
    assert "2025" in closed.ground_basis


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 6, 30), "2016"), (date(2026, 7, 1), "2025")], ids=["before", "from"]
)
def test_the_ground_is_the_one_of_its_day(day: date, year: str) -> None:
    assert {ground.law["vi"][13:17] for ground in grounds_on(day)} == {year}
    assert len(grounds_on(day)) == 4
    assert not grounds_on(date(2016, 1, 1))
    assert all(not ground.is_checked and ground.basis for ground in grounds())


def test_before_any_ground_holds_nothing_can_be_refused() -> None:
    _officer, speaker = make_people()
    early = datetime.fromisoformat("2016-12-31T05:00:00+00:00")
    row = make_enquiry()
    with pytest.raises(Refused):
        refuse(by=speaker, at=early, enquiry=row, ground="state_secret")


def test_following_question_has_its_own_clock() -> None:
    officer, _speaker = make_people()
    first = make_enquiry()
    withdraw(by=officer, at=NOW, enquiry=first, note="Gọi điện báo rút")
    second = follow_up(by=officer, at=NOW + DAY, enquiry=first, channel="phone", question="Thế còn xã bên?")
    assert second.follows == first
    assert second.clock_id != first.clock_id
    assert second.clock.started_at == NOW + DAY


def test_two_hands_at_one_question() -> None:
    officer, _speaker = make_people()
    row = make_enquiry()
    acknowledge(by=officer, at=NOW, enquiry=row, seen=1)
    with pytest.raises(Stale):
        assign(by=officer, at=NOW, enquiry=row, holder=officer, seen=1)


def test_old_pages_close_and_open_questions_never_do() -> None:
    officer, _speaker = make_people()
    old, still_open = make_enquiry(), make_enquiry()
    withdraw(by=officer, at=NOW, enquiry=old, note="Rút")
    later = NOW + timedelta(days=731)
    assert close_pages(at=later, on=later.date(), limit=10) == 1
    assert close_pages(at=later, on=later.date(), limit=10) == 0
    fresh = Enquiry.objects.get(pk=old.pk)
    assert fresh.token.startswith("~")
    assert Enquiry.objects.get(pk=still_open.pk).token == still_open.token
