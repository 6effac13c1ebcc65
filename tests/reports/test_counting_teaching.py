"""What training brought, counted as the conference's own report counts it; never one person's score."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.attendance.attending import arrive
from tests.learning.certifying import first_of, make_certified, make_officer
from tests.learning.questions_making import LATER, make_asked, make_shown
from tests.learning.test_sheets import make_test, take_both
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.queries.numbers import numbers
from nhipcau.learning.actions.answering import answer_live
from nhipcau.learning.actions.certifying import revoke
from nhipcau.learning.queries.testing import result_of
from nhipcau.reports.queries.counting import Counted, counted
from nhipcau.training.actions.conferences import settle_conference

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 6, 15), date(2026, 12, 14)


def count(code: str, unit: str = "p04", since: date = SINCE, until: date = UNTIL) -> Counted:
    found = counted(code, unit, since, until, at=LATER)
    if found.amount is not None:
        assert found.amount == sum(row.amount for row in found.rows)
        assert (found.base or 0) == sum(row.base or 0 for row in found.rows)
    return found


def settle(made: Made, *, is_held: bool = True) -> None:
    made.conference.refresh_from_db()
    settle_conference(
        by=make_officer(), at=LATER, conference=made.conference, is_held=is_held, outcome="Đủ chương trình.",
        seen=made.conference.revision,
    )  # fmt: skip


def test_conferences_and_people_as_their_report_counts_them() -> None:
    made = make_conference(sites=2, per_site=3)
    for delegate in made.delegates[:4]:
        arrive(delegate, made.half_days[0])
    arrive(made.delegates[0], made.half_days[1])
    assert count("conferences").amount == 0, "planned is not held"
    settle(made)
    assert (count("conferences").amount, count("trained").amount) == (1000, 4000)
    assert numbers(made.conference).present == 4
    assert count("trained").rows[0].url == made.conference.get_absolute_url()
    assert count("trained", until=date(2026, 11, 19)).amount == 0


def test_a_cancelled_conference_and_a_planned_one_count_nothing() -> None:
    settle(make_conference(sites=1, per_site=1), is_held=False)
    make_conference(sites=1, per_site=1)
    assert (count("conferences").amount, count("trained").amount) == (0, 0)


def test_certificates_in_force_by_number_and_not_by_name() -> None:
    made = make_certified(per_site=3, at=NOW)
    revoke(by=make_officer(), at=LATER, certificate=first_of(made), why="Cấp nhầm", confirmed_at=LATER)
    found = count("certificates")
    assert found.amount == 2000
    names = {delegate.name for delegate in made.delegates}
    assert not any(name in f"{row.title} {row.said}" for name in names for row in found.rows)


def test_the_gain_is_the_sum_of_gains_over_people_and_of_five_at_least() -> None:
    made = make_conference(sites=2, per_site=6)
    test = make_test(made)
    points = [(1, 3), (2, 4), (0, 5), (3, 3), (2, 3)]
    take_both(test, made.delegates[:5], points)
    settle(made)
    found = count("test_gain")
    gains = [100 * (after - before) / 5 for before, after in points]
    assert (found.amount, found.base) == (round(sum(gains) * 1000), 5000)
    told: Any = result_of(test)
    assert found.amount is not None
    assert found.amount / found.base == pytest.approx(told.whole.mean_gain)  # type: ignore[operator]


def test_four_people_tell_nothing() -> None:
    made = make_conference(sites=1, per_site=4)
    take_both(make_test(made), made.delegates, [(1, 3), (2, 4), (0, 5), (3, 3)])
    settle(made)
    assert (count("test_gain").amount, list(count("test_gain").rows)) == (None, [])


def test_questions_answered_of_those_asked() -> None:
    made = make_conference(sites=1, per_site=2)
    shown = make_shown(made)
    make_asked(made, 1, text="Còn câu này?")
    answer_live(by=make_officer(), at=LATER, question=shown, words="", answered_by="Phó Giám đốc")
    settle(made)
    found = count("questions_answered")
    assert (found.amount, found.base) == (1000, 2000)
