"""Charter 11: machine text is labelled, and never published without a named person's edit and approval."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.statements.making import (
    NOW,
    approve,
    edition_of,
    fresh,
    make_spokesperson,
    make_statement,
    make_writer,
    submit,
    translate,
    version_of,
)

from nhipcau.common.refusals import Refused
from nhipcau.statements.actions.releasing import release_now, release_urgently
from nhipcau.statements.actions.writing import write_version
from nhipcau.statements.models import Version
from nhipcau.statements.queries.public import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


def edit(version: Version) -> None:
    row = fresh(version)
    write_version(by=make_writer(), at=NOW, version=row, seen=row.revision, title=row.title, lead=row.lead,
                  body=f"{row.body} Traffic resumes.")  # fmt: skip


def test_nobody_submits_or_approves_what_a_machine_wrote_unedited() -> None:
    speaker = make_spokesperson()
    version = translate(make_statement(), made="machine")
    with pytest.raises(Refused):
        submit(version)
    with transaction.atomic():
        Version.objects.filter(pk=version.pk).update(workflow="in_review")
    with pytest.raises(Refused):
        approve(version, speaker)
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(workflow="approved")


def test_not_even_in_a_hurry() -> None:
    statement = make_statement()
    submit(version_of(statement))
    machine = translate(statement, made="machine")
    Version.objects.filter(pk=machine.pk).update(workflow="in_review")
    with pytest.raises(Refused):
        release_urgently(
            by=make_writer(), at=NOW, edition=edition_of(statement), why="Lũ về.", confirmed_at=NOW
        )


def test_taking_back_the_edit_takes_back_the_right_to_submit() -> None:
    version = translate(make_statement(), made="machine")
    title, lead, body = version.title, version.lead, version.body
    edit(version)
    row = fresh(version)
    write_version(by=make_writer(), at=NOW, version=row, seen=row.revision, title=title, lead=lead, body=body)
    with pytest.raises(Refused):
        submit(version)


def test_edited_and_approved_it_is_out_with_its_label_signed() -> None:
    speaker = make_spokesperson()
    statement = make_statement()
    submit(version_of(statement))
    approve(version_of(statement), speaker)
    version = translate(statement, made="machine")
    edit(version)
    submit(version)
    approve(version, speaker)
    release_now(by=speaker, at=NOW, edition=edition_of(statement), confirmed_at=NOW)
    words = published()[0].words["en"]
    assert words.made == "machine"
    assert json.loads(words.payload)["made"] == "machine"
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(made="hand", machine_hash="")
