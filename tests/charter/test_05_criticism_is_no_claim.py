"""Charter 5: criticism, opinion, satire and complaint are filed or routed, and can never be answered."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from tests.verification.making import NOW, make_claim, make_person, make_unit

from nhipcau.common.refusals import Refused
from nhipcau.verification.actions.dossiers import open_dossier
from nhipcau.verification.actions.sorting import sort_claim
from nhipcau.verification.models import Claim, Dossier
from nhipcau.verification.rules import states

pytestmark = pytest.mark.django_db
NEVER_ANSWERED = [kind for kind in states.KINDS if kind != states.CHECKABLE]


def sorted_as(kind: str) -> Claim:
    make_unit("p08")
    routed_to = "p08" if kind == states.COMPLAINT else ""
    return sort_claim(
        by=make_person(), at=NOW, claim=make_claim(), kind=kind, note="Không phải điều kiểm chứng được.",
        routed_to=routed_to,
    )  # fmt: skip


def test_there_are_four_kinds_that_are_never_answered() -> None:
    assert sorted(NEVER_ANSWERED) == ["complaint", "opinion", "question", "satire"]


@pytest.mark.parametrize("kind", NEVER_ANSWERED)
def test_it_is_filed_or_routed_and_the_action_opens_no_dossier(kind: str) -> None:
    claim = sorted_as(kind)
    assert claim.state in {states.FILED, states.ROUTED}
    with pytest.raises(Refused):
        open_dossier(by=make_person(), at=NOW, claim=claim)


@pytest.mark.parametrize("kind", NEVER_ANSWERED)
def test_the_database_opens_none_either(kind: str) -> None:
    claim, person = sorted_as(kind), make_person()
    with pytest.raises(DatabaseError), transaction.atomic():
        Dossier.objects.create(
            claim=claim,
            unit_id=claim.unit_id,
            year=2026,
            number=1,
            owner=person,
            opened_by=person,
            opened_at=NOW,
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(state=states.OPEN)


def test_a_complaint_goes_to_a_unit_that_can_solve_it() -> None:
    with pytest.raises(Refused):
        sort_claim(by=make_person(), at=NOW, claim=make_claim(), kind=states.COMPLAINT, note="Đường hỏng.")
    assert sorted_as(states.COMPLAINT).routed_to_id == "p08"
