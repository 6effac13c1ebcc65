"""What becomes of facts, and what follows from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.attendance.making import (
    arrives,
    batch,
    excused,
    later,
    outcomes,
    said,
    stands_in,
    taken,
    undone,
    walks_in,
    with_passes,
)
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.actions.taking import take
from nhipcau.attendance.models import Attendance, Batch, Conflict, Excuse, Roll, Scan
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import LineFact, Unreadable, item_from
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return with_passes(make_conference())


def present(made: Made) -> dict[str, str]:
    """Return who is present where, in the morning."""
    rows = Attendance.objects.filter(half_day=made.half_days[0])
    return dict(rows.values_list("delegate__public_id", "site__code"))


def test_a_pass_shown_is_a_presence(made: Made) -> None:
    one = made.at(made.sites[0])[0]
    (result,) = taken(made, arrives(made, one))
    assert (result.outcome, result.name_shown) == (states.NEW, one.name)
    assert present(made) == {one.public_id: "001"}
    row = Attendance.objects.get()
    assert (row.place_id, row.arrived_at) == (one.pk, NOW)
    assert Roll.objects.get(site=made.sites[0], half_day=made.half_days[0]).heard_at == NOW


def test_the_same_pass_at_the_same_site_is_one_presence(made: Made) -> None:
    one = made.delegates[0]
    assert outcomes(taken(made, arrives(made, one), arrives(made, one))) == ["new", "same"]
    assert outcomes(taken(made, arrives(made, one))) == ["same"]
    assert (Attendance.objects.count(), Scan.objects.count()) == (1, 3)


def test_another_half_day_is_another_presence(made: Made) -> None:
    one = made.delegates[0]
    taken(made, arrives(made, one))
    assert outcomes(taken(made, arrives(made, one, half_day=1, said_at=later(300)), at=later(300))) == ["new"]
    assert Attendance.objects.count() == 2


def test_the_same_pass_at_two_sites_is_one_presence_and_one_question(made: Made) -> None:
    one = made.delegates[0]
    taken(made, arrives(made, one))
    assert outcomes(taken(made, arrives(made, one), site=1)) == ["conflict"]
    assert outcomes(taken(made, arrives(made, one), site=1)) == ["same"]
    conflict = Conflict.objects.get()
    assert (conflict.first.site, conflict.scan.site, conflict.state) == (made.sites[0], made.sites[1], "open")
    assert present(made) == {one.public_id: "001"}


def test_a_batch_sent_twice_counts_once_and_answers_alike(made: Made) -> None:
    one, two, *_rest = made.delegates
    sheet = batch(arrives(made, one), arrives(made, two), walks_in(made), stands_in(made, made.delegates[2]))
    ways = {"at": NOW, "batch": sheet, "site_id": made.sites[0].pk, "way": states.ONLINE}
    first = take(**ways)
    entries = Entry.objects.count()
    assert take(**{**ways, "at": later(5)}) == first
    assert outcomes(first) == ["new"] * 4
    counts = (Batch.objects.count(), Scan.objects.count(), Attendance.objects.count(), Entry.objects.count())
    assert counts == (1, 4, 4, entries)


def test_a_fact_in_another_batch_is_the_same_fact(made: Made) -> None:
    fact = arrives(made, made.delegates[0])
    assert taken(made, fact) == taken(made, fact, arrives(made, made.delegates[1]))[:1]
    assert Scan.objects.count() == 2


def test_a_known_batch_may_bring_more_facts(made: Made) -> None:
    first, second = arrives(made, made.delegates[0]), arrives(made, made.delegates[1])
    taken(made, first, batch_id="batch-again-1")
    assert outcomes(taken(made, first, second, batch_id="batch-again-1")) == ["new", "new"]
    assert (Batch.objects.count(), Scan.objects.count()) == (1, 2)


def test_one_entry_for_a_batch_and_no_name_in_it(made: Made) -> None:
    before = Entry.objects.count()
    taken(made, *(arrives(made, one) for one in made.delegates), walks_in(made, "Tên Rất Lạ"))
    entry = Entry.objects.latest("seq")
    assert Entry.objects.count() == before + 1
    assert entry.after is not None
    assert entry.after["new"] == len(made.delegates) + 1
    assert not any(one.name in str(entry.after) for one in made.delegates)
    assert "Tên Rất Lạ" not in str(entry.after)


def test_a_substitute_takes_the_place(made: Made) -> None:
    one = made.delegates[0]
    (result,) = taken(made, stands_in(made, one))
    row = Attendance.objects.get()
    assert (result.outcome, result.name_shown) == (states.NEW, "Đàm Văn Thay")
    assert (row.place_id, row.delegate.place_id) == (one.pk, one.pk)
    assert outcomes(taken(made, arrives(made, one))) == ["refused:place_taken"]
    assert outcomes(taken(made, stands_in(made, one, "Người Thứ Ba"))) == ["refused:place_taken"]
    assert Attendance.objects.count() == 1


def test_a_substitute_of_somebody_present_is_refused_and_not_put_on_the_list(made: Made) -> None:
    one = made.delegates[0]
    people = type(one).objects.count()
    assert outcomes(taken(made, arrives(made, one), stands_in(made, one))) == ["new", "refused:place_taken"]
    assert type(one).objects.count() == people


def test_the_same_substitute_in_the_afternoon_is_the_same_person(made: Made) -> None:
    one = made.delegates[0]
    taken(made, stands_in(made, one))
    taken(made, stands_in(made, one, half_day=1, said_at=later(300)), at=later(300))
    assert Attendance.objects.values("delegate").distinct().count() == 1
    assert Attendance.objects.count() == 2


def test_a_substitute_may_be_told_by_the_pass_of_whom_he_stands_for(made: Made) -> None:
    one = made.delegates[0]
    fact = replace(stands_in(made, one), place=arrives(made, one).code)
    assert outcomes(taken(made, fact)) == ["new"]


def test_a_walk_in_comes_onto_the_list(made: Made) -> None:
    (result,) = taken(made, walks_in(made, category=made.category.public_id))
    one = Attendance.objects.get().delegate
    assert (one.origin, one.site, one.category, one.name) == (
        "walk_in",
        made.sites[0],
        made.category,
        "Lý Thị Mẫu",
    )
    assert result.name_shown == "Lý Thị Mẫu"


def test_an_excuse_stands_until_somebody_comes(made: Made) -> None:
    one = made.delegates[0]
    assert outcomes(taken(made, excused(made, one), excused(made, one))) == ["new", "same"]
    assert outcomes(taken(made, arrives(made, one), excused(made, one))) == ["new", "refused:is_present"]
    assert (Excuse.objects.count(), Attendance.objects.count()) == (1, 1)


def test_undo_takes_back(made: Made) -> None:
    fact = arrives(made, made.delegates[0])
    assert outcomes(taken(made, fact, undone(fact))) == ["new", "new"]
    assert not Attendance.objects.exists()
    assert outcomes(taken(made, undone(fact))) == ["same"]
    assert outcomes(taken(made, arrives(made, made.delegates[0]))) == ["new"]


def test_undo_of_an_earlier_batch(made: Made) -> None:
    fact = arrives(made, made.delegates[0])
    taken(made, fact)
    assert outcomes(taken(made, undone(fact))) == ["new"]
    assert not Attendance.objects.exists()


def test_undo_falls_back_to_the_next_arrival(made: Made) -> None:
    first, second = arrives(made, made.delegates[0]), arrives(made, made.delegates[0])
    taken(made, first)
    taken(made, second)
    taken(made, undone(first))
    assert Attendance.objects.get().scan.fact_id == second.fact_id
    taken(made, undone(second))
    assert not Attendance.objects.exists()


def test_undo_of_the_first_lets_the_other_site_stand(made: Made) -> None:
    one = made.delegates[0]
    first, second = arrives(made, one), arrives(made, one)
    taken(made, first)
    taken(made, second, site=1)
    taken(made, undone(first))
    row = Attendance.objects.get()
    assert (row.site, row.scan.fact_id) == (made.sites[1], second.fact_id)
    assert Conflict.objects.get().state == "gone"


def test_undo_of_the_second_lets_the_question_go(made: Made) -> None:
    one = made.delegates[0]
    second = arrives(made, one)
    taken(made, arrives(made, one))
    taken(made, second, site=1)
    taken(made, undone(second), site=1)
    assert present(made) == {one.public_id: "001"}
    assert Conflict.objects.get().state == "gone"


def test_three_sites_leave_one_question_after_the_first_is_taken_back(made: Made) -> None:
    one = made.delegates[0]
    first = arrives(made, one)
    taken(made, first)
    taken(made, arrives(made, one), site=1)
    taken(made, arrives(made, one), site=2)
    taken(made, undone(first))
    open_one = Conflict.objects.get(state="open")
    assert (open_one.first.site, open_one.scan.site) == (made.sites[1], made.sites[2])
    assert present(made) == {one.public_id: "002"}


def test_an_undo_that_comes_before_its_fact_still_counts(made: Made) -> None:
    fact = arrives(made, made.delegates[0])
    assert outcomes(taken(made, undone(fact))) == ["refused:nothing_to_undo"]
    assert outcomes(taken(made, fact)) == ["refused:taken_back"]
    assert not Attendance.objects.exists()


def test_nobody_takes_back_what_another_site_said(made: Made) -> None:
    fact = arrives(made, made.delegates[0])
    taken(made, fact)
    assert outcomes(taken(made, undone(fact), site=1)) == ["refused:nothing_to_undo"]
    assert Attendance.objects.count() == 1


def test_undo_of_an_excuse(made: Made) -> None:
    fact = excused(made, made.delegates[0])
    taken(made, fact)
    taken(made, undone(fact))
    assert not Excuse.objects.exists()


def test_undo_of_a_substitute_gives_the_place_back(made: Made) -> None:
    fact = stands_in(made, made.delegates[0])
    taken(made, fact)
    assert outcomes(taken(made, undone(fact), arrives(made, made.delegates[0]))) == ["new", "new"]
    assert Attendance.objects.get().delegate == made.delegates[0]


def test_passes_that_open_nothing_are_refused_and_kept(made: Made) -> None:
    other = with_passes(make_conference(sites=1, per_site=1, unit_id="p08")).delegates[0]
    gone, lost = made.delegates[0], made.delegates[1]
    type(gone).objects.filter(pk=gone.pk).update(state="withdrawn", reason="Chuyển công tác")
    old = arrives(made, lost)
    from nhipcau.attendance.actions.passes import revoke_pass

    revoke_pass(by=None, at=NOW, delegate=lost, why="Mất thẻ")
    facts = [arrives(made, other), arrives(made, gone), old, said(made, states.ARRIVE, code="ABCD-EFGH")]
    assert outcomes(taken(made, *facts)) == [
        "refused:other_conference",
        "refused:not_on_list",
        "refused:revoked_pass",
        "refused:unknown_pass",
    ]
    assert Scan.objects.filter(outcome="refused").count() == 4
    assert not Scan.objects.filter(delegate=other).exists()
    assert outcomes(taken(made, arrives(made, lost))) == ["new"]


def test_a_cancelled_conference_takes_nothing(made: Made) -> None:
    type(made.conference).objects.update(state="cancelled", settled_at=NOW)
    assert outcomes(taken(made, arrives(made, made.delegates[0]))) == ["refused:cancelled"]


def test_hours_outside_their_half_day_are_set_aside(made: Made) -> None:
    one, two, three, four = made.delegates[:4]
    facts = [
        arrives(made, one, said_at=NOW - timedelta(hours=9)),
        arrives(made, two, said_at=NOW + timedelta(minutes=1)),
        arrives(made, three, half_day=1),
        arrives(made, four, said_at=None),
        replace(arrives(made, one), half_day="nosuch"),
    ]
    assert outcomes(taken(made, *facts)) == [
        "quarantined:outside_half_day",
        "quarantined:ahead_of_now",
        "quarantined:outside_half_day",
        "quarantined:clock_unknown",
        "quarantined:outside_half_day",
    ]
    assert not Attendance.objects.exists()
    assert Scan.objects.filter(outcome="quarantined").count() == 5


def test_a_wrong_clock_is_set_right_by_its_batch(made: Made) -> None:
    wrong = timedelta(days=3650, hours=7)
    fact = arrives(made, made.delegates[0], said_at=NOW - timedelta(minutes=30) + wrong)
    assert outcomes(taken(made, fact, sent_at=NOW + wrong)) == ["new"]
    assert Attendance.objects.get().arrived_at == NOW - timedelta(minutes=30)
    assert Batch.objects.get().offset_ms == -wrong // timedelta(milliseconds=1)


def test_paper_needs_no_hour(made: Made) -> None:
    fact = arrives(made, made.delegates[0], by_pass=False, said_at=None)
    assert outcomes(taken(made, fact, way=states.PAPER, sent_at=None)) == ["new"]
    assert Attendance.objects.get().arrived_at is None


def test_what_comes_after_the_signature_is_late(made: Made) -> None:
    taken(made, arrives(made, made.delegates[0]))
    Roll.objects.filter(site=made.sites[0], half_day=made.half_days[0]).update(
        signed_at=NOW, signed_present=1, signed_digest="x"
    )
    taken(made, arrives(made, made.delegates[1]))
    assert list(Scan.objects.order_by("id").values_list("is_late", flat=True)) == [False, True]


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(made: Made) -> None:
    fact = arrives(made, made.delegates[0])
    bad: list[Any] = [None, {}, {"fact_id": "fact-bad-0001", "kind": "arrive"}, {"kind": "dance"}, 7]
    results = taken(made, *map(item_from, bad), fact)
    assert outcomes(results) == ["refused:unreadable"] * 5 + ["new"]
    assert [each.field for each in results[:3]] == ["fact", "kind", "half_day"]
    assert Scan.objects.filter(reason="unreadable").count() == 1
    assert isinstance(item_from(None), Unreadable)


def test_the_site_speaks_of_its_line(made: Made) -> None:
    half_day = made.half_days[0].public_id
    early = LineFact("line-00000001", half_day, "connected", None, NOW - timedelta(minutes=20))
    late = LineFact("line-00000002", half_day, "lost", 14, NOW - timedelta(minutes=5))
    assert outcomes(taken(made, late, early)) == ["new", "new"]
    assert outcomes(taken(made, late)) == ["same"]
    roll = Roll.objects.get(site=made.sites[0], half_day=made.half_days[0])
    assert (roll.line, roll.heads, roll.heads_at) == ("lost", 14, NOW - timedelta(minutes=5))


def test_facts_of_another_site_are_not_taken_here(made: Made) -> None:
    fact = arrives(made, made.delegates[0], site=made.sites[1].public_id)
    assert outcomes(taken(made, fact)) == ["refused:other_site"]
