"""Charter 8: the author never approves; what is passed is bound to a hash; an edit voids it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.statements.making import NOW as SAID
from tests.statements.making import (
    approve,
    edition_of,
    make_approved,
    make_office,
    make_spokesperson,
    make_statement,
    submit,
    version_of,
    writer_of,
)
from tests.verification.making import NOW, make_person
from tests.verification.world import fresh, gathered, passed, submitted

from nhipcau.common.refusals import Refused
from nhipcau.people.rules import ADMINISTRATOR, PERMISSIONS
from nhipcau.statements.actions.releasing import confirm_urgent, release_now, release_urgently
from nhipcau.statements.actions.reviewing import approve_version
from nhipcau.statements.models import Approval, Version, Writer
from nhipcau.statements.queries.public import published
from nhipcau.verification.actions.dossiers import write_text
from nhipcau.verification.actions.reviews import choose_verdict
from nhipcau.verification.models import Evidence, Finding
from nhipcau.verification.rules import states

pytestmark = pytest.mark.django_db


def test_an_author_who_is_also_a_reviewer_cannot_read_his_own_finding() -> None:
    both = make_person("officer", "reviewer")
    _claim, dossier, _request = gathered(both)
    finding = submitted(dossier, both)
    with pytest.raises(Refused):
        choose_verdict(by=both, at=NOW, finding=finding, verdict=states.WRONG, interest="Không có.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(
            state=states.PASSED, reviewer=both, decided_at=NOW, reviewer_verdict=states.WRONG,
            reviewer_interest="Không có.", reviewed_seal=finding.seal,
        )  # fmt: skip


def test_the_administrator_cannot_make_himself_the_second_reader() -> None:
    assert ADMINISTRATOR not in PERMISSIONS["verification.review"]


def test_another_hash_cannot_be_passed() -> None:
    author, reader = make_person(), make_person("reviewer")
    _claim, dossier, _request = gathered(author)
    finding = submitted(dossier, author)
    choose_verdict(by=reader, at=NOW, finding=finding, verdict=states.WRONG, interest="Không có.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(
            state=states.PASSED, reviewer=reader, decided_at=NOW, reviewer_verdict=states.WRONG,
            reviewer_interest="Không có.", reviewed_seal="f" * 64,
        )  # fmt: skip


def test_what_is_sealed_cannot_be_edited_and_what_is_passed_never_changes() -> None:
    author, reader = make_person(), make_person("reviewer")
    _claim, dossier, _request = gathered(author)
    finding = submitted(dossier, author)
    with pytest.raises(Refused):
        write_text(
            by=author,
            at=NOW,
            dossier=fresh(dossier),
            seen=fresh(dossier).revision,
            name="best_case",
            text="Khác.",
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence.objects.filter(dossier=dossier).update(note="Đã đổi.")
    passed(finding, reader)
    for change in ({"summary": "Khác."}, {"verdict": states.RIGHT}, {"seal": "e" * 64}, {"author": reader}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Finding.objects.filter(pk=finding.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        fresh(finding).delete()


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


def test_a_writer_never_approves_his_own_words() -> None:
    both = make_spokesperson(roles=("officer", "spokesperson"))
    version = submit(version_of(make_statement(by=both)))
    with pytest.raises(Refused):
        approve(version, both)
    given = Approval.objects.get(version=version_of(make_approved(make_spokesperson())))
    given.pk, given.version, given.content_hash, given.approver = None, version, version.content_hash, both
    with pytest.raises(DatabaseError), transaction.atomic():
        given.save(force_insert=True)


def test_an_administrator_never_approves_even_with_every_role() -> None:
    mighty = make_spokesperson(roles=("administrator", "spokesperson"))
    version = submit(version_of(make_statement()))
    with pytest.raises(Refused):
        approve(version, mighty)
    assert ADMINISTRATOR not in PERMISSIONS["statements.approve"] | PERMISSIONS["statements.release"]


def test_approving_takes_the_right_to_speak_and_a_fresh_second_factor() -> None:
    make_office()
    version = submit(version_of(make_statement()))
    with pytest.raises(Refused):
        approve(version, make_spokesperson(speaks=False))
    speaker = make_spokesperson()
    for confirmed_at in (None, SAID - timedelta(minutes=11)):
        with pytest.raises(Refused):
            approve_version(
                by=speaker,
                at=SAID,
                version=version,
                seen_hash=version.content_hash,
                confirmed_at=confirmed_at,
            )
    assert Approval.objects.count() == 0


def test_an_approval_is_of_the_hash_that_was_seen() -> None:
    speaker = make_spokesperson()
    version = submit(version_of(make_statement()))
    with pytest.raises(Refused):
        approve_version(by=speaker, at=SAID, version=version, seen_hash="0" * 64, confirmed_at=SAID)


def test_a_hash_that_is_not_of_the_words_is_never_approved() -> None:
    version = version_of(make_statement())
    Version.objects.filter(pk=version.pk).update(body="Cầu vẫn cấm.", content_hash="f" * 64)
    Version.objects.filter(pk=version.pk).update(workflow="in_review")
    with pytest.raises(Refused):
        approve(version, make_spokesperson())


def test_the_database_lets_no_words_out_that_nobody_else_approved() -> None:
    version = submit(version_of(make_statement()))
    for change in ({"workflow": "approved"}, {"workflow": "approved", "released_at": SAID}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(**change)
    approved = version_of(make_approved(make_spokesperson()))
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=approved.pk).update(body="Khác.", content_hash="e" * 64, workflow="draft")
    with pytest.raises(DatabaseError), transaction.atomic():
        Writer.objects.create(version=approved, person=approved.approvals.get().approver, first_at=SAID)


def test_in_a_hurry_the_mark_is_public_until_another_confirms() -> None:
    office = make_office()
    statement = make_statement(office=office)
    writer = writer_of(submit(version_of(statement)))
    edition = edition_of(statement)
    release_urgently(by=writer, at=SAID, edition=edition, why="Lũ về trong đêm.", confirmed_at=SAID)
    assert published()[0].is_urgent
    both = make_spokesperson(roles=("officer", "spokesperson"))
    with pytest.raises(Refused):
        confirm_urgent(by=writer, at=SAID, edition=edition, confirmed_at=SAID)
    with pytest.raises(Refused):
        release_now(by=both, at=SAID, edition=edition, confirmed_at=SAID)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(edition).objects.filter(pk=edition.pk).update(confirmed_by=writer, confirmed_at=SAID)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(edition).objects.filter(pk=edition.pk).update(urgent_why="")
    confirm_urgent(by=both, at=SAID, edition=edition, confirmed_at=SAID)
    assert not published()[0].is_urgent
