"""What is near, what each role sees first, how a clock is told: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from nhipcau.clocks.rules.due import end_of
from nhipcau.common import desk, waiting
from nhipcau.common.waiting import Waiting, Waits, waiting_for
from nhipcau.people.rules import PERMISSIONS, ROLES
from nhipcau.today.rules.order import FIRST, LEADING, first_keys, rank_for
from nhipcau.today.rules.urgency import LATER, NO_CLOCK, OVERDUE, TODAY, WEEK, group_of, grouped
from nhipcau.today.wording import due_words

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""09:00 where the office stands."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OWN = 5
"""Lines that the first made room tells."""


@pytest.mark.parametrize(
    ("left", "group", "words"),
    [
        (-49 * HOUR, OVERDUE, "quá hạn 2 ngày"),
        (-10 * HOUR, OVERDUE, "quá hạn 1 ngày"),
        (-3 * HOUR, OVERDUE, "quá hạn 3 giờ"),
        (-timedelta(minutes=5), OVERDUE, "vừa quá hạn"),
        (timedelta(), TODAY, "hôm nay 09:00"),
        (7 * HOUR, TODAY, "hôm nay 16:00"),
        (15 * HOUR, TODAY, "hết hôm nay"),
        (16 * HOUR, WEEK, "ngày mai 01:00"),
        (39 * HOUR, WEEK, "hết ngày mai"),
        (5 * DAY, WEEK, "còn 5 ngày"),
        (8 * DAY, LATER, "còn 8 ngày, 28/11/2026"),
    ],
)
def test_a_clock_stands_in_its_group_and_is_told_in_days(left: timedelta, group: str, words: str) -> None:
    assert group_of(AT + left, AT) == group
    with translation.override("vi"):
        assert due_words(AT + left, AT) == words


def test_a_whole_day_is_in_time_until_midnight() -> None:
    midnight = end_of(date(2026, 11, 20))
    assert group_of(midnight, midnight - timedelta(seconds=1)) == TODAY
    assert group_of(midnight, midnight + timedelta(seconds=1)) == OVERDUE


def test_groups_keep_the_order_and_empty_ones_are_left_out() -> None:
    rows = [Waiting("a", "a", "/", AT - DAY), Waiting("b", "b", "/", AT + DAY), Waiting("c", "c", "/")]
    assert [(key, [row.title for row in held]) for key, held in grouped(rows, AT)] == [
        (OVERDUE, ["a"]), (WEEK, ["b"]), (NO_CLOCK, ["c"]),
    ]  # fmt: skip


@dataclass
class Colleague:
    """Somebody with these roles."""

    roles: frozenset[str]

    def may(self, action: str) -> bool:
        return not PERMISSIONS[action].isdisjoint(self.roles)


def test_the_oldest_clock_stands_first_then_what_waits_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        Waiting("", "mới", "/", None, AT), Waiting("", "cũ", "/", None, AT - DAY), Waiting("", "không rõ", "/"),
        Waiting("", "mai", "/", AT + DAY), Waiting("", "trễ", "/", AT - DAY),
    ]  # fmt: skip
    many = [Waiting("", str(number), "/") for number in range(200)]
    made = {
        "press.a": Waits("press.a", lambda _person, _at: rows),
        "press.b": Waits("press.b", lambda _person, _at: many, needs="signing.keep_keys"),
        "press.c": Waits("press.c", lambda _person, _at: many, roles=frozenset({"clerk"})),
    }
    monkeypatch.setattr(waiting, "_builders", made)
    told = waiting_for(Colleague(frozenset({"officer"})), AT)
    assert [row.title for row in told] == ["trễ", "mai", "cũ", "mới", "không rõ"]
    assert {row.room for row in told} == {"press"}
    for role in ("clerk", "administrator"):
        assert len(waiting_for(Colleague(frozenset({role})), AT)) == OWN + waiting.MOST


def test_every_role_has_an_order_and_it_names_only_cards_that_exist() -> None:
    assert set(FIRST) == set(LEADING) == set(ROLES)
    known = set(desk._builders) | {key.partition(".")[0] for key in desk._builders}
    unknown = {key for keys in FIRST.values() for key in keys} - known - {"reports", "steering"}
    assert not unknown


def test_an_officer_begins_with_the_press_and_the_country_with_its_reports() -> None:
    officer = rank_for(["officer"], "p04")
    assert officer("press.enquiries") < officer("verification.claims") < officer("monitoring.today")
    speaker = rank_for(["officer", "spokesperson"], "p04")
    assert speaker("statements.approval") < speaker("press.enquiries")
    country = rank_for(["officer"], "vn")
    assert country("reports.reviewing") < country("steering.tasks") < country("press.enquiries")
    assert first_keys([], "p04") == ()
