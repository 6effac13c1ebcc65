"""Units in, parts out, read by the workers of a Dask cluster: our own on loopback or one elsewhere.

Called by `archives`. A worker reads each page in a child of its own, for the same limits as anywhere else.
"""

from __future__ import annotations

import atexit
import multiprocessing
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from nhipcau.reading.engines.archives import Parts, Running, part_of
from nhipcau.reading.engines.problems import NoDaskError, UnitsLeftError
from nhipcau.reading.engines.processes import Children
from nhipcau.reading.engines.units import Unit

AHEAD = 3
"""Units handed to the scheduler for each worker: one being read, the next at hand."""
LOST_WORKERS = 3
"""So many workers may die over one unit before the run gives it up: pages cannot kill them, machines can."""


def by_dask(units: Sequence[Unit], running: Running) -> Parts:
    """Read units on a cluster; each part comes back to this process, which alone writes."""
    try:
        import distributed  # noqa: PLC0415 - loaded only by those who ask for it
    except ImportError as error:
        raise NoDaskError from error
    with _client(running) as client:
        yield from _collected(units, running, client, distributed)


def _collected(units: Sequence[Unit], running: Running, client: Any, distributed: Any) -> Parts:
    workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    left, lost = deque(units), []

    def submit() -> Any:
        unit = left.popleft()
        return client.submit(_read, unit, running, key=f"nhipcau-{unit.key}", pure=False)

    by_key = {f"nhipcau-{unit.key}": unit for unit in units}
    first = [submit() for _ in range(min(len(left), AHEAD * workers))]
    done = distributed.as_completed(first, loop=client.loop)
    for future in done:
        unit = by_key[future.key]
        if future.status == "finished":
            yield unit, future.result()
        else:
            lost.append(f"{unit.key}: {future.exception()}"[:200])
        future.release()
        if left:
            done.add(submit())
    if lost:
        raise UnitsLeftError("; ".join(lost[:5]))


@contextmanager
def _client(running: Running) -> Iterator[Any]:
    """Connect to the scheduler that is named, or start workers here that nobody else can reach."""
    import dask  # noqa: PLC0415
    import distributed  # noqa: PLC0415

    settings = {
        "distributed.worker.daemon": False,  # daemons may have no children
        "distributed.scheduler.allowed-failures": LOST_WORKERS,
        "distributed.comm.timeouts.connect": "30s",
    }
    with ExitStack() as stack, dask.config.set(settings):
        address = running.scheduler
        if address is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            address = stack.enter_context(
                distributed.LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=running.workers, threads_per_worker=1, processes=True, host="127.0.0.1",
                    dashboard_address=None, memory_limit=0, local_directory=folder, silence_logs=40,
                )
            )  # fmt: skip
        yield stack.enter_context(distributed.Client(address, set_as_default=False))  # type: ignore[no-untyped-call]


_children: dict[Running, Children] = {}
"""Kept by each worker between units: a child takes seconds to load the gazetteer."""


def _read(unit: Unit, running: Running) -> bytes:
    """Read a unit; runs in a worker of the cluster."""
    if running not in _children:
        # The workers of a cluster started elsewhere may be daemons, to which Python forbids children.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
        _children[running] = Children(running.make_tools, workers=1, limits=running.limits)
        atexit.register(_children[running].__exit__, KeyboardInterrupt)
    return part_of(unit, _children[running])
