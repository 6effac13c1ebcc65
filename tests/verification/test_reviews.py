"""The second reader: who may be one, what he chooses first, what passing and returning do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from tests.verification.findings_making import (
    LATER,
    WRONG,
    choose,
    fresh,
    make_dossier,
    make_fair,
    make_reader,
    make_submitted,
    own_mistake,
    submit,
    write,
)
from tests.verification.making import make_person

from nhipcau.common.refusals import Refused
from nhipcau.record.queries import entries_for
from nhipcau.verification.actions.findings_reopening import reopen_dossier
from nhipcau.verification.actions.reviews import choose_verdict, pass_finding, return_finding
from nhipcau.verification.models import Correction, Reading, Request
from nhipcau.verification.queries.findings import shown_of
from nhipcau.verification.queries.reviews import waiting_for, why_not_read

pytestmark = pytest.mark.django_db


def passed(finding: Any, reader: Any = None, *, at: datetime = LATER) -> Any:
    reader = reader or make_reader()
    choose(finding, reader)
    return pass_finding(by=reader, at=at, finding=finding)


def test_a_finding_is_passed_by_somebody_else_and_closes_its_dossier() -> None:
    finding, reader = make_submitted(), make_reader()
    done = passed(finding, reader)
    dossier = fresh(finding.dossier)
    assert (done.state, done.reviewer, done.reviewed_seal) == ("passed", reader, finding.seal)
    assert (dossier.state, dossier.closed_at) == ("closed", LATER)
    assert not dossier.clock.is_running
    assert dossier.clock.outcome == "Sai"
    assert sha256(done.sealed.encode()).hexdigest() == done.seal


def test_nobody_decides_before_he_chose() -> None:
    finding, reader = make_submitted(), make_reader()
    with pytest.raises(Refused, match="trước khi quyết định"):
        pass_finding(by=reader, at=LATER, finding=finding)
    with pytest.raises(Refused, match="trước khi quyết định"):
        return_finding(by=reader, at=LATER, finding=finding, reason="Thiếu số liệu của sở.")


def test_another_verdict_can_only_return() -> None:
    finding, reader = make_submitted(), make_reader()
    choose(finding, reader, "lacks_context")
    with pytest.raises(Refused, match="chỉ có thể trả lại"):
        pass_finding(by=reader, at=LATER, finding=finding)
    back = return_finding(by=reader, at=LATER, finding=finding, reason="Chưa xét đợt lũ thứ hai.")
    assert (back.state, back.reviewer_verdict) == ("returned", "lacks_context")
    assert fresh(finding.dossier).state == "gathering"
    assert back.return_reason == "Chưa xét đợt lũ thứ hai."


def test_a_choice_is_made_once() -> None:
    finding, reader = make_submitted(), make_reader()
    choose(finding, reader, "right")
    with pytest.raises(Refused, match="giữ nguyên"):
        choose(finding, reader)
    assert Reading.objects.get().verdict == "right"


def test_the_author_reads_nothing_of_his_own() -> None:
    author = make_person("officer", "reviewer")
    finding = make_submitted(by=author)
    with pytest.raises(Refused, match="Bạn là người viết"):
        choose(finding, author)
    assert not waiting_for(author, at=LATER).exists()


def test_whoever_wrote_at_the_draft_or_at_the_finding_before_reads_neither() -> None:
    first, second = make_person("officer", "reviewer"), make_person("officer")
    dossier = make_fair(make_dossier(first))
    write(dossier)
    finding = write(dossier, replace(WRONG, summary="Số đúng là 31 ngôi nhà."), by=second)
    assert finding.author == second
    with pytest.raises(Refused, match="Chỉ người viết"):
        submit(dossier, by=first)
    finding = submit(dossier, by=second)
    with pytest.raises(Refused, match="đã từng sửa"):
        choose(finding, first)
    reader = make_reader()
    choose(finding, reader)
    return_finding(by=reader, at=LATER, finding=finding, reason="Thiếu nguồn.")
    write(dossier, by=second)
    again = submit(dossier, by=second)
    assert again.number == 2
    assert "đã từng sửa" in why_not_read(again, first)
    assert why_not_read(again, reader) == ""


@pytest.mark.parametrize(
    "roles", [("administrator",), ("administrator", "reviewer"), ("officer",), ("clerk",)]
)
def test_administrators_and_the_desk_pass_nothing(roles: tuple[str, ...]) -> None:
    finding, person = make_submitted(), make_person(*roles)
    with pytest.raises(Refused):
        choose(finding, person)
    assert not waiting_for(person, at=LATER).exists()


def test_a_spokesperson_may_read() -> None:
    assert passed(make_submitted(), make_reader("spokesperson")).state == "passed"


def test_an_answer_that_came_meanwhile_is_not_passed_unread() -> None:
    dossier = make_fair(make_dossier())
    asked = Request.objects.create(
        dossier=dossier, kind="reply", addressee="Ủy ban nhân dân xã Mẫu Sơn", question="Bao nhiêu nhà ngập?",
        asked_by=dossier.owner, asked_at=LATER,
    )  # fmt: skip
    write(dossier)
    finding, reader = submit(dossier), make_reader()
    choose(finding, reader)
    asked.answer, asked.answered_by, asked.answered_at = "312 ngôi nhà.", dossier.owner, LATER
    asked.save()
    with pytest.raises(Refused, match="đề nghị và trả lời"):
        pass_finding(by=reader, at=LATER, finding=finding)
    back = return_finding(by=reader, at=LATER, finding=finding, reason="Xã vừa trả lời.")
    assert back.state == "returned"


def test_our_own_mistake_opens_its_correction_with_owner_and_clock() -> None:
    officer = make_person()
    finding = passed(make_submitted(own_mistake(officer), by=officer))
    task = Correction.objects.get()
    assert (task.finding, task.owner, task.what) == (finding, officer, finding.correct_what)
    assert task.clock.rule_code == "verification.correction"
    assert task.clock.holder == officer
    assert task.clock.due_at > LATER


def test_no_other_verdict_opens_a_correction() -> None:
    passed(make_submitted())
    assert not Correction.objects.exists()


def test_a_reopened_dossier_keeps_its_finding_and_says_which_took_its_place() -> None:
    finding = passed(make_submitted())
    dossier = finding.dossier
    later = LATER + timedelta(days=2)
    reopen_dossier(by=dossier.owner, at=later, dossier=dossier, why="Sở công bố số liệu mới.")
    assert fresh(dossier).clock.is_running
    draft = write(dossier, replace(WRONG, verdict="mostly_right"))
    assert (draft.number, draft.changed_why) == (2, "Sở công bố số liệu mới.")
    assert [(row.finding.number, row.replaced_by) for row in shown_of(dossier)] == [(2, None), (1, None)]
    second = submit(dossier)
    passed(second, at=later)
    assert [(row.finding.number, row.replaced_by) for row in shown_of(dossier)] == [(2, None), (1, 2)]
    assert fresh(finding).seal == finding.seal


def test_reopening_asks_why_and_only_a_closed_one_is_reopened() -> None:
    finding = make_submitted()
    with pytest.raises(Refused):
        reopen_dossier(by=finding.author, at=LATER, dossier=finding.dossier, why="Vì")
    passed(finding)
    with pytest.raises(Refused, match="vì sao mở lại"):
        reopen_dossier(by=finding.author, at=LATER, dossier=finding.dossier, why="  ")


@pytest.mark.parametrize("leaning", ["flatters", "burdens", "neither"])
def test_the_yardstick_does_not_ask_whom_a_claim_pleases(leaning: str) -> None:
    """Charter 7: what flatters us needs both sides, a wrong-test and a second reader like what burdens us."""
    bare = make_dossier(leaning=leaning)
    write(bare)
    with pytest.raises(Refused) as refusal:
        submit(bare)
    unfair = make_dossier()
    write(unfair)
    with pytest.raises(Refused) as plain:
        submit(unfair)
    assert refusal.value.message == plain.value.message
    author = make_person("officer", "reviewer")
    finding = make_submitted(by=author, leaning=leaning)
    assert "leaning" not in (finding.sealed or "")
    with pytest.raises(Refused, match="Bạn là người viết"):
        choose(finding, author)
    assert passed(finding).state == "passed"


def test_each_step_leaves_its_entry() -> None:
    passed(make_submitted())
    verbs = set(entries_for(make_person("administrator")).values_list("verb", flat=True))
    steps = {"write_finding", "submit_finding", "choose_verdict", "pass_finding"}
    assert {f"verification.{step}" for step in steps} <= verbs


def test_a_choice_needs_verdict_and_interest() -> None:
    finding, reader = make_submitted(), make_reader()
    with pytest.raises(Refused) as refusal:
        choose_verdict(by=reader, at=LATER, finding=finding, verdict="", interest="Không có.")
    assert refusal.value.field == "verdict"
    with pytest.raises(Refused) as refusal:
        choose_verdict(by=reader, at=LATER, finding=finding, verdict="wrong", interest=" ")
    assert refusal.value.field == "interest"
