"""`./run bench archive`: a folder of archives read by every engine; ratios to one process and to the cores.

Prints pages a second, processor time a page (all that a busy machine leaves comparable), memory, and whether
all engines wrote the same bytes. BENCH_PAGES sets the size.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reading import made_pages
from tests.reading.made_archives import write_archive

from nhipcau.journeys.tools import office_tools
from nhipcau.reading.engines import inline
from nhipcau.reading.engines.archives import EngineName, Running, read_waiting
from nhipcau.reading.engines.results import Results, open_results
from nhipcau.reading.inputs import pages

PAGES = int(os.environ.get("BENCH_PAGES", "1500"))
ARCHIVES = 6
LOOK_EVERY = 0.5


@dataclass
class Memory:
    """The most that this process and all below it held at once."""

    most: int = 0

    def look(self, stop: threading.Event) -> None:
        """Look until told to stop."""
        while not stop.wait(LOOK_EVERY):
            self.most = max(self.most, sum(map(_resident, _family(os.getpid()))))


def _family(pid: int) -> list[int]:
    below = [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in _words(path)]
    return [pid, *(each for child in below for each in _family(child))]


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []


def _resident(pid: int) -> int:
    """Return the proportional share, so that pages shared by forked processes count once."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)


@contextmanager
def watched() -> Iterator[Memory]:
    """Watch memory meanwhile."""
    memory, stop = Memory(), threading.Event()
    watcher = threading.Thread(target=memory.look, args=(stop,))
    watcher.start()
    try:
        yield memory
    finally:
        stop.set()
        watcher.join()


def used() -> float:
    """Return the processor seconds of this process and of all its ended children."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def make(folder: Path) -> None:
    """Write made pages of the press with its boxes into archives."""
    made = list(made_pages.pages(PAGES))
    for number in range(ARCHIVES):
        share = made[number::ARCHIVES]
        addresses = (f"https://bao{number}.example/{each}.html" for each in range(len(share)))
        contents = (each.html.encode() for each in share)
        write_archive(folder / f"{number}.warc.gz", dict(zip(addresses, contents, strict=True)))


def parts(results: Results) -> dict[str, bytes]:
    """Return every part."""
    return {path.name: path.read_bytes() for path in (results.folder / "parts").iterdir()}


def main() -> None:
    """Make, read by every engine, compare."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    base = Path(tempfile.mkdtemp(prefix="nhipcau-bench-"))
    try:
        (base / "archives").mkdir()
        make(base / "archives")
        size = sum(path.stat().st_size for path in (base / "archives").iterdir())
        print(f"{PAGES} made pages in {ARCHIVES} archives, {size / 1e6:.1f} MB; {cores} cores")
        compare(base, cores)
    finally:
        shutil.rmtree(base)


def compare(base: Path, cores: int) -> None:
    """Print a line a way of reading."""
    head = ("pages/s", "CPU ms a page", "to one process", "its CPU", "memory MB", "same bytes")
    print(f"{'engine':24}" + "".join(f"{each:>15}" for each in head))
    tools = office_tools()
    begun, spent = time.monotonic(), used()
    count = sum(1 for _ in inline.read_all(pages(base / "archives"), tools))
    line = count / (time.monotonic() - begun), (used() - spent) / count * 1000
    print(f"{'the line alone, here':24}{line[0]:15.1f}{line[1]:15.1f}")
    truth: dict[str, bytes] = {}
    first: tuple[float, float] | None = None
    for engine, workers in (("inline", 1), ("processes", 1), ("processes", cores), ("dask", cores)):
        results, speed, cost, memory = timed(base, engine, workers)
        truth, first = truth or parts(results), first or (speed, cost)
        same = "yes" if parts(results) == truth else "NO"
        ratios = f"{speed / first[0]:15.2f}{cost / first[1]:15.2f}"
        print(f"{f'{engine} ({workers})':24}{speed:15.1f}{cost:15.1f}{ratios}{memory:15.0f}{same:>15}")
        if same == "NO":
            sys.exit(f"{engine} wrote other bytes than inline did")


def timed(base: Path, engine: str, workers: int) -> tuple[Results, float, float, float]:
    """Read all archives one way; return pages a second, CPU milliseconds a page and megabytes."""
    with watched() as memory:
        begun, spent = time.monotonic(), used()
        results = open_results(base / f"{engine}{workers}", [str(base / "archives")])
        list(read_waiting(results, EngineName(engine), Running(office_tools, workers)))
        seconds, worked = time.monotonic() - begun, used() - spent
    count = results.counts().outcomes.total()
    return results, count / seconds, worked / count * 1000, memory.most / 1e6


if __name__ == "__main__":
    main()
