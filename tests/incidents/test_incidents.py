"""Templates are approved by another person, incidents run from one page, the log stays, drills stay inside."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from docx import Document
from tests.statements.making import NOW, make_office, make_speaker, make_spokesperson, make_writer

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.incidents.actions.declaring import assign, change_level, close, declare
from nhipcau.incidents.actions.holding import make_holding
from nhipcau.incidents.actions.templates import approve_template, submit_template, write_template
from nhipcau.incidents.actions.working import (
    answer_rumour,
    check_rumour,
    drop_rumour,
    note_rumour,
    settle_lesson,
    tick,
    write_lesson,
    write_note,
)
from nhipcau.incidents.models import Incident, Note, Template
from nhipcau.incidents.queries.incidents import get_incident_for, incidents_for
from nhipcau.incidents.queries.standing import standing_of
from nhipcau.incidents.report import report_of
from nhipcau.incidents.rules import levels
from nhipcau.incidents.rules.holding import SlotError, Text, filled, slots_of, template_hash
from nhipcau.incidents.rules.playbook import playbooks

pytestmark = pytest.mark.django_db
VI = Text("vi", "Thông tin ban đầu tại {place}", "Từ {time}, {place} bị ngập. Gọi {phone}.")
EN = Text("en", "First information: {place}", "Since {time}, {place} is flooded. Call {phone}.")
VALUES = {"place": "xã Mẫu Sơn", "time": "4 giờ 30", "phone": "0206 000 0000"}


def make_template(by: Any = None, **given: Any) -> Template:
    row = {"name": "Mưa lũ", "playbook": "disaster", "texts": [VI, EN], **given}
    return write_template(by=by or make_writer(), at=NOW, **row)


def make_approved(by: Any = None, reader: Any = None) -> Template:
    template = make_template(by)
    template = submit_template(by=template.writer, at=NOW, template=template, seen=template.revision)
    reader = reader or make_spokesperson()
    return approve_template(
        by=reader, at=NOW, template=template, seen_hash=template.content_hash, confirmed_at=NOW
    )


def make_incident(by: Any = None, **given: Any) -> Incident:
    row = {
        "title": "Lũ ở xã Mẫu Sơn", "playbook": "disaster", "level": "serious", "place": "xã Mẫu Sơn",
        "received_at": NOW - timedelta(minutes=20), "is_drill": False, **given,
    }  # fmt: skip
    return declare(by=by or make_writer(), at=NOW, **row)


def test_slots_are_filled_once_and_are_no_door_for_a_text() -> None:
    assert slots_of([VI, EN]) == ["place", "time", "phone"]
    assert filled(EN, VALUES).body == "Since 4 giờ 30, xã Mẫu Sơn is flooded. Call 0206 000 0000."
    for bad in ("", "  ", "hai\ndòng", "x" * 121, "{place}"):
        with pytest.raises(SlotError) as refused:
            filled(VI, {**VALUES, "phone": bad})
        assert refused.value.slot == "phone"
    with pytest.raises(SlotError):
        slots_of([Text("vi", "{nobody}", "")])


def test_the_hash_covers_every_letter_of_every_language_and_not_their_order() -> None:
    whole = template_hash([VI, EN])
    assert whole == template_hash([EN, VI])
    assert whole != template_hash([VI, Text("en", EN.title, EN.body + " ")])
    assert whole != template_hash([VI])


def test_a_template_is_approved_by_another_person_as_read_with_a_fresh_factor() -> None:
    writer = make_writer()
    template = make_template(writer)
    template = submit_template(by=writer, at=NOW, template=template, seen=template.revision)
    reader = make_spokesperson()
    with pytest.raises(Refused):
        approve_template(
            by=writer, at=NOW, template=template, seen_hash=template.content_hash, confirmed_at=NOW
        )
    with pytest.raises(Refused):
        approve_template(
            by=reader, at=NOW, template=template, seen_hash=template.content_hash, confirmed_at=None
        )
    with pytest.raises(Stale):
        approve_template(by=reader, at=NOW, template=template, seen_hash="0" * 64, confirmed_at=NOW)
    approved = approve_template(
        by=reader, at=NOW, template=template, seen_hash=template.content_hash, confirmed_at=NOW
    )
    assert approved.state == levels.APPROVED
    changed = write_template(
        by=writer, at=NOW, name="Mưa lũ", playbook="disaster", texts=[VI, Text("en", EN.title, "{time} {place}")],
        template=approved, seen=approved.revision,
    )  # fmt: skip
    assert (changed.state, changed.approver, changed.approved_hash) == (levels.DRAFT, None, "")


def test_the_database_refuses_an_approval_by_the_writer_or_of_other_words() -> None:
    template = make_approved()
    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.filter(pk=template.pk).update(approver=template.writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.filter(pk=template.pk).update(content_hash="f" * 64)


@pytest.mark.parametrize(
    "texts",
    [
        [VI],
        [VI, Text("en", "", "x {place} {time}")],
        [VI, Text("en", "{place}", "no hour")],
        [VI, Text("en", "{place} {time}", "{who}")],
        [VI, Text("en", "{place} {time}", "TUYỆT MẬT")],
    ],
    ids=["one language", "no title", "no hour", "unknown slot", "secret"],
)
def test_a_template_that_would_fail_on_a_bad_day_is_refused_on_a_quiet_one(texts: list[Text]) -> None:
    with pytest.raises(Refused):
        make_template(texts=texts)


def test_two_writers_of_a_template_meet_a_notice() -> None:
    template = make_template()
    seen = template.revision
    row = {"by": template.writer, "at": NOW, "playbook": "other", "texts": [VI, EN], "template": template}
    write_template(name="A", seen=seen, **row)
    with pytest.raises(Stale):
        write_template(name="B", seen=seen, **row)
    assert Template.objects.get(pk=template.pk).name == "A"


def test_an_incident_runs_the_clock_from_when_the_office_learnt_of_it_and_a_drill_runs_none() -> None:
    incident = make_incident()
    assert incident.clock is not None
    assert incident.clock.started_at == incident.received_at
    assert incident.clock.due_at == incident.received_at + timedelta(hours=24)
    assert make_incident(is_drill=True).clock is None
    assert incident.checks.count() == len(playbooks()["disaster"].steps)
    with pytest.raises(Refused):
        make_incident(received_at=NOW + timedelta(minutes=1))


def test_every_playbook_has_a_source_and_both_languages() -> None:
    for book in playbooks().values():
        assert book.source
        assert book.sure in {"S", "R", "own"}
        assert all(step.text and step.text_en and step.duty in levels.DUTIES for step in book.steps)


def test_the_log_only_grows() -> None:
    incident = make_incident()
    note = write_note(by=incident.declared_by, at=NOW, incident=incident, kind=levels.FACT, text="Nước lên.")
    for statement in (
        "UPDATE incidents_note SET text = 'x' WHERE id = %s",
        "DELETE FROM incidents_note WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [note.pk])
    assert Note.objects.get(pk=note.pk).text == "Nước lên."


def test_a_closed_incident_takes_nothing_more_but_lessons() -> None:
    incident = make_incident()
    by = incident.declared_by
    with pytest.raises(Refused):
        close(by=by, at=NOW, incident=incident, seen=incident.revision, what_happened=" ", what_went_well="")
    with pytest.raises(Stale):
        close(by=by, at=NOW, incident=incident, seen=99, what_happened="Xong.", what_went_well="")
    closed = close(
        by=by, at=NOW, incident=incident, seen=incident.revision, what_happened="Xong.", what_went_well=""
    )
    assert closed.clock is not None
    closed.clock.refresh_from_db()
    assert not closed.clock.is_running
    with pytest.raises(Refused):
        write_note(by=by, at=NOW, incident=closed, kind=levels.FACT, text="Muộn.")
    with pytest.raises(Refused):
        tick(by=by, at=NOW, check=closed.checks.first())
    lesson = write_lesson(by=by, at=NOW, incident=closed, limit="a", cause="b", remedy="c", owner=by,
                          due_on=NOW.date())  # fmt: skip
    settle_lesson(by=by, at=NOW, lesson=lesson, done_on=NOW.date(), done_how="Đã làm.")
    with pytest.raises(Refused):
        settle_lesson(by=by, at=NOW, lesson=lesson, done_on=NOW.date(), done_how="Lần nữa.")


def test_a_duty_has_one_holder_and_goes_to_colleagues_only() -> None:
    incident = make_incident()
    other = make_writer()
    assign(by=incident.declared_by, at=NOW, incident=incident, duty=levels.LEADS, person=other)
    assert [row.person for row in incident.assignments.filter(ends_at=None)] == [other]
    with pytest.raises(Refused):
        assign(by=other, at=NOW, incident=incident, duty=levels.SPEAKS, person=make_writer(unit="p14"))


def test_a_level_changes_with_a_reason_in_the_log() -> None:
    incident = make_incident()
    with pytest.raises(Refused):
        change_level(by=incident.declared_by, at=NOW, incident=incident, level="severe", reason="")
    change_level(by=incident.declared_by, at=NOW, incident=incident, level="severe", reason="Thêm hai xã.")
    assert "Thêm hai xã." in incident.notes.latest("pk").text


def test_a_rumour_needs_a_claim_to_be_checked_a_statement_to_be_answered_a_reason_to_be_left() -> None:
    from tests.statements.making import make_statement
    from tests.verification.making import make_claim

    incident = make_incident()
    by = incident.declared_by
    rumour = note_rumour(by=by, at=NOW, incident=incident, words="Đập vỡ")
    with pytest.raises(Refused):
        check_rumour(by=by, at=NOW, rumour=rumour, claim=make_claim(unit="p14"))
    assert check_rumour(by=by, at=NOW, rumour=rumour, claim=make_claim()).state == levels.CHECKED
    assert answer_rumour(by=by, at=NOW, rumour=rumour, statement=make_statement()).state == levels.ANSWERED
    with pytest.raises(Refused):
        drop_rumour(by=by, at=NOW, rumour=rumour, why=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        type(rumour).objects.filter(pk=rumour.pk).update(state=levels.CHECKED, claim=None)


def test_another_unit_sees_nothing() -> None:
    incident = make_incident()
    stranger = make_writer(unit="p14")
    assert not incidents_for(stranger).exists()
    from django.http import Http404

    with pytest.raises(Http404):
        get_incident_for(stranger, incident.public_id)


def test_a_holding_statement_bears_the_words_of_the_template_in_every_language_and_waits_for_approval() -> (
    None
):
    office = make_office()
    writer = make_writer()
    template = make_approved(writer)
    incident = make_incident(is_drill=True)
    holding = make_holding(
        by=incident.declared_by, at=NOW, incident=incident, template=template, values=VALUES,
        speaker=make_speaker(office=office),
    )  # fmt: skip
    versions = {row.language: row for row in holding.statement.editions.get().versions.all()}
    assert versions["en"].body == filled(EN, VALUES).body
    assert {row.workflow for row in versions.values()} == {"in_review"}
    assert holding.statement.is_drill
    assert holding.statement.kind == "holding"
    assert holding.template_hash == template.approved_hash


def test_an_unapproved_or_silently_changed_template_makes_nothing() -> None:
    make_office()
    incident, draft = make_incident(), make_template()
    with pytest.raises(Refused):
        make_holding(by=incident.declared_by, at=NOW, incident=incident, template=draft, values=VALUES,
                     speaker=make_speaker())  # fmt: skip
    approved = make_approved()
    approved.texts.filter(language="en").update(body="{time} {place}: all is well")
    with pytest.raises(Refused):
        make_holding(by=incident.declared_by, at=NOW, incident=incident, template=approved, values=VALUES,
                     speaker=make_speaker())  # fmt: skip
    with pytest.raises(Refused) as refused:
        make_holding(by=incident.declared_by, at=NOW, incident=incident, template=make_approved(), speaker=make_speaker(),
                     values={**VALUES, "place": ""})  # fmt: skip
    assert refused.value.field == "place"


def test_the_report_tells_times_rumours_lessons_and_log() -> None:
    incident = make_incident(is_drill=True)
    by = incident.declared_by
    tick(by=by, at=NOW, check=incident.checks.first())
    note_rumour(by=by, at=NOW, incident=incident, words="Đập vỡ")
    write_note(by=by, at=NOW, incident=incident, kind=levels.CONTACT, text="Đã gọi xã.")
    write_lesson(by=by, at=NOW, incident=incident, limit="Thiếu người trực", cause="Lịch", remedy="Thêm lịch",
                 owner=by, due_on=NOW.date())  # fmt: skip
    closed = close(
        by=by, at=NOW, incident=incident, seen=1, what_happened="Diễn tập xong.", what_went_well="Nhanh."
    )
    told = "\n".join(
        paragraph.text for paragraph in Document(BytesIO(report_of(closed, office="UBND"))).paragraphs
    )
    for words in (
        "BÁO CÁO SAU DIỄN TẬP",
        "Diễn tập xong.",
        "Nhanh.",
        "Đập vỡ",
        "Đã gọi xã.",
        "Thiếu người trực",
    ):
        assert words in told
    assert standing_of(closed).done == 1


SCREENS = ("", "mau/", "mau/soan/", "cong-bo/", "dieu-rut-ra/")


@pytest.mark.parametrize("address", SCREENS)
def test_every_screen_opens_for_the_officer(client: Any, address: str) -> None:
    client.force_login(make_writer())
    assert client.get(f"/su-co/{address}").status_code == 200


def test_the_page_offers_the_template_and_takes_a_note_and_a_tick(client: Any) -> None:
    writer = make_writer()
    template = make_approved(writer)
    incident = declare(
        by=writer, at=timezone.now(), title="Lũ", playbook="disaster", level="watch", place="xã A",
        received_at=timezone.now() - timedelta(minutes=1), is_drill=False,
    )  # fmt: skip
    client.force_login(writer)
    page = client.get(f"/su-co/{incident.public_id}/")
    assert template.name in page.content.decode()
    client.post(f"/su-co/{incident.public_id}/nhat-ky/", {"kind": "fact", "text": "Nước rút."})
    client.post(f"/su-co/{incident.public_id}/viec/1/")
    client.post(f"/su-co/{incident.public_id}/tin-don/", {"words": "Cầu sập"})
    told = client.get(f"/su-co/{incident.public_id}/").content.decode()
    assert "Nước rút." in told
    assert "Cầu sập" in told
    assert incident.checks.exclude(done_at=None).count() == 1
    assert client.get(f"/su-co/{incident.public_id}/bao-cao.docx").status_code == 200
    client.force_login(make_writer(unit="p14"))
    assert client.get(f"/su-co/{incident.public_id}/").status_code == 404
    assert client.post(f"/su-co/{incident.public_id}/viec/2/").status_code == 404
