"""Whoever is asked, or must correct, is written to once; a unit without accounts waits for paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from tests.verification.making import NOW, make_person, make_unit
from tests.verification.world import gathered, passed, submitted

from nhipcau.journeys.claim import tell_whoever_is_asked
from nhipcau.verification.actions.requests import answer_request
from nhipcau.verification.rules import states

pytestmark = pytest.mark.django_db
ASKED = "p08"
LATER = NOW + timedelta(hours=1)


def letters() -> list[tuple[str, str]]:
    rows = apps.get_model("mailing", "Letter").objects.order_by("pk")
    return [(letter.to, letter.text) for letter in rows]


def test_every_account_of_the_asked_unit_gets_one_letter_with_question_deadline_and_address() -> None:
    staff = [make_person(unit=ASKED), make_person(unit=ASKED)]
    _claim, _dossier, request = gathered(make_person(), asked_unit=ASKED)
    assert tell_whoever_is_asked(at=LATER) == 2
    assert tell_whoever_is_asked(at=LATER) == 0
    assert sorted(to for to, _text in letters()) == sorted(person.email for person in staff)
    text = letters()[0][1]
    assert request.question in text
    assert request.get_absolute_url() in text
    assert "Hạn" in text


def test_a_unit_without_accounts_waits_and_is_written_to_when_it_has_some() -> None:
    make_unit(ASKED)
    gathered(make_person(), asked_unit=ASKED)
    assert tell_whoever_is_asked(at=LATER) == 0
    make_person(unit=ASKED)
    assert tell_whoever_is_asked(at=LATER) == 1


def test_nobody_is_asked_for_what_was_answered() -> None:
    staff = make_person(unit=ASKED)
    _claim, _dossier, request = gathered(make_person(), asked_unit=ASKED)
    answer_request(by=staff, at=LATER, request=request, answer="Ba đoạn.")
    assert tell_whoever_is_asked(at=LATER) == 0


def test_the_owner_of_a_correction_is_told() -> None:
    author, reader = make_person(), make_person("reviewer")
    _claim, dossier, _request = gathered(author)
    finding = passed(submitted(dossier, author, verdict=states.RIGHT_WE_CORRECT), reader)
    assert tell_whoever_is_asked(at=LATER) == 1
    (to, text) = letters()[0]
    assert to == author.email
    assert finding.correct_what in text
