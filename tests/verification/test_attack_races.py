"""Two people in the same moment, on real connections of the database the suite runs on: one wins, one is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from tests.verification.dossiers_making import visit
from tests.verification.findings_making import (
    LATER,
    choose,
    fresh,
    make_dossier,
    make_fair,
    make_reader,
    make_submitted,
    submit,
    write,
)
from tests.verification.making import NOW, latest_version, make_article, make_claim, make_person, make_unit

from nhipcau.clocks.actions import start_clock
from nhipcau.clocks.models import Clock
from nhipcau.common.refusals import Refused
from nhipcau.verification.actions.dossiers import open_dossier
from nhipcau.verification.actions.kits import make_kit
from nhipcau.verification.actions.marking import mark_words
from nhipcau.verification.actions.requests import answer_request, ask
from nhipcau.verification.actions.reviews import pass_finding, return_finding
from nhipcau.verification.models import Claim, Dossier, Evidence, Kit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(60)]


@pytest.fixture(autouse=True)
def _real_database() -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one shared connection: nothing can race")


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """Run all in the same moment, each on its own connection; an exception is its result."""
    line, results = threading.Barrier(len(actions)), [None] * len(actions)

    def run(place: int) -> None:
        try:
            line.wait(10)
            results[place] = actions[place]()
        except Exception as error:  # noqa: BLE001 - it is the result
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def refused(results: list[Any]) -> int:
    """Count refusals; anything else that was raised fails the test."""
    for result in results:
        assert not isinstance(result, Exception) or isinstance(result, Refused), repr(result)
    return sum(isinstance(result, Refused) for result in results)


def test_of_two_readers_who_pass_and_return_one_decides() -> None:
    finding = make_submitted()
    first, second = make_reader(), make_reader()
    for reader in (first, second):
        choose(finding, reader)
    results = at_once(
        lambda: pass_finding(by=first, at=LATER, finding=finding),
        lambda: return_finding(by=second, at=LATER, finding=finding, reason="Thiếu nguồn."),
    )
    assert refused(results) == 1
    row = fresh(finding)
    assert (row.state, row.dossier.state) in {("passed", "closed"), ("returned", "gathering")}


def test_of_two_openings_one_dossier_comes() -> None:
    officer = make_person()
    claim = make_claim(by=officer)
    results = at_once(*[lambda: open_dossier(by=officer, at=NOW, claim=claim)] * 3)
    assert refused(results) == 2
    assert Dossier.objects.filter(claim=claim).count() == 1


def test_dossiers_opened_at_once_get_numbers_of_their_own() -> None:
    officer = make_person()
    claims = [make_claim(by=officer) for _ in range(4)]
    results = at_once(
        *[lambda claim=claim: open_dossier(by=officer, at=NOW, claim=claim) for claim in claims]
    )
    assert refused(results) == 0
    assert len({row.number for row in results}) == 4


def test_of_two_answers_one_is_kept() -> None:
    make_unit("p08")
    dossier = make_dossier()
    request = ask(
        by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, kind="facts", unit_id="p08",
        addressee="UBND xã Mẫu", question="Bao nhiêu nhà?",
    )  # fmt: skip
    people = [make_person(unit="p08") for _ in range(2)]
    results = at_once(
        *[
            lambda by=by: answer_request(by=by, at=LATER, request=request, answer=f"{by.username} đếm 31.")
            for by in people
        ]
    )
    assert refused(results) == 1


def test_the_same_words_marked_at_once_make_one_claim() -> None:
    version, people = latest_version(make_article()), [make_person() for _ in range(3)]
    results = at_once(
        *[lambda by=by: mark_words(by=by, at=NOW, version=version, start=0, end=20) for by in people]
    )
    assert refused(results) == 0
    assert Claim.objects.count() == 1


def test_of_two_clocks_of_one_matter_one_starts() -> None:
    person = make_person()

    def start() -> Any:
        return start_clock(
            by=person, at=NOW, rule_code="verification.dossier", subject="verification.dossier:hai",
            about="Hai người cùng mở", started_at=NOW, reason="Mở hồ sơ",
        )  # fmt: skip

    assert refused(at_once(*[start] * 3)) == 2
    assert Clock.objects.filter(subject="verification.dossier:hai").count() == 1


def test_two_kits_made_at_once_are_both_whole(settings: Any, tmp_path: Any) -> None:
    settings.EVIDENCE_DIR = tmp_path / "evidence"
    finding, reader = make_submitted(), make_reader()
    choose(finding, reader)
    passed = pass_finding(by=reader, at=LATER, finding=finding)
    results = at_once(*[lambda: make_kit(by=reader, at=LATER, finding=passed)] * 2)
    assert refused(results) == 0
    assert Kit.objects.count() == 2


def test_evidence_added_while_a_finding_is_submitted_is_sealed_or_refused() -> None:
    dossier = make_fair(make_dossier())
    write(dossier)
    results = at_once(lambda: submit(dossier), lambda: visit(dossier, by=dossier.owner))
    assert refused(results) <= 1
    row = fresh(dossier)
    finding = row.findings.get()
    if finding.state == "submitted":
        assert (finding.sealed or "").count('"sha256"') == row.evidence.count()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_plain_sql_cannot_slip_evidence_under_a_seal() -> None:
    """Without the line, both transactions find the dossier free: evidence would stand beside its seal."""
    dossier = make_fair(make_dossier())
    write(dossier)
    row = fresh(dossier)
    inserted, may_end = threading.Event(), threading.Event()

    def slip() -> None:
        with transaction.atomic():
            last = Evidence.objects.filter(dossier=row).order_by("-number").first()
            assert last is not None
            last.pk, last.public_id, last.number = None, "slipped", last.number + 1
            last.save(force_insert=True)
            inserted.set()
            may_end.wait(2)

    def seal() -> Any:
        inserted.wait(10)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '500ms'")
                cursor.execute(
                    "UPDATE verification_finding SET state = 'submitted', seal = 'x', sealed = '{}',"
                    " submitted_at = %s WHERE dossier_id = %s AND state = 'draft'",
                    [LATER + timedelta(hours=1), row.pk],
                )
        except DatabaseError as error:
            return str(error)
        finally:
            may_end.set()
        return "sealed beside it"

    _none, told = at_once(slip, seal)
    assert "lock timeout" in told
