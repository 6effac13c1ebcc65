"""Check 3: two devices with one pass at one instant; the same fact twice."""

from __future__ import annotations

from threading import Barrier

import pytest
from tests.attendance.crowd import at_once
from tests.attendance.making import arrives, taken, with_passes
from tests.training.making import Made, make_conference

from nhipcau.attendance.models import Attendance, Conflict, Scan
from nhipcau.attendance.rules.facts import Fact

PAIRS = 200


def raced(made: Made, pairs: list[list[tuple[int, Fact]]]) -> list[list[str]]:
    """Send both of each pair at one instant."""

    def send(pair: list[tuple[int, Fact]]) -> list[str]:
        barrier = Barrier(2)

        def one(said: tuple[int, Fact]) -> str:
            barrier.wait(10)
            return taken(made, said[1], site=said[0])[0].outcome

        return at_once(one, pair, threads=2)

    return [send(pair) for pair in pairs]


@pytest.mark.slow
def test_one_pass_at_two_sites_at_one_instant(file_database: None) -> None:
    made = with_passes(make_conference(sites=2, per_site=PAIRS // 2))
    pairs = [[(0, arrives(made, one)), (1, arrives(made, one))] for one in made.delegates]
    assert [sorted(each) for each in raced(made, pairs)] == [["conflict", "new"]] * PAIRS
    assert (Scan.objects.count(), Attendance.objects.count(), Conflict.objects.count()) == (400, 200, 200)


@pytest.mark.slow
def test_the_same_fact_twice_at_one_instant(file_database: None) -> None:
    made = with_passes(make_conference(sites=1, per_site=40))
    facts = [arrives(made, one) for one in made.delegates]
    told = raced(made, [[(0, fact), (0, fact)] for fact in facts])
    assert told == [["new", "new"]] * 40
    assert (Scan.objects.count(), Attendance.objects.count()) == (40, 40)
