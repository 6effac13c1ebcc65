"""The sceptical journalist: a kit made from rows that were changed past the actions must not be had."""

# ruff: noqa: S608 - raw SQL on tables of ours is what is tried here
from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as office_settings
from django.db import connection
from docx import Document
from tests.verification.findings_making import (
    LATER,
    WRONG,
    choose,
    fresh,
    make_reader,
    make_submitted,
    submit,
    write,
)
from tests.verification.making import add_occurrence, make_article

from nhipcau.common.files.snapshots import load
from nhipcau.common.refusals import Refused
from nhipcau.record.queries import seals_of
from nhipcau.verification.actions.findings_reopening import reopen_dossier
from nhipcau.verification.actions.kits import make_kit
from nhipcau.verification.actions.reviews import pass_finding
from nhipcau.verification.queries.kits_altered import altered_parts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'verification_%'"


@pytest.fixture
def triggerless() -> Iterator[Any]:
    """Whoever owns the database can switch its triggers off; return a way to run SQL like that."""

    def run(sql: str, *params: Any) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
            else:
                cursor.execute(SQLITE_TRIGGERS)
                for (name,) in cursor.fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')
            cursor.execute(sql, params)
            assert cursor.rowcount >= 1
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = DEFAULT")

    return run


@pytest.fixture
def finding(settings: Any, tmp_path: Any) -> Any:
    settings.EVIDENCE_DIR = tmp_path / "evidence"
    return passed(make_submitted())


def passed(finding: Any) -> Any:
    reader = make_reader()
    choose(finding, reader)
    return pass_finding(by=reader, at=LATER, finding=finding)


DOSSIER = "(SELECT dossier_id FROM verification_finding WHERE id = %s)"
CLAIM = f"(SELECT claim_id FROM verification_dossier WHERE id = {DOSSIER})"
ALTERED = {
    "summary": ("UPDATE verification_finding SET summary = 'Khác.' WHERE id = %s", "finding"),
    "verdict": (
        "UPDATE verification_finding SET verdict = 'right', reviewer_verdict = 'right' WHERE id = %s", "finding",
    ),
    "claim": (f"UPDATE verification_claim SET wording = 'Khác.' WHERE id = {CLAIM}", "claim"),
    "evidence": (f"UPDATE verification_evidence SET stance = 'context' WHERE dossier_id = {DOSSIER}", "evidence"),
    "side removed": (
        f"DELETE FROM verification_evidence WHERE stance = 'supports' AND dossier_id = {DOSSIER}", "evidence",
    ),
    "occurrence": (f"UPDATE verification_occurrence SET exact = 'Khác.' WHERE claim_id = {CLAIM}", "occurrences"),
    "sealed": ("UPDATE verification_finding SET sealed = '{}' WHERE id = %s", "sealed"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALTERED)
def test_no_kit_is_made_of_a_row_that_was_changed_in_the_database(
    finding: Any, triggerless: Any, what: str
) -> None:
    sql, part = ALTERED[what]
    triggerless(sql, finding.pk)
    again = fresh(finding)
    assert part in altered_parts(again)
    with pytest.raises(Refused):
        make_kit(by=finding.author, at=LATER, finding=again)


def test_a_forged_finding_with_a_forged_seal_is_betrayed_by_the_record(
    finding: Any, triggerless: Any
) -> None:
    """Whoever changes text, sealed text and seal alike would have to forge the record's chain as well."""
    from nhipcau.verification.queries.findings_sealing import facts_of
    from nhipcau.verification.rules.seal import seal_of, sealed_text

    dossier = finding.dossier
    assert seals_of(f"verification.dossier:{dossier.public_id}") == {finding.seal}
    triggerless("UPDATE verification_finding SET summary = 'Giả.' WHERE id = %s", finding.pk)
    text = sealed_text(facts_of(fresh(finding)))
    seal = seal_of(text)
    triggerless(
        "UPDATE verification_finding SET sealed = %s, seal = %s, reviewed_seal = %s WHERE id = %s",
        text, seal, seal, finding.pk,
    )  # fmt: skip
    assert altered_parts(fresh(finding)) == ["record"]
    with pytest.raises(Refused):
        make_kit(by=finding.author, at=LATER, finding=fresh(finding))


def test_a_copy_swapped_under_its_evidence_is_seen(finding: Any, triggerless: Any) -> None:
    other = make_article("Bài khác hẳn.").versions.get(number=1)
    triggerless(
        "UPDATE verification_evidence SET version_id = %s, article_id = %s WHERE dossier_id = %s AND number = 1",
        other.pk, other.article_id, finding.dossier_id,
    )  # fmt: skip
    assert altered_parts(fresh(finding)) == ["copies"]


def test_meeting_a_closed_claim_again_does_not_stop_its_kit(finding: Any) -> None:
    words = finding.dossier.claim.wording
    add_occurrence(finding.dossier.claim, make_article(f"{words} Hết."), words)
    assert altered_parts(fresh(finding)) == []
    assert make_kit(by=finding.author, at=LATER, finding=fresh(finding))


def test_an_overtaken_finding_says_so_in_every_paper_of_the_kit(finding: Any) -> None:
    dossier = reopen_dossier(
        by=finding.author, at=LATER, dossier=fresh(finding.dossier), why="Số liệu mới của xã."
    )
    write(dossier, replace(WRONG, summary="Kết luận mới: 33 ngôi nhà."))
    second = passed(submit(dossier))
    kit = make_kit(by=finding.author, at=LATER + timedelta(hours=1), finding=second)
    archive = zipfile.ZipFile(BytesIO(load(office_settings.EVIDENCE_DIR, kit.sha256)))
    told = json.loads(archive.read("dossier.json"))["findings"]
    assert [(one["number"], one["replaced_by"]) for one in told] == [(1, 2), (2, None)]
    paper = "\n".join(line.text for line in Document(BytesIO(archive.read("dossier.docx"))).paragraphs)
    first, _sign, rest = paper.partition("Kết luận số 1")
    assert "Thay bằng kết luận số 2." not in first
    assert rest.startswith("\nThay bằng kết luận số 2.")
