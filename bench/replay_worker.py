"""A real worker of the replay that writes down, after every step, the processor time each step has used.

Argument: seconds of the lease. Prints "ready" once its reading child is warm, then works until it is killed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.trust_office import children_of
from nhipcau.sources import rules
from nhipcau.stories.rules import placing

TICK = os.sysconf("SC_CLK_TCK")


class Meter:
    """Processor seconds, seconds and things done, by step, kept in a file of this worker's."""

    def __init__(self, folder: Path) -> None:
        """Count from the start of this process."""
        folder.mkdir(exist_ok=True)
        self.file = folder / f"{os.getpid()}.json"
        self.steps: dict[str, list[float]] = {}
        self.born = time.monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[Callable[[int], None]]:
        """Measure one step; the step says how much it did."""
        used, begun, row = worked(), time.monotonic(), self.steps.setdefault(name, [0.0, 0.0, 0])

        def did(count: int) -> None:
            row[2] += count

        try:
            yield did
        finally:
            row[0] += worked() - used
            row[1] += time.monotonic() - begun
            self.keep()

    def keep(self) -> None:
        """Write all of it; a kill in between costs the last step only."""
        whole = {**self.steps, "all": [worked(), time.monotonic() - self.born, 0]}
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(whole))
        fresh.replace(self.file)


def worked() -> float:
    """Return the processor seconds of this process and its children, the living and the replaced."""
    times = os.times()
    return sum(times[:4]) + sum(map(_of, children_of(os.getpid())))


def _of(pid: int) -> float:
    try:
        row = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, row[11:15])) / TICK


def main() -> None:
    """Shorten the leases before anything copies them, warm the reader, work."""
    lease = timedelta(seconds=float(sys.argv[1]))
    rules.LEASE = placing.LEASE = lease
    meter = Meter(Path(os.environ["NHIPCAU_DATA_DIR"], "meter"))
    import django

    django.setup()
    from nhipcau.journeys.reader import office_reader
    from nhipcau.journeys.worker import run_worker
    from nhipcau.reading.records import Page
    from nhipcau.watching.actions import matching

    matching.LEASE = lease
    _measure(meter)
    with office_reader() as read:
        with meter.step("start"):
            read(Page("warm", b"<p>warm</p>"))
        meter.steps["start"][0] = worked()
        print("ready", flush=True)
        run_worker(reader=read)


def _measure(meter: Meter) -> None:
    """Put the meter around the worker's own steps and duties."""
    from nhipcau.journeys import duties, worker

    for name, counted in (("poll", "polled"), ("fetch", "fetched"), ("read", "read")):
        setattr(worker.Worker, f"_{name}", _step(meter, name, counted, getattr(worker.Worker, f"_{name}")))
    listed = duties.desk_duties

    def measured() -> list[Any]:
        found = listed()
        for duty in found:
            duty.do = _duty(meter, duty.name, duty.do)
        return found

    duties.desk_duties = measured


def _step(
    meter: Meter, name: str, counted: str, step: Callable[[Any, Any], None]
) -> Callable[[Any, Any], None]:
    def measured(worker: Any, done: Any) -> None:
        with meter.step(name) as did:
            step(worker, done)
            did(getattr(done, counted))

    measured.__name__ = name
    return measured


def _duty(meter: Meter, name: str, do: Callable[[Any], int]) -> Callable[[Any], int]:
    def measured(at: Any) -> int:
        with meter.step(name) as did:
            count = do(at)
            did(count)
        return count

    return measured


if __name__ == "__main__":
    main()
