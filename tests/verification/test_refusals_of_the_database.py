"""What the database itself refuses, tried with raw SQL past every action; the same on SQLite and PostgreSQL."""

# ruff: noqa: S608 - raw SQL on tables of ours is what is tried here
from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from tests.verification.findings_making import (
    LATER,
    add_evidence,
    add_search,
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
from tests.verification.making import make_claim, make_person

from nhipcau.verification.actions.findings_reopening import reopen_dossier
from nhipcau.verification.actions.reviews import pass_finding, return_finding
from nhipcau.verification.models import (
    Correction,
    Dossier,
    Evidence,
    Finding,
    Reading,
    Request,
    Search,
    Writer,
)

pytestmark = pytest.mark.django_db


def refused(words: str, sql: str, *params: Any) -> None:
    """Run raw SQL and expect the database's own refusal in these words."""
    with (
        pytest.raises(DatabaseError, match=re.escape(words)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, params)


def allowed(sql: str, *params: Any) -> None:
    """Run raw SQL that touches exactly one row."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        assert cursor.rowcount == 1


def copy_of(table: str, pk: int, /, **changes: Any) -> tuple[str, list[Any]]:
    """Return an INSERT of a row like an existing one, with another id."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s", [pk])
        row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    row.update(id=987654, **changes)
    if "public_id" in row:
        row["public_id"] = "raw"
    columns = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(["%s"] * len(row))
    return f"INSERT INTO {table} ({columns}) VALUES ({places})", list(row.values())


def insert_like(table: str, pk: int, refusal: str, /, **changes: Any) -> None:
    sql, params = copy_of(table, pk, **changes)
    refused(refusal, sql, *params)


def passed(finding: Finding) -> Finding:
    reader = make_reader()
    choose(finding, reader)
    return pass_finding(by=reader, at=LATER, finding=finding)


def returned(finding: Finding) -> Finding:
    reader = make_reader()
    choose(finding, reader)
    return return_finding(by=reader, at=LATER, finding=finding, reason="Thiếu nguồn.")


PASS = """UPDATE verification_finding SET state = 'passed', reviewer_id = %s, decided_at = submitted_at,
    reviewer_verdict = verdict, reviewer_interest = 'Không có.', reviewed_seal = seal WHERE id = %s"""
SUBMIT = """UPDATE verification_finding SET state = 'submitted', submitted_at = written_at, seal = 'x',
    sealed = '{}' WHERE id = %s"""


# Claims and dossiers


@pytest.mark.parametrize(
    ("kind", "state"), [("opinion", "filed"), ("satire", "filed"), ("question", "filed"), ("", "noted")]
)
def test_only_a_checkable_open_claim_has_a_dossier(kind: str, state: str) -> None:
    dossier = make_dossier()
    claim = make_claim(kind=kind, state=state)
    insert_like(
        "verification_dossier", dossier.pk, "only for a checkable open claim", claim_id=claim.pk, number=9
    )


def test_a_claim_with_a_dossier_keeps_its_kind() -> None:
    dossier = make_dossier()
    refused("stays checkable and open", "UPDATE verification_claim SET kind = 'opinion', state = 'filed' WHERE id = %s",
            dossier.claim_id)  # fmt: skip
    free = make_claim()
    allowed("UPDATE verification_claim SET kind = 'opinion', state = 'filed' WHERE id = %s", free.pk)


def test_a_dossier_keeps_its_claim() -> None:
    dossier, other = make_dossier(), make_claim()
    refused(
        "keeps its claim", "UPDATE verification_dossier SET claim_id = %s WHERE id = %s", other.pk, dossier.pk
    )


def test_a_dossier_begins_by_gathering() -> None:
    dossier, claim = make_fair(make_dossier()), make_claim()
    insert_like("verification_dossier", dossier.pk, "begins by gathering", claim_id=claim.pk, number=9,
                state="in_review")  # fmt: skip


# Order of the work


def test_no_evidence_before_what_would_show_us_wrong() -> None:
    fair, bare = make_fair(make_dossier()), make_dossier()
    evidence = fair.evidence.first()
    words = "written before any evidence"
    insert_like("verification_evidence", evidence.pk, words, dossier_id=bare.pk)
    allowed("UPDATE verification_dossier SET would_show_wrong = %s WHERE id = %s", " \n\t", bare.pk)
    insert_like("verification_evidence", evidence.pk, words, dossier_id=bare.pk)
    refused("never becomes a part of another", "UPDATE verification_evidence SET dossier_id = %s, number = 9 WHERE id = %s",
            bare.pk, evidence.pk)  # fmt: skip
    refused("stays written", "UPDATE verification_dossier SET would_show_wrong = '' WHERE id = %s", fair.pk)


@pytest.mark.parametrize(
    ("supporting", "contradicting", "searches", "best_case", "is_fair"),
    [
        (1, 1, {}, "Lý lẽ", True),
        (1, 0, {}, "Lý lẽ", False),
        (0, 1, {}, "Lý lẽ", False),
        (0, 0, {}, "Lý lẽ", False),
        (1, 1, {}, "", False),
        (1, 1, {}, " ", False),
        (1, 0, {"contradicts": 3}, "", True),
        (1, 0, {"contradicts": 2}, "Lý lẽ", False),
        (1, 0, {"supports": 3}, "Lý lẽ", False),
        (1, 0, {"contradicts": 1, "both": 2}, "", True),
        (0, 0, {"both": 3}, "", True),
        (1, 1, {"both": 2}, "", False),
    ],
)
def test_only_a_fair_dossier_s_finding_is_submitted(
    supporting: int, contradicting: int, searches: dict[str, int], best_case: str, is_fair: bool
) -> None:
    dossier = make_dossier()
    Dossier.objects.filter(pk=dossier.pk).update(would_show_wrong="Danh sách.", best_case=best_case)
    for stance, count in (("supports", supporting), ("contradicts", contradicting), ("context", 1)):
        for _one in range(count):
            add_evidence(dossier, stance)
    for side, count in searches.items():
        for number in range(count):
            add_search(dossier, f"{side} {number}", side=side)
    add_search(dossier, "thấy", found_nothing=False)
    draft = write(dossier)
    if is_fair:
        allowed(SUBMIT, draft.pk)
    else:
        refused("both sides have evidence", SUBMIT, draft.pk)


def test_withdrawn_evidence_does_not_count() -> None:
    dossier = make_fair(make_dossier())
    draft = write(dossier)
    dossier.evidence.filter(stance="supports").update(
        withdrawn_at=LATER, withdrawn_by=dossier.owner, withdrawn_reason="Nhầm xã."
    )
    refused("both sides have evidence", SUBMIT, draft.pk)


def test_a_finding_takes_no_short_cut() -> None:
    dossier = make_fair(make_dossier())
    draft, reader = write(dossier), make_reader()
    refused("from draft to submitted", PASS.replace("submitted_at,", "written_at, submitted_at = written_at, seal = 'x',").replace("reviewed_seal = seal", "reviewed_seal = 'x'"),
            reader.pk, draft.pk)  # fmt: skip
    for state in ("in_review", "closed"):
        refused("verification: a dossier goes", "UPDATE verification_dossier SET state = %s, closed_at = %s WHERE id = %s", state,
                LATER if state == "closed" else None, dossier.pk)  # fmt: skip
    insert_like("verification_finding", draft.pk, "begins as a draft", number=7, state="submitted", seal="x",
                submitted_at=draft.written_at)  # fmt: skip


def test_a_dossier_stands_in_review_only_with_a_submitted_finding() -> None:
    dossier = make_fair(make_dossier())
    go = "UPDATE verification_dossier SET state = 'in_review' WHERE id = %s"
    refused("goes to review with a submitted finding", go, dossier.pk)
    draft = write(dossier)
    refused("goes to review with a submitted finding", go, dossier.pk)
    allowed(SUBMIT, draft.pk)
    allowed(go, dossier.pk)
    refused(
        "back with a returned one",
        "UPDATE verification_dossier SET state = 'gathering' WHERE id = %s",
        dossier.pk,
    )
    refused("closed with a passed one", "UPDATE verification_dossier SET state = 'closed', closed_at = %s WHERE id = %s",
            LATER, dossier.pk)  # fmt: skip


# While it is read, and when it is closed


@pytest.fixture(params=["in_review", "submitted", "closed"])
def locked(request: Any) -> Dossier:
    """A dossier nobody may change, with a search and an open request in it."""
    dossier = make_fair(make_dossier())
    add_search(dossier, "ngập")
    Request.objects.create(
        dossier=dossier, kind="reply", addressee="Ủy ban nhân dân xã Mẫu Sơn", question="Bao nhiêu nhà ngập?",
        asked_by=dossier.owner, asked_at=LATER,
    )  # fmt: skip
    draft = write(dossier)
    if request.param == "submitted":
        allowed(SUBMIT, draft.pk)
    else:
        finding = submit(dossier)
        if request.param == "closed":
            passed(finding)
    row: Dossier = fresh(dossier)
    return row


def test_nobody_changes_a_part_meanwhile(locked: Dossier) -> None:
    words = "while a dossier is read or closed"
    rows = {
        "evidence": locked.evidence.first(),
        "search": locked.searches.get(),
        "request": locked.requests.get(),
    }
    for table, row in rows.items():
        changes = {"number": 99} if table == "evidence" else {"words": "khác"} if table == "search" else {}
        insert_like(f"verification_{table}", row.pk, words, **changes)
        refused("verification: ", f"DELETE FROM verification_{table} WHERE id = %s", row.pk)
    refused(words, "UPDATE verification_evidence SET stance = 'context' WHERE id = %s", rows["evidence"].pk)
    refused(words, "UPDATE verification_evidence SET exact = 'x' WHERE id = %s", rows["evidence"].pk)
    refused(words, "UPDATE verification_evidence SET withdrawn_at = %s, withdrawn_by_id = %s, withdrawn_reason = 'x' WHERE id = %s",
            LATER, locked.owner_id, rows["evidence"].pk)  # fmt: skip
    refused(
        words, "UPDATE verification_search SET found_nothing = %s WHERE id = %s", False, rows["search"].pk
    )
    refused(words, "UPDATE verification_request SET question = 'x' WHERE id = %s", rows["request"].pk)
    refused(words, "UPDATE verification_request SET addressee = 'x' WHERE id = %s", rows["request"].pk)


def test_nobody_changes_its_texts_or_its_claim_s_words(locked: Dossier) -> None:
    words = "while a dossier is read or closed"
    for text in ("would_show_wrong", "best_case"):
        refused(words, f"UPDATE verification_dossier SET {text} = 'khác' WHERE id = %s", locked.pk)
    refused(words, "UPDATE verification_claim SET wording = 'khác' WHERE id = %s", locked.claim_id)
    met = locked.claim.occurrences.first()
    assert met is not None
    refused(words, "UPDATE verification_occurrence SET exact = 'khác' WHERE id = %s", met.pk)
    refused(words, "DELETE FROM verification_occurrence WHERE id = %s", met.pk)


def test_an_answer_may_still_come_in_and_then_stays(locked: Dossier) -> None:
    answer = (
        "UPDATE verification_request SET answer = %s, answered_by_id = %s, answered_at = %s WHERE id = %s"
    )
    asked = locked.requests.get()
    allowed(answer, "31 ngôi nhà.", locked.owner_id, LATER, asked.pk)
    refused("while a dossier is read or closed", answer, "312 ngôi nhà.", locked.owner_id, LATER, asked.pk)


def test_scores_and_owners_may_change_meanwhile(locked: Dossier) -> None:
    allowed("UPDATE verification_claim SET worth = 7 WHERE id = %s", locked.claim_id)
    allowed("UPDATE verification_dossier SET revision = revision + 1 WHERE id = %s", locked.pk)


# Findings


WORDS = {
    "verdict": "right", "confidence": "low", "summary": "khác", "reasoning": "khác", "interest": "khác",
    "correct_what": "khác", "correct_where": "khác", "changed_why": "khác", "seal": "khác", "sealed": "khác",
    "number": 9,
}  # fmt: skip


@pytest.mark.parametrize("state", ["submitted", "returned", "passed"])
def test_a_submitted_finding_s_words_author_and_seal_never_change(state: str) -> None:
    finding = make_submitted()
    if state != "submitted":
        finding = (passed if state == "passed" else returned)(finding)
    for column, value in WORDS.items():
        refused(
            "verification: ",
            f"UPDATE verification_finding SET {column} = %s WHERE id = %s",
            value,
            finding.pk,
        )
    refused(
        "verification: ",
        "UPDATE verification_finding SET author_id = %s WHERE id = %s",
        make_person().pk,
        finding.pk,
    )
    refused("never deleted", "DELETE FROM verification_finding WHERE id = %s", finding.pk)
    refused("verification: ", "UPDATE verification_finding SET state = 'draft' WHERE id = %s", finding.pk)


@pytest.mark.parametrize("decide", [passed, returned], ids=["passed", "returned"])
def test_a_decided_finding_never_changes_at_all(decide: Any) -> None:
    finding = decide(make_submitted())
    for column in ("reviewer_interest", "return_reason", "reviewed_seal"):
        refused(
            "never changes", f"UPDATE verification_finding SET {column} = 'khác' WHERE id = %s", finding.pk
        )
    refused(
        "never changes",
        "UPDATE verification_finding SET reviewer_id = %s WHERE id = %s",
        make_reader().pk,
        finding.pk,
    )


def test_nothing_is_said_for_the_reader_before_his_decision() -> None:
    finding = make_submitted()
    refused(
        "written with his decision",
        "UPDATE verification_finding SET reviewer_verdict = 'wrong' WHERE id = %s",
        finding.pk,
    )


def test_a_finding_passes_only_by_a_reader_who_chose() -> None:
    finding, reader, other = make_submitted(), make_reader(), make_reader()
    words = "first chose a verdict"
    refused(words, PASS, reader.pk, finding.pk)
    choose(finding, other)
    refused(words, PASS, reader.pk, finding.pk)
    choose(finding, reader, "right")
    refused(words, PASS, reader.pk, finding.pk)
    allowed(PASS, other.pk, finding.pk)


def test_the_author_never_passes_not_even_in_the_database() -> None:
    author = make_person("officer", "reviewer")
    finding = make_submitted(by=author)
    refused("verification", PASS, author.pk, finding.pk)
    with pytest.raises(DatabaseError, match=r"wrote (at none|no part) of its dossier"), transaction.atomic():
        Reading.objects.create(
            finding=finding, reviewer=author, verdict="wrong", interest="Không có.", chosen_at=LATER
        )


def test_whoever_wrote_stays_named() -> None:
    dossier = make_fair(make_dossier())
    draft, other = write(dossier), make_person()
    refused("never deleted", "DELETE FROM verification_writer WHERE finding_id = %s", draft.pk)
    refused(
        "never changes",
        "UPDATE verification_writer SET person_id = %s WHERE finding_id = %s",
        other.pk,
        draft.pk,
    )
    allowed("UPDATE verification_finding SET author_id = %s WHERE id = %s", other.pk, draft.pk)
    refused("everybody who wrote", SUBMIT, draft.pk)
    refused(
        "everybody who wrote",
        "UPDATE verification_finding SET author_id = %s WHERE id = %s",
        dossier.owner_id,
        draft.pk,
    )
    Writer.objects.create(finding=draft, person=other, first_at=LATER)
    allowed(SUBMIT, draft.pk)
    with pytest.raises(DatabaseError, match="only a draft is written at"), transaction.atomic():
        Writer.objects.create(finding=draft, person=make_person(), first_at=LATER)


def test_what_a_reader_chose_stays() -> None:
    finding, reader = make_submitted(), make_reader()
    reading = choose(finding, reader, "right")
    refused("never changes", "UPDATE verification_reading SET verdict = 'wrong' WHERE id = %s", reading.pk)
    refused("never deleted", "DELETE FROM verification_reading WHERE id = %s", reading.pk)
    draft = write(make_fair(make_dossier()))
    insert_like("verification_reading", reading.pk, "a submitted finding is read", finding_id=draft.pk)


def test_evidence_that_was_sealed_is_never_deleted() -> None:
    finding = returned(make_submitted())
    piece = Evidence.objects.filter(dossier=finding.dossier).first()
    assert piece is not None
    refused("never deleted", "DELETE FROM verification_evidence WHERE id = %s", piece.pk)
    free = make_fair(make_dossier()).evidence.first()
    assert free is not None
    allowed("DELETE FROM verification_evidence WHERE id = %s", free.pk)


# Corrections and kits


def test_right_and_we_correct_passes_only_with_its_correction() -> None:
    officer, reader = make_person(), make_reader()
    finding = make_submitted(own_mistake(officer), by=officer)
    choose(finding, reader)
    refused("only with its correction", PASS, reader.pk, finding.pk)


def test_a_correction_is_of_a_finding_that_says_so_and_stays() -> None:
    officer = make_person()
    passed(make_submitted(own_mistake(officer), by=officer))
    task = Correction.objects.get()
    insert_like("verification_correction", task.pk, "we were wrong", finding_id=make_submitted().pk)
    refused("keeps its task", "UPDATE verification_correction SET what = 'khác' WHERE id = %s", task.pk)
    refused("never deleted", "DELETE FROM verification_correction WHERE id = %s", task.pk)
    done = "UPDATE verification_correction SET done_at = %s, done_by_id = %s, done_how = %s WHERE id = %s"
    allowed(done, LATER, officer.pk, "Đã sửa.", task.pk)
    refused("never changes", done, LATER, officer.pk, "Sửa khác.", task.pk)


@pytest.mark.parametrize("stage", ["draft", "submitted", "returned"])
def test_a_kit_is_made_only_of_a_passed_finding(stage: str) -> None:
    finding = write(make_fair(make_dossier())) if stage == "draft" else make_submitted()
    finding = returned(finding) if stage == "returned" else finding
    sql = """INSERT INTO verification_kit (public_id, finding_id, sha256, size, made_by_id, made_at, has_token)
        VALUES ('kit', %s, 'abc', 5, %s, %s, %s)"""
    refused("a kit is made of a passed finding", sql, finding.pk, finding.author_id, LATER, False)
    done = passed(make_submitted())
    allowed(sql, done.pk, done.author_id, LATER, False)
    refused("keeps its finding", "UPDATE verification_kit SET sha256 = 'x' WHERE public_id = 'kit'")


# Reopening, and the migration itself


def test_a_reopened_dossier_is_worked_at_again() -> None:
    finding = passed(make_submitted())
    reopen_dossier(by=finding.author, at=LATER, dossier=finding.dossier, why="Số liệu mới.")
    add_evidence(finding.dossier, "context")
    Search.objects.filter(dossier=finding.dossier).delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_the_migrations_go_back_and_forth() -> None:
    call_command("migrate", "verification", "0001", verbosity=0)
    call_command("migrate", "verification", verbosity=0)
    bare = make_dossier()
    with pytest.raises(DatabaseError, match="written before any evidence"):
        add_evidence(bare, "supports")
