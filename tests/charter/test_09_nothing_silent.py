"""Charter 9: nothing published changes silently; corrections and withdrawals are visible, signed, in the log."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from tests.statements.making import (
    NOW,
    approve,
    edition_of,
    fresh,
    make_published,
    make_spokesperson,
    make_writer,
    submit,
    version_of,
)

from nhipcau.common.refusals import Refused
from nhipcau.signing.queries.logs import check_log, lines
from nhipcau.statements.actions.checking import check_published
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.releasing import release_now
from nhipcau.statements.actions.writing import change_statement, write_version
from nhipcau.statements.models import Approval, Edition, Statement, Version
from nhipcau.statements.queries.public import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Version, {"title": "Khác"}),
        (Version, {"body": "Khác", "content_hash": "0" * 64, "workflow": "draft"}),
        (Version, {"released_at": None}),
        (Version, {"made": "machine", "machine_hash": "x"}),
        (Edition, {"publication": "unpublished", "published_at": None}),
        (Edition, {"dated_on": "2026-01-01"}),
        (Edition, {"what_changed": "Khác"}),
        (Statement, {"kind": "notice"}),
        (Approval, {"payload": "{}"}),
        (Approval, {"signature": "AAAA"}),
        (Approval, {"voided_at": NOW}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "-".join(value),
)
def test_the_database_refuses_to_change_what_is_out(model: Any, change: dict[str, Any]) -> None:
    make_published()
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**change)


@pytest.mark.parametrize("name", ["Approval", "Writer", "Version", "Edition", "Statement"])
def test_the_database_refuses_to_delete_what_is_out(name: str) -> None:
    make_published()
    rows = apps.get_model("statements", name).objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete(rows.db)


def test_an_edit_of_what_is_out_is_declined_with_the_way_to_correct_it() -> None:
    statement = make_published()
    version = version_of(statement)
    with pytest.raises(Refused):
        write_version(
            by=make_writer(), at=NOW, version=version, seen=version.revision, title="x", lead="", body="y"
        )
    with pytest.raises(Refused):
        change_statement(by=make_writer(), at=NOW, statement=statement, title="x", kind="notice",
                         subject="general", dated_on=NOW.date())  # fmt: skip


def test_a_correction_is_visible_signed_and_logged_and_the_old_words_stay() -> None:
    speaker = make_spokesperson()
    statement = make_published(speaker)
    edition = start_correction(
        by=make_writer(), at=NOW, statement=statement, what_changed="Giờ là 7.", changes_told={}
    )
    submit(version_of(statement))
    approve(version_of(statement), speaker)
    release_now(by=speaker, at=NOW, edition=edition, confirmed_at=NOW)
    new, old = published(latest_only=False)
    assert (old.publication, old.latest_number, new.what_changed) == ("corrected", 2, "Giờ là 7.")
    assert json.loads(new.words["vi"].payload)["what_changed"] == "Giờ là 7."
    last = lines()[-1]
    assert last.kind == "corrected"
    assert last.facts["payloads"]["vi"] == new.words["vi"].payload_hash
    assert old.words["vi"].payload_hash != new.words["vi"].payload_hash


def test_a_withdrawal_is_visible_and_logged_and_nothing_brings_the_words_back() -> None:
    speaker = make_spokesperson()
    statement = make_published(speaker)
    edition = edition_of(statement)
    withdraw(by=speaker, at=NOW, edition=edition, reason="Số liệu chưa chốt.", reasons={}, confirmed_at=NOW)
    (row,) = published(latest_only=False)
    assert (row.words, row.end_reason) == ({}, "Số liệu chưa chốt.")
    assert lines()[-1].facts["reason"] == "Số liệu chưa chốt."
    assert check_log().holds
    for change in ({"publication": "published", "ended_at": None}, {"end_reason": "Khác"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(**change)
    assert fresh(edition).publication == "withdrawn"
    assert check_published(at=NOW).faults == []
