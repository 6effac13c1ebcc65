"""One unit with something of everything waiting, for the tests of the start page and of the search.

The worlds of the press rooms and of the training rooms, and what those do not make. Every text carries a secret.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from tests.clocks.making import make_clock
from tests.incidents.test_incidents import make_template
from tests.learning.world import SECRET, make_world
from tests.mailing.making import letter, post
from tests.monitoring.making import make_outlet
from tests.press.making import make_enquiry
from tests.statements.making import (
    NOW,
    edition_of,
    make_approved,
    make_statement,
    submit,
    version_of,
)
from tests.test_rows_of_press_rooms import world as press_world
from tests.verification.findings_making import (
    WRONG,
    choose,
    make_dossier,
    make_fair,
    make_reader,
    own_mistake,
)
from tests.verification.findings_making import submit as submit_finding
from tests.verification.findings_making import write as write_finding
from tests.verification.making import make_article, make_claim, make_person, make_story, make_unit
from tests.watching.making import make_topic

from nhipcau.digest.actions.opening import open_draft
from nhipcau.incidents.actions.templates import submit_template
from nhipcau.incidents.actions.working import write_lesson
from nhipcau.press.actions.asking import ask_facts
from nhipcau.press.actions.conferences import keep_conference
from nhipcau.statements.actions.urgent import release_urgently
from nhipcau.training.actions.needs import hand_need
from nhipcau.verification.actions.requests import ask
from nhipcau.verification.actions.reviews import pass_finding

__all__ = ["SECRET", "STRANGERS", "filled", "press_world"]

STRANGERS = "p14"
DAY = timedelta(days=1)


@pytest.fixture
def filled(press_world: Any, settings: Any, tmp_path: Any) -> Iterator[Any]:
    """Fill the unit; the officer who wrote most of it is handed out."""
    settings.MATERIAL_DIR = tmp_path / "files"
    officer = press_world
    with time_machine.travel(NOW, tick=False):
        made = make_world()
        make_unit(STRANGERS)
        speaker = apps.get_model("people.Person").objects.get(full_name=f"{SECRET} B")
        _statements(officer, speaker)
        _press(officer)
        _incidents(officer)
        _verification(officer)
        _training(made)
        _rest(officer)
        yield officer


def _statements(officer: Any, speaker: Any) -> None:
    make_approved(speaker, by=officer, title=f"{SECRET} đã duyệt")
    hurried = make_statement(officer, title=f"{SECRET} khẩn", body=SECRET)
    submit(version_of(hurried))
    duty = make_person("officer", name=f"{SECRET} D")
    release_urgently(by=duty, at=NOW, edition=edition_of(hurried), why="Lũ về.", confirmed_at=NOW)


def _press(officer: Any) -> None:
    asker = make_person("officer", unit=STRANGERS, name="Người Hỏi")
    enquiry = make_enquiry(unit_id=STRANGERS, by=asker, question="Bao nhiêu hộ?", outlet_name="Báo Xa")
    ask_facts(by=asker, at=NOW, enquiry=enquiry, unit_id=str(officer.unit_id), question=SECRET)
    keep_conference(
        by=officer, at=NOW - 3 * DAY, unit_id=str(officer.unit_id), topic=SECRET, place=SECRET,
        starts_at=NOW - DAY,
    )  # fmt: skip


def _incidents(officer: Any) -> None:
    template = make_template(officer, name=f"{SECRET} chờ")
    submit_template(by=officer, at=NOW, template=template, seen=template.revision)
    incident = apps.get_model("incidents.Incident").objects.get()
    write_lesson(
        by=officer, at=NOW, incident=incident, limit=SECRET, cause=SECRET, remedy=SECRET, owner=officer,
        due_on=NOW.date() + 3 * DAY,
    )  # fmt: skip


def _verification(officer: Any) -> None:
    make_dossier(by=officer, wording=f"{SECRET} một.")
    make_claim(f"{SECRET} hai.", by=officer, kind="", state="noted")
    waiting = make_fair(make_dossier(wording=f"{SECRET} ba."))
    write_finding(waiting, WRONG)
    submit_finding(waiting)
    ours = make_fair(make_dossier(by=officer, wording=f"{SECRET} bốn."))
    write_finding(ours, replace(own_mistake(officer), correct_what=SECRET))
    finding = submit_finding(ours)
    reader = make_reader(name=f"{SECRET} E")
    choose(finding, reader, "right_we_correct")
    finding.refresh_from_db()
    pass_finding(by=reader, at=NOW, finding=finding)
    far = make_dossier(by=make_person("officer", unit=STRANGERS), wording="Việc của nơi khác.")
    far.refresh_from_db()
    ask(
        by=far.owner, at=NOW, dossier=far, seen=far.revision, kind="facts", unit_id=str(officer.unit_id),
        addressee="Đơn vị", question=SECRET,
    )  # fmt: skip


def _training(made: Any) -> None:
    body = made.quotas[0].body
    question = apps.get_model("learning.Question").objects.get()
    type(question).objects.create(
        conference=made.conference, site=made.sites[0], text=f"{SECRET} nợ", asked_at=NOW, owner_body=body,
        owner_unit_id="p04", due_on=NOW.date() + DAY,
    )  # fmt: skip
    rounds = apps.get_model("training.Round").objects.filter(pk=made.quotas[0].round_id)
    rounds.update(deadline_at=NOW + DAY)
    apps.get_model("training.Quota").objects.filter(pk=made.quotas[0].pk).update(seats=9)
    past = NOW.date() - 9 * DAY
    apps.get_model("training.Conference").objects.create(
        unit_id="p04", office=made.conference.office, title=f"{SECRET} đã qua", starts_on=past, ends_on=past,
        personal_until=NOW.date() + 99 * DAY,
    )  # fmt: skip
    hand_need(
        by=None, at=NOW, unit_id="p04", topic=SECRET, why=SECRET, units_words=SECRET, units_count=1,
        origin="reports.review:abc", origin_words=SECRET,
    )  # fmt: skip


def _rest(officer: Any) -> None:
    make_clock(officer, subject="clocks.matter:abc", about=SECRET, at=NOW, started_at=NOW - DAY)
    apps.get_model("contacts.Contact").objects.update(expires_on=NOW.date() + DAY)
    open_draft(by=officer, at=NOW, day=NOW.date(), slot="day", is_empty=True)
    post(subject=SECRET)
    apps.get_model("mailing.Letter").objects.filter(pk=letter().pk).update(
        state="dead", error="Không kết nối được.", ended_at=NOW
    )
    apps.get_model("sources.Feed").objects.create(
        outlet=make_outlet("Báo Hỏng"), url="https://hong.example/rss", url_key="hong", origin="hong",
        created_at=NOW, next_poll_at=NOW, last_polled_at=NOW, failures=9,
    )  # fmt: skip
    _alert(officer)


def _alert(officer: Any) -> None:
    article = make_article("Tin mới về thác.", title="Bài báo động")
    story = make_story(article, title="Dòng tin báo động")
    alert = apps.get_model("watching.Alert").objects.create(
        topic=make_topic(), kind="new", story=story, article=article, raised_at=NOW
    )
    apps.get_model("watching.Receipt").objects.create(
        alert=alert, person=officer, story=story, delivered_at=NOW
    )
