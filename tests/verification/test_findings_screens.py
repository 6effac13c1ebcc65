"""The screens of findings, second readers and corrections: what they show, to whom, and no score too early."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
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
from tests.verification.making import OTHER_UNIT, make_person

from nhipcau.common.desk import cards_for
from nhipcau.verification.actions.reviews import pass_finding
from nhipcau.verification.models import Correction, Finding, Reading

pytestmark = pytest.mark.django_db
WORTH = 73
REASONS = [["outlets", 41, 19], ["repeats", 32, 17]]
SCORE = re.compile(
    r"machine-score|điểm đáng kiểm chứng|\+41|\+32|\b73\b|19 cơ quan báo chí|Gặp lại 17|likeness"
)
SAID = {
    "verdict": "wrong", "confidence": "high", "summary": "Số đúng là 31 ngôi nhà.", "interest": "Không có.",
    "reasoning": "", "correct_what": "", "correct_where": "", "correct_by": "",
}  # fmt: skip


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(person: Any, name: str, row: Any, *, status: int = 200) -> str:
    response = signed_in(person).get(reverse(f"verification:{name}", args=[row.public_id]))
    assert response.status_code == status
    return response.content.decode()


def scored(finding: Finding) -> Finding:
    claim = finding.dossier.claim
    type(claim).objects.filter(pk=claim.pk).update(worth=WORTH, worth_reasons=REASONS)
    row: Finding = fresh(finding)
    return row


def passed(finding: Finding) -> Finding:
    reader = make_reader()
    choose(finding, reader)
    return pass_finding(by=reader, at=LATER, finding=finding)


# No score before the choice


def test_the_reader_sees_no_machine_score_before_he_chose() -> None:
    finding, reader = scored(make_submitted()), make_reader()
    before = page(reader, "review", finding)
    assert not SCORE.search(before), SCORE.search(before)
    assert finding.summary in before
    choose(finding, reader)
    after = page(reader, "review", finding)
    assert "73" in after
    assert "19 cơ quan báo chí" in after


def test_another_reader_s_choice_shows_this_one_nothing() -> None:
    finding, first, second = scored(make_submitted()), make_reader(), make_reader()
    choose(finding, first)
    assert not SCORE.search(page(second, "review", finding))


def test_a_made_up_field_does_not_stand_for_a_choice() -> None:
    finding, reader = scored(make_submitted()), make_reader()
    url = reverse("verification:review", args=[finding.public_id])
    answer = signed_in(reader).post(url, {"decision": "pass", "chosen": "wrong", "reading": "1"})
    assert answer.status_code == 422
    assert not SCORE.search(answer.content.decode())
    assert fresh(finding).state == "submitted"


def test_the_author_s_form_shows_no_machine_score() -> None:
    dossier = make_fair(make_dossier())
    draft = scored(write(dossier))
    shown = page(dossier.owner, "finding", draft.dossier)
    assert not SCORE.search(shown), SCORE.search(shown)


# Writing


def post(person: Any, name: str, row: Any, **said: Any) -> Any:
    return signed_in(person).post(reverse(f"verification:{name}", args=[row.public_id]), said)


def test_a_finding_is_written_and_submitted_by_clicks() -> None:
    dossier = make_fair(make_dossier())
    form = page(dossier.owner, "finding", dossier)
    for words in ("Từng đúng, nay không còn.", "Chưa đủ chứng cứ", "Xung đột lợi ích"):
        assert words in form
    answer = post(dossier.owner, "finding", dossier, **SAID, revision=dossier.revision)
    assert answer.status_code == 302
    draft = Finding.objects.get()
    assert (draft.state, draft.author) == ("draft", dossier.owner)
    again = post(dossier.owner, "submit_finding", dossier, revision=fresh(dossier).revision)
    assert again.status_code == 302
    assert fresh(dossier).state == "in_review"


def test_a_second_editor_meets_a_notice_and_loses_nothing() -> None:
    dossier = make_fair(make_dossier())
    seen = dossier.revision
    write(dossier)
    late = {**SAID, "summary": "Lời của người thứ hai."}
    answer = post(make_person(), "finding", dossier, **late, revision=seen)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Lời của người thứ hai." in shown
    assert WRONG.summary in shown
    assert Finding.objects.get().summary == WRONG.summary


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"summary": "từ " * 151}, "summary"),
        ({"summary": "从" * 300}, "summary"),
        ({"interest": "  "}, "interest"),
        ({"verdict": ""}, "verdict"),
        ({"confidence": ""}, "confidence"),
        ({"verdict": "right_we_correct"}, "correct_what"),
        ({"verdict": "right_we_correct", "correct_what": "Thông cáo"}, "correct_by"),
    ],
)
def test_what_is_missing_is_said_at_its_field(changed: dict[str, str], field: str) -> None:
    dossier = make_fair(make_dossier())
    answer = post(dossier.owner, "finding", dossier, **{**SAID, **changed}, revision=dossier.revision)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not Finding.objects.exists()


def test_words_are_counted_without_a_script_too() -> None:
    dossier = make_fair(make_dossier())
    write(dossier)
    assert "15 trên 150 từ" in page(dossier.owner, "finding", dossier)
    answer = signed_in(dossier.owner).post(reverse("verification:count_words"), {"summary": "một hai ba"})
    assert answer.content.decode() == "3 trên 150 từ"


def test_an_unfair_dossier_says_what_is_missing_before_it_is_submitted() -> None:
    dossier = make_dossier()
    write(dossier)
    assert "Chưa trình được" in page(dossier.owner, "submit_finding", dossier)
    answer = post(dossier.owner, "submit_finding", dossier, revision=fresh(dossier).revision)
    assert answer.status_code == 422


# Reading


def test_a_reader_chooses_then_passes_by_clicks() -> None:
    finding, reader = make_submitted(), make_reader()
    assert post(reader, "review", finding, verdict="wrong", interest="Không có.").status_code == 302
    assert Reading.objects.get().verdict == "wrong"
    assert post(reader, "review", finding, decision="pass", reason="").status_code == 302
    assert fresh(finding).state == "passed"
    assert "Đã thông qua" in page(reader, "review", finding)


def test_where_the_verdicts_differ_only_returning_is_offered() -> None:
    finding, reader = make_submitted(), make_reader()
    choose(finding, reader, "right")
    shown = page(reader, "review", finding)
    assert 'value="pass"' not in shown
    assert post(reader, "review", finding, decision="pass", reason="").status_code == 422
    assert post(reader, "review", finding, decision="return", reason="").status_code == 422
    assert post(reader, "review", finding, decision="return", reason="Thiếu nguồn.").status_code == 302
    assert fresh(finding).return_reason == "Thiếu nguồn."
    assert "Thiếu nguồn." in page(finding.author, "finding", finding.dossier)


def test_the_author_and_former_editors_are_told_kindly() -> None:
    first = make_person("officer", "reviewer")
    second = make_person("officer", "reviewer")
    dossier = make_fair(make_dossier(first))
    write(dossier)
    write(dossier, by=second)
    finding = submit(dossier, by=second)
    assert "Bạn là người viết" in page(second, "review", finding, status=403)
    assert "đã từng sửa" in page(first, "review", finding, status=403)
    assert post(first, "review", finding, verdict="wrong", interest="Không có.").status_code == 403
    assert not Reading.objects.exists()


@pytest.mark.parametrize("role", ["officer", "clerk", "administrator"])
def test_only_readers_open_the_queue(role: str) -> None:
    finding = make_submitted()
    page(make_person(role), "review", finding, status=403)
    assert signed_in(make_person(role)).get(reverse("verification:reviews")).status_code == 403


def test_the_queue_lists_what_waits_and_exports_it() -> None:
    finding, reader = make_submitted(), make_reader()
    shown = signed_in(reader).get(reverse("verification:reviews")).content.decode()
    assert finding.public_id in shown
    found = signed_in(reader).get(reverse("verification:reviews"), {"q": "mau son", "state": "submitted"})
    assert finding.public_id in found.content.decode()
    export = signed_in(reader).get(reverse("verification:reviews"), {"export": "csv"})
    assert "Chờ thẩm định" in b"".join(export).decode()


def test_a_draft_is_no_finding_to_review() -> None:
    draft = write(make_fair(make_dossier()))
    page(make_reader(), "review", draft, status=404)


# Corrections


def test_a_correction_is_listed_settled_and_leaves_the_desk() -> None:
    officer = make_person()
    passed(make_submitted(own_mistake(officer), by=officer))
    task = Correction.objects.get()
    now = timezone.now()
    assert "Ta phải đính chính" in [card.title for card in cards_for(officer, at=now)]
    listed = signed_in(officer).get(reverse("verification:corrections"), {"q": "thong cao"}).content.decode()
    assert task.public_id in listed
    assert "Quá hạn" in listed
    assert task.what in page(officer, "correction", task)
    assert post(officer, "correction", task, done_how="").status_code == 422
    assert post(officer, "correction", task, done_how="Đã đăng lại thông cáo.").status_code == 302
    assert not fresh(task).clock.is_running
    assert "Ta phải đính chính" not in [card.title for card in cards_for(officer, at=now)]
    assert "Đã đăng lại thông cáo." in page(officer, "correction", task)


def test_a_correction_goes_to_a_colleague_with_its_clock() -> None:
    officer, other = make_person(), make_person()
    passed(make_submitted(own_mistake(officer), by=officer))
    task = Correction.objects.get()
    due = task.clock.due_at
    answer = post(officer, "hand_over_correction", task, owner=other.pk, reason="Đi công tác.")
    assert answer.status_code == 302
    row = fresh(task)
    assert (row.owner, row.clock.holder, row.clock.due_at) == (other, other, due)


def test_a_reader_reads_corrections_and_settles_none() -> None:
    officer, reader = make_person(), make_reader()
    passed(make_submitted(own_mistake(officer), by=officer))
    task = Correction.objects.get()
    assert "<textarea" not in page(reader, "correction", task)
    assert post(reader, "correction", task, done_how="Đã sửa.").status_code == 403


# Other units, the desk


def test_another_unit_finds_nothing() -> None:
    officer = make_person()
    finding = passed(make_submitted(own_mistake(officer), by=officer))
    waiting = make_submitted(by=officer)
    stranger = make_person("officer", "reviewer", unit=OTHER_UNIT)
    for name, row in (
        ("finding", finding.dossier), ("submit_finding", finding.dossier), ("reopen_dossier", finding.dossier),
        ("review", waiting), ("correction", Correction.objects.get()),
    ):  # fmt: skip
        page(stranger, name, row, status=404)
    for name in ("reviews", "corrections"):
        assert (
            waiting.public_id not in signed_in(stranger).get(reverse(f"verification:{name}")).content.decode()
        )


def test_the_start_page_says_what_waits_for_this_very_person() -> None:
    author = make_person("officer", "reviewer")
    make_submitted(by=author)
    reader, now = make_reader(), timezone.now()
    assert "Chờ tôi thẩm định" in [card.title for card in cards_for(reader, at=now)]
    assert "Chờ tôi thẩm định" not in [card.title for card in cards_for(author, at=now)]


def test_reopening_by_clicks_shows_the_number_that_took_its_place() -> None:
    finding = passed(make_submitted())
    officer, dossier = finding.author, finding.dossier
    # What is passed LATER is reopened by the clock of today.
    assert post(officer, "reopen_dossier", dossier, why="Sở công bố số liệu mới.").status_code == 302
    answer = post(officer, "finding", dossier, **SAID, revision=fresh(dossier).revision)
    assert answer.status_code == 302
    assert Finding.objects.get(number=2).changed_why == "Sở công bố số liệu mới."
    assert "Sở công bố số liệu mới." in page(officer, "finding", dossier)
