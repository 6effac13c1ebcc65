"""The ledger of a batch under any sequence of facts, without a database."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.deciding import Case, decide, in_order, taken
from nhipcau.attendance.rules.standing import TAKEN, Standing

PEOPLE, SITES, HALF_DAYS = 4, 3, 2
SUBSTITUTES = {11: 1, 12: 2}
"""Who stands in for whom."""

arrivals = st.builds(
    lambda number, who, site, half_day: Case(
        f"a{number}", states.ARRIVE, site, half_day, who, SUBSTITUTES.get(who, who)
    ),
    st.integers(0, 30), st.sampled_from([*range(1, PEOPLE + 1), *SUBSTITUTES]), st.integers(1, SITES),
    st.integers(1, HALF_DAYS),
)  # fmt: skip
excuses = st.builds(
    lambda number, who, site, half_day: Case(f"e{number}", states.EXCUSE, site, half_day, who, who),
    st.integers(0, 10), st.integers(1, PEOPLE), st.integers(1, SITES), st.integers(1, HALF_DAYS),
)  # fmt: skip
undos = st.builds(
    lambda number, target, site: Case(f"u{number}", states.UNDO, site, undoes=target),
    st.integers(0, 20), st.one_of(st.integers(0, 30).map("a{}".format), st.integers(0, 10).map("e{}".format)),
    st.integers(1, SITES),
)  # fmt: skip


def played(cases: Sequence[Case]) -> Standing:
    """Let facts come one after another, each id once."""
    standing = Standing()
    for case in cases:
        if case.fact_id not in standing.said:
            taken(case, decide(case, standing), standing)
    return standing


@settings(max_examples=300)
@given(st.lists(st.one_of(arrivals, arrivals, excuses, undos), max_size=40))
def test_what_stands_follows_from_the_facts(cases: list[Case]) -> None:
    standing = played(cases)
    standing_facts = {
        said.fact_id
        for said in standing.said.values()
        if said.outcome in TAKEN and said.kind != states.UNDO and said.fact_id not in standing.undone
    }
    assert {presence.fact_id for presence in standing.presences.values()} <= standing_facts
    assert len({(key[0], row.place) for key, row in standing.presences.items()}) == len(standing.presences)
    arrived = {
        (said.half_day, said.delegate)
        for said in standing.said.values()
        if said.fact_id in standing_facts and said.kind == states.ARRIVE
    }
    assert arrived == set(standing.presences)
    for key, questions in standing.questions.items():
        for question in questions:
            assert {question.fact_id, question.first} <= standing_facts
            assert question.first == standing.presences[key].fact_id
            assert question.site != standing.presences[key].site


@settings(max_examples=200)
@given(
    st.lists(arrivals, max_size=25, unique_by=lambda case: case.fact_id), st.randoms(use_true_random=False)
)
def test_arrivals_in_any_order_leave_as_many_places_filled(cases: list[Case], chance: object) -> None:
    filled = {(*key[0:1], row.place) for key, row in played(cases).presences.items()}
    chance.shuffle(cases)  # type: ignore[attr-defined]
    assert {(*key[0:1], row.place) for key, row in played(cases).presences.items()} == filled


@given(st.lists(st.one_of(arrivals, undos), max_size=25, unique_by=lambda case: case.fact_id))
def test_nothing_is_taken_back_before_it_was_said(cases: list[Case]) -> None:
    places = {case.fact_id: place for place, case in enumerate(in_order(cases, {}))}
    assert len(places) == len(cases)
    for case in cases:
        if case.undoes in places:
            assert places[case.undoes] < places[case.fact_id]
