"""The road from a draft to the public, its corrections and its end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from tests.statements.making import (
    BODY,
    DAY,
    LEAD,
    NOW,
    TITLE,
    approve,
    edition_of,
    fresh,
    make_approved,
    make_office,
    make_published,
    make_spokesperson,
    make_statement,
    make_writer,
    submit,
    translate,
    version_of,
    writer_of,
)  # fmt: skip

from nhipcau.common.refusals import Refused
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.releasing import (
    release_due,
    release_language,
    release_now,
    schedule,
    unschedule,
)  # fmt: skip
from nhipcau.statements.actions.reviewing import approve_all, return_version, take_back
from nhipcau.statements.actions.writing import change_statement, choose_speaker, write_version
from nhipcau.statements.queries.public import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


def log_lines() -> list[tuple[str, dict[str, Any]]]:
    rows = apps.get_model("signing", "LogLine").objects.exclude(kind__startswith="key_").order_by("seq")
    return [(row.kind, row.facts) for row in rows]


def test_words_leave_with_signature_and_a_line_of_the_public_log() -> None:
    statement = make_published(languages=("en",))
    (row,) = published()
    assert (row.statement_id, row.publication, sorted(row.words)) == (
        statement.public_id,
        "published",
        ["en", "vi"],
    )
    assert row.words["vi"].title == TITLE
    assert row.words["vi"].body == BODY
    ((kind, facts),) = log_lines()
    assert kind == "released"
    assert facts["payloads"] == {language: words.payload_hash for language, words in row.words.items()}


def test_only_approved_languages_leave_and_the_rest_follow() -> None:
    speaker = make_spokesperson()
    statement = make_approved(speaker)
    english = translate(statement)
    release_now(by=speaker, at=NOW, edition=edition_of(statement), confirmed_at=NOW)
    assert list(published()[0].words) == ["vi"]
    submit(english)
    approve(english, speaker)
    release_language(by=speaker, at=NOW, edition=edition_of(statement), confirmed_at=NOW)
    assert sorted(published()[0].words) == ["en", "vi"]
    assert [sorted(facts["payloads"]) for _kind, facts in log_lines()] == [["vi"], ["en"]]


def test_nothing_leaves_without_its_approved_original() -> None:
    speaker = make_spokesperson()
    statement = make_statement()
    english = translate(statement)
    submit(english)
    approve(english, speaker)
    with pytest.raises(Refused):
        release_now(by=speaker, at=NOW, edition=edition_of(statement), confirmed_at=NOW)
    assert published() == []


def test_an_edit_voids_the_approval_and_the_appointment() -> None:
    speaker = make_spokesperson()
    statement = make_approved(speaker)
    schedule(by=speaker, at=NOW, edition=edition_of(statement), release_at=timezone.now() + timedelta(hours=1),
             confirmed_at=NOW)  # fmt: skip
    version = version_of(statement)
    write_version(by=writer_of(version), at=NOW, version=version, seen=fresh(version).revision,
                  title=TITLE, lead=LEAD, body="Từ 7 giờ.")  # fmt: skip
    assert version_of(statement).workflow == "draft"
    assert edition_of(statement).publication == "unpublished"
    assert version_of(statement).approvals.filter(voided_at=None).count() == 0


def test_saving_the_same_words_keeps_the_approval() -> None:
    statement = make_approved(make_spokesperson())
    version = version_of(statement)
    write_version(by=writer_of(version), at=NOW, version=version, seen=version.revision, title=f"  {TITLE} ",
                  lead=LEAD, body=BODY.replace("\n", "\r\n"))  # fmt: skip
    assert version_of(statement).workflow == "approved"


def test_the_day_and_the_speaker_are_signed_so_a_change_voids() -> None:
    speaker = make_spokesperson()
    for change in ("day", "speaker"):
        statement = make_approved(speaker)
        by = writer_of(version_of(statement))
        if change == "day":
            change_statement(by=by, at=NOW, statement=statement, title=TITLE, kind="release", subject="border",
                             dated_on=DAY + timedelta(days=1))  # fmt: skip
        else:
            other = make_spokesperson()
            row = apps.get_model("spokespersons", "Speaker").objects.get(person=other)
            choose_speaker(by=by, at=NOW, edition=edition_of(statement), speaker_id=row.pk)
        assert version_of(statement).workflow == "draft"


def test_due_editions_leave_by_the_clock_of_the_database_once() -> None:
    speaker = make_spokesperson()
    early, late = make_approved(speaker), make_approved(speaker)
    minute = timezone.now() - timedelta(minutes=5)
    schedule(by=speaker, at=NOW, edition=edition_of(early), release_at=minute, confirmed_at=NOW)
    schedule(by=speaker, at=NOW, edition=edition_of(late), release_at=timezone.now() + timedelta(minutes=5),
             confirmed_at=NOW)  # fmt: skip
    assert [release_due(at=timezone.now()), release_due(at=timezone.now())] == [1, 0]
    assert [row.statement_id for row in published()] == [early.public_id]
    assert edition_of(early).published_at >= minute
    assert edition_of(late).publication == "scheduled"


def test_an_appointment_can_be_taken_back() -> None:
    speaker = make_spokesperson()
    statement = make_approved(speaker)
    schedule(
        by=speaker,
        at=NOW,
        edition=edition_of(statement),
        release_at=NOW + timedelta(hours=1),
        confirmed_at=NOW,
    )
    unschedule(by=speaker, at=NOW, edition=edition_of(statement))
    assert release_due(at=timezone.now()) == 0
    assert version_of(statement).workflow == "approved"


def test_a_correction_stands_beside_what_it_corrects() -> None:
    speaker = make_spokesperson()
    statement = make_published(speaker, languages=("en",))
    edition = start_correction(by=make_writer(), at=NOW, statement=statement, what_changed="Giờ thông xe là 7 giờ.",
                               changes_told={"en": "It opens at 7."})  # fmt: skip
    version = version_of(statement)
    write_version(by=make_writer(), at=NOW, version=version, seen=1, title=TITLE, lead=LEAD, body="Từ 7 giờ.")
    assert len(published(latest_only=False)) == 1
    submit(version_of(statement))
    approve(version_of(statement), speaker)
    release_now(by=speaker, at=NOW, edition=edition, confirmed_at=NOW)
    new, old = published(latest_only=False)
    assert [(row.number, row.publication) for row in (new, old)] == [(2, "published"), (1, "corrected")]
    assert (new.words["vi"].body, old.words["vi"].body) == ("Từ 7 giờ.", BODY)
    assert "en" not in new.words
    assert [kind for kind, _facts in log_lines()] == ["released", "corrected"]


def test_who_wrote_the_first_edition_does_not_approve_the_second() -> None:
    both = make_spokesperson(roles=("officer", "spokesperson"))
    other = make_spokesperson()
    statement = make_published(other, by=both)
    start_correction(by=make_writer(), at=NOW, statement=statement, what_changed="Sửa.", changes_told={})
    submit(version_of(statement))
    with pytest.raises(Refused):
        approve(version_of(statement), both)


def test_a_withdrawal_leaves_a_tombstone_with_its_reason() -> None:
    speaker = make_spokesperson()
    statement = make_published(speaker)
    withdraw(by=speaker, at=NOW, edition=edition_of(statement), reason="Số liệu chưa chốt.", reasons={"en": "Figures not final."},
             confirmed_at=NOW)  # fmt: skip
    (row,) = published(latest_only=False)
    assert (row.publication, row.words, row.end_reason) == ("withdrawn", {}, "Số liệu chưa chốt.")
    assert log_lines()[-1][0] == "withdrawn"
    with pytest.raises(Refused):
        start_correction(by=make_writer(), at=NOW, statement=statement, what_changed="x", changes_told={})


def test_a_replacement_supersedes() -> None:
    speaker = make_spokesperson()
    old = make_published(speaker)
    new = make_published(speaker, replaces=old)
    rows = {row.statement_id: row for row in published()}
    assert rows[old.public_id].publication == "superseded"
    assert rows[old.public_id].replaced_by == new.public_id
    assert [kind for kind, _facts in log_lines()] == ["released", "released", "superseded"]


def test_an_exercise_is_never_public_and_leaves_no_line() -> None:
    make_published(is_drill=True)
    assert published() == []
    assert log_lines() == []
    payload = apps.get_model("statements", "Approval").objects.get().payload
    assert "nhipcau.exercise/1" in payload


def test_all_languages_are_approved_in_one_act_or_none() -> None:
    speaker = make_spokesperson()
    statement = make_statement()
    rows = [version_of(statement), translate(statement)]
    for row in rows:
        submit(row)
    seen = {row.public_id: row.content_hash for row in rows}
    with pytest.raises(Refused):
        approve_all(
            by=speaker,
            at=NOW,
            edition=edition_of(statement),
            seen={**seen, rows[1].public_id: "0" * 64},
            confirmed_at=NOW,
        )
    assert {fresh(row).workflow for row in rows} == {"in_review"}
    assert (
        len(approve_all(by=speaker, at=NOW, edition=edition_of(statement), seen=seen, confirmed_at=NOW)) == 2
    )


def test_words_come_back_with_a_reason_or_are_taken_back() -> None:
    speaker = make_spokesperson()
    version = submit(version_of(make_statement()))
    return_version(by=speaker, at=NOW, version=version, reason="Thiếu tên xã.")
    assert (fresh(version).workflow, fresh(version).return_reason) == ("needs_changes", "Thiếu tên xã.")
    submit(version)
    take_back(by=writer_of(version), at=NOW, version=version)
    assert fresh(version).workflow == "draft"


def test_a_correction_asked_of_an_outlet_is_whole_and_signed() -> None:
    with pytest.raises(Refused):
        make_statement(kind="correction", block={"outlet": "Báo Suối Reo"})
    block = {"outlet": "Báo Suối Reo", "work": "Cầu sập", "section": "Xã hội", "date": DAY, "false": "Cầu sập.",
             "right": "Cầu đóng để kiểm tra."}  # fmt: skip
    make_approved(make_spokesperson(), kind="correction", block=block)
    assert "Cầu đóng để kiểm tra." in apps.get_model("statements", "Approval").objects.get().payload


def test_secret_words_and_other_offices_are_refused() -> None:
    with pytest.raises(Refused):
        make_statement(body="MẬT\n\nNội dung.")
    with pytest.raises(Refused):
        make_statement(by=make_writer(unit="p14"), office=make_office())
