"""Check 6: whatever is said at the doors, in whatever order and however often, the numbers add up.

Batches go through the one way in; the recount walks over places one by one (`test_numbers.assert_agrees`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.attendance.test_numbers import assert_agrees
from tests.people.making import make_person
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.actions.reviewing import accept, dismiss
from nhipcau.attendance.actions.rolls import reopen_roll, sign_roll
from nhipcau.attendance.actions.settling import settle
from nhipcau.attendance.actions.taking import take
from nhipcau.attendance.models import Attendance, Conflict, Roll, Scan
from nhipcau.attendance.queries.presence import present_ids
from nhipcau.attendance.rules.facts import BatchSheet, Fact
from nhipcau.common.refusals import Refused
from nhipcau.people.models import Person
from nhipcau.training.models import Delegate

pytestmark = pytest.mark.django_db

PEOPLE, SITES, HALF_DAYS = 9, 3, 2
person, site, half = st.integers(0, PEOPLE - 1), st.integers(0, SITES - 1), st.integers(0, HALF_DAYS - 1)
step = st.one_of(
    st.tuples(st.just("arrive"), person, site, half),
    st.tuples(st.just("arrive"), person, site, half),
    st.tuples(st.just("walk_in"), st.integers(0, 2), site, half),
    st.tuples(st.just("substitute"), person, site, half),
    st.tuples(st.just("excuse"), person, site, half),
    st.tuples(st.just("outside"), person, site, half),
    st.tuples(st.just("undo"), st.integers(0, 30)),
    st.tuples(st.just("again"), st.integers(0, 30)),
    st.tuples(st.just("sign"), site, half),
    st.tuples(st.just("reopen"), site, half),
    st.tuples(st.just("settle"), st.integers(0, 5), st.booleans()),
    st.tuples(st.just("review"), st.integers(0, 5), half, st.booleans()),
    st.tuples(st.just("withdraw"), person),
    st.tuples(st.just("decline"), person),
)


@dataclass
class Doors:
    """The conference, and what was sent so far."""

    made: Made
    by: Any
    sent: list[tuple[BatchSheet, Any, str]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def do(self, number: int, name: str, *given: int) -> None:
        """Play one step."""
        if name in {"arrive", "walk_in", "substitute", "excuse", "outside"}:
            self._say(number, name, *given)
        elif name == "undo" and self.facts:
            target = self.facts[given[0] % len(self.facts)]
            self._send(
                number, Fact(_id(number), "undo", target.half_day, undoes=target.fact_id, site=target.site)
            )
        elif name == "again" and self.sent:
            batch, at_site, way = self.sent[given[0] % len(self.sent)]
            take(at=NOW, batch=batch, site_id=at_site.pk, way=way)
        else:
            self._decide(name, *given)

    def _say(self, number: int, name: str, who: int, at_site: int, at_half: int) -> None:
        half_day, where = self.made.half_days[at_half], self.made.sites[at_site]
        said_at = half_day.starts_at + timedelta(minutes=number)
        delegate = self.made.delegates[who].public_id
        given: dict[str, Any] = {"delegate": delegate}
        if name == "outside":
            name, said_at = "arrive", half_day.starts_at - timedelta(days=2)
        elif name == "walk_in":
            given = {"name": f"Lục Thị Én {who}", "reason": "Không có tên"}
        elif name == "substitute":
            given = {"name": "Mã Văn Kiên", "reason": "Bận họp", "place": delegate}
        fact = Fact(_id(number), name, half_day.public_id, site=where.public_id, said_at=said_at, **given)
        self.facts.append(fact)
        self._send(number, fact)

    def _send(self, number: int, *facts: Fact) -> None:
        where = next(one for one in self.made.sites if one.public_id == facts[0].site)
        batch = BatchSheet(_id(1000 + number), facts, sent_at=AFTER, offset_ms=0)
        self.sent.append((batch, where, "online"))
        answers = take(at=AFTER, batch=batch, site_id=where.pk, way="online")
        assert len(answers) == len(facts)

    def _decide(self, name: str, *given: int) -> None:
        try:
            getattr(self, f"_{name}", lambda *_: None)(*given)
        except Refused:
            return

    def _sign(self, at_site: int, at_half: int) -> None:
        sign_roll(
            at=AFTER, site=self.made.sites[at_site], half_day=self.made.half_days[at_half], name="Bế Kiên"
        )

    def _reopen(self, at_site: int, at_half: int) -> None:
        for roll in Roll.objects.filter(site=self.made.sites[at_site], half_day=self.made.half_days[at_half]):
            reopen_roll(by=self.by, at=AFTER, roll=roll, why="Ghi sót")

    def _settle(self, which: int, is_second: int) -> None:
        rows = list(
            Conflict.objects.filter(state="open").select_related("scan__site", "first__site", "half_day")
        )
        if rows:
            row = rows[which % len(rows)]
            chosen = row.scan.site if is_second else row.first.site
            settle(by=self.by, at=AFTER, conflict=row, site=chosen, reason="Chủ trì xác nhận")

    def _review(self, which: int, at_half: int, is_accepted: int) -> None:
        rows = list(Scan.objects.filter(outcome="quarantined", accepted_at=None))
        if not rows:
            return
        scan = rows[which % len(rows)]
        if is_accepted:
            accept(by=self.by, at=AFTER, scan=scan, half_day=self.made.half_days[at_half])
        else:
            dismiss(by=self.by, at=AFTER, scan=scan, why="Không đúng buổi")

    def _withdraw(self, who: int) -> None:
        Delegate.objects.filter(pk=self.made.delegates[who].pk).update(state="withdrawn", reason="Rút")

    def _decline(self, who: int) -> None:
        Delegate.objects.filter(pk=self.made.delegates[who].pk).update(answer="excused")


AFTER = NOW + timedelta(days=1)
"""Everything comes late, when both half-days are over."""


def _id(number: int) -> str:
    return str(UUID(int=number + 1))


def play(made: Made, by: Any, steps: list[tuple[Any, ...]]) -> None:
    """Play the steps, then hold every number against the recount; nothing stays in the database."""
    with transaction.atomic():
        doors = Doors(made, by)
        for number, one in enumerate(steps):
            doors.do(number, *one)
        assert_agrees(made)
        for half_day in made.half_days:
            rows = Attendance.objects.filter(half_day=half_day)
            assert len(present_ids(made.conference, half_day)) == rows.count()
        transaction.set_rollback(True)


@pytest.fixture
def made() -> Made:
    return make_conference(sites=SITES, per_site=PEOPLE // SITES)


STILL = settings(
    max_examples=8, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
)  # fmt: skip
"""Without shrinking: an example costs half a second, and a failing one is short enough to read."""


@STILL
@given(steps=st.lists(step, min_size=5, max_size=25))
def test_numbers_add_up_after_any_sequence(made: Made, steps: list[tuple[Any, ...]]) -> None:
    play(made, _by(), steps)


@pytest.mark.slow
@settings(STILL, max_examples=300)
@given(steps=st.lists(step, min_size=5, max_size=60))
def test_numbers_add_up_after_any_long_sequence(made: Made, steps: list[tuple[Any, ...]]) -> None:
    play(made, _by(), steps)


def _by() -> Any:
    return Person.objects.filter(username="lan.nong").first() or make_person("lan.nong", "officer")
