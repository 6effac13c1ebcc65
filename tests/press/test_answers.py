"""Only approved words answer, exactly as approved; a correction follows whoever got them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from tests.press.making import HOUR, NOW, approved, make_enquiry, make_office, make_people

from nhipcau.common.refusals import Refused
from nhipcau.press.actions.answering import answer, start_answer
from nhipcau.press.models import Enquiry
from nhipcau.press.queries.public import enquiry_by_token
from nhipcau.statements.actions.writing import choose_speaker, write_version

pytestmark = pytest.mark.django_db
BODY = "Đến 17 giờ ngày 19/11/2026, còn 14 hộ chưa có điện.\n\nDự kiến xong trong ngày 21/11."


def drafted() -> tuple[Enquiry, Any, Any, Any]:
    officer, speaker = make_people()
    _office, named = make_office(officer, speaker)
    row = start_answer(by=officer, at=NOW, enquiry=make_enquiry(), title="Về việc cấp điện", body=BODY)
    edition = row.statement.editions.get()
    choose_speaker(by=officer, at=NOW, edition=edition, speaker_id=named.pk)
    return row, edition.versions.get(), officer, speaker


def test_draft_cannot_answer_and_approved_words_arrive_exactly() -> None:
    row, version, officer, speaker = drafted()
    with pytest.raises(Refused):
        answer(by=officer, at=NOW, enquiry=row, version=version)
    version = approved(version, officer, speaker)
    done = answer(by=officer, at=NOW + HOUR, enquiry=row, version=version)
    assert (done.outcome, done.version_id, done.clock.is_running) == ("answered", version.pk, False)
    letter = apps.get_model("mailing.Letter").objects.order_by("pk").last()
    assert BODY in letter.text
    own = enquiry_by_token(done.token, NOW.date())
    assert own is not None
    assert own.answer == (version.title, version.lead, version.body)
    assert own.statement_id == "", "approved, and not public"
    with pytest.raises(Refused):
        answer(by=officer, at=NOW + HOUR, enquiry=row, version=version)


def test_words_changed_after_the_approval_do_not_answer() -> None:
    row, version, officer, speaker = drafted()
    version = approved(version, officer, speaker)
    write_version(by=officer, at=NOW, version=version, seen=version.revision, title=version.title, lead="",
                  body=BODY + " Xong hết.")  # fmt: skip
    version.refresh_from_db()
    with pytest.raises(Refused):
        answer(by=officer, at=NOW, enquiry=row, version=version)


def test_words_of_another_question_do_not_answer() -> None:
    row, version, officer, speaker = drafted()
    version = approved(version, officer, speaker)
    other = start_answer(by=officer, at=NOW, enquiry=make_enquiry(), title="Về việc khác", body="Khác.")
    with pytest.raises(Refused):
        answer(by=officer, at=NOW, enquiry=other, version=version)
    row.refresh_from_db()
    assert row.is_open
    assert reverse("press:enquiry", args=[row.public_id])
