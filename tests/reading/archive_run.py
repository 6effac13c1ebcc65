"""A reading of archives in a process of its own, for tests that kill it. Arguments: folder, results, engine."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.reading.made_archives import trapped

from nhipcau.reading.engines.archives import EngineName, Running, read_waiting
from nhipcau.reading.engines.limits import Limits
from nhipcau.reading.engines.results import held, open_results

LIMITS = Limits(wall_seconds=15, cpu_seconds=1)
"""Far apart: on a busy machine a page that spins must meet its processor limit first, under every engine."""


def main(folder: str, into: str, engine: str) -> None:
    """Read what waits."""
    with held(Path(into)):
        results = open_results(Path(into), [folder])
        for unit in read_waiting(results, EngineName(engine), Running(trapped, 2, LIMITS)):
            sys.stdout.write(f"{unit.key}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
