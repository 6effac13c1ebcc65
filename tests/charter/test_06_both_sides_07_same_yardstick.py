"""Charter 6 and 7: both sides of the evidence, our own mistakes among the verdicts, one yardstick."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.charter.house import SOURCE, modules
from tests.verification.making import NOW, make_claim, make_person
from tests.verification.world import fresh, gathered, passed, submitted

from nhipcau.common.refusals import Refused
from nhipcau.verification.actions.dossiers import open_dossier, write_text
from nhipcau.verification.actions.evidence import Described, add_visit, withdraw_evidence
from nhipcau.verification.actions.searches import log_search
from nhipcau.verification.actions.weighing import weigh_claim
from nhipcau.verification.models import Evidence, Finding
from nhipcau.verification.rules import states

pytestmark = pytest.mark.django_db


def one_sided(author: Any) -> Any:
    """A dossier whose evidence speaks on one side only."""
    _claim, dossier, _request = gathered(author)
    piece = dossier.evidence.get(stance=states.CONTRADICTS)
    withdraw_evidence(
        by=author, at=NOW, dossier=dossier, seen=dossier.revision, evidence=piece, reason="Nhầm địa điểm."
    )
    return fresh(dossier)


def test_no_evidence_before_it_is_said_what_would_show_us_wrong() -> None:
    author = make_person()
    dossier = open_dossier(by=author, at=NOW, claim=make_claim(by=author))
    described = Described(stance=states.CONTRADICTS, title="Đã xem", note="Nhà không ngập.")
    with pytest.raises(Refused):
        add_visit(by=author, at=NOW, dossier=dossier, seen=1, described=described, seen_at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence.objects.create(
            dossier=dossier, number=1, kind=states.VISIT, stance=states.CONTRADICTS, title="Đã xem", note="Khô.",
            sha256="0" * 64, captured_at=NOW, added_by=author, added_at=NOW,
        )  # fmt: skip


def test_one_side_is_no_finding_until_three_searches_found_nothing() -> None:
    author = make_person()
    dossier = one_sided(author)
    with pytest.raises(Refused):
        submitted(dossier, author)
    finding = dossier.findings.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(state=states.SUBMITTED, submitted_at=NOW, seal="a" * 64)
    for where in ("Trang của tỉnh", "Trang của xã", "Đài khí tượng"):
        log_search(
            by=author, at=NOW, dossier=dossier, seen=fresh(dossier).revision, side=states.CONTRADICTS,
            where=where, words="ngập nhà", found_nothing=True,
        )  # fmt: skip
    assert submitted(fresh(dossier), author).state == states.SUBMITTED


def test_the_other_side_s_best_case_is_asked_for() -> None:
    author = make_person()
    _claim, dossier, _request = gathered(author)
    write_text(by=author, at=NOW, dossier=dossier, seen=dossier.revision, name="best_case", text="")
    with pytest.raises(Refused):
        submitted(fresh(dossier), author)


def test_the_verdicts_know_that_we_may_be_wrong_or_not_know() -> None:
    assert {states.RIGHT_WE_CORRECT, states.NOT_ENOUGH, states.CANNOT_BE_CHECKED} <= set(states.VERDICTS)


def test_our_own_mistake_opens_a_correction_with_owner_and_clock() -> None:
    author = make_person()
    _claim, dossier, _request = gathered(author)
    finding = passed(submitted(dossier, author, verdict=states.RIGHT_WE_CORRECT), make_person("reviewer"))
    task = finding.correction
    assert (task.owner, task.done_at) == (author, None)
    assert task.clock.due_at > NOW


READS_LEANING = {
    "models/claims.py", "rules/board.py", "queries/board.py", "views/board.py", "actions/wording.py",
}  # fmt: skip
"""Who asks whom a claim would please: the column, its form, and the board that compares both sorts."""
JUDGES = ("rules/fairness.py", "rules/worth.py", "rules/seal.py", "rules/states.py", "actions/findings.py",
          "actions/reviews.py", "actions/dossiers.py", "actions/evidence.py", "actions/weighing.py", "queries/worth.py")  # fmt: skip


def test_nothing_that_judges_reads_whom_a_claim_would_please() -> None:
    room = SOURCE / "verification"
    seen = set()
    for path in (path for path in modules() if room in path.parents):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        if "leaning" in names:
            seen.add(str(path.relative_to(room)))
    assert "models/claims.py" in seen or "queries/board.py" in seen
    assert not seen & set(JUDGES)
    assert all((room / judge).exists() for judge in JUDGES)


@pytest.mark.parametrize("leaning", [states.FLATTERS, states.BURDENS, states.NEITHER])
def test_claims_that_flatter_us_weigh_and_need_the_same(leaning: str) -> None:
    author = make_person()
    claim = make_claim(by=author, leaning=leaning)
    weigh_claim(claim=claim, at=NOW)
    plain = make_claim(by=author)
    weigh_claim(claim=plain, at=NOW)
    assert fresh(claim).worth == fresh(plain).worth
    dossier = open_dossier(by=author, at=NOW, claim=claim)
    with pytest.raises(Refused):
        submitted(dossier, author)
