"""Whole workers under fire on whichever database the suite runs on: poll, fetch, real reading child, poison page.

The rooms' own kill tests shoot at one queue each, on SQLite; `./run bench trust jobs` runs this at full size.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.trust_office import office, postgres_server

ROOT = Path(__file__).resolve().parents[1]
PAGES, KILLS = 40, 4
CAMPAIGN = f"""
from bench.trust_jobs import campaign_on, judge
from bench.trust_rows import show
campaign, squad, is_finished = campaign_on(pages={PAGES}, kills={KILLS})
show("finished", campaign.shots, "", holds=is_finished and campaign.shots == {KILLS})
judge(campaign, squad)
"""
OF_TIME = "worst recovery"
"""Printed by the benchmark; a test does not judge by the clock."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for orphans in /proc")
@pytest.mark.timeout(300)
def test_workers_under_fire_lose_and_double_nothing() -> None:
    with office(postgres_server()) as environment:
        done = subprocess.run(
            [sys.executable, "-c", CAMPAIGN],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        log = Path(environment["NHIPCAU_DATA_DIR"], "workers.log")
        told = log.read_text()[-3000:] if log.exists() else ""
    assert done.returncode == 0, done.stderr[-3000:] + told
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) >= 10
    assert [row for row in rows if row["holds"] is False and not row["what"].startswith(OF_TIME)] == []


def test_an_office_under_fire_is_never_the_one_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NHIPCAU_DATA_DIR", "/the/real/office")
    with office() as environment:
        assert environment["NHIPCAU_DATA_DIR"] != os.environ["NHIPCAU_DATA_DIR"]
        assert environment["NHIPCAU_DATABASE_URL"].startswith(f"sqlite:///{environment['NHIPCAU_DATA_DIR']}")
