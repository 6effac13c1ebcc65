"""Random steps of a desk, its readers and somebody with raw SQL: what must never stand, never stands.

Small in the fast suite; 10,000 steps when slow tests run. The same machine on SQLite and PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.verification.findings_making import LATER, WRONG, own_mistake
from tests.verification.making import make_article, make_claim, make_person

from nhipcau.common.refusals import Refused
from nhipcau.verification.actions.dossiers import open_dossier, write_text
from nhipcau.verification.actions.evidence import Described, add_article, withdraw_evidence
from nhipcau.verification.actions.findings import submit_finding, write_finding
from nhipcau.verification.actions.findings_reopening import reopen_dossier
from nhipcau.verification.actions.reviews import choose_verdict, pass_finding, return_finding
from nhipcau.verification.actions.searches import log_search
from nhipcau.verification.models import Dossier, Evidence, Finding, Reading, Writer
from nhipcau.verification.rules.seal import seal_of

PEOPLE, TEXTS = 3, ("would_show_wrong", "best_case")
TAMPERING = [
    "UPDATE verification_finding SET summary = summary || '.' WHERE dossier_id = %s",
    "UPDATE verification_finding SET author_id = (SELECT MIN(id) FROM people_person) WHERE dossier_id = %s",
    "UPDATE verification_finding SET reviewer_id = author_id WHERE dossier_id = %s",
    "UPDATE verification_finding SET sealed = '{}' WHERE dossier_id = %s",
    "UPDATE verification_finding SET state = 'draft', seal = '', submitted_at = NULL WHERE dossier_id = %s",
    """UPDATE verification_finding SET state = 'passed', reviewer_id = (SELECT MAX(id) FROM people_person),
       decided_at = submitted_at, reviewer_verdict = verdict, reviewer_interest = 'x', reviewed_seal = seal,
       return_reason = '' WHERE dossier_id = %s""",
    "UPDATE verification_dossier SET would_show_wrong = '' WHERE id = %s",
    "UPDATE verification_dossier SET best_case = '' WHERE id = %s",
    "UPDATE verification_dossier SET state = 'gathering', closed_at = NULL WHERE id = %s AND state = 'in_review'",
    "UPDATE verification_evidence SET stance = 'context' WHERE dossier_id = %s",
    "DELETE FROM verification_evidence WHERE dossier_id = %s",
    "DELETE FROM verification_search WHERE dossier_id = %s",
    "DELETE FROM verification_finding WHERE dossier_id = %s",
    "UPDATE verification_reading SET verdict = 'right' WHERE finding_id IN (SELECT id FROM verification_finding WHERE dossier_id = %s)",
    "DELETE FROM verification_writer WHERE finding_id IN (SELECT id FROM verification_finding WHERE dossier_id = %s)",
]


class Desk(RuleBasedStateMachine):
    """One dossier, three people who are officer and reader at once, and a hand in the database."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.clock = LATER
        self.passed: dict[int, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def open(self) -> None:
        self.people = [make_person("officer", "reviewer") for _ in range(PEOPLE)]
        article = make_article("Nước rút từ trưa. Hết tin.")
        self.version = article.versions.get(number=1)
        by = self.people[0]
        self.dossier = open_dossier(by=by, at=LATER, claim=make_claim(by=by))

    def act(self, action: Any, who: int, **given: Any) -> Any:
        """Do it; being refused by action or database is an answer like any other."""
        self.clock += timedelta(minutes=1)
        try:
            with transaction.atomic():
                return action(by=self.people[who], at=self.clock, **given)
        except (Refused, DatabaseError):
            return None

    def now(self) -> Dossier:
        return Dossier.objects.get(pk=self.dossier.pk)

    def latest(self) -> Finding | None:
        return self.dossier.findings.order_by("-number").first()

    @rule(
        name=st.sampled_from(TEXTS),
        is_empty=st.sampled_from([False, False, False, True]),
        who=st.integers(0, 2),
    )
    def text(self, name: str, is_empty: bool, who: int) -> None:
        row = self.now()
        self.act(
            write_text,
            who,
            dossier=row,
            seen=row.revision,
            name=name,
            text="" if is_empty else f"{name} {who}",
        )

    @rule(stance=st.sampled_from(["supports", "contradicts", "context"]), who=st.integers(0, 2))
    def evidence(self, stance: str, who: int) -> None:
        row = self.now()
        self.act(
            add_article, who, dossier=row, seen=row.revision, version=self.version, exact="Nước rút",
            described=Described(stance=stance, title="Báo cáo"),
        )  # fmt: skip

    @rule(who=st.integers(0, 2))
    def withdraw(self, who: int) -> None:
        row, piece = self.now(), Evidence.objects.filter(dossier=self.dossier, withdrawn_at=None).first()
        if piece:
            self.act(withdraw_evidence, who, dossier=row, seen=row.revision, evidence=piece, reason="Nhầm.")

    @rule(
        side=st.sampled_from(["supports", "contradicts", "both"]),
        word=st.integers(0, 5),
        who=st.integers(0, 2),
    )
    def search(self, side: str, word: int, who: int) -> None:
        row = self.now()
        self.act(
            log_search, who, dossier=row, seen=row.revision, side=side, where="Cổng xã", words=f"từ {word}",
            found_nothing=True,
        )  # fmt: skip

    @rule(who=st.integers(0, 2), verdict=st.sampled_from(["wrong", "right", "right_we_correct"]))
    def write(self, who: int, verdict: str) -> None:
        row = self.now()
        words = (
            own_mistake(self.people[who])
            if verdict == "right_we_correct"
            else replace(WRONG, verdict=verdict)
        )
        self.act(write_finding, who, dossier=row, seen=row.revision, words=words)

    @rule(who=st.integers(0, 2))
    def submit(self, who: int) -> None:
        row = self.now()
        self.act(submit_finding, who, dossier=row, seen=row.revision)

    @rule()
    def hurry(self) -> None:
        """Bring the dossier to its reader in one go, so that the far end is walked often."""
        if self.now().state != "gathering":
            return
        if not Evidence.objects.filter(dossier=self.dossier).exists():
            for name in TEXTS:
                self.text(name, is_empty=False, who=0)
            for stance in ("supports", "contradicts"):
                self.evidence(stance, who=0)
        self.write(0, "wrong")
        self.submit(0)

    @rule(who=st.integers(0, 2), agrees=st.booleans())
    def choose(self, who: int, agrees: bool) -> None:
        finding = self.latest()
        if finding:
            verdict = finding.verdict if agrees else "lacks_context"
            self.act(choose_verdict, who, finding=finding, verdict=verdict, interest="Không có.")

    @rule(who=st.integers(0, 2))
    def pass_it(self, who: int) -> None:
        finding = self.latest()
        if finding:
            self.act(pass_finding, who, finding=finding)

    @rule(who=st.integers(0, 2))
    def read_and_pass(self, who: int) -> None:
        self.choose(who, agrees=True)
        self.pass_it(who)

    @rule(who=st.integers(0, 2))
    def give_back(self, who: int) -> None:
        finding = self.latest()
        if finding:
            self.act(return_finding, who, finding=finding, reason="Thiếu nguồn.")

    @rule(who=st.integers(0, 2))
    def reopen(self, who: int) -> None:
        self.act(reopen_dossier, who, dossier=self.now(), why="Số liệu mới.")

    @rule(sql=st.sampled_from(TAMPERING), again=st.sampled_from(TAMPERING))
    def tamper_twice(self, sql: str, again: str) -> None:
        self.tamper(sql)
        self.tamper(again)

    @rule(sql=st.sampled_from(TAMPERING))
    def tamper(self, sql: str) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, [self.dossier.pk])
        except DatabaseError:
            return

    @invariant()
    def what_was_passed_was_read_by_another_and_is_what_was_sealed(self) -> None:
        if not hasattr(self, "dossier"):
            return
        writers = set(Writer.objects.filter(finding__dossier=self.dossier).values_list("person", flat=True))
        for finding in Finding.objects.filter(dossier=self.dossier, state="passed"):
            assert finding.reviewer_id is not None
            assert finding.reviewer_id not in {finding.author_id, *writers}
            assert seal_of(finding.sealed or "") == finding.seal == finding.reviewed_seal
            assert Reading.objects.filter(
                finding=finding, reviewer=finding.reviewer, verdict=finding.verdict
            ).exists()
            assert (finding.verdict != "right_we_correct") or hasattr(finding, "correction")
            said = (finding.summary, finding.verdict, finding.author_id, finding.seal, finding.reviewer_id)
            assert self.passed.setdefault(finding.pk, said) == said
        assert self.passed.keys() <= set(Finding.objects.values_list("pk", flat=True))

    @invariant()
    def the_order_of_the_work_holds(self) -> None:
        if not hasattr(self, "dossier"):
            return
        row = self.now()
        pieces = Evidence.objects.filter(dossier=row)
        assert row.would_show_wrong.strip() or not pieces.exists()
        if row.state == "gathering" and not row.findings.filter(state="submitted").exists():
            return
        standing = set(pieces.filter(withdrawn_at=None).values_list("stance", flat=True))
        empty = list(row.searches.filter(found_nothing=True).values_list("side", flat=True))
        looked = {
            side: sum(one in {side, "both"} for one in empty) >= 3 for side in ("supports", "contradicts")
        }
        assert all(side in standing or looked[side] for side in looked)
        assert row.best_case.strip() or any(looked.values())


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Desk,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_hundred_random_steps() -> None:
    run(examples=3, steps=40)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.timeout(900)
def test_ten_thousand_random_steps() -> None:
    run(examples=40, steps=250)
