"""A statement to its readers through a bad mail server, putting and sending shot (answering.md, check 6).

The full size is `./run bench mailing`; on whichever database the suite runs on.
"""

from __future__ import annotations

import sys

import pytest
from bench.mailing import middle, rows, run
from bench.trust_office import postgres_server

READERS, KILLS = 300, 16


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks and kills")
@pytest.mark.timeout(300)
def test_each_reader_gets_exactly_one_letter_whatever_is_shot() -> None:
    sink, told = run(READERS, KILLS, postgres_server())
    found = [*middle(told, READERS), *rows(sink, told, KILLS)]
    assert [row for row in found if row.holds is False] == []
    assert sum(row.holds is True for row in found) == 10, "every limit was judged"
    assert told["outcomes"] == {"put": READERS, "same": 3, "suppressed": 3}
    assert {"sent", "failed", "dead", "unsure"} == set(told["states"].values())
