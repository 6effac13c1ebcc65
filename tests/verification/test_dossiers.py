"""Opening a dossier, its texts, its keeper; who sees it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from tests.verification.dossiers_making import fresh, make_dossier, visit
from tests.verification.making import NOW, OTHER_UNIT, make_claim, make_person

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.verification.actions.dossiers import hand_over, open_dossier, write_text
from nhipcau.verification.actions.turning import step, turn
from nhipcau.verification.models import Dossier
from nhipcau.verification.queries.dossiers import dossiers_for, get_dossier_for, listed_dossiers_for
from nhipcau.verification.queries.dossiers_timeline import timeline_of
from nhipcau.verification.queries.history import changes_since, history_of

pytestmark = pytest.mark.django_db
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def test_opening_numbers_by_unit_and_year_and_starts_a_clock() -> None:
    here, there = make_person(), make_person(unit=OTHER_UNIT)
    opened = [make_dossier(here), make_dossier(there), make_dossier(here)]
    assert [str(one) for one in opened] == ["1/2026", "1/2026", "2/2026"]
    first = opened[0]
    assert first.owner == here
    assert first.clock is not None
    assert first.clock.subject == f"verification.dossier:{first.public_id}"
    assert first.clock.due_at > NOW
    assert Entry.objects.filter(verb="verification.open_dossier").count() == 3


def test_the_year_is_the_offices_own() -> None:
    officer = make_person()
    midnight = datetime(2027, 1, 1, 0, 30, tzinfo=LOCAL)
    dossier = open_dossier(by=officer, at=midnight, claim=make_claim(by=officer))
    assert (dossier.year, dossier.number) == (2027, 1)


@pytest.mark.parametrize(
    ("kind", "state"), [("opinion", "filed"), ("", "noted"), ("question", "filed")], ids=str
)
def test_only_an_open_checkable_claim_has_a_dossier(kind: str, state: str) -> None:
    officer = make_person()
    claim = make_claim(by=officer, kind=kind, state=state)
    with pytest.raises(Refused):
        open_dossier(by=officer, at=NOW, claim=claim)


def test_a_claim_has_one_dossier() -> None:
    dossier = make_dossier()
    with pytest.raises(Refused, match="đã có hồ sơ"):
        open_dossier(by=dossier.owner, at=NOW, claim=dossier.claim)
    assert Dossier.objects.count() == 1


def test_another_unit_sees_nothing_of_it() -> None:
    dossier = make_dossier()
    stranger = make_person("officer", "administrator", unit=OTHER_UNIT)
    assert not dossiers_for(stranger).exists()
    with pytest.raises(Http404):
        get_dossier_for(stranger, dossier.public_id)


def test_a_second_writer_of_a_text_is_told_and_nothing_is_lost() -> None:
    dossier, other = make_dossier(), make_person(name="Người Thứ Hai")
    seen = dossier.revision
    write_text(by=other, at=NOW, dossier=dossier, seen=seen, name="best_case", text="Xã đếm cả nhà bỏ hoang.")
    with pytest.raises(Stale):
        write_text(by=dossier.owner, at=NOW, dossier=dossier, seen=seen, name="best_case", text="Lời khác.")
    assert fresh(dossier).best_case == "Xã đếm cả nhà bỏ hoang."
    overtaken_by = changes_since(dossier, seen)
    assert [one.by for one in overtaken_by] == ["Người Thứ Hai"]
    added = [run.text for line in overtaken_by[0].lines for run in line.runs if run.change == "added"]
    assert added == ["Xã đếm cả nhà bỏ hoang."]


def test_what_would_show_us_wrong_is_not_emptied_under_evidence() -> None:
    dossier = make_dossier()
    visit(dossier)
    with pytest.raises(Refused):
        write_text(
            by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, name="would_show_wrong",
            text="  ",
        )  # fmt: skip
    assert fresh(dossier).would_show_wrong


def test_handing_over_goes_to_a_colleague_only() -> None:
    dossier, colleague = make_dossier(), make_person(name="Đồng Nghiệp")
    for wrong in (make_person(unit=OTHER_UNIT), make_person("clerk")):
        with pytest.raises(Refused):
            hand_over(by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, owner=wrong)
    hand_over(by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, owner=colleague)
    assert fresh(dossier).owner == colleague
    clock = fresh(dossier).clock
    assert clock is not None
    assert clock.holder == colleague


def test_every_change_is_in_history_and_record() -> None:
    dossier = make_dossier()
    visit(dossier)
    verbs = [change.verb for change in dossier.changes.order_by("revision")]
    assert verbs == [
        "verification.open_dossier",
        "verification.would_show_wrong",
        "verification.add_evidence",
    ]
    subject = f"verification.dossier:{dossier.public_id}"
    assert set(verbs) == set(Entry.objects.filter(subject=subject).values_list("verb", flat=True))
    assert [one.revision for one in history_of(dossier)] == [3, 2, 1]


def test_nobody_changes_what_is_being_read() -> None:
    dossier = make_dossier()
    Dossier.objects.filter(pk=dossier.pk)
    with pytest.raises(Refused):
        step(
            dossier=dossier, by=dossier.owner, at=NOW, verb="verification.close", about="", seen=dossier.revision,
            origin="in_review", to="closed",
        )  # fmt: skip
    assert fresh(dossier).revision == dossier.revision


def test_what_comes_from_outside_overtakes_nobody() -> None:
    dossier = make_dossier()
    row = turn(dossier=dossier, by=dossier.owner, at=NOW, verb="verification.answer", about="", seen=None)
    assert row.revision == dossier.revision + 1


def test_the_list_counts_what_stands_and_knows_what_is_late() -> None:
    dossier = make_dossier()
    visit(dossier, stance="supports")
    visit(dossier)
    clock = fresh(dossier).clock
    assert clock is not None
    rows = {late: listed_dossiers_for(dossier.owner, at=at).get() for late, at in
            ((False, NOW), (True, clock.due_at + timedelta(minutes=1)))}  # fmt: skip
    assert (rows[False].supporting, rows[False].contradicting) == (1, 1)  # type: ignore[attr-defined]
    assert [late for late, row in rows.items() if row.is_late == late] == [False, True]  # type: ignore[attr-defined]


def test_the_timeline_puts_the_saying_before_the_opening() -> None:
    dossier = make_dossier()
    visit(dossier)
    kinds: list[Any] = [event.kind for day in timeline_of(dossier) for event in day.events]
    assert kinds.index("said") < kinds.index("opened")
    assert "evidence" in kinds
