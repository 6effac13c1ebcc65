"""Charter 8: the author never approves; what is passed is bound to a hash; an edit voids it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from tests.verification.making import NOW, make_person
from tests.verification.world import fresh, gathered, passed, submitted

from nhipcau.common.refusals import Refused
from nhipcau.people.rules import ADMINISTRATOR, PERMISSIONS
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
