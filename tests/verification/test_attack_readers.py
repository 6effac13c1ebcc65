"""Charter 8, widened: whoever wrote any sealed part of a dossier never decides on it (action, list, database)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.verification.dossiers_making import visit
from tests.verification.findings_making import (
    LATER,
    choose,
    fresh,
    make_dossier,
    make_fair,
    make_reader,
    submit,
    write,
)
from tests.verification.making import make_person

from nhipcau.common.refusals import Refused
from nhipcau.verification.actions.dossiers import hand_over, write_text
from nhipcau.verification.actions.requests import ask
from nhipcau.verification.actions.reviews import pass_finding, return_finding
from nhipcau.verification.actions.searches import log_search
from nhipcau.verification.models import Capture, KeptFile, Reading
from nhipcau.verification.queries.reviews import reviews_for, waiting_for

pytestmark = pytest.mark.django_db


def searched(dossier: Any, by: Any) -> None:
    log_search(
        by=by, at=LATER, dossier=dossier, seen=dossier.revision, side="both", where="Cổng thông tin xã",
        words="số nhà ngập", found_nothing=True,
    )  # fmt: skip


def rewrote(dossier: Any, by: Any) -> None:
    write_text(
        by=by, at=LATER, dossier=dossier, seen=dossier.revision, name="best_case", text="Có hai đợt lũ liền."
    )


def asked(dossier: Any, by: Any) -> None:
    ask(
        by=by, at=LATER, dossier=dossier, seen=dossier.revision, kind="reply", unit_id="",
        addressee="UBND xã Mẫu", question="Xã đếm thế nào?",
    )  # fmt: skip


HANDS = {
    "evidence": lambda dossier, by: visit(dossier, by=by),
    "search": searched,
    "text": rewrote,
    "question": asked,
}


@pytest.mark.parametrize("hand", HANDS)
def test_whoever_wrote_a_part_is_no_second_reader(hand: str) -> None:
    helper = make_person("officer", "reviewer")
    dossier = make_fair(make_dossier())
    HANDS[hand](dossier, helper)
    write(dossier)
    finding = submit(dossier)
    assert list(waiting_for(helper, at=LATER)) == []
    assert reviews_for(helper).get().is_own
    with pytest.raises(Refused, match="góp chứng cứ"):
        choose(finding, helper)
    with pytest.raises(DatabaseError, match="wrote no part"), transaction.atomic():
        Reading.objects.create(
            finding=finding, reviewer=helper, verdict="wrong", interest="Không có.", chosen_at=LATER
        )


def test_opening_and_holding_a_dossier_keep_nobody_from_reading() -> None:
    keeper, writer = make_person("officer", "reviewer"), make_person()
    dossier = make_dossier(by=keeper)
    dossier = hand_over(by=keeper, at=LATER, dossier=dossier, seen=dossier.revision, owner=writer)
    dossier = make_fair(dossier)
    write(dossier)
    finding = submit(dossier)
    assert list(waiting_for(keeper, at=LATER)) == [finding]
    choose(finding, keeper)
    assert pass_finding(by=keeper, at=LATER, finding=finding).reviewer == keeper


def test_whoever_returned_a_finding_may_read_the_next_one() -> None:
    reader, dossier = make_reader(), make_fair(make_dossier())
    write(dossier)
    first = submit(dossier)
    choose(first, reader)
    return_finding(by=reader, at=LATER, finding=first, reason="Thiếu nguồn.")
    write(fresh(dossier))
    second = submit(dossier)
    choose(second, reader)
    assert pass_finding(by=reader, at=LATER, finding=second).state == "passed"


@pytest.mark.parametrize("roles", [("administrator", "reviewer"), ("administrator", "spokesperson")])
def test_an_administrator_with_a_readers_role_sees_nothing_waiting_and_decides_nothing(roles: Any) -> None:
    dossier = make_fair(make_dossier())
    write(dossier)
    finding, administrator = submit(dossier), make_person(*roles)
    assert list(waiting_for(administrator, at=LATER)) == []
    with pytest.raises(Refused):
        choose(finding, administrator)


def test_kept_copies_never_change_in_the_database() -> None:
    person = make_person()
    page = Capture.objects.create(
        url="https://a.vn/", final_url="https://a.vn/", status=200, captured_at=LATER, captured_by=person,
        sha256="a" * 64, warc_sha256="b" * 64, warc_size=1, text="Chữ.",
    )  # fmt: skip
    file = KeptFile.objects.create(
        name="a.pdf", media_type="application/pdf", size=1, sha256="c" * 64, original_sha256="c" * 64,
        kept_at=LATER, kept_by=person,
    )  # fmt: skip
    for table, row, change in (
        ("verification_capture", page, "warc_sha256 = sha256"),
        ("verification_capture", page, "text = 'Khác.'"),
        ("verification_capture", page, "final_url = 'https://b.vn/'"),
        ("verification_kept_file", file, "sha256 = 'd'"),
        ("verification_kept_file", file, "name = 'b.exe'"),
    ):
        sql = f"UPDATE {table} SET {change} WHERE id = %s"  # noqa: S608 - our own tables
        with (
            pytest.raises(DatabaseError, match="never changes"),
            transaction.atomic(),
            connection.cursor() as c,
        ):
            c.execute(sql, [row.pk])
