"""Each fuzz target runs for a few seconds and finds nothing; CI sets NHIPCAU_FUZZ_SECONDS to a minute."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TARGETS = sorted(HERE.glob("fuzz_*.py"))
SECONDS = int(os.environ.get("NHIPCAU_FUZZ_SECONDS", "6"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="atheris is built for Linux")
@pytest.mark.parametrize("target", TARGETS, ids=lambda path: path.stem)
def test_a_target_finds_nothing(target: Path, tmp_path: Path) -> None:
    limits = [f"-max_total_time={SECONDS}", "-seed=20261122"]
    done = subprocess.run(
        [sys.executable, str(target), *limits], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(HERE.parents[1])}, timeout=SECONDS + 110,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-3000:]
    assert "Done " in done.stderr, "the target ended before it fuzzed"


def test_every_parser_has_a_target() -> None:
    assert [path.stem for path in TARGETS] == [
        "fuzz_feeds", "fuzz_mentions", "fuzz_published", "fuzz_reading", "fuzz_warc",
    ]  # fmt: skip
